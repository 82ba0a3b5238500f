/**
 * The covariance of all estimated values, eliminated amplitudes included, from the same bordered structure as the step.
 *
 * Every value v has a row f_v with cov(v, w) = f_v · f_w. With the block triangle [R_uu R_us] over its own values u
 * (amplitudes and local parameters) and the shared triangle R_ss: f of a shared value is its row of R_ss⁻¹; f of a
 * block's value is its row of R_uu⁻¹ (orthogonal to all other blocks) beside its row of −R_uu⁻¹ R_us R_ss⁻¹.
 * So memory and time grow linearly with the number of blocks.
 */
import { invertUpper, solveUpper, triangularise } from '../linear-algebra/householder';
import type { BlockSolver } from './block-solver';
import type { BlockState } from './block-state';
import { accessor, amplitudeName, collectRows, dot, knownNames, type FactorRow } from './covariance-rows';
import { dropDependent, markShares, shareThreshold, type ReducedTriangle } from './dependent-columns';
import type { Layout } from './layout';
import type { Covariance } from './types';

interface BlockFactors {
  readonly reduced: ReducedTriangle;
  /** Shared positions (kept or not) of the trailing columns. */
  readonly positions: readonly number[];
  /** What each leading column is: an amplitude (its index) or a free value. */
  readonly leading: readonly { readonly amplitude: number | null; readonly free: number | null }[];
  readonly norms: Float64Array;
}

export interface CovarianceResult {
  readonly covariance: Covariance;
  readonly rankDeficient: readonly string[];
  /** Number of free values and amplitudes that were estimated. */
  readonly estimated: number;
  /** Degrees of freedom that the estimated values take from each block's points: its part of the hat matrix's trace. */
  readonly usedBy: readonly number[];
}

function columnNorms(triangle: Float64Array, size: number): Float64Array {
  const norms = new Float64Array(size);
  for (let j = 0; j < size; j += 1) {
    let square = 0;
    for (let i = 0; i <= j; i += 1) square += triangle[j * size + i]! ** 2;
    norms[j] = Math.sqrt(square);
  }
  return norms;
}

/** Reduces one block to its own triangle over estimated amplitudes and local values that are not held. */
function factorBlock(solver: BlockSolver, state: BlockState, q: Float64Array, held: Uint8Array, tolerance: number): BlockFactors {
  const { slots, localCount, sharedPositions } = solver.layout;
  const { values, size, amplitudeColumns } = solver.fullTriangle(q, state);
  const amplitudes = amplitudeColumns.length;
  const columns: number[] = [];
  const leading: { amplitude: number | null; free: number | null }[] = [];
  amplitudeColumns.forEach((amplitude, k) => {
    columns.push(k);
    leading.push({ amplitude, free: null });
  });
  for (let slot = 0; slot < localCount; slot += 1) {
    if (held[slots[slot]!] === 1) continue;
    columns.push(amplitudes + slot);
    leading.push({ amplitude: null, free: slots[slot]! });
  }
  const positions: number[] = [];
  for (let slot = localCount; slot < slots.length; slot += 1) {
    if (held[slots[slot]!] === 1) continue;
    columns.push(amplitudes + slot);
    positions.push(sharedPositions[slot - localCount]!);
  }
  const count = columns.length;
  const work = new Float64Array(Math.max(size, 1) * count);
  columns.forEach((column, k) => work.set(values.subarray(column * size, column * size + column + 1), k * size));
  const allNorms = columnNorms(values, size);
  const norms = Float64Array.from(columns, (column) => allNorms[column]!);
  triangularise(work, size, count, size, count);
  const square = new Float64Array(count * count);
  for (let j = 0; j < count; j += 1) for (let i = 0; i <= j; i += 1) square[j * count + i] = work[j * size + i]!;
  return { reduced: dropDependent(square, count, count, leading.length, norms, tolerance), positions, leading, norms };
}

