import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fit, fitCurve } from './index';
import { grid, peakBlock, peakCurve, withNormalNoise, withPoissonNoise } from './testing/peaks';
import type { Block, FitProgress, Parameter, Problem } from './types';

// Some of these run hundreds of fits.
vi.setConfig({ testTimeout: 60_000 });

const x = grid(120);
const onePeak = [{ centre: 'c', width: 'w' }];
const start: Parameter[] = [
  { name: 'c', value: 5.5 },
  { name: 'w', value: 1.3, min: 0.1 },
];
const curve = peakCurve(x, [{ area: 100, centre: 6, width: 1 }], 10);
const noisy = withNormalNoise(curve, 3, 1);

function problem(y: Float64Array, parameters: readonly Parameter[] = start): Problem {
  return { parameters, blocks: [peakBlock('b', x, y, { kind: 'unknown' }, onePeak)] };
}

/** y = a + b x with the amplitudes eliminated and nothing to search. */
function lineBlock(xs: readonly number[], ys: readonly number[]): Block {
  return {
    name: 'line',
    y: Float64Array.from(ys),
    noise: { kind: 'unknown' },
    amplitudes: [
      { name: 'a', nonNegative: false },
      { name: 'b', nonNegative: false },
    ],
    parameters: [],
    dependence: [],
    evaluate(_, { columns }) {
      columns[0]!.fill(1);
      columns[1]!.set(xs);
    },
  };
}

