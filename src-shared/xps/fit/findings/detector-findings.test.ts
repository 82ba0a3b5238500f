import { describe, expect, it } from 'vitest';
import { analyseXpsSeries } from '../../analyse';
import type { Finding } from '../../result';
import type { RegionData, StateData } from '../../series';
import { drawFiveStates, type Flavour } from '../../testing/five-states';
import { onlyRegions } from '../../testing/recovery';
import { testSettings } from '../../testing/test-settings';

const drawn = (seed: number, flavour: Flavour): StateData[] => drawFiveStates(seed, flavour).states.slice(0, 3).map((state) => onlyRegions(state, ['Ru3d_C1s']));

function named(states: readonly StateData[], key: string): Finding[] {
  return analyseXpsSeries(states, { ...testSettings(states), foreignSpecies: 'ignore' }).findings.filter((finding) => finding.key === `xpsFinding.${key}`);
}

const changed = (states: readonly StateData[], change: (data: RegionData) => RegionData): StateData[] =>
  states.map((state) => ({ ...state, regions: Object.fromEntries(Object.entries(state.regions).map(([key, data]) => [key, change(data)])) }));

describe('counts', () => {
  const states = drawn(2, 'voigt');

  it('have no word where they are as events are counted', () => {
    expect([...named(states, 'countRateHigh'), ...named(states, 'scatterSmall')]).toEqual([]);
  });

  it('at rates at which single detectors lose some are named with the rate, state by state', () => {
    // The same counts in a time in which the highest channel has 3 · 10⁶ s⁻¹.
    const fast = changed(states, (data) => ({ ...data, livetimeS: Math.max(...data.counts) / 3e6 }));
    expect(named(fast, 'countRateHigh').map(({ stateId, params }) => [stateId, params['rate']])).toEqual(states.map(({ stateId }) => [stateId, expect.closeTo(3, 9)]));
  });

  it('that scatter less than events do are named, and once for a region', () => {
    // Means of three neighbours scatter a third as much.
    const smoothed = changed(states, (data) => ({ ...data, counts: data.counts.map((value, i, all) => Math.round(((all[i - 1] ?? value) + value + (all[i + 1] ?? value)) / 3)) }));
    const found = named(smoothed, 'scatterSmall');
    expect(found.map(({ stateId, region }) => [stateId, region])).toEqual([[null, 'Ru3d_C1s']]);
    expect(Number(found[0]!.params['scatter'])).toBeLessThan(0.5);
  });
});

describe('the step behind ruthenium', () => {
  it('that a Tougaard tail leaves at zero is named with what that may be', () => {
    expect(named(drawn(1, 'tougaard'), 'lossStepZero')).toMatchObject([{ region: 'Ru3d_C1s', params: { parameter: 'Ru3d_C1s/background.ruthenium' } }]);
  });

  it('is there where the background steps', () => {
    expect(named(drawn(2, 'voigt'), 'lossStepZero')).toEqual([]);
  });
});
