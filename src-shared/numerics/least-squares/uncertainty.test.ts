import { describe, expect, it, vi } from 'vitest';
import {
  curveProblem,
  derive,
  fit,
  fitCurve,
  fittedValues,
  optimumOf,
  profileAmplitude,
  ProfileCancelled,
  profileParameter,
  profileShare,
  runReplicas,
  spreadOf,
  type Problem,
  type ReplicaOptions,
} from './index';
import { grid, peakBlock, peakCurve, withNormalNoise, withPoissonNoise } from './testing/peaks';

// Some of these run hundreds of fits.
vi.setConfig({ testTimeout: 60_000 });

const x = grid(80, 0.15);
const peaks = [
  { centre: 'c', width: 'w' },
  { centre: 'd', width: 'w' },
];

function counts(y: Float64Array, free = true): Problem {
  return {
    parameters: [
      { name: 'c', value: 5, vary: free },
      { name: 'w', value: 1, vary: free },
      { name: 'd', value: 6.6, vary: free },
    ],
    blocks: [peakBlock('b', x, y, { kind: 'poisson' }, peaks)],
  };
}
const truth = peakCurve(x, [{ area: 60, centre: 5, width: 1 }, { area: 40, centre: 6.6, width: 1 }], 12);
const problem = counts(withPoissonNoise(truth, 21));
const fitted = fit(problem);

describe('derive', () => {
  const share = (values: Float64Array): number[] => [values[0]! / (values[0]! + values[1]!), values[1]! / (values[0]! + values[1]!)];

  it('propagates a share with its covariance', () => {
    const { values, covariance, heldOut } = derive(fitted, ['b/c', 'b/d'], share);
    const [c, d] = fitted.blocks[0]!.amplitudes.map(({ value }) => value);
    const sum = c! + d!;
    const gradient = [d! / sum ** 2, -c! / sum ** 2];
    const sub = fitted.covariance!.sub(['b/c', 'b/d']);
    const variance = gradient[0]! ** 2 * sub[0]! + 2 * gradient[0]! * gradient[1]! * sub[1]! + gradient[1]! ** 2 * sub[3]!;
    expect(values[0]! + values[1]!).toBeCloseTo(1, 14);
    expect(covariance![0]! / variance).toBeCloseTo(1, 6);
    // Shares add up to one, so their errors are opposite.
    expect(covariance![1]! / -variance).toBeCloseTo(1, 6);
    expect(heldOut).toEqual([]);
  });

  it('takes a gradient where one is given', () => {
    const exact = derive(fitted, ['c', 'd'], ([c, d]) => [d! - c!], () => [[-1, 1]]);
    const numeric = derive(fitted, ['c', 'd'], ([c, d]) => [d! - c!]);
    expect(exact.covariance![0]! / numeric.covariance![0]!).toBeCloseTo(1, 8);
    const { covariance } = fitted;
    expect(exact.covariance![0]).toBeCloseTo(covariance!.variance('c')! + covariance!.variance('d')! - 2 * covariance!.covariance('c', 'd')!, 14);
  });

  it('names what is held and refuses what does not exist', () => {
    const atZero = fit(counts(withPoissonNoise(peakCurve(x, [{ area: 60, centre: 5, width: 1 }, { area: -9, centre: 6.6, width: 1 }], 12), 3), false));
    expect(atZero.blocks[0]!.amplitudes[1]!.atZero).toBe(true);
    const { values, covariance, heldOut } = derive(atZero, ['b/c', 'b/d'], share);
    expect(values[1]).toBe(0);
    expect(heldOut).toEqual(['b/d']);
    expect(covariance![0]).toBeCloseTo(0, 12);
    expect(() => derive(fitted, ['e'], () => [])).toThrow('no value called e');
  });
});

