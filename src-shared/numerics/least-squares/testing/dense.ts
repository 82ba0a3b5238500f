/**
 * A plain, dense, unstructured least-squares solution over parameters and amplitudes together, by normal equations in
 * which nothing is eliminated: independent of the engine's algebra, and only fit for small, well-conditioned problems.
 */
import type { Problem } from '../types';

export interface DenseSolution {
  readonly names: readonly string[];
  readonly values: Float64Array;
  /** Row-major inverse of the normal matrix. */
  readonly covariance: Float64Array;
  readonly chiSquare: number;
}

/** Gauss–Jordan inverse with row exchange. */
function invert(matrix: Float64Array, n: number): Float64Array {
  const a = matrix.slice();
  const inverse = Float64Array.from({ length: n * n }, (_, i) => (Math.floor(i / n) === i % n ? 1 : 0));
  const swap = (m: Float64Array, r: number, s: number): void => {
    for (let j = 0; j < n; j += 1) [m[r * n + j], m[s * n + j]] = [m[s * n + j]!, m[r * n + j]!];
  };
  for (let k = 0; k < n; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < n; i += 1) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    swap(a, k, pivot);
    swap(inverse, k, pivot);
    const scale = 1 / a[k * n + k]!;
    for (let j = 0; j < n; j += 1) {
      a[k * n + j]! *= scale;
      inverse[k * n + j]! *= scale;
    }
    for (let i = 0; i < n; i += 1) {
      const factor = a[i * n + k]!;
      if (i === k || factor === 0) continue;
      for (let j = 0; j < n; j += 1) {
        a[i * n + j]! -= factor * a[k * n + j]!;
        inverse[i * n + j]! -= factor * inverse[k * n + j]!;
      }
    }
  }
  return inverse;
}

/** Solves a problem of free parameters (no links, no bounds) with σ of 1/√weight per point, from given values. */
export function solveDense(problem: Problem, weights: readonly Float64Array[], startAmplitudes: readonly (readonly number[])[]): DenseSolution {
  const names = [...problem.parameters.map(({ name }) => name), ...problem.blocks.flatMap((block) => block.amplitudes.map(({ name }) => `${block.name}/${name}`))];
  const n = names.length;
  const values = Float64Array.from([...problem.parameters.map(({ value }) => value), ...startAmplitudes.flat()]);
  const models = (at: Float64Array): Float64Array[] => {
    let next = problem.parameters.length;
    return problem.blocks.map((block) => {
      const columns = block.amplitudes.map(() => new Float64Array(block.y.length));
      const fixed = new Float64Array(block.y.length);
      block.evaluate(
        Float64Array.from(block.parameters, (name) => at[problem.parameters.findIndex((p) => p.name === name)]!),
        { columns, fixed, derivatives: null },
      );
      const amplitudes = at.slice(next, next + columns.length);
      next += columns.length;
      return fixed.map((value, i) => columns.reduce((sum, column, j) => sum + amplitudes[j]! * column[i]!, value));
    });
  };
  const residualsAt = (at: Float64Array): Float64Array => {
    const residuals = models(at).flatMap((model, b) => [...model].map((value, i) => Math.sqrt(weights[b]![i]!) * (problem.blocks[b]!.y[i]! - value)));
    problem.parameters.forEach(({ prior }, k) => prior && residuals.push((prior.mean - at[k]!) / prior.sd));
    let next = problem.parameters.length;
    for (const block of problem.blocks) {
      for (const { factors, terms, target, sd } of block.ties ?? []) {
        const amplitudes = factors.reduce((sum, factor, j) => sum + factor * at[next + j]!, 0);
        const parameters = terms.reduce((sum, { parameter, factor }) => sum + factor * at[names.indexOf(block.parameters[parameter]!)]!, 0);
        residuals.push((target - amplitudes - parameters) / sd);
      }
      next += block.amplitudes.length;
    }
    return Float64Array.from(residuals);
  };
  let covariance: Float64Array = new Float64Array(0);
  for (let round = 0; round < 60; round += 1) {
    const residuals = residualsAt(values);
    const jacobian = Array.from(values, (value, k) => {
      const h = 1e-5 * Math.max(1, Math.abs(value));
      const shifted = values.slice();
      shifted[k] = value + h;
      const high = residualsAt(shifted);
      shifted[k] = value - h;
      const low = residualsAt(shifted);
      return high.map((r, i) => (r - low[i]!) / (2 * h));
    });
    const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    const normal = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) normal[i * n + j] = dot(jacobian[i]!, jacobian[j]!);
    covariance = invert(normal, n);
    const right = jacobian.map((column) => -dot(column, residuals));
    let moved = 0;
    for (let i = 0; i < n; i += 1) {
      const step = right.reduce((sum, value, j) => sum + covariance[i * n + j]! * value, 0);
      values[i]! += step;
      moved = Math.max(moved, Math.abs(step) / Math.sqrt(covariance[i * n + i]!));
    }
    if (moved < 1e-9) break;
  }
  const residuals = residualsAt(values);
  return { names, values, covariance, chiSquare: residuals.reduce((sum, r) => sum + r * r, 0) };
}
