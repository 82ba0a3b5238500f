import { describe, expect, it } from 'vitest';
import { fittedValues } from './derive';
import { fit } from './index';
import { layOut } from './layout';
import { solveDense } from './testing/dense';
import { grid, peakBlock, peakCurve, withNormalNoise } from './testing/peaks';
import type { Parameter, Problem } from './types';

const peaks = [
  { centre: 'c1', width: 'w' },
  { centre: 'c2', width: 'w' },
];

/** Spectra with two peaks whose centres and width are shared and which are shifted one by one. */
function series(count: number, priors = true): Problem {
  const x = grid(60, 0.25);
  const parameters: Parameter[] = [
    { name: 'c1', value: 4.6 },
    { name: 'w', value: 1.2 },
    { name: 'c2', value: 9.2, ...(priors ? { prior: { mean: 9.1, sd: 0.02 } } : {}) },
  ];
  const blocks = Array.from({ length: count }, (_, b) => {
    const shift = 0.2 * Math.sin(b);
    const model = peakCurve(x, [{ area: 100 + 10 * b, centre: 4.5 + shift, width: 1.3 }, { area: 60, centre: 9 + shift, width: 1.3 }], 20);
    // The first shift is held by a prior: all shifts and centres together would only move the scale.
    parameters.push({ name: `s${b}`, value: 0, ...(b === 0 ? { prior: { mean: 0, sd: 0.01 } } : {}) });
    const sigma = new Float64Array(x.length).fill(2 + b);
    return peakBlock(`spectrum${b}`, x, withNormalNoise(model, 2 + b, 11, b), { kind: 'sigma', sigma }, peaks, { shift: `s${b}`, slope: true });
  });
  return { parameters, blocks };
}

describe('a series of spectra', () => {
  it('finds on its own what is local', () => {
    const layout = layOut(series(3));
    const name = (free: number): string => layout.map.free[free]!.name;
    expect([...layout.shared].map(name)).toEqual(['c1', 'w', 'c2']);
    expect(layout.blocks.map(({ slots, localCount }) => [...slots.subarray(0, localCount)].map(name))).toEqual([['s0'], ['s1'], ['s2']]);
    expect(layout.sharedPriors).toHaveLength(1);
    expect(layout.blocks[0]!.priors).toHaveLength(1);
  });

  it('treats local values that a prior ties together as shared', () => {
    const { parameters, blocks } = series(2, false);
    const tied = layOut({ blocks, parameters: [...parameters, { name: 'gap', value: 0, link: { offset: 0, terms: [{ name: 's0', factor: 1 }, { name: 's1', factor: -1 }] }, prior: { mean: 0, sd: 0.1 } }] });
    expect(tied.blocks.map(({ localCount }) => localCount)).toEqual([0, 0]);
    expect(tied.shared).toHaveLength(5);
  });

  it.each([1, 4])('of %i gives the values and the covariance of the dense solution', (count) => {
    const problem = series(count);
    const structured = fit(problem);
    const dense = solveDense(
      problem,
      problem.blocks.map((_, b) => new Float64Array(60).fill(1 / (2 + b) ** 2)),
      problem.blocks.map(() => [100, 60, 20, 0]),
    );
    expect(structured.converged).toBe(true);
    expect(structured.chiSquare).toBeCloseTo(dense.chiSquare, 6);
    const values = fittedValues(structured);
    const covariance = structured.covariance!.sub(dense.names);
    const n = dense.names.length;
    for (let i = 0; i < n; i += 1) {
      const sd = Math.sqrt(dense.covariance[i * n + i]!);
      expect(Math.abs(values.get(dense.names[i]!)! - dense.values[i]!) / sd, dense.names[i]).toBeLessThan(1e-5);
      for (let j = 0; j < n; j += 1) {
        const scale = Math.sqrt(dense.covariance[i * n + i]! * dense.covariance[j * n + j]!);
        expect(Math.abs(covariance[i * n + j]! - dense.covariance[i * n + j]!) / scale, `${dense.names[i]!}, ${dense.names[j]!}`).toBeLessThan(1e-6);
      }
    }
    const stderrs = structured.parameters.map(({ name, stderr }) => [name, stderr]);
    expect(stderrs).toEqual(structured.parameters.map(({ name }) => [name, Math.sqrt(structured.covariance!.variance(name)!)]));
  });

  it('of one spectrum alone equals that spectrum in a series without shared values', () => {
    const x = grid(60, 0.25);
    const one = (b: number): Problem => {
      const named = [{ centre: `c${b}`, width: `w${b}` }];
      const y = withNormalNoise(peakCurve(x, [{ area: 100, centre: 5 + b, width: 1 }], 10), 2, 5, b);
      return {
        parameters: [
          { name: `c${b}`, value: 5.3 + b },
          { name: `w${b}`, value: 1.2 },
        ],
        blocks: [peakBlock(`b${b}`, x, y, { kind: 'unknown' }, named)],
      };
    };
    const alone = [0, 1, 2].map((b) => fit(one(b)));
    const parts = [0, 1, 2].map(one);
    const together = fit({ parameters: parts.flatMap(({ parameters }) => parameters), blocks: parts.flatMap(({ blocks }) => blocks) });
    const expected = alone.flatMap(({ parameters }) => parameters);
    together.parameters.forEach(({ value, stderr }, k) => {
      expect(Math.abs(value - expected[k]!.value) / stderr!).toBeLessThan(1e-5);
      expect(stderr! / expected[k]!.stderr! - 1).toBeLessThan(1e-5);
    });
  });
});
