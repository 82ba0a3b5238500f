import { expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { CommonArrays } from './common-arrays';

const spectrum = (x: readonly number[], transmission: readonly number[] | null = null): Spectrum =>
  ({ kind: 'spectrum', technique: 'xps', x: Float64Array.from(x), y: new Float64Array(x.length), transmission: transmission && Float64Array.from(transmission) }) as unknown as Spectrum;

test('equal axes and transmission functions are held once, ordinates never', () => {
  const common = new CommonArrays();
  const [first, second, other] = [spectrum([1, 2, 3], [1, 1, 2]), spectrum([1, 2, 3], [1, 1, 2]), spectrum([1, 2, 4], [1, 1, 2])].map((one) => common.of(one) as Spectrum);
  expect(second!.x).toBe(first!.x);
  expect(second!.transmission).toBe(first!.transmission);
  expect(other!.transmission).toBe(first!.transmission);
  expect(second!.y).not.toBe(first!.y);
  expect(other!.x).toEqual(Float64Array.of(1, 2, 4));
});

test('an axis that goes on is found among those that only a few spectra have', () => {
  const common = new CommonArrays();
  const first = common.of(spectrum([1, 2])) as Spectrum;
  for (let i = 0; i < 20; i += 1) {
    common.of(spectrum([i, i + 100]));
    expect((common.of(spectrum([1, 2])) as Spectrum).x).toBe(first.x);
  }
});
