import { describe, expect, it } from 'vitest';
import type { RegionData, StateData } from '@shared/xps/series';
import { emptyRegion } from '../edits/component-edits';
import { movedWindow, windowEnds } from './window-limits';

const data = (...bindingEnergy: number[]): RegionData => ({ bindingEnergy: Float64Array.from(bindingEnergy) }) as unknown as RegionData;
const states: StateData[] = [
  { stateId: 'a', regions: { Cl2p: data(194, 199, 204) } },
  { stateId: 'b', regions: { Cl2p: data(193.9, 199, 203.9) } },
];

describe('windowEnds', () => {
  it('are those of the window, else of what was measured', () => {
    const region = emptyRegion('Cl2p', 'Cl 2p');
    expect(windowEnds(region, data(194, 199, 204))).toEqual([194, 204]);
    expect(windowEnds({ ...region, window: [195, 203] }, data(194, 204))).toEqual([195, 203]);
    expect(windowEnds(region, null)).toBeNull();
  });
});

describe('movedWindow', () => {
  it('moves one end and leaves the other', () => {
    expect(movedWindow([194, 204], 'low', 195.204, 'Cl2p', states)).toEqual([195.2, 204]);
    expect(movedWindow([194, 204], 'high', 202, 'Cl2p', states)).toEqual([194, 202]);
  });

  it('keeps room between the ends and stays on what some state measured', () => {
    expect(movedWindow([194, 200], 'low', 250, 'Cl2p', states)).toEqual([199, 200]);
    expect(movedWindow([194, 200], 'high', 100, 'Cl2p', states)).toEqual([194, 195]);
    expect(movedWindow([194, 200], 'low', 100, 'Cl2p', states)).toEqual([193.9, 200]);
    expect(movedWindow([194, 200], 'high', 999, 'Cl2p', states)).toEqual([194, 204]);
  });
});
