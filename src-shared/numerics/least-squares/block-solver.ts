/**
 * One block at one point of the search: eliminates its amplitudes and reduces its Jacobian to a triangle.
 *
 * Variable projection (Golub & Pereyra 1973, doi 10.1137/0710036) with Kaufman's derivative (1975): in the orthogonal
 * factorisation of [Φ | J | r], with Φ the columns above zero and J the derivatives at fixed amplitudes, the rows below
 * the amplitudes are J and r projected off Φ. For the normal matrix this is the Schur complement of the full problem in
 * parameters and amplitudes, so the covariance that follows is the full one; Kaufman's omitted term does not change the gradient.
 */
import { gramTriangle } from '../linear-algebra/gram-triangle';
import { triangularise } from '../linear-algebra/householder';
import { AmplitudeSolver } from './amplitude-solver';
import { BlockNoise } from './block-noise';
import type { BlockState } from './block-state';
import { BlockTies } from './block-ties';
import type { BlockLayout } from './layout';
import { rowValue } from './parameter-map';
import type { BlockValues } from './types';
import type { Workspace } from './workspace';

/** The whole triangle of a block, amplitudes included, for the covariance. */
export interface FullTriangle {
  /** Column-major, stride = size; columns: estimated amplitudes, then slots. */
  readonly values: Float64Array;
  readonly size: number;
  /** Column of the block's matrix for each leading column of the triangle. */
  readonly amplitudeColumns: readonly number[];
}

export class BlockSolver {
  private readonly points: number;
  private readonly columns: number;
  private readonly slotCount: number;
  private readonly p: Float64Array;
  private readonly values: BlockValues & { readonly derivatives: readonly Float64Array[] };
  private readonly nonNegative: Uint8Array;
  readonly noise: BlockNoise;
  readonly ties: BlockTies;
  private readonly amplitudes: AmplitudeSolver;

  constructor(
    readonly layout: BlockLayout,
    private readonly workspace: Workspace,
  ) {
    const { block, parameters, slots } = layout;
    this.points = block.y.length;
    this.columns = block.amplitudes.length;
    this.slotCount = slots.length;
    this.p = new Float64Array(parameters.length);
    this.values = workspace.valuesFor(layout);
    this.nonNegative = Uint8Array.from(block.amplitudes, (amplitude) => (amplitude.nonNegative ? 1 : 0));
    this.noise = new BlockNoise(block);
    this.ties = new BlockTies(layout);
    this.amplitudes = new AmplitudeSolver(layout, this.values, this.noise, this.ties, workspace);
  }

  createState(): BlockState {
    return {
      amplitudes: new Float64Array(this.columns),
      passive: new Uint8Array(this.columns).fill(1),
      model: new Float64Array(this.points),
      triangle: new Float64Array(this.slotCount * (this.slotCount + 1)),
      jacobian: new Float64Array(this.columns === 0 ? this.points * this.slotCount : 0),
      bend: new Float64Array(this.slotCount),
      objective: Infinity,
    };
  }

  /**
   * Evaluates the block at the free values q: amplitudes, model and objective, and the triangle if `withTriangle`.
   * The objective is Infinity where the model or a derivative that was asked for is not finite. `from` is the last accepted state, if any.
   */
  evaluate(q: Float64Array, from: BlockState | null, state: BlockState, withTriangle: boolean): void {
    this.fillColumns(q, withTriangle);
    if (from) {
      state.passive.set(from.passive);
      state.amplitudes.set(from.amplitudes);
    }
    this.amplitudes.solve(from, state);
    state.objective += this.priorSquare(q);
    if (Number.isNaN(state.objective)) state.objective = Infinity;
    if (withTriangle && state.objective < Infinity && !this.reduce(q, state)) state.objective = Infinity;
  }

  private fillColumns(q: Float64Array, withDerivatives: boolean): void {
    const { layout, values, p } = this;
    for (let i = 0; i < p.length; i += 1) p[i] = rowValue(layout.parameters[i]!, q);
    this.ties.place(q);
    values.fixed.fill(0);
    layout.block.evaluate(p, withDerivatives ? values : { columns: values.columns, fixed: values.fixed, derivatives: null });
  }

  /** What the block's priors add to the objective. */
  priorSquare(q: Float64Array): number {
    let square = 0;
    for (const { prior } of this.layout.priors) square += ((rowValue(prior.row, q) - prior.mean) / prior.sd) ** 2;
    return square;
  }

