import { expect, it } from 'vitest';
import { roughHalfCycles } from './half-cycles';
import { buildCurve, stretches, type Stretch } from './testing/build-curve';

const cycling = (...currents: number[]): Stretch[] => currents.map((current) => ({ hours: 2, current, from: 3, to: 4 }));

it('counts charges and discharges, whatever rests, rates and pulses lie between them', () => {
  expect(roughHalfCycles(buildCurve(stretches(cycling(1, 0, -1, 1, -1))))).toBe(4);
  expect(roughHalfCycles(buildCurve(stretches(cycling(1, 0, 1, -1, -2, -3, 4, -5))))).toBe(4);
  const pulse: Stretch = { hours: 1 / 60, current: -1, from: 4, to: 4 };
  expect(roughHalfCycles(buildCurve(stretches([...cycling(1), pulse, ...cycling(1, -1)])))).toBe(2);
});

it('is not led astray by a glitch of the current', () => {
  const rows = stretches(cycling(1, 0, -1, 1, -1));
  expect(roughHalfCycles(buildCurve(rows.map((row, i) => (i === 40 ? { ...row, current: 200 } : row))))).toBe(4);
});

it('looks at a sample of a long curve', () => {
  expect(roughHalfCycles(buildCurve(stretches(cycling(...Array.from({ length: 30 }, (_, i) => (i % 2 ? -1 : 1))), 1)))).toBe(30);
});

it('takes nothing else for cycling', () => {
  const idle = stretches(cycling(0));
  expect(roughHalfCycles(buildCurve(idle))).toBe(0);
  const [, ...noCurrent] = buildCurve(idle).columns;
  expect(roughHalfCycles({ ...buildCurve(idle), columns: noCurrent })).toBe(0);
  expect(roughHalfCycles(buildCurve([]))).toBe(0);
  // A voltammogram sweeps through all currents.
  expect(roughHalfCycles(buildCurve(Array.from({ length: 2000 }, (_, i) => ({ time: i, voltage: Math.sin(i / 100), current: Math.sin(i / 90) * (1 + 0.3 * Math.cos(i / 37)) }))))).toBe(0);
  // An impedance spectrum, and a file that holds one beside its cycling.
  const tuned = (f: (i: number) => number) => buildCurve(stretches(cycling(1, -1)).map((row, i) => ({ ...row, frequency: f(i) })), { extra: { frequency: 'frequency' } });
  expect(roughHalfCycles(tuned(() => 1000))).toBe(0);
  expect(roughHalfCycles(tuned((i) => (i < 20 ? 1000 : 0)))).toBe(2);
});