/** Builds the covariance at the accepted point. `held` marks free values at a bound. */
export function buildCovariance(
  layout: Layout,
  solvers: readonly BlockSolver[],
  states: readonly BlockState[],
  q: Float64Array,
  held: Uint8Array,
  tolerance: number,
): CovarianceResult {
  const { map } = layout;
  const factors = solvers.map((solver, b) => factorBlock(solver, states[b]!, q, held, tolerance));

  // The shared triangle over shared values that are not held.
  const moving = [...layout.shared.keys()].filter((position) => held[layout.shared[position]!] === 0);
  const orderOf = new Map(moving.map((position, k) => [position, k]));
  const ns = moving.length;
  const widest = factors.reduce((most, { positions }) => Math.max(most, positions.length), layout.sharedPriors.length);
  const stride = ns + widest + 1;
  const work = new Float64Array(stride * Math.max(ns, 1));
  const sharedSquares = new Float64Array(ns);
  layout.sharedPriors.forEach(({ slots, prior }, k) =>
    slots.forEach((position, t) => {
      const column = orderOf.get(position);
      if (column === undefined) return;
      const value = prior.row.factors[t]! / prior.sd;
      work[column * stride + ns + k] = value;
      sharedSquares[column] = sharedSquares[column]! + value * value;
    }),
  );
  triangularise(work, stride, ns, stride, ns);
  for (const { reduced, positions, leading, norms } of factors) {
    for (let j = 0; j < ns; j += 1) work.fill(0, j * stride + ns, (j + 1) * stride);
    const own = reduced.kept.length;
    positions.forEach((position, k) => {
      const column = orderOf.get(position)!;
      for (let i = 0; i <= k; i += 1) work[column * stride + ns + i] = reduced.values[(own + k) * reduced.size + own + i]!;
      sharedSquares[column] = sharedSquares[column]! + norms[leading.length + k]! ** 2;
    });
    triangularise(work, stride, ns, stride, ns);
  }
  const sharedTriangle = new Float64Array(ns * ns);
  for (let j = 0; j < ns; j += 1) for (let i = 0; i <= j; i += 1) sharedTriangle[j * ns + i] = work[j * stride + i]!;
  const sharedNorms = sharedSquares.map(Math.sqrt);
  const shared = dropDependent(sharedTriangle, ns, ns, ns, sharedNorms, tolerance);
  const rank = shared.kept.length;
  const sharedInverse = invertUpper(shared.values, rank, rank);
  const sharedRows = new Map<number, Float64Array>();
  shared.kept.forEach((column, k) => {
    sharedRows.set(moving[column]!, Float64Array.from({ length: rank }, (_, j) => sharedInverse[j * rank + k]!));
  });

  const indistinct = new Set<string>();
  const freeName = (free: number): string => map.free[free]!.name;
  const nameLeading = (b: number, k: number): string => {
    const { amplitude, free } = factors[b]!.leading[k]!;
    return amplitude === null ? freeName(free!) : amplitudeName(layout, b, amplitude);
  };
  const freeRows = new Map<number, FactorRow>();
  const amplitudeRows = new Map<string, FactorRow>();
  const nothing = new Float64Array(0);
  for (const [position, row] of sharedRows) freeRows.set(layout.shared[position]!, { block: -1, own: nothing, shared: row });

  factors.forEach(({ reduced, positions, leading, norms }, b) => {
    for (const vector of reduced.nullVectors) markShares(vector, norms, (k) => indistinct.add(nameLeading(b, k)));
    const own = reduced.kept.length;
    const inverse = invertUpper(reduced.values, reduced.size, own);
    reduced.kept.forEach((column, u) => {
      const ownRow = Float64Array.from({ length: own }, (_, j) => inverse[j * own + u]!);
      const sharedRow = new Float64Array(rank);
      positions.forEach((position, k) => {
        const row = sharedRows.get(position);
        if (!row) return;
        let factor = 0;
        for (let j = u; j < own; j += 1) factor += ownRow[j]! * reduced.values[(own + k) * reduced.size + j]!;
        for (let i = 0; i < rank; i += 1) sharedRow[i] = sharedRow[i]! - factor * row[i]!;
      });
      const { amplitude, free } = leading[column]!;
      const row = { block: b, own: ownRow, shared: sharedRow };
      if (amplitude === null) freeRows.set(free!, row);
      else amplitudeRows.set(amplitudeName(layout, b, amplitude), row);
    });
  });
  for (const vector of shared.nullVectors) {
    const size = Math.max(...vector.map((value, k) => Math.abs(value) * Math.max(sharedNorms[k]!, Number.MIN_VALUE)));
    markShares(vector, sharedNorms, (k) => indistinct.add(freeName(layout.shared[moving[k]!]!)));
    // The blocks' own values follow: u = −R_uu⁻¹ R_us s.
    factors.forEach(({ reduced, positions, norms }, b) => {
      const own = reduced.kept.length;
      const follow = new Float64Array(own);
      positions.forEach((position, k) => {
        const s = vector[orderOf.get(position)!]!;
        for (let i = 0; i < own; i += 1) follow[i] = follow[i]! - s * reduced.values[(own + k) * reduced.size + i]!;
      });
      solveUpper(reduced.values, reduced.size, own, follow);
      reduced.kept.forEach((column, k) => {
        if (Math.abs(follow[k]!) * norms[column]! > shareThreshold * size) indistinct.add(nameLeading(b, column));
      });
    });
  }

  const rows = collectRows(layout, freeRows, amplitudeRows, indistinct);
  // Linked parameters that follow an indistinct one are indistinct too.
  map.names.forEach((name, index) => {
    if (map.rows[index]!.free.some((free) => indistinct.has(freeName(free)))) indistinct.add(name);
  });
  const covariance = accessor(rows, knownNames(layout));
  const usedBy = factors.map((block, b) => {
    // R_uu R_uu⁻¹ gives one for each of the block's own values, R_ss of the block times R_ss⁻¹ its part of the shared ones.
    let trace = block.reduced.kept.length + sharedTrace(block, sharedRows, rank);
    for (const { prior } of layout.blocks[b]!.priors) trace -= (covariance.variance(prior.name) ?? 0) / prior.sd ** 2;
    return trace;
  });
  return { covariance, rankDeficient: [...indistinct], estimated: freeRows.size + amplitudeRows.size, usedBy };
}

/** ‖R_ss(block) · R_ss⁻¹‖², the part of the shared values' freedom that a block's points carry. */
function sharedTrace({ reduced, positions }: BlockFactors, sharedRows: ReadonlyMap<number, Float64Array>, rank: number): number {
  const own = reduced.kept.length;
  const product = new Float64Array(rank);
  let trace = 0;
  for (let i = 0; i < positions.length; i += 1) {
    product.fill(0);
    for (let k = i; k < positions.length; k += 1) {
      const row = sharedRows.get(positions[k]!);
      if (!row) continue;
      const value = reduced.values[(own + k) * reduced.size + own + i]!;
      for (let j = 0; j < rank; j += 1) product[j] = product[j]! + value * row[j]!;
    }
    trace += dot(product, product);
  }
  return trace;
}
