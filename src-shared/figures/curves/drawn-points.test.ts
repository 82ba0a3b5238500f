import { describe, expect, it } from 'vitest';
import { drawnPoints } from './drawn-points';

describe('drawnPoints', () => {
  it('keeps all points where there is room for them', () => {
    expect(drawnPoints(Float64Array.of(10, 20, 30, 40), Float64Array.of(1, 2, 3, 4), [10, 40], 100)).toEqual([[10, 1], [20, 2], [30, 3], [40, 4]]);
  });

  it('keeps a single high and a single low channel among many', () => {
    const many = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const y = new Float64Array(10_000);
    y[5432] = 7;
    y[8765] = -3;
    const points = drawnPoints(many, y, [0, 9999], 100);
    expect(points.length).toBeLessThanOrEqual(200);
    expect(points).toContainEqual([5432, 7]);
    expect(points).toContainEqual([8765, -3]);
    expect(points.every(([at], i) => i === 0 || at > points[i - 1]![0])).toBe(true);
  });
});
