import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ThumbnailSchema } from '@shared/host/contract';
import { thumbnailLines } from './thumbnail';

const curve = (isReversed: boolean) => ({ x: Float64Array.from({ length: 1000 }, (_, i) => 276 + i * 0.02), y: Float64Array.from({ length: 1000 }, (_, i) => i), isReversed });

describe('thumbnailLines', () => {
  it('stays within what the host takes, for one state and for many', () => {
    for (const count of [0, 1, 5, 40]) {
      const lines = thumbnailLines(Array.from({ length: count }, () => curve(true)));
      expect(v.is(ThumbnailSchema, lines), String(count)).toBe(true);
    }
  });

  it('puts the first state on top and turns binding energy round', () => {
    const [first, second] = thumbnailLines([curve(true), curve(true)]);
    expect(first![0]![1]).toBeGreaterThan(second![0]![1]);
    expect(first![0]![0]).toBe(1);
    expect(first!.at(-1)![0]).toBe(0);
  });
});

it('draws a pattern of a million points, inside of its room', () => {
  const x = Float64Array.from({ length: 1_000_000 }, (_, i) => i);
  const [line] = thumbnailLines([{ x, y: x.map((value) => Math.sin(value / 1e5)), isReversed: false }]);
  expect(line!.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
});
