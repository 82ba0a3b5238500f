import { describe, expect, test } from 'vitest';
import { pairCycles, splitSteps } from './split-steps';
import { buildCurve, stretches, type BuiltRow, type Stretch } from './testing/build-curve';

const charge: Stretch = { hours: 10, current: 0.05, from: 3, to: 4 };
const discharge: Stretch = { hours: 20, current: -0.05, from: 3.8, to: 2.6 };
const rest: Stretch = { hours: 1, current: 0, from: 3, to: 3 };

const steps = (rows: readonly BuiltRow[], options?: Parameters<typeof buildCurve>[1]) => {
  const result = splitSteps(buildCurve(rows, options));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const charges = (rows: readonly BuiltRow[], options?: Parameters<typeof buildCurve>[1]) => steps(rows, options).steps.map((step) => step.chargeMAh);

describe('splitting', () => {
  test('rests part steps; charge is current times time', () => {
    const { steps: found } = steps(stretches([rest, charge, rest, discharge, rest]));
    expect(found.map((step) => step.direction)).toEqual(['charge', 'discharge']);
    // The last step before a rest ends with its last row; half an interval of 60 s may be lost at the start.
    expect(found[0]!.chargeMAh).toBeCloseTo(0.5, 3);
    expect(found[1]!.chargeMAh).toBeCloseTo(-1, 3);
    expect(found[1]!.restBeforeS).toBeCloseTo(3600, -2);
    expect(found[0]!.meanCurrentMA).toBeCloseTo(0.05, 3);
  });

  test('a rest of which only the beginning was written is no charge', () => {
    const written = stretches([rest, { ...charge, hours: 1 }]).filter(({ time, current }) => current !== 0 || time <= 60);
    const [step] = steps(written).steps;
    // 0.05 mA for an hour; an hour of silence before its first row is not half an hour of current.
    expect(step!.chargeMAh).toBeCloseTo(0.05, 3);
    expect(step!.meanCurrentMA).toBeCloseTo(0.05, 3);
  });

  test('energy and mean voltage of a straight line', () => {
    const [step] = steps(stretches([charge, discharge])).steps;
    expect(step!.meanVoltageV).toBeCloseTo(3.5, 2);
    expect(step!.energyMWh).toBeCloseTo(0.5 * 3.5, 2);
  });

  test('an interrupted step stays one step', () => {
    const half = { ...charge, hours: 5 };
    const { steps: found } = steps(stretches([half, rest, { ...half, from: 3.5 }, discharge]));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ direction: 'charge', interruptions: 1 });
    expect(found[0]!.chargeMAh).toBeCloseTo(0.5, 2);
    expect(found[0]!.interruptionsS).toBeCloseTo(3660, -2);
  });

  test('a check pulse is no step', () => {
    const pulse: Stretch = { hours: 1 / 60, current: -0.02, from: 3.4, to: 3.4 };
    const { steps: found, fragments } = steps(stretches([{ ...charge, hours: 5 }, pulse, { ...charge, hours: 5, from: 3.5 }, discharge]));
    expect(found.map((step) => step.direction)).toEqual(['charge', 'discharge']);
    expect(fragments).toBe(1);
  });

  test('half a cycle at the end stays half', () => {
    const cycles = pairCycles(steps(stretches([charge, discharge, charge])).steps);
    expect(cycles.map((cycle) => [cycle.charge?.index, cycle.discharge?.index])).toEqual([[0, 1], [2, undefined]]);
  });

  test('a discharge before any charge is no part of a cycle with the charge after it', () => {
    const cycles = pairCycles(steps(stretches([discharge, charge, discharge])).steps);
    expect(cycles.map((cycle) => [cycle.index, cycle.charge?.index, cycle.discharge?.index])).toEqual([[0, undefined, 0], [1, 1, 2]]);
  });
});

