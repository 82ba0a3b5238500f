import { expect, test } from 'vitest';
import { monotoneCubic } from './monotone-cubic';

/** Values of PchipInterpolator of scipy 1.17.1, whose end slopes and inner slopes follow the same sources. */
const reference: readonly [what: string, x: number[], y: number[], at: number[], values: number[]][] = [
  ['a step between near knots', [100, 180, 320, 330, 700, 1000], [50, 40, 42, 90, 88, 10], [100.0, 228.571, 357.143, 485.714, 614.286, 742.857, 871.429, 1000.0], [50.0, 40.11536689282973, 89.98950589634599, 89.65130838812856, 88.82668594450148, 85.29699469918181, 56.05593727589607, 9.999999999999993]],
  ['two points', [0, 1], [3, 7], [0.0, 0.143, 0.286, 0.429, 0.571, 0.714, 0.857, 1.0], [3.0, 3.572, 4.144, 4.716, 5.284, 5.856, 6.428, 7.0]],
  ['level, then falling', [0, 1, 3], [1, 1, -5], [0.0, 0.429, 0.857, 1.286, 1.714, 2.143, 2.571, 3.0], [1.0, 1.0, 1.0, 0.842256414, 0.07140658600000015, -1.2395801982499992, -2.9667588972500005, -5.0]],
  ['uneven knots', [100, 200.5, 450, 460, 800], [900.25, 700, 700, 650, 1200], [100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0], [900.25, 700.00847230132, 700.0, 700.0, 650.8955831467536, 688.3981274170568, 843.4459596987583, 1200.0]],
  ['an end that would overshoot', [0, 1, 1.2, 4, 10], [0, 5, 4, 6, -1], [0.0, 1.429, 2.857, 4.286, 5.714, 7.143, 8.571, 10.0], [0.0, 4.037945191508746, 5.272264104774052, 5.985598646669312, 5.469264507972342, 4.169974261930346, 2.0333124207257995, -1.0]],
];

test.each(reference)('%s: as scipy', (_, x, y, at, values) => {
  const found = monotoneCubic(Float64Array.from(x), Float64Array.from(y), Float64Array.from(at));
  values.forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThan(1e-10 * Math.max(1, Math.abs(value))));
});

test('never beyond the points, and level outside them', () => {
  const x = Float64Array.of(0, 10, 11, 40);
  const y = Float64Array.of(5, 5, 80, 79);
  const found = monotoneCubic(x, y, Float64Array.from({ length: 601 }, (_, i) => -10 + i / 10));
  expect(Math.min(...found)).toBe(5);
  expect(Math.max(...found)).toBe(80);
  expect(found[0]).toBe(5);
  expect(found[600]).toBe(79);
  expect(monotoneCubic(Float64Array.of(3), Float64Array.of(7), Float64Array.of(-1, 3, 9))).toEqual(Float64Array.of(7, 7, 7));
});

test('refusals', () => {
  expect(() => monotoneCubic(new Float64Array(0), new Float64Array(0), Float64Array.of(1))).toThrow(/got 0 and 0/);
  expect(() => monotoneCubic(Float64Array.of(1, 2), Float64Array.of(1), Float64Array.of(1))).toThrow(/got 1 and 2/);
  expect(() => monotoneCubic(Float64Array.of(1, 2, 2), Float64Array.of(1, 2, 3), Float64Array.of(1))).toThrow(/got 2 before 2/);
});
