import { describe, expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path';

const size = { width: 100, height: 50, isReversed: false };
const numbersOf = (path: string): number[][] => [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('sparklinePath', () => {
  it('fills the box from the first to the last point', () => {
    expect(sparklinePath([0, 1, 2, 3], [0, 5, 5, 5], size)).toBe('M0.0 50.0L33.3 0.0L66.7 0.0L100.0 0.0');
  });

  it('turns the axis round where it falls to the right', () => {
    expect(numbersOf(sparklinePath([280, 290], [1, 2], { ...size, isReversed: true })).map(([x]) => x)).toEqual([100, 0]);
  });

  it('draws nothing from one point or from a flat axis', () => {
    expect(sparklinePath([1], [1], size)).toBe('');
    expect(sparklinePath([1, 1], [1, 2], size)).toBe('');
  });

  it('keeps the top of a narrow peak among thousands of points', () => {
    const x = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const y = x.map((value) => (Math.abs(value - 4321) < 3 ? 100 : 1));
    const path = numbersOf(sparklinePath(x, y, size));
    expect(path.length).toBeLessThan(450);
    expect(Math.min(...path.map(([, py]) => py!))).toBe(0);
  });

  it('does not let a single bright channel flatten the rest', () => {
    const y = [0, 10, 10, 10, 0, 5000, 0, 10, 10, 10];
    const path = numbersOf(sparklinePath([...y.keys()], y, size));
    expect(path[2]![1]).toBe(0);
    expect(path[5]![1]).toBe(0);
  });

  it('draws a constant as a line at the bottom', () => {
    expect(numbersOf(sparklinePath([0, 1, 2], [7, 7, 7], size)).every(([, py]) => py === 50)).toBe(true);
  });
});