describe('replicas', () => {
  const options: ReplicaOptions = { kind: 'parametric', seed: 5, count: 6 };

  it('do not depend on how they are split', () => {
    const optimum = structuredClone(optimumOf(fitted));
    for (const kind of ['parametric', 'bootstrap'] as const) {
      const all = runReplicas(problem, optimum, { ...options, kind, stretch: 4 });
      const parts = [0, 2, 3].map((first, k) => runReplicas(problem, optimum, { ...options, kind, stretch: 4, first, count: [2, 1, 3][k]! }));
      expect(parts.flatMap(({ values }) => [...values])).toEqual([...all.values]);
      expect([...all.converged]).toEqual([1, 1, 1, 1, 1, 1]);
      expect(all.names).toEqual(['c', 'w', 'd', 'b/c', 'b/d', 'b/constant']);
    }
  });

  it.each(['parametric', 'bootstrap'] as const)('of the %s kind scatter as the covariance says', (kind) => {
    const count = 400;
    const replicas = runReplicas(problem, optimumOf(fitted), { kind, seed: 9, count });
    const centre = fittedValues(fitted);
    replicas.names.forEach((name, j) => {
      const { sd, median, lower, upper } = spreadOf(replicas, (row) => row[j]!);
      const expected = Math.sqrt(fitted.covariance!.variance(name)!);
      // The standard deviation of 400 draws is known to 3.5 %; residuals of 80 points carry 8 % of their own.
      const room = kind === 'parametric' ? 0.14 : 0.25;
      expect(Math.abs(sd / expected - 1), name).toBeLessThan(room);
      expect(Math.abs((upper - lower) / (2 * 1.96 * expected) - 1), name).toBeLessThan(1.5 * room);
      expect(Math.abs(median - centre.get(name)!) / expected, name).toBeLessThan(0.3);
    });
  });

  it('take the problem of a curve as well', () => {
    const f = (p: Float64Array, at: Float64Array, out: Float64Array): void => at.forEach((t, i) => (out[i] = p[0]! + p[1]! * t));
    const line = curveProblem({ f, x, y: withNormalNoise(x.map((t) => 2 + 3 * t), 0.5, 2), parameters: [{ name: 'a', value: 0 }, { name: 'b', value: 0 }] });
    const found = fit(line);
    const { sd } = spreadOf(runReplicas(line, optimumOf(found), { kind: 'parametric', seed: 1, count: 200 }), (row) => row[1]!);
    expect(Math.abs(sd / found.parameters[1]!.stderr! - 1)).toBeLessThan(0.2);
  });

  it('redraw the observations that priors are', () => {
    const sharp: Problem = { ...problem, parameters: problem.parameters.map((p) => (p.name === 'c' ? { ...p, prior: { mean: 5, sd: 0.002 } } : p)) };
    const found = fit(sharp);
    const { sd } = spreadOf(runReplicas(sharp, optimumOf(found), { kind: 'parametric', seed: 3, count: 200 }), (row) => row[0]!);
    expect(sd / found.parameters[0]!.stderr!).toBeGreaterThan(0.85);
    expect(sd / found.parameters[0]!.stderr!).toBeLessThan(1.15);
  });

  it('stop when cancelled and count progress', () => {
    const seen: number[] = [];
    const some = runReplicas(problem, optimumOf(fitted), { ...options, onProgress: (done) => seen.push(done), isCancelled: () => seen.length === 2 });
    expect(seen).toEqual([1, 2]);
    expect(some.converged).toHaveLength(2);
    expect(some.values).toHaveLength(2 * some.names.length);
  });

  it('leave a row without numbers where a replica has no counts', () => {
    const few = new Float64Array(40);
    few[20] = 1;
    const xs = grid(40, 0.3);
    const sparse: Problem = { parameters: [{ name: 'c', value: 6, vary: false }, { name: 'w', value: 1, vary: false }], blocks: [peakBlock('b', xs, few, { kind: 'poisson' }, [peaks[0]!])] };
    const { values, converged } = runReplicas(sparse, optimumOf(fit(sparse)), { kind: 'parametric', seed: 1, count: 20 });
    const empty = [...converged.keys()].filter((k) => Number.isNaN(values[k * 4]!));
    // One count is expected, so e⁻¹ of the replicas have none.
    expect(empty.length).toBeGreaterThan(2);
    expect(empty.length).toBeLessThan(14);
    for (const k of empty) expect(converged[k]).toBe(0);
    expect(() => spreadOf({ names: ['a'], values: new Float64Array(3), converged: Uint8Array.of(0, 1, 0) }, (row) => row[0]!)).toThrow('there are 1');
  });
});