describe('conventions', () => {
  const rows = stretches([rest, charge, rest, discharge]);

  test('reversed sign', () => {
    const reversed = steps(rows.map((row) => ({ ...row, current: -row.current })));
    expect(reversed.passed.wasReversed).toBe(true);
    expect(reversed.steps.map((step) => step.chargeMAh)).toEqual(charges(rows));
  });

  test('currents without sign', () => {
    const halves = rows.map((row) => ({ ...row, current: Math.abs(row.current), half: row.current < 0 ? 1 : 0 }));
    const unsigned = steps(halves, { extra: { half: 'half-cycle' } });
    expect(unsigned.passed.wasUnsigned).toBe(true);
    expect(unsigned.steps.map((step) => step.direction)).toEqual(['charge', 'discharge']);
    expect(unsigned.steps[1]!.chargeMAh).toBeCloseTo(-1, 2);
  });

  test('units', () => {
    const scaled = rows.map((row) => ({ time: row.time / 3600, voltage: row.voltage * 1000, current: row.current * 1000 }));
    const found = charges(scaled, { units: { time: 'h', voltage: 'mV', current: 'µA' } });
    charges(rows).forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9));
  });
});

describe('counters', () => {
  /** Charge counted between the rows exactly, as a cycler does. */
  const counted = (rows: readonly BuiltRow[], restart: 'never' | 'every-step', isSigned: boolean) => {
    let sum = 0;
    return rows.map((row, i) => {
      if (restart === 'every-step' && i > 0 && Math.sign(row.current) !== Math.sign(rows[i - 1]!.current)) sum = 0;
      if (i > 0) sum += ((isSigned ? row.current : Math.abs(row.current)) * (row.time - rows[i - 1]!.time)) / 3600;
      return { ...row, count: sum };
    });
  };
  const rows = stretches([rest, charge, discharge, rest]);

  test.each([
    ['cumulative', 'never', true, 'charge'],
    ['cumulative without sign', 'never', false, 'charge'],
    ['restarting at every step', 'every-step', true, 'capacity'],
    ['restarting, without sign', 'every-step', false, 'capacity'],
  ] as const)('%s', (_, restart, isSigned, quantity) => {
    const { steps: found, passed } = steps(counted(rows, restart, isSigned), { extra: { count: quantity }, units: { count: 'mA h' } });
    expect(passed.counter).toBe('count');
    expect(found[0]!.chargeMAh).toBeCloseTo(0.5, 9);
    expect(found[1]!.chargeMAh).toBeCloseTo(-1, 9);
  });

  test('a counter that turns the other way than the current', () => {
    const turned = counted(rows, 'never', true).map((row) => ({ ...row, count: -row.count }));
    const found = charges(turned, { extra: { count: 'charge' }, units: { count: 'mA h' } });
    expect(found[0]).toBeCloseTo(0.5, 9);
    expect(found[1]).toBeCloseTo(-1, 9);
  });

  test('a counter of charges alone does not make the discharges nothing', () => {
    const chargesOnly = counted(rows.map((row) => ({ ...row, current: Math.max(0, row.current) })), 'never', true).map(({ count }, i) => ({ ...rows[i]!, count }));
    const { steps: found, passed } = steps(chargesOnly, { extra: { count: 'capacity' }, units: { count: 'mA h' } });
    expect(passed.counter).toBeNull();
    expect(found[0]!.chargeMAh).toBeCloseTo(0.5, 2);
    expect(found[1]!.chargeMAh).toBeCloseTo(-1, 2);
  });

  test('what the first row of a discharge still counts of the charge belongs to the charge', () => {
    const whole = counted(stretches([charge, discharge]), 'never', true);
    const turn = whole.findIndex(({ current }) => current < 0);
    const before = whole[turn - 1]!.count;
    const rest = 1e-4;
    const shifted = whole.map((row, i) => (i < turn ? row : { ...row, count: i === turn ? before + rest : row.count - whole[turn]!.count + before + rest }));
    const [first, second] = charges(shifted, { extra: { count: 'charge' }, units: { count: 'mA h' } });
    expect(first).toBeCloseTo(before + rest, 12);
    expect(second).toBeCloseTo(whole.at(-1)!.count - whole[turn]!.count, 12);
  });

  test('a counter that restarts inside a step', () => {
    const restarted = counted(rows, 'never', true);
    const at = restarted.findIndex((row) => row.time > 6 * 3600);
    const broken = restarted.map((row, i) => (i >= at ? { ...row, count: row.count - restarted[at - 1]!.count } : row));
    expect(charges(broken, { extra: { count: 'charge' }, units: { count: 'mA h' } })[0]).toBeCloseTo(0.5, 9);
  });

  test('a time counter that restarts is continued', () => {
    const at = rows.findIndex((row) => row.time > 6 * 3600);
    const appended = rows.map((row, i) => (i >= at ? { ...row, time: row.time - rows[at - 1]!.time } : row));
    const { data, steps: found } = steps(appended);
    expect(data.timeRestarts).toEqual([at]);
    expect(found[0]!.chargeMAh).toBeCloseTo(0.5, 2);
    expect(data.timeS[data.timeS.length - 1]).toBeCloseTo(rows[rows.length - 1]!.time, 6);
    // A cycler whose counter begins at an hour: the hour is no pause, and no charge passed in it.
    const later = steps(appended.map((row) => ({ ...row, time: row.time + 3600 })));
    expect(later.data.timeRestarts).toEqual([at]);
    expect(later.steps[0]!.chargeMAh).toBeCloseTo(found[0]!.chargeMAh, 9);
  });

  test('a gap while current runs is bridged and told', () => {
    const gappy = rows.filter((row) => row.time < 4 * 3600 || row.time > 7 * 3600);
    const [step] = steps(gappy).steps;
    expect(step!.gaps).toHaveLength(1);
    expect(step!.gaps[0]!.seconds).toBe(3 * 3600 + 120);
    expect(step!.chargeMAh).toBeCloseTo(0.5, 3);
  });
});