describe('fit', () => {
  it('solves a straight line as the textbook does', () => {
    // x̄ = 2.5, Sxx = 5, Sxy = 4; b = 0.8, a = 0.5; residuals −0.3, 0.9, −0.9, 0.3: s² = 1.8/2.
    const { blocks, degreesOfFreedom, covariance, converged } = fit({ parameters: [], blocks: [lineBlock([1, 2, 3, 4], [1, 3, 2, 4])] });
    const [a, b] = blocks[0]!.amplitudes;
    expect(converged).toBe(true);
    expect(a!.value).toBeCloseTo(0.5, 13);
    expect(b!.value).toBeCloseTo(0.8, 13);
    expect(b!.stderr! ** 2).toBeCloseTo(0.9 / 5, 13);
    expect(a!.stderr! ** 2).toBeCloseTo(0.9 * (1 / 4 + 2.5 ** 2 / 5), 13);
    expect(covariance!.covariance('line/a', 'line/b')).toBeCloseTo((-0.9 * 2.5) / 5, 13);
    expect(degreesOfFreedom).toBe(2);
  });

  it('returns the parameters of a noise-free curve to 1e-9, whatever the start', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 7, noNaN: true }), fc.double({ min: 0.6, max: 2, noNaN: true }), (c, w) => {
        const found = fit(
          problem(curve, [
            { name: 'c', value: c },
            { name: 'w', value: w, min: 0.1 },
          ]),
        );
        expect(found.converged).toBe(true);
        expect(Math.abs(found.parameters[0]!.value / 6 - 1)).toBeLessThan(1e-9);
        expect(Math.abs(found.parameters[1]!.value - 1)).toBeLessThan(1e-9);
        expect(Math.abs(found.blocks[0]!.amplitudes[0]!.value / 100 - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it('does not depend on the order of parameters', () => {
    const two = [
      { centre: 'c', width: 'w' },
      { centre: 'd', width: 'w' },
    ];
    const y = withPoissonNoise(peakCurve(x, [{ area: 200, centre: 4, width: 1 }, { area: 120, centre: 6, width: 1 }], 20), 3);
    const parameters: Parameter[] = [
      { name: 'c', value: 4.2 },
      { name: 'w', value: 1.2 },
      { name: 'd', value: 6.1 },
      { name: 'twice', value: 0, link: { offset: 1, terms: [{ name: 'c', factor: 2 }] } },
    ];
    const reference = fit({ parameters, blocks: [peakBlock('b', x, y, { kind: 'poisson' }, two)] });
    fc.assert(
      fc.property(fc.shuffledSubarray(parameters, { minLength: 4 }), fc.boolean(), (shuffled, swapped) => {
        const found = fit({ parameters: shuffled, blocks: [peakBlock('b', x, y, { kind: 'poisson' }, swapped ? [...two].reverse() : two)] });
        for (const { name, value, stderr } of found.parameters) {
          const same = reference.parameters.find((parameter) => parameter.name === name)!;
          expect(Math.abs(value - same.value) / same.stderr!).toBeLessThan(1e-5);
          expect(Math.abs(stderr! / same.stderr! - 1)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 24, seed: 2 },
    );
  });

  it('scales areas only when the ordinate is scaled', () => {
    const reference = fit(problem(noisy));
    fc.assert(
      fc.property(fc.double({ min: -12, max: 12, noNaN: true }), (exponent) => {
        const factor = 10 ** exponent;
        const found = fit(problem(noisy.map((value) => value * factor)));
        found.parameters.forEach(({ value, stderr }, k) => {
          expect(Math.abs(value - reference.parameters[k]!.value) / reference.parameters[k]!.stderr!).toBeLessThan(1e-6);
          expect(stderr! / reference.parameters[k]!.stderr!).toBeCloseTo(1, 6);
        });
        expect(found.blocks[0]!.amplitudes[0]!.value / factor / reference.blocks[0]!.amplitudes[0]!.value).toBeCloseTo(1, 8);
        expect(found.blocks[0]!.amplitudes[0]!.stderr! / factor / reference.blocks[0]!.amplitudes[0]!.stderr!).toBeCloseTo(1, 6);
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('keeps to bounds and says which was reached, without a standard error', () => {
    const found = fit(
      problem(noisy, [
        { name: 'c', value: 5.5, max: 5.8 },
        { name: 'w', value: 1.3, min: 0.1 },
      ]),
    );
    expect(found.parameters[0]).toEqual({ name: 'c', value: 5.8, stderr: null, vary: true, atBound: 'max' });
    expect(found.parameters[1]!.atBound).toBeNull();
    expect(found.converged).toBe(true);
    // The optimum with c held at the bound.
    const held = fit(
      problem(noisy, [
        { name: 'c', value: 5.8, vary: false },
        { name: 'w', value: 1.3 },
      ]),
    );
    expect(found.parameters[1]!.value).toBeCloseTo(held.parameters[1]!.value, 6);
    expect(found.parameters[1]!.stderr).toBeCloseTo(held.parameters[1]!.stderr!, 6);
    expect(found.covariance!.variance('c')).toBeNull();
    expect(found.covariance!.names).not.toContain('c');
    expect(() => found.covariance!.sub(['c'])).toThrow('c has no variance');
    expect(() => found.covariance!.variance('nobody')).toThrow('no value called nobody');
  });

  it('leaves a bound again when the data want it', () => {
    const found = fit(
      problem(noisy, [
        { name: 'c', value: 7, min: 4, max: 7 },
        { name: 'w', value: 2, min: 0.1, max: 2 },
      ]),
    );
    const free = fit(problem(noisy));
    expect(found.parameters[0]!.value).toBeCloseTo(free.parameters[0]!.value, 6);
    expect(found.parameters.map(({ atBound }) => atBound)).toEqual([null, null]);
  });

  it('moves a start outside its bounds to the bound', () => {
    const found = fit(
      problem(noisy, [
        { name: 'c', value: 99, max: 7 },
        { name: 'w', value: -1, min: 0.5 },
      ]),
    );
    expect(found.parameters[0]!.value).toBeCloseTo(fit(problem(noisy)).parameters[0]!.value, 5);
  });

  it('passes bounds of a linked parameter on to the one it follows', () => {
    const found = fit(
      problem(noisy, [
        { name: 'c', value: 0, link: { offset: 12, terms: [{ name: 'mirrored', factor: -1 }] }, max: 5.8 },
        { name: 'w', value: 1.3 },
        { name: 'mirrored', value: 6.5 },
      ]),
    );
    expect(found.parameters[0]!.atBound).toBe('max');
    expect(found.parameters[2]!.atBound).toBe('min');
    expect(found.parameters[0]!.value).toBeCloseTo(5.8, 12);
    expect(found.parameters[2]!.value).toBeCloseTo(6.2, 12);
  });

  it('propagates links into values, errors and covariances', () => {
    const found = fit(
      problem(noisy, [
        { name: 'c', value: 0, link: { offset: 1, terms: [{ name: 'base', factor: 2 }] } },
        { name: 'w', value: 1.3 },
        { name: 'base', value: 2.3 },
        { name: 'sum', value: 0, link: { offset: 0, terms: [{ name: 'c', factor: 1 }, { name: 'w', factor: -3 }] } },
      ]),
    );
    const free = fit(problem(noisy));
    const [c, w, base, sum] = found.parameters;
    expect(c!.value).toBeCloseTo(free.parameters[0]!.value, 7);
    expect(c!.stderr).toBeCloseTo(free.parameters[0]!.stderr!, 7);
    expect(base!.stderr).toBeCloseTo(c!.stderr! / 2, 12);
    expect(c!.vary).toBe(true);
    const covariance = found.covariance!;
    expect(sum!.value).toBeCloseTo(c!.value - 3 * w!.value, 12);
    expect(sum!.stderr! ** 2).toBeCloseTo(covariance.variance('c')! + 9 * covariance.variance('w')! - 6 * covariance.covariance('c', 'w')!, 12);
  });

  it('weighs a prior against the data', () => {
    const sigma = new Float64Array(x.length).fill(3);
    const blocks = [peakBlock('b', x, noisy, { kind: 'sigma', sigma }, onePeak)];
    const free = fit({ parameters: start, blocks });
    const { value, stderr } = free.parameters[0]!;
    const prior = { mean: value + 0.04, sd: stderr! };
    const found = fit({ parameters: [{ name: 'c', value: 5.5, prior }, start[1]!], blocks });
    // Equal weights meet in the middle, √2 surer; the model is nearly linear over this distance.
    expect(found.parameters[0]!.value).toBeCloseTo(value + 0.02, 4);
    expect(found.parameters[0]!.stderr! * Math.SQRT2).toBeCloseTo(stderr!, 4);
    expect(found.degreesOfFreedom).toBe(free.degreesOfFreedom + 1);
    expect(found.objective).toBeGreaterThan(free.objective);
  });

  it('estimates the scatter of each block on its own', () => {
    const strong = withNormalNoise(curve.map((v) => 1000 * v), 6000, 8);
    const found = fit({
      parameters: start,
      blocks: [peakBlock('weak', x, noisy, { kind: 'unknown' }, onePeak), peakBlock('strong', x, strong, { kind: 'unknown' }, onePeak)],
    });
    expect(found.blocks[0]!.sigma[0]!).toBeGreaterThan(2.5);
    expect(found.blocks[0]!.sigma[0]!).toBeLessThan(3.5);
    expect(found.blocks[1]!.sigma[0]!).toBeGreaterThan(5000);
    expect(found.blocks[1]!.sigma[0]!).toBeLessThan(7000);
    const weights = found.blocks.map(({ sigma }) => sigma);
    const known = fit({
      parameters: start,
      blocks: [peakBlock('weak', x, noisy, { kind: 'sigma', sigma: weights[0]! }, onePeak), peakBlock('strong', x, strong, { kind: 'sigma', sigma: weights[1]! }, onePeak)],
    });
    expect(found.parameters[0]!.value).toBeCloseTo(known.parameters[0]!.value, 6);
    expect(found.parameters[0]!.stderr).toBeCloseTo(known.parameters[0]!.stderr!, 6);
    // With its own freedom as divisor, χ² of all estimated scatters adds up to the freedom of the fit.
    expect(found.chiSquare).toBeCloseTo(found.degreesOfFreedom, 3);
  });

  it('holds amplitudes at zero and says so', () => {
    const two = [
      { centre: 'c', width: 'w' },
      { centre: 'd', width: 'w' },
    ];
    const y = curve.map((value, i) => value - 8 * Math.exp(-(((x[i]! - 9) / 1) ** 2)));
    const found = fit({
      parameters: [...start, { name: 'd', value: 9, vary: false }],
      blocks: [peakBlock('b', x, withNormalNoise(y, 1, 4), { kind: 'unknown' }, two)],
    });
    expect(found.blocks[0]!.amplitudes[1]).toEqual({ name: 'd', value: 0, stderr: null, atZero: true });
    expect(found.blocks[0]!.amplitudes[0]!.stderr).toBeGreaterThan(0);
    expect(found.covariance!.variance('b/d')).toBeNull();
    expect(found.degreesOfFreedom).toBe(x.length - 4);
  });

  it('names what cannot be told apart and keeps the errors of the rest', () => {
    const found = fit({
      parameters: [...start, { name: 'shift', value: 0 }],
      blocks: [peakBlock('b', x, noisy, { kind: 'unknown' }, onePeak, { shift: 'shift' })],
    });
    const reference = fit(problem(noisy));
    expect([...found.rankDeficient].sort()).toEqual(['c', 'shift']);
    expect(found.parameters.map(({ stderr }) => stderr === null)).toEqual([true, false, true]);
    expect(found.parameters[1]!.stderr).toBeCloseTo(reference.parameters[1]!.stderr!, 6);
    expect(found.parameters[0]!.value + found.parameters[2]!.value).toBeCloseTo(reference.parameters[0]!.value, 6);
  });

  it('names a shared value that every spectrum can undo', () => {
    const shifted = (b: number): Block => peakBlock(`b${b}`, x, withNormalNoise(curve, 3, 20, b), { kind: 'unknown' }, onePeak, { shift: `s${b}` });
    const found = fit({ parameters: [...start, { name: 's0', value: 0 }, { name: 's1', value: 0 }], blocks: [shifted(0), shifted(1)] });
    expect([...found.rankDeficient].sort()).toEqual(['c', 's0', 's1']);
    expect(found.parameters.find(({ name }) => name === 'w')!.stderr).toBeGreaterThan(0);
  });

  it('names two amplitudes with the same column', () => {
    const found = fit({ parameters: start, blocks: [peakBlock('b', x, noisy, { kind: 'unknown' }, [...onePeak, ...onePeak].map((p) => ({ ...p })), { nonNegative: false })].map(distinctNames) });
    expect([...found.rankDeficient].sort()).toEqual(['b/c', 'b/c again']);
    expect(found.parameters[0]!.stderr).toBeCloseTo(fit(problem(noisy)).parameters[0]!.stderr!, 6);
  });

  it('names a parameter without any influence', () => {
    const found = fit(problem(noisy, [...start, { name: 'idle', value: 3 }]));
    expect(found.rankDeficient).toEqual(['idle']);
    expect(found.parameters[2]).toMatchObject({ value: 3, stderr: null });
  });

  it('stops when it is cancelled, between blocks of one iteration', () => {
    let asked = 0;
    const found = fit(problem(noisy), { isCancelled: () => (asked += 1) > 3 });
    expect(found.stopReason).toBe('cancelled');
    expect(found.converged).toBe(false);
    expect(found.covariance).toBeNull();
    const blocks = Array.from({ length: 50 }, (_, b) => peakBlock(`b${b}`, x, noisy, { kind: 'unknown' }, onePeak));
    let evaluated = 0;
    const counting = blocks.map((block) => ({
      ...block,
      evaluate: (p: Float64Array, out: Parameters<Block['evaluate']>[1]) => {
        evaluated += 1;
        block.evaluate(p, out);
      },
    }));
    fit({ parameters: start, blocks: counting }, { isCancelled: () => evaluated >= 120 });
    expect(evaluated).toBe(120);
  });

  it('reports progress with a falling objective and honest counts', () => {
    const seen: FitProgress[] = [];
    let calls = 0;
    const counted = problem(noisy);
    const block = counted.blocks[0]!;
    const evaluate: Block['evaluate'] = (p, out) => {
      calls += 1;
      block.evaluate(p, out);
    };
    const found = fit({ ...counted, blocks: [{ ...block, evaluate }] }, { onProgress: (progress) => seen.push(progress), covariance: false });
    expect(found.evaluations).toBe(calls);
    expect(seen.map(({ iteration }) => iteration)).toEqual(seen.map((_, k) => k + 1));
    seen.slice(1).forEach(({ chiSquare }, k) => expect(chiSquare).toBeLessThanOrEqual(seen[k]!.chiSquare));
    expect(found.iterations).toBe(seen.length);
  });

  it('says when iterations run out', () => {
    const found = fit(problem(noisy), { maxIterations: 1 });
    expect(found.stopReason).toBe('max-iterations');
    expect(found.converged).toBe(false);
    expect(found.iterations).toBe(1);
  });

  it('gives no standard error when no freedom is left to judge the scatter', () => {
    const exact = fit({ parameters: [], blocks: [lineBlock([1, 2], [3, 5])] });
    expect(exact.blocks[0]!.amplitudes.map(({ value }) => value)).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)]);
    expect(exact.covariance).toBeNull();
    expect(exact.degreesOfFreedom).toBe(0);
  });

  it('survives a trial step into values where the model is not finite', () => {
    // log(b x) is not a number for b ≤ 0, which the first full step would try.
    const xs = Float64Array.from({ length: 20 }, (_, i) => i + 1);
    const found = fitCurve({ f: (p, at, out) => at.forEach((value, i) => (out[i] = Math.log(p[0]! * value))), x: xs, y: xs.map((value) => Math.log(0.01 * value)), parameters: [{ name: 'b', value: 5 }] });
    expect(found.parameters[0]!.value).toBeCloseTo(0.01, 10);
  });
});

/** The second of two peaks with one name gets a name of its own. */
function distinctNames(block: Block): Block {
  return { ...block, amplitudes: block.amplitudes.map((amplitude, k) => (k === 1 ? { ...amplitude, name: `${amplitude.name} again` } : amplitude)) };
}
