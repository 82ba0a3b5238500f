import { describe, expect, it, vi } from 'vitest';
import { poissonDeviance } from './deviance';
import { fittedValues } from './derive';
import { fit } from './index';
import { Random } from '../random/random';
import { solveDense } from './testing/dense';
import { grid, peakBlock, peakCurve, withPoissonNoise } from './testing/peaks';
import type { Block, Problem } from './types';

// Some of these run hundreds of fits.
vi.setConfig({ testTimeout: 60_000 });

/** Amplitudes with given columns and nothing to search. */
function linear(y: readonly number[], columns: readonly (readonly number[])[], options: { nonNegative?: boolean; gain?: number } = {}): Problem {
  const { nonNegative = false, gain } = options;
  const block: Block = {
    name: 'b',
    y: Float64Array.from(y),
    noise: { kind: 'poisson', ...(gain === undefined ? {} : { gain }) },
    amplitudes: columns.map((_, j) => ({ name: `a${j}`, nonNegative })),
    parameters: [],
    dependence: [],
    evaluate: (_, out) => columns.forEach((column, j) => out.columns[j]!.set(column)),
  };
  return { parameters: [], blocks: [block] };
}

function amplitudes(problem: Problem): number[] {
  return fit(problem).blocks[0]!.amplitudes.map(({ value }) => value);
}

describe('Poisson deviance', () => {
  it('has its textbook values', () => {
    expect(poissonDeviance(3, 3)).toBe(0);
    expect(poissonDeviance(0, 2)).toBe(4);
    expect(poissonDeviance(5, 2)).toBeCloseTo(2 * (2 - 5 + 5 * Math.log(5 / 2)), 14);
    // Near the minimum (y − m)²/y, where the naive form loses all digits.
    expect(poissonDeviance(1e6, 1e6 + 1e-3) / 1e-12).toBeCloseTo(1, 5);
  });

  it('continues smoothly below the smallest expectation', () => {
    for (const y of [0, 1, 7]) {
      const edge = 0.01;
      expect(poissonDeviance(y, edge - 1e-9) - poissonDeviance(y, edge)).toBeCloseTo(0, 4);
      const slope = (m: number): number => (poissonDeviance(y, m + 1e-7) - poissonDeviance(y, m - 1e-7)) / 2e-7;
      expect(slope(edge - 1e-6) / slope(edge + 1e-6)).toBeCloseTo(1, 3);
      expect(poissonDeviance(y, -5)).toBeGreaterThan(poissonDeviance(y, -4));
    }
  });
});

