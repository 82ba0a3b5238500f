/** Sets of another program in which part of the chloride stands at another potential than the rest, and in which there are two chlorides. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries } from '../../analyse';
import type { Finding, XpsResult } from '../../result';
import { readSets, settingsOf, spectraOf } from '../../testing/counted-sets';

const sets = readSets<'apart' | 'chlorides'>(resolve(import.meta.dirname, 'fixtures/apart-sets.json'));
const analysed = (name: keyof typeof sets): XpsResult => {
  const states = spectraOf(sets[name], ['Ru3d_C1s', 'Cl2p']);
  return analyseXpsSeries(states, settingsOf(sets[name], states));
};
const rail = ({ findings }: XpsResult, name: string): Finding[] => findings.filter(({ key }) => key === `xpsFinding.${name}`);

describe('chloride of which part is charged otherwise', () => {
  const result = analysed('apart');

  it('is told from Ru 3d and Cl 2p together', () => {
    const [found] = rail(result, 'apartSuspected');
    expect(found).toMatchObject({ severity: 'problem', region: 'Ru3d_C1s' });
    expect(String(found!.params['states']).split(', ')).toEqual(['before', 'discharge1']);
    expect(Number(found!.params['percent'])).toBeCloseTo(29, -1);
    expect(Number(found!.params['shift'])).toBeCloseTo(0.8, 1);
  });

  it('is in the uncertainties of the shares that it makes wrong', () => {
    const truth = sets.apart.states.map(({ fractions }) => fractions);
    result.states.forEach(({ fractions }, at) => Object.values(fractions!).forEach(({ value, stdUncertainty }, i) => expect(Math.abs(value - truth[at]![i]!)).toBeLessThan(2 * stdUncertainty!)));
    const { params } = rail(result, 'apartSuspected')[0]!;
    const right = sets.apart.states.find(({ id }) => id === params['state'])!.fractions[['Ru²⁺', 'Ru³⁺', 'Ru⁴⁺'].indexOf(String(params['ion']))]!;
    expect(Math.abs(Number(params['without']) - right)).toBeGreaterThan(0.05);
    expect(Math.abs(Number(params['with']) - right)).toBeLessThan(0.03);
  });
});

it('is not taken for what two chlorides are', () => {
  const result = analysed('chlorides');
  expect(rail(result, 'apartSuspected')).toEqual([]);
  result.states.forEach(({ fractions }, at) => Object.values(fractions!).forEach(({ value }, i) => expect(Math.abs(value - sets.chlorides.states[at]!.fractions[i]!)).toBeLessThan(0.03)));
});
