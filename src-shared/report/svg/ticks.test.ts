import { describe, expect, it } from 'vitest';
import { linearScale, ticks } from './ticks';

describe('ticks', () => {
  it('gives round values inside the range, ends included', () => {
    expect(ticks(276, 296, 5)).toEqual([280, 285, 290, 295]);
    expect(ticks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks(-0.3, 0.3, 6)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    expect(ticks(2950, 10880, 4)).toEqual([4000, 6000, 8000, 10000]);
  });

  it('refuses an empty range', () => {
    expect(() => ticks(1, 1, 5)).toThrow('must grow; got 1 to 1');
  });
});

describe('linearScale', () => {
  it('runs either way', () => {
    const fallingToTheRight = linearScale(296, 276, 0, 100);
    expect(fallingToTheRight(296)).toBe(0);
    expect(fallingToTheRight(286)).toBe(50);
  });
});