describe('Poisson likelihood', () => {
  it('of a constant is the mean of the counts, with variance mean/n', () => {
    const y = [0, 1, 0, 3, 2, 0, 1, 1];
    const found = fit(linear(y, [y.map(() => 1)]));
    const { value, stderr } = found.blocks[0]!.amplitudes[0]!;
    expect(value).toBeCloseTo(1, 10);
    expect(stderr! ** 2).toBeCloseTo(1 / 8, 10);
    expect(found.converged).toBe(true);
  });

  it('of one shape is total counts over total shape', () => {
    // Σ(y/m − 1) φ = 0 with m = a φ gives a = Σ y / Σ φ, whatever the shape.
    const shape = [0.1, 0.5, 2, 5, 2, 0.5, 0.1];
    const y = [0, 1, 3, 4, 1, 0, 1];
    expect(amplitudes(linear(y, [shape]))[0]).toBeCloseTo(10 / 10.2, 10);
  });

  it('of two bins and two amplitudes reproduces the counts', () => {
    // m = (a, a + b) = y.
    const found = amplitudes(linear([3, 10], [[1, 1], [0, 1]]));
    expect(found[0]).toBeCloseTo(3, 9);
    expect(found[1]).toBeCloseTo(7, 9);
  });

  it('of signal and background in two regions solves the quadratic of the likelihood', () => {
    // Bins: y1 ~ s + b, y2 ~ 2 b, with s + b ≥ 0: m = y exactly, s = y1 − y2/2. With three bins it is a true maximisation:
    // y1 ~ s + b, y2 ~ b, y3 ~ b: b = (y2 + y3)/2, s = y1 − b.
    const [s, b] = amplitudes(linear([9, 2, 5], [[1, 0, 0], [1, 1, 1]]));
    expect(b).toBeCloseTo(3.5, 9);
    expect(s).toBeCloseTo(5.5, 9);
  });

  it('keeps a non-negative signal at zero and gives the rest to the background', () => {
    const found = fit(linear([1, 4, 4], [[1, 0, 0], [1, 1, 1]], { nonNegative: true }));
    expect(found.blocks[0]!.amplitudes[0]!.atZero).toBe(true);
    expect(found.blocks[0]!.amplitudes[1]!.value).toBeCloseTo(3, 9);
  });

  it('knows gain: values stay, variances grow by it', () => {
    const y = [0, 2, 5, 1, 4, 6];
    const plain = fit(linear(y, [y.map(() => 1)]));
    const scaled = fit(linear(y.map((value) => 2.5 * value), [y.map(() => 1)], { gain: 2.5 }));
    expect(scaled.blocks[0]!.amplitudes[0]!.value).toBeCloseTo(2.5 * plain.blocks[0]!.amplitudes[0]!.value, 9);
    expect(scaled.blocks[0]!.amplitudes[0]!.stderr).toBeCloseTo(2.5 * plain.blocks[0]!.amplitudes[0]!.stderr!, 9);
    expect(scaled.objective).toBeCloseTo(plain.objective, 9);
  });

  it('has no bias at low counts, where weights from the data have much', () => {
    // A peak on a background of two counts per channel: the area of the mean of 300 fits.
    const x = grid(60, 0.2);
    const truth = peakCurve(x, [{ area: 6, centre: 6, width: 1.2 }], 2);
    let area = 0;
    let constant = 0;
    const runs = 300;
    for (let k = 0; k < runs; k += 1) {
      const found = fit(
        {
          parameters: [
            { name: 'c', value: 6, vary: false },
            { name: 'w', value: 1.2, vary: false },
          ],
          blocks: [peakBlock('b', x, withPoissonNoise(truth, 40, k), { kind: 'poisson' }, [{ centre: 'c', width: 'w' }])],
        },
        { covariance: false },
      );
      area += found.blocks[0]!.amplitudes[0]!.value / runs;
      constant += found.blocks[0]!.amplitudes[1]!.value / runs;
    }
    // Standard errors of the means are about 0.06 and 0.012; 1/y weights give a constant near 1.5.
    expect(Math.abs(area - 6)).toBeLessThan(0.2);
    expect(Math.abs(constant - 2)).toBeLessThan(0.04);
  });

  it('ends where the gradient of the likelihood vanishes', () => {
    const x = grid(80, 0.15);
    const y = withPoissonNoise(peakCurve(x, [{ area: 8, centre: 5, width: 1 }, { area: 5, centre: 7, width: 1 }], 1.5), 6);
    const peaks = [
      { centre: 'c', width: 'w' },
      { centre: 'd', width: 'w' },
    ];
    const block = peakBlock('b', x, y, { kind: 'poisson' }, peaks);
    const found = fit({
      parameters: [
        { name: 'c', value: 4.8 },
        { name: 'w', value: 1.2 },
        { name: 'd', value: 7.2 },
      ],
      blocks: [block],
    });
    expect(found.converged).toBe(true);
    const values = fittedValues(found);
    // Independent log-likelihood, differentiated in units of each standard error.
    const names = found.covariance!.names;
    const logLikelihood = (at: ReadonlyMap<string, number>): number => {
      const model = peakCurve(
        x,
        [
          { area: at.get('b/c')!, centre: at.get('c')!, width: at.get('w')! },
          { area: at.get('b/d')!, centre: at.get('d')!, width: at.get('w')! },
        ],
        at.get('b/constant')!,
      );
      return y.reduce((sum, count, i) => sum + count * Math.log(model[i]!) - model[i]!, 0);
    };
    expect(names).toHaveLength(6);
    for (const name of names) {
      const sd = Math.sqrt(found.covariance!.variance(name)!);
      const at = (share: number): number => logLikelihood(new Map(values).set(name, values.get(name)! + share * sd));
      expect(Math.abs((at(1e-3) - at(-1e-3)) / 2e-3), name).toBeLessThan(2e-6);
    }
    // The covariance is the inverse of the expected information, built here without elimination.
    const weights = found.blocks[0]!.model.map((value) => 1 / value);
    const dense = solveDense(
      { parameters: found.parameters.map(({ name, value }) => ({ name, value })), blocks: [block] },
      [weights],
      [found.blocks[0]!.amplitudes.map(({ value }) => value)],
    );
    dense.names.forEach((name, i) => expect(found.covariance!.variance(name)! / dense.covariance[i * dense.names.length + i]!).toBeCloseTo(1, 4));
  });

  it('covers the truth as often as it says', () => {
    const x = grid(80, 0.15);
    const truth = peakCurve(x, [{ area: 60, centre: 5, width: 1 }, { area: 40, centre: 6.6, width: 1 }], 12);
    const expected = new Map([['c', 5], ['w', 1], ['d', 6.6], ['b/c', 60], ['b/d', 40], ['b/constant', 12]]);
    const within = new Map<string, number>();
    const runs = 400;
    for (let k = 0; k < runs; k += 1) {
      const found = fit({
        parameters: [
          { name: 'c', value: 5.1 },
          { name: 'w', value: 1.1 },
          { name: 'd', value: 6.5 },
        ],
        blocks: [
          peakBlock('b', x, withPoissonNoise(truth, 77, k), { kind: 'poisson' }, [
            { centre: 'c', width: 'w' },
            { centre: 'd', width: 'w' },
          ]),
        ],
      });
      const values = fittedValues(found);
      for (const [name, value] of expected) {
        const sd = Math.sqrt(found.covariance!.variance(name)!);
        if (Math.abs(values.get(name)! - value) <= sd) within.set(name, (within.get(name) ?? 0) + 1);
      }
    }
    // 68.3 % of 400 is 273 ± 9.3.
    for (const [name, count] of within) expect(Math.abs(count - 273), name).toBeLessThan(33);
    expect(within.size).toBe(6);
  });

  it('starts from any model, also from one that is negative where there are counts', () => {
    const x = grid(60, 0.2);
    const y = withPoissonNoise(peakCurve(x, [{ area: 50, centre: 6, width: 1 }], 0), 9);
    const found = fit({
      parameters: [
        { name: 'c', value: 7.5 },
        { name: 'w', value: 0.7, min: 0.2 },
      ],
      blocks: [peakBlock('b', x, y, { kind: 'poisson' }, [{ centre: 'c', width: 'w' }], { slope: true })],
    });
    expect(found.converged).toBe(true);
    expect(found.parameters[0]!.value).toBeCloseTo(6, 0);
    expect(found.blocks[0]!.sigma.every((sigma) => sigma > 0)).toBe(true);
  });

  it('recovers noise-free counts to 1e-9', () => {
    const random = new Random(12);
    const x = grid(100);
    for (let k = 0; k < 10; k += 1) {
      const centre = 4 + 2 * random.uniform();
      const y = peakCurve(x, [{ area: 500, centre, width: 1 }], 30);
      const found = fit({
        parameters: [
          { name: 'c', value: 5 },
          { name: 'w', value: 1.5, min: 0.1 },
        ],
        blocks: [peakBlock('b', x, y, { kind: 'poisson' }, [{ centre: 'c', width: 'w' }])],
      });
      expect(Math.abs(found.parameters[0]!.value / centre - 1)).toBeLessThan(1e-9);
      expect(Math.abs(found.blocks[0]!.amplitudes[0]!.value / 500 - 1)).toBeLessThan(1e-9);
    }
  });
});
