import { expect, it } from 'vitest';
import { analyseXpsSeries } from '../../analyse';
import type { RegionData, StateData } from '../../series';
import { bruteDoniachSunjic, readLine } from '../../testing/brute-force-lines';
import { drawFiveStates } from '../../testing/five-states';
import { randomFrom } from '../../testing/random';
import { onlyRegions } from '../../testing/recovery';
import { testSettings } from '../../testing/test-settings';

const { truth, states: drawn } = drawFiveStates(2, 'voigt');
const plain = drawn.slice(0, 2).map((state) => onlyRegions(state, ['Ru3d_C1s']));
const heavyIn = (states: readonly StateData[]) => analyseXpsSeries(states, { ...testSettings(states), foreignSpecies: 'ignore' }).findings.filter(({ key }) => key === 'xpsFinding.carbonHeavy');

/** The state with sp² carbon of `times` the area of its Ru 3d on top. */
function underCarbon(state: StateData, at: number, times: number): StateData {
  const data: RegionData = state.regions['Ru3d_C1s']!;
  const { areas, chargeShift } = truth.states[at]!;
  const line = bruteDoniachSunjic(0.7, 0.25, 0.1, 12);
  const random = randomFrom(11 + at);
  const counts = data.counts.map((count, i) => count + random.poisson(times * areas.Ru3d * readLine(line.profile, data.bindingEnergy[i]! - chargeShift - 284.5) * data.transmission![i]! * data.livetimeS!));
  return { ...state, regions: { Ru3d_C1s: { ...data, counts } } };
}

it('names states in which carbon hides ruthenium, with how much of it there is', () => {
  const found = heavyIn([underCarbon(plain[0]!, 0, 6), underCarbon(plain[1]!, 1, 2)]);
  expect(found.map(({ stateId, severity }) => [stateId, severity])).toEqual([[truth.states[0]!.id, 'problem'], [truth.states[1]!.id, 'caution']]);
  // The electrode's own carbon adds a fifth to a third; what the damped tail of the line loses to the background is not counted.
  expect(Math.abs(Number(found[0]!.params['ratio']) - 6.3)).toBeLessThan(0.7);
  expect(Math.abs(Number(found[1]!.params['ratio']) - 2.3)).toBeLessThan(0.4);
});

it('has no word for the carbon of an electrode', () => {
  expect(heavyIn(plain)).toEqual([]);
});
