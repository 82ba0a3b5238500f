import { describe, expect, it } from 'vitest';
import { drawnCurve } from './drawn-curve';
import { splitSteps } from './split-steps';
import { buildCurve, stretches, type BuiltRow } from './testing/build-curve';

function split(rows: readonly BuiltRow[]) {
  const outcome = splitSteps(buildCurve(rows));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
const cycle = stretches([
  { hours: 10, current: 0.05, from: 3, to: 4 },
  { hours: 1, current: 0, from: 4, to: 3.9 },
  { hours: 12, current: -0.05, from: 3.9, to: 2.6 },
]);

describe('drawnCurve', () => {
  it('keeps every row of a short curve, steps and rests joined', () => {
    const curve = split(cycle);
    const drawn = drawnCurve(curve);
    expect(drawn.stretches.map(({ direction }) => direction)).toEqual(['rest', 'charge', 'rest', 'discharge']);
    expect(drawn.stretches.map(({ rows }) => [rows[0], rows[rows.length - 1]])).toEqual([
      [0, 0],
      [1, 600],
      [600, 660],
      [661, 1380],
    ]);
    const [, charge, rest, discharge] = drawn.stretches;
    expect(charge!.netChargeMAh.at(-1)).toBeCloseTo(curve.steps[0]!.chargeMAh, 12);
    expect(new Set(rest!.netChargeMAh)).toEqual(new Set([curve.steps[0]!.chargeMAh]));
    expect(discharge!.netChargeMAh.at(-1)).toBeCloseTo(curve.steps[0]!.chargeMAh + curve.steps[1]!.chargeMAh, 12);
    expect(discharge!.voltageV.at(-1)).toBeCloseTo(2.6, 12);
  });

  it('thins out a long curve but loses no extreme and no end', () => {
    const rows = cycle.map((row, i) => ({ ...row, voltage: row.voltage + (i === 333 ? 0.7 : i === 1000 ? -0.5 : 0) }));
    const drawn = drawnCurve(split(rows), 120);
    const all = drawn.stretches.flatMap((stretch) => [...stretch.rows]);
    expect(all.length).toBeLessThan(200);
    for (const row of [1, 333, 600, 661, 1000, 1380]) expect(all).toContain(row);
    for (const { rows: kept } of drawn.stretches) for (let i = 1; i < kept.length; i++) expect(kept[i]!).toBeGreaterThan(kept[i - 1]!);
  });

  it('gives every point the charge of its row', () => {
    const whole = drawnCurve(split(cycle));
    const charges = new Map(whole.stretches.filter(({ step }) => step >= 0).flatMap(({ rows, netChargeMAh }) => [...rows].map((row, i) => [row, netChargeMAh[i]] as const)));
    for (const stretch of drawnCurve(split(cycle), 100).stretches) {
      if (stretch.step >= 0) stretch.rows.forEach((row, i) => expect(stretch.netChargeMAh[i]).toBeCloseTo(charges.get(row)!, 12));
    }
  });
});
