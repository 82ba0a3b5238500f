import { describe, expect, it } from 'vitest';
import { chosenHalfCycles, cyclesInList, halfCyclesOf, type HalfCycleChoice } from './half-cycle-choice';
import { splitSteps } from './split-steps';
import { buildCurve, stretches } from './testing/build-curve';

const up = { hours: 2, current: 0.1, from: 3, to: 4 };
const down = { hours: 2, current: -0.1, from: 4, to: 3 };

/** As step indices. */
function chosen(parts: Parameters<typeof stretches>[0], choice: Partial<HalfCycleChoice>, settings: Parameters<typeof halfCyclesOf>[1] = { pins: null, states: ['before', 'charge1', 'discharge1'] }) {
  const split = splitSteps(buildCurve(stretches(parts)));
  if (!split.ok) throw new Error('the curve of this test must be split');
  return chosenHalfCycles(halfCyclesOf(split.value, settings), { cycles: 'all', list: '', direction: 'both', ...choice }).map(({ step }) => step);
}
const three = [up, down, up, down, up];

describe('a list of cycles', () => {
  it.each([['1, 3-5', [1, 3, 4, 5]], ['3 1 1', [1, 3]], ['2〜3、9', [2, 3, 9]], ['', []], ['0', []], ['2-1', []], ['8-99', [8, 9, 10]]])('%s', (list, numbers) => {
    expect(cyclesInList(list, 10)).toEqual(numbers);
  });

  it.each(['first', '1-', '1.5', '-2'])('%s cannot be read', (list) => {
    expect(cyclesInList(list, 10)).toBeNull();
  });
});

describe('half cycles', () => {
  it('are chosen by cycle and by direction', () => {
    expect(chosen(three, {})).toEqual([0, 1, 2, 3, 4]);
    expect(chosen(three, { cycles: 'first' })).toEqual([0, 1]);
    expect(chosen(three, { cycles: 'last' })).toEqual([4]);
    expect(chosen(three, { cycles: 'list', list: '2-3', direction: 'charge' })).toEqual([2, 4]);
    expect(chosen(three, { direction: 'discharge' })).toEqual([1, 3]);
    expect(chosen(three, { cycles: 'list', list: 'two' })).toEqual([]);
  });

  it('keep their order where a cell begins with a discharge', () => {
    expect(chosen([down, up, down, up], { cycles: 'first' })).toEqual([0]);
    expect(chosen([down, up, down, up], { cycles: 'list', list: '2' })).toEqual([1, 2]);
    expect(chosen([down, up, down, up], { cycles: 'all' })).toEqual([0, 1, 2, 3]);
  });

  it('lead to the states that stand at their ends, or were moved into them', () => {
    expect(chosen(three, { cycles: 'states' })).toEqual([0, 1]);
    // A row in the middle of the third half cycle.
    const pins = [{ stateId: 'charge1', afterStep: 0, row: 2 * 120 + 60 }, { stateId: 'before', afterStep: -1, row: null }];
    expect(chosen(three, { cycles: 'states' }, { pins, states: ['before', 'charge1'] })).toEqual([2]);
  });
});
