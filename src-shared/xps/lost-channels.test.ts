import { expect, it, test } from 'vitest';
import { analyseXpsSeries } from './analyse';
import { lostFindings, withoutLostChannels } from './lost-channels';
import type { XpsSettings } from './model';
import type { RegionData, StateData } from './series';
import { drawFiveStates } from './testing/five-states';
import { onlyRegions } from './testing/recovery';
import { testSettings } from './testing/test-settings';

const { truth, states } = drawFiveStates(3, 'voigt', 20_000);
const ru3d = (state: StateData): RegionData => state.regions['Ru3d_C1s']!;
const withCounts = (data: RegionData, change: (count: number, i: number) => number): RegionData => ({ ...data, counts: data.counts.map(change) });
const at = (data: RegionData, energy: number): number => data.bindingEnergy.findIndex((one) => one >= energy - 1e-6);

it('finds nothing in spectra of lines and counts, of few counts, of a narrow line, and of a rate', () => {
  for (const level of [20_000, 200, 20]) {
    for (const state of drawFiveStates(11, 'voigt', level).states) for (const region of Object.values(state.regions)) expect(withoutLostChannels(region)).toBe(region);
  }
  const rates = withCounts({ ...ru3d(states[1]!), isPoisson: false, livetimeS: 1 }, (count) => count / 3.7);
  expect(withoutLostChannels(rates)).toBe(rates);
  const x = Float64Array.from({ length: 200 }, (_, i) => 80 + 0.05 * i);
  const narrow: RegionData = { measurementId: 'm', bindingEnergy: x, counts: x.map((energy) => Math.round(500 + 1e6 * Math.exp(-4 * Math.LN2 * ((energy - 84) / 0.5) ** 2))), livetimeS: null, isPoisson: true, transmission: null };
  expect(withoutLostChannels(narrow)).toBe(narrow);
});

test.each([2, 20, 0.3])('takes out a channel on the slope of a line that holds %s times what it should, and names it', (factor) => {
  const data = ru3d(states[1]!);
  const i = at(data, 282);
  const left = withoutLostChannels(withCounts(data, (count, k) => (k === i ? Math.round(factor * count) : count)));
  expect(left.lost).toEqual([{ kind: 'lone', from: data.bindingEnergy[i], to: data.bindingEnergy[i], channels: 1 }]);
  expect([...left.counts]).toEqual([...data.counts].filter((_, k) => k !== i));
  expect(left.transmission).toHaveLength(left.counts.length);
});

it('takes out zeros where counts were due, within a spectrum and to its end', () => {
  const data = ru3d(states[1]!);
  const [from, end] = [at(data, 285), at(data, 292)];
  const left = withoutLostChannels(withCounts(data, (count, i) => ((i >= from && i < from + 3) || i >= end ? 0 : count)));
  expect(lostFindings(left.lost!)).toEqual([{ name: 'deadChannels', at: `285.00–285.20, 292.00–${data.bindingEnergy.at(-1)!.toFixed(2)}` }]);
  expect(left.counts.includes(0)).toBe(false);
});

it('leaves zeros between the lines of an ordinate that is no count: a background may have been subtracted', () => {
  const data: RegionData = { ...ru3d(states[1]!), isPoisson: false, livetimeS: null };
  const subtracted = withCounts(data, (count, i) => (i > 20 && i < 30 ? 0 : count));
  expect(withoutLostChannels(subtracted).lost).toBeUndefined();
});

it('brings the fractions right that one discharge makes wrong, and says so', () => {
  const few = states.slice(0, 3).map((state) => onlyRegions(state, ['Ru3d_C1s', 'Cl2p']));
  const settings: XpsSettings = { ...testSettings(few), foreignSpecies: 'ignore' };
  const hot = withCounts({ ...ru3d(few[1]!), fileName: 'charge1.vms' }, (count, i) => (i === at(ru3d(few[1]!), 282) ? 20 * count : count));
  const fractionsOf = (region: RegionData) => {
    const result = analyseXpsSeries([few[0]!, { ...few[1]!, regions: { ...few[1]!.regions, Ru3d_C1s: region } }, few[2]!], settings);
    const worst = Math.max(...result.states.flatMap(({ fractions }, i) => Object.values(fractions!).map(({ value }, k) => Math.abs(value - truth.states[i]!.fractions[k]!))));
    return { worst, said: result.findings.filter(({ key }) => key === 'xpsFinding.loneChannels') };
  };
  expect(fractionsOf(hot).worst).toBeGreaterThan(0.1);
  const mended = fractionsOf(withoutLostChannels(hot));
  expect(mended.worst).toBeLessThan(0.03);
  expect(mended.said).toEqual([{ key: 'xpsFinding.loneChannels', severity: 'caution', stateId: 'charge1', region: 'Ru3d_C1s', params: { line: 'Ru 3d + C 1s', file: 'charge1.vms', at: '282.00' } }]);
});
