import { describe, expect, it } from 'vitest';
import { Random } from './random';

/** Mean and variance of n draws. */
function moments(n: number, draw: () => number): { mean: number; variance: number } {
  const values = Float64Array.from({ length: n }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) };
}

describe('Random', () => {
  it('follows the reference recurrence of xoshiro128**', () => {
    // First outputs of the authors' C code for the state (1, 2, 3, 4).
    const random = new Random(0);
    (random as unknown as { state: Int32Array }).state.set([1, 2, 3, 4]);
    expect([random.uint32(), random.uint32(), random.uint32(), random.uint32()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('repeats a stream and separates seeds and streams', () => {
    const first = (seed: number, stream?: number): number[] => {
      const random = new Random(seed, stream);
      return [random.uint32(), random.uint32()];
    };
    expect(first(7, 3)).toEqual(first(7, 3));
    const seen = new Set<string>();
    for (let seed = -5; seed < 50; seed += 1) for (let stream = 0; stream < 50; stream += 1) seen.add(first(seed, stream).join());
    seen.add(first(2 ** 40).join());
    expect(seen.size).toBe(55 * 50 + 1);
  });

  it('gives uniform numbers in [0, 1)', () => {
    const random = new Random(1);
    const { mean, variance } = moments(100_000, () => random.uniform());
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 100_000));
    expect(variance).toBeCloseTo(1 / 12, 3);
    const bins = new Float64Array(20);
    for (let i = 0; i < 100_000; i += 1) bins[random.below(20)]! += 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
    // 99.9 % point of χ² with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8);
  });

  it('gives standard normal numbers', () => {
    const random = new Random(2);
    const values = Float64Array.from({ length: 100_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(values.length));
    const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / values.length;
    expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.0027);
  });

  it.each([0.3, 4, 9.99, 10, 37.5, 1000, 2e5])('gives Poisson numbers of mean %d with variance equal to the mean', (mean) => {
    const random = new Random(3);
    const n = 40_000;
    const found = moments(n, () => random.poisson(mean));
    expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(mean / n));
    // var(s²) = μ4/n − σ⁴/n with μ4 = μ + 3μ².
    expect(Math.abs(found.variance - mean)).toBeLessThan(4 * Math.sqrt((mean + 2 * mean * mean) / n));
  });

  it('has the probabilities of the Poisson law', () => {
    const random = new Random(4);
    const n = 100_000;
    const mean = 12;
    const counts = new Map<number, number>();
    for (let i = 0; i < n; i += 1) {
      const k = random.poisson(mean);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    let probability = Math.exp(-mean);
    let chiSquare = 0;
    let cells = 0;
    for (let k = 0; k < 40; k += 1) {
      if (k > 0) probability *= mean / k;
      if (n * probability < 20) continue;
      chiSquare += ((counts.get(k) ?? 0) - n * probability) ** 2 / (n * probability);
      cells += 1;
    }
    expect(cells).toBeGreaterThan(20);
    expect(chiSquare).toBeLessThan(cells + 4 * Math.sqrt(2 * cells));
  });

  it('refuses what is not a mean or a seed', () => {
    expect(() => new Random(1).poisson(-1)).toThrow('not negative; got -1');
    expect(() => new Random(1).poisson(NaN)).toThrow('NaN');
    expect(() => new Random(0.5)).toThrow('must be integers');
  });
});
