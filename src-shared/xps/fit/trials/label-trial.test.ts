/** Series that hold one oxidation state alone: which it is, only the position tells. */
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries } from '../../analyse';
import type { Finding, XpsResult } from '../../result';
import type { RegionData, StateData } from '../../series';
import { bruteDoniachSunjic, bruteVoigt, readLine, type GridLine } from '../../testing/brute-force-lines';
import { randomFrom } from '../../testing/random';
import { testSettings } from '../../testing/test-settings';

const major = bruteVoigt(0.95, 0.3);
const minor = bruteVoigt(0.95, 0.5);
const sp2 = bruteDoniachSunjic(0.7, 0.25, 0.1, 12);
const oxidised = bruteVoigt(1.1, 0.2);

/** Two states with one doublet of ruthenium at `position`, charge shifts 0.3 and −0.1 eV, and carbon. */
function oneDoublet(position: number): StateData[] {
  const random = randomFrom(17);
  const lines: [GridLine, number, number][] = [[major, position, 6], [minor, position + 4.17, 4.1], [sp2, 284.5, 1.9], [oxidised, 286.1, 0.5], [oxidised, 287.6, 0.2]];
  return [0.3, -0.1].map((shift, at): StateData => {
    const bindingEnergy = Float64Array.from({ length: 201 }, (_, i) => 276 + 0.1 * i);
    const counts = bindingEnergy.map((energy) => random.poisson(1500 + 1200 * lines.reduce((sum, [line, place, area]) => sum + area * (readLine(line.profile, energy - shift - place) + 0.02 * readLine(line.integral, energy - shift - place)), 0)));
    const data: RegionData = { measurementId: `m${at}`, bindingEnergy, counts, livetimeS: 1, isPoisson: true, transmission: null };
    return { stateId: `s${at}`, regions: { Ru3d_C1s: data } };
  });
}

function analysed(position: number): XpsResult {
  const states = oneDoublet(position);
  return analyseXpsSeries(states, testSettings(states));
}
const rail = ({ findings }: XpsResult, name: string): Finding[] => findings.filter(({ key }) => key === `xpsFinding.${name}`);
const share = (result: XpsResult, ion: 'Ru2+' | 'Ru3+' | 'Ru4+') => result.states.map(({ fractions }) => fractions![ion]);

describe('one line of ruthenium', () => {
  it('is Ru³⁺ where Ru³⁺ is expected, without a doubt', () => {
    const result = analysed(281.95);
    expect(rail(result, 'labelsAmbiguous')).toEqual([]);
    for (const { value, stdUncertainty } of share(result, 'Ru3+')) {
      expect(value).toBeGreaterThan(0.97);
      expect(stdUncertainty!).toBeLessThan(0.1);
    }
  });

  // RuCl3 is reported from 281.0 to 282.2 eV, Ru²⁺ of chlorides from 280.5 to 280.9 eV.
  it('is Ru²⁺ or Ru³⁺ half way between them, which is said and in the uncertainty', () => {
    const result = analysed(281.4);
    const [found] = rail(result, 'labelsAmbiguous');
    expect(found).toMatchObject({ severity: 'problem', region: 'Ru3d_C1s' });
    expect([found!.params['taken'], found!.params['other']].sort()).toEqual(['Ru²⁺ 3d', 'Ru³⁺ 3d']);
    expect(Number(found!.params['probability'])).toBeLessThanOrEqual(0.5);
    for (const { stdUncertainty } of share(result, 'Ru3+')) expect(stdUncertainty!).toBeGreaterThan(0.3);
  });

  // The likelier labels are taken: without this the line of Ru⁴⁺ was pure Ru³⁺.
  it('at 282.9 eV is Ru⁴⁺', () => {
    const result = analysed(282.9);
    for (const { value } of share(result, 'Ru4+')) expect(value).toBeGreaterThan(0.9);
    result.states.forEach(({ chargeShift }, at) => expect(chargeShift!.value).toBeCloseTo([0.3, -0.1][at]!, 1));
  });
});
