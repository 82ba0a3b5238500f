import { describe, expect, it } from 'vitest';
import { spreadLabels } from './handles';

describe('spreadLabels', () => {
  it('leaves labels that do not touch where they belong', () => {
    expect(spreadLabels([100, 200, 300], [40, 40, 40], 4)).toEqual([100, 200, 300]);
  });

  it('moves touching neighbours apart by the same way', () => {
    expect(spreadLabels([100, 110], [40, 40], 4)).toEqual([83, 127]);
  });

  it('keeps the order given, whatever the order of the targets', () => {
    expect(spreadLabels([110, 100], [40, 40], 4)).toEqual([127, 83]);
  });

  it('resolves a crowd without any overlap', () => {
    const widths = [30, 44, 44, 44, 30];
    const centres = spreadLabels([50, 60, 62, 70, 300], widths, 2);
    for (let i = 1; i < 4; i += 1) expect(centres[i]! - centres[i - 1]!).toBeGreaterThanOrEqual((widths[i]! + widths[i - 1]!) / 2 + 2 - 1e-9);
    expect(centres[4]).toBe(300);
    expect(spreadLabels([], [], 2)).toEqual([]);
  });
});