  /** Writes [Φ | J | r], weighted, with the priors and the ties as further rows, and returns its shape. */
  private writeMatrix(q: Float64Array, state: BlockState, included: readonly number[]): { work: Float64Array; stride: number; size: number } {
    const { points, slotCount, values, layout } = this;
    const { rootWeights } = this.noise;
    const leading = included.length;
    const size = leading + slotCount;
    const tieAt = points + layout.priors.length;
    const stride = Math.max(tieAt + layout.ties.length, size + 1);
    const work = this.workspace.matrix(stride * (size + 1));
    work.fill(0, 0, stride * (size + 1));
    for (let k = 0; k < leading; k += 1) {
      const column = values.columns[included[k]!]!;
      for (let i = 0; i < points; i += 1) work[k * stride + i] = column[i]! * rootWeights[i]!;
    }
    for (const { dependence, column, slot, factor } of layout.terms) {
      const scale = column < 0 ? factor : factor * state.amplitudes[column]!;
      if (scale === 0) continue;
      const derivative = values.derivatives[dependence]!;
      const at = (leading + slot) * stride;
      for (let i = 0; i < points; i += 1) work[at + i] = work[at + i]! + scale * derivative[i]!;
    }
    for (let slot = 0; slot < slotCount; slot += 1) {
      const at = (leading + slot) * stride;
      for (let i = 0; i < points; i += 1) work[at + i] = work[at + i]! * rootWeights[i]!;
    }
    const last = size * stride;
    for (let i = 0; i < points; i += 1) work[last + i] = (layout.block.y[i]! - state.model[i]!) * rootWeights[i]!;
    layout.priors.forEach(({ slots, prior }, k) => {
      slots.forEach((slot, t) => (work[(leading + slot) * stride + points + k] = prior.row.factors[t]! / prior.sd));
      work[last + points + k] = (prior.mean - rowValue(prior.row, q)) / prior.sd;
    });
    layout.ties.forEach(({ tie, slopes }, k) => {
      included.forEach((column, at) => (work[at * stride + tieAt + k] = tie.factors[column]! / tie.sd));
      for (const { slot, factor } of slopes) work[(leading + slot) * stride + tieAt + k] = work[(leading + slot) * stride + tieAt + k]! + factor / tie.sd;
      work[last + tieAt + k] = this.ties.residual(k, state.amplitudes);
    });
    return { work, stride, size };
  }

  /** Writes the triangle of a state; false when a derivative is not finite. */
  private reduce(q: Float64Array, state: BlockState): boolean {
    const { slotCount } = this;
    const included: number[] = [];
    for (let j = 0; j < this.columns; j += 1) if (this.nonNegative[j] === 1 ? state.amplitudes[j]! > 0 : state.passive[j] === 1) included.push(j);
    const leading = included.length;
    const { work, stride, size } = this.writeMatrix(q, state, included);
    if (this.columns === 0) {
      for (let slot = 0; slot < slotCount; slot += 1) state.jacobian.set(work.subarray(slot * stride, slot * stride + this.points), slot * this.points);
    }
    let triangle = this.workspace.triangle(size + 1);
    let width = size + 1;
    // The gradient Rᵀz = Jᵀr is right either way, so the shorter way changes where the search goes by nothing that shows.
    if (!gramTriangle(work, stride, size + 1, stride, size, triangle, this.workspace.column(stride))) {
      triangularise(work, stride, size + 1, stride, size);
      triangle = work;
      width = stride;
    }
    for (let j = 0; j <= slotCount; j += 1) {
      for (let i = 0; i < slotCount; i += 1) {
        const value = j < slotCount && i > j ? 0 : triangle[(leading + j) * width + leading + i]!;
        if (!Number.isFinite(value)) return false;
        state.triangle[j * slotCount + i] = value;
      }
    }
    return true;
  }

  /**
   * The second derivative of the model along a step v, from the model a little along it: 2/h · ((m(q + h v) − m(q))/h − J v),
   * weighted and reduced to R⁻ᵀ Jᵀ m_vv in `state.bend`, so that it takes the place of the residual in the triangle.
   * For blocks without amplitudes. False when the model is not finite there.
   */
  bend(ahead: Float64Array, h: number, step: Float64Array, state: BlockState): boolean {
    const { points, slotCount, layout, values } = this;
    const { rootWeights } = this.noise;
    const { jacobian, triangle, bend, model } = state;
    this.fillColumns(ahead, false);
    this.noise.weighByModel(model);
    const second = this.workspace.matrix(points);
    for (let i = 0; i < points; i += 1) second[i] = ((values.fixed[i]! - model[i]!) * rootWeights[i]!) / h;
    for (let slot = 0; slot < slotCount; slot += 1) {
      const move = step[layout.slots[slot]!]!;
      if (move === 0) continue;
      for (let i = 0; i < points; i += 1) second[i] = second[i]! - move * jacobian[slot * points + i]!;
    }
    for (let slot = 0; slot < slotCount; slot += 1) {
      let sum = 0;
      for (let i = 0; i < points; i += 1) sum += jacobian[slot * points + i]! * second[i]!;
      if (!Number.isFinite(sum)) return false;
      bend[slot] = (2 / h) * sum;
    }
    // Forward substitution with Rᵀ; directions without influence do not bend.
    for (let j = 0; j < slotCount; j += 1) {
      let sum = bend[j]!;
      for (let i = 0; i < j; i += 1) sum -= triangle[j * slotCount + i]! * bend[i]!;
      const pivot = triangle[j * slotCount + j]!;
      bend[j] = pivot === 0 ? 0 : sum / pivot;
    }
    return true;
  }

  /** The triangle with the amplitudes that are estimated, at the free values of `state`. */
  fullTriangle(q: Float64Array, state: BlockState): FullTriangle {
    this.fillColumns(q, true);
    this.noise.weighByModel(state.model);
    const included: number[] = [];
    for (let j = 0; j < this.columns; j += 1) if (this.nonNegative[j] === 0 || state.amplitudes[j]! > 0) included.push(j);
    const { work, stride, size } = this.writeMatrix(q, state, included);
    triangularise(work, stride, size, stride, size);
    const values = new Float64Array(size * size);
    for (let j = 0; j < size; j += 1) values.set(work.subarray(j * stride, j * stride + j + 1), j * size);
    return { values, size, amplitudeColumns: included };
  }
}
