import { describe, expect, it } from 'vitest';
import { pan, union, zoomAbout } from './zoom';

const full = [276, 296] as const;

describe('zoomAbout', () => {
  it('keeps the anchor at its place in the picture', () => {
    expect(zoomAbout([280, 290], 282, 0.5, full, 0.5)).toEqual([281, 286]);
  });

  it('never leaves the whole range', () => {
    expect(zoomAbout([276, 286], 280, 4, full, 0.5)).toEqual(full);
    const [low, high] = zoomAbout([276, 278], 277.9, 1.5, full, 0.5);
    expect(low).toBe(276);
    expect(high - low).toBeCloseTo(3, 12);
  });

  it('stops at the smallest width', () => {
    const [low, high] = zoomAbout([280, 281], 280.5, 0.01, full, 0.5);
    expect([low, high]).toEqual([280.25, 280.75]);
  });
});

describe('pan', () => {
  it('moves and stops at the end without changing the width', () => {
    expect(pan([280, 285], 3, full)).toEqual([283, 288]);
    expect(pan([280, 285], 30, full)).toEqual([291, 296]);
    expect(pan([280, 285], -30, full)).toEqual([276, 281]);
  });
});

describe('union', () => {
  it('spans all ranges', () => {
    expect(union([[276, 296], [275.2, 295], [277, 297.1]])).toEqual([275.2, 297.1]);
    expect(union([])).toBeNull();
  });
});