describe('refusals', () => {
  const rows = stretches([charge, discharge]);
  const error = (curve: ReturnType<typeof buildCurve>) => {
    const result = splitSteps(curve);
    return result.ok ? null : result.error;
  };
  const without = (quantity: string) => ({ ...buildCurve(rows), columns: buildCurve(rows).columns.filter((column) => column.quantity !== quantity) });

  test('say what is wrong', () => {
    expect(error(without('current'))).toEqual({ code: 'no-column', quantity: 'current' });
    expect(error(buildCurve(rows, { units: { current: 'mAx' } }))).toEqual({ code: 'unknown-unit', column: 'current', unit: 'mAx' });
    expect(error(buildCurve(rows, { units: { current: 'mA/cm²' } }))).toEqual({ code: 'current-density', column: 'current' });
    expect(error(buildCurve(rows, { units: { current: 'A/g' } }))).toEqual({ code: 'specific-current', column: 'current', unit: 'A/g' });
    expect(error(buildCurve(rows.slice(0, 2)))).toEqual({ code: 'too-few-rows', rows: 2 });
    expect(error(buildCurve(rows.map((row) => ({ ...row, current: 0 }))))).toEqual({ code: 'no-current' });
    expect(error(buildCurve(rows.map((row, i) => (i === 7 ? { ...row, voltage: NaN } : row))))).toEqual({ code: 'not-finite', column: 'voltage', row: 7 });
    expect(error(buildCurve([...rows.slice(0, 600), ...rows.slice(1200), ...rows.slice(600, 1200)]))).toEqual({ code: 'out-of-order', rows: 1 });
    expect(error(buildCurve([...rows.slice(900), ...rows.slice(0, 900)]))).toEqual({ code: 'out-of-order', rows: 1 });
  });
});

test('two million rows are split within a second or two', { timeout: 30_000 }, () => {
  const count = 2_000_000;
  const period = 200_000;
  const time = new Float64Array(count).map((_, i) => i);
  const current = new Float64Array(count).map((_, i) => (Math.floor(i / period) % 2 === 0 ? 0.05 : -0.05));
  const voltage = new Float64Array(count).map((_, i) => 3.5 + (current[i]! > 0 ? 1 : -1) * ((i % period) / period - 0.5));
  const column = (quantity: 'time' | 'voltage' | 'current', unit: string, values: Float64Array) => ({ name: quantity, quantity, unit, values });
  const started = performance.now();
  const result = splitSteps({
    kind: 'curve', technique: 'electrochemistry', name: '', metadata: {},
    columns: [column('time', 's', time), column('voltage', 'V', voltage), column('current', 'mA', current)],
  });
  expect(result.ok && result.value.steps.length).toBe(10);
  // Ten million rows are to be split within 3 s on a PC with nothing else to do; this holds a busy one to a fifth of that.
  expect(performance.now() - started).toBeLessThan(3000);
});
