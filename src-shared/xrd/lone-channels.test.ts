import { expect, test } from 'vitest';
import { copper } from './geometry';
import { bridgeChannels, loneChannels } from './lone-channels';
import { generatePattern } from './testing/pattern-generator';

const patternOf = (options: Parameters<typeof generatePattern>[0]) => {
  const { twoTheta, counts } = generatePattern(options);
  return { twoTheta, counts, exposure: new Float64Array(counts.length).fill(1), radiation: copper };
};

test.each([1, 0.01])('a channel of 15σ is found where it is, and nothing beside it, at %s times the usual counts', (exposure) => {
  for (let seed = 1; seed <= 3; seed += 1) {
    const pattern = patternOf({ seed, exposure });
    const at = 400 * seed;
    pattern.counts[at]! += 15 * Math.sqrt(pattern.counts[at]! + 5);
    expect(loneChannels(pattern, 0.1)).toEqual([at]);
  }
});

test('channels without a count are no lone channels, nor is any other where hardly one count falls into each', () => {
  for (const exposure of [1e-3, 2e-4]) expect(loneChannels(patternOf({ seed: 5, exposure }), 0.1)).toEqual([]);
});

test.each([0.06, 0.1, 0.3])('lines of %s° are no lone channels however strong', (fwhm) => {
  const lines = [{ twoTheta: 28.02, intensity: 1 }, { twoTheta: 54.27, intensity: 0.5 }];
  for (const level of [10, 5000]) expect(loneChannels(patternOf({ seed: 7, lines, level, fwhm }), 0.1)).toEqual([]);
});

test('where a step is half a line wide, one channel may be a line', () => {
  const pattern = patternOf({ seed: 3, step: 0.05 });
  pattern.counts[500]! += 1000;
  expect(loneChannels(pattern, 0.1)).toEqual([]);
});

test('a bridged channel is the mean of its neighbours and the others stay', () => {
  expect([...bridgeChannels(Float64Array.of(4, 90, 6, 5), [1])]).toEqual([4, 5, 6, 5]);
});