describe('profile likelihood', () => {
  it('of a linear model with known scatter is value ± z·σ', () => {
    const sigma = new Float64Array(x.length).fill(3);
    const known: Problem = { parameters: counts(truth, false).parameters, blocks: [peakBlock('b', x, withNormalNoise(truth, 3, 4), { kind: 'sigma', sigma }, peaks)] };
    const found = fit(known);
    const { value, stderr } = found.blocks[0]!.amplitudes[0]!;
    const interval = profileAmplitude(known, found, 'b', 'c', { level: 0.95 });
    expect((interval.upper - value) / stderr!).toBeCloseTo(1.959964, 2);
    expect((value - interval.lower) / stderr!).toBeCloseTo(1.959964, 2);
    expect(interval).toMatchObject({ oneSided: null, open: { lower: false, upper: false } });
    expect(interval.betterBy).toBeLessThan(1e-6);
  });

  it('uses the scatter that was found where it was not known', () => {
    const unknown: Problem = { parameters: counts(truth, false).parameters, blocks: [peakBlock('b', x, withNormalNoise(truth, 3, 4), { kind: 'unknown' }, peaks)] };
    const found = fit(unknown);
    const { value, stderr } = found.blocks[0]!.amplitudes[0]!;
    const interval = profileAmplitude(unknown, found, 'b', 'c', { level: 0.6827 });
    expect((interval.upper - value) / stderr!).toBeCloseTo(1, 2);
  });

  it('of a Poisson mean solves the equation of the likelihood', () => {
    // n counts in one bin: 2 (m − n + n ln(n/m)) = z². For n = 3 channels with 4 counts in all.
    const flat: Problem = {
      parameters: [],
      blocks: [
        {
          name: 'b',
          y: Float64Array.of(1, 3, 0),
          noise: { kind: 'poisson' },
          amplitudes: [{ name: 'a', nonNegative: true }],
          parameters: [],
          dependence: [],
          evaluate: (_, { columns }) => columns[0]!.fill(1),
        },
      ],
    };
    const interval = profileAmplitude(flat, fit(flat), 'b', 'a', { level: 0.6826894921 });
    const rise = (m: number): number => 2 * (3 * m - 4 + 4 * Math.log(4 / (3 * m)));
    expect(rise(interval.lower)).toBeCloseTo(1, 2);
    expect(rise(interval.upper)).toBeCloseTo(1, 2);
    expect(interval.upper - interval.value).toBeGreaterThan(interval.value - interval.lower);
  });

  it('of a strongly curved parameter is asymmetric and holds the right rise', () => {
    const xs = grid(12, 1);
    const y = withNormalNoise(xs.map((t) => 10 * Math.exp(-0.3 * t)), 1.5, 8);
    const f = (p: Float64Array, at: Float64Array, out: Float64Array): void => at.forEach((t, i) => (out[i] = p[0]! * Math.exp(-p[1]! * t)));
    const sigma = new Float64Array(12).fill(1.5);
    const block = {
      name: 'decay',
      y,
      noise: { kind: 'sigma' as const, sigma },
      amplitudes: [{ name: 'a', nonNegative: false }],
      parameters: ['rate'],
      dependence: [{ column: 0, parameter: 0 }],
      evaluate: (p: Float64Array, out: { columns: readonly Float64Array[]; derivatives: readonly Float64Array[] | null }) =>
        xs.forEach((t, i) => {
          out.columns[0]![i] = Math.exp(-p[0]! * t);
          if (out.derivatives) out.derivatives[0]![i] = -t * Math.exp(-p[0]! * t);
        }),
    };
    const decay: Problem = { parameters: [{ name: 'rate', value: 0.2, min: 0 }], blocks: [block] };
    const found = fit(decay);
    const interval = profileParameter(decay, found, 'rate', { level: 0.6826894921 });
    for (const end of [interval.lower, interval.upper]) {
      const held = fitCurve({ f, x: xs, y, sigma, parameters: [{ name: 'a', value: 10 }, { name: 'rate', value: end, vary: false }] });
      expect(held.objective - found.objective).toBeCloseTo(1, 2);
    }
    expect((interval.upper - interval.value) / (interval.value - interval.lower)).toBeGreaterThan(1.1);
  });

  it('gives an upper limit for an amount at zero that covers as often as it says', () => {
    // A doublet line that is not there, on a background: the limit must lie above the true zero-ish amount in about 90 % of draws.
    const amount = 3;
    const scene = peakCurve(x, [{ area: 60, centre: 5, width: 1 }, { area: amount, centre: 6.6, width: 1 }], 12);
    let covered = 0;
    let atZero = 0;
    const runs = 150;
    for (let k = 0; k < runs; k += 1) {
      const drawn = counts(withPoissonNoise(scene, 60, k), false);
      const found = fit(drawn);
      const zero = found.blocks[0]!.amplitudes[1]!.atZero;
      const interval = profileAmplitude(drawn, found, 'b', 'd', { level: 0.9 });
      if (zero) {
        atZero += 1;
        expect(interval).toMatchObject({ value: 0, lower: 0, oneSided: 'upper' });
        expect(interval.upper).toBeGreaterThan(0);
      }
      if (interval.lower <= amount && amount <= interval.upper) covered += 1;
    }
    expect(atZero).toBeGreaterThan(3);
    expect(covered / runs).toBeGreaterThan(0.83);
    expect(covered / runs).toBeLessThan(0.97);
  });

  it('of a share agrees with the delta method when it is far from its ends, and bounds it at zero', () => {
    const { values, covariance } = derive(fitted, ['b/c', 'b/d'], ([c, d]) => [d! / (c! + d!)]);
    const sd = Math.sqrt(covariance![0]!);
    const interval = profileShare(problem, fitted, { block: 'b', amplitude: 'd', others: ['c'], stderr: sd }, { level: 0.6826894921 });
    expect(interval.value).toBeCloseTo(values[0]!, 12);
    expect((interval.upper - interval.lower) / (2 * sd)).toBeCloseTo(1, 1);

    const none = counts(withPoissonNoise(peakCurve(x, [{ area: 60, centre: 5, width: 1 }, { area: -9, centre: 6.6, width: 1 }], 12), 3), false);
    const limit = profileShare(none, fit(none), { block: 'b', amplitude: 'd', others: ['c'], weights: { d: 2 } });
    expect(limit).toMatchObject({ value: 0, lower: 0, oneSided: 'upper' });
    expect(limit.upper).toBeGreaterThan(0.005);
    expect(limit.upper).toBeLessThan(0.3);
    const amount = profileAmplitude(none, fit(none), 'b', 'd');
    // The share's weight counts the small line twice.
    expect(limit.upper).toBeGreaterThan((1.5 * amount.upper) / (60 + 2 * amount.upper));
  });

  it('counts the prior of the profiled parameter', () => {
    const known: Problem = { ...problem, parameters: problem.parameters.map((p) => (p.name === 'c' ? { ...p, prior: { mean: 5, sd: 1e-4 } } : p)) };
    const interval = profileParameter(known, fit(known), 'c', { level: 0.6826894921 });
    expect((interval.upper - interval.lower) / 2e-4).toBeCloseTo(1, 2);
  });

  it('says which ends it could not reach, and stops when asked', () => {
    const bounded: Problem = { ...problem, parameters: problem.parameters.map((p) => (p.name === 'w' ? { ...p, min: 0.999 * fitted.parameters[1]!.value } : p)) };
    const interval = profileParameter(bounded, fit(bounded), 'w');
    expect(interval.open.lower).toBe(true);
    expect(interval.lower).toBeCloseTo(0.999 * fitted.parameters[1]!.value, 10);
    expect(interval.open.upper).toBe(false);
    let asked = 0;
    expect(() => profileParameter(problem, fitted, 'c', { isCancelled: () => (asked += 1) > 20 })).toThrow(ProfileCancelled);
    expect(() => profileParameter(problem, fitted, 'nobody')).toThrow('no parameter called nobody');
    expect(() => profileAmplitude(problem, fitted, 'b', 'nobody')).toThrow('no amplitude called b/nobody');
    expect(() => profileParameter(counts(problem.blocks[0]!.y, false), fitted, 'c')).not.toThrow();
  });
});
