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
import { TriangularNnls } from '../linear-algebra/nnls';
import { poissonDeviance, smallestExpectation } from './deviance';
import type { BlockLayout } from './layout';
import { rowValue } from './parameter-map';
import type { BlockValues } from './types';

/** What is kept of a block at one point. Two of them take turns: the accepted point and the trial. */
export interface BlockState {
  readonly amplitudes: Float64Array;
  /** 1 for amplitudes that are estimated, 0 for those at zero. */
  readonly passive: Uint8Array;
  readonly model: Float64Array;
  /** Column-major slots × (slots + 1): the triangle of the projected Jacobian and the projected residual. */
  readonly triangle: Float64Array;
  /** Weighted Jacobian, column-major points × slots; only for blocks without amplitudes, else empty. */
  readonly jacobian: Float64Array;
  /** Second derivative along a step, reduced like the residual; see {@link BlockSolver.bend}. */
  readonly bend: Float64Array;
  objective: number;
}

/** Work arrays that blocks of one size have in common, so that memory does not grow with the number of blocks. */
export class Workspace {
  private readonly values = new Map<string, BlockValues>();
  private readonly solvers = new Map<number, TriangularNnls>();
  private scratch = new Float64Array(0);
  private small = new Float64Array(0);
  private single = new Float64Array(0);

  /** Arrays for a block's `evaluate`. */
  valuesFor({ block }: BlockLayout): BlockValues & { readonly derivatives: readonly Float64Array[] } {
    const points = block.y.length;
    const key = `${points}/${block.amplitudes.length}/${block.dependence.length}`;
    let values = this.values.get(key);
    if (!values) {
      const arrays = (count: number): Float64Array[] => Array.from({ length: count }, () => new Float64Array(points));
      values = { columns: arrays(block.amplitudes.length), fixed: new Float64Array(points), derivatives: arrays(block.dependence.length) };
      this.values.set(key, values);
    }
    return values as BlockValues & { readonly derivatives: readonly Float64Array[] };
  }

  nnlsFor(count: number): TriangularNnls {
    let solver = this.solvers.get(count);
    if (!solver) {
      solver = new TriangularNnls(count);
      this.solvers.set(count, solver);
    }
    return solver;
  }

  /** A column-major square for triangles, apart from {@link matrix}. */
  triangle(columns: number): Float64Array {
    if (this.small.length < columns * columns) this.small = new Float64Array(columns * columns);
    return this.small;
  }

  column(rows: number): Float64Array {
    if (this.single.length < rows) this.single = new Float64Array(rows);
    return this.single;
  }

  matrix(size: number): Float64Array {
    if (this.scratch.length < size) this.scratch = new Float64Array(size);
    return this.scratch;
  }
}

/** Amplitudes of counts are solved again until a step would move the model by less than this, in σ², all channels together. */
const amplitudeStepLimit = 1e-10;

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
  private readonly norms: Float64Array;
  /** 1/σ of each channel; for counts that of the last model. */
  private readonly rootWeights: Float64Array;
  /** Expected variance per unit of model; 0 when the block is not counts. */
  private readonly gain: number;
  /** What is missing in each tie without its amplitudes, at the last free values. */
  private readonly tieOffsets: Float64Array;
  private readonly candidate: Float64Array;
  private readonly candidateModel: Float64Array;

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
    this.norms = new Float64Array(this.columns);
    this.rootWeights = new Float64Array(this.points);
    this.gain = block.noise.kind === 'poisson' ? (block.noise.gain ?? 1) : 0;
    this.tieOffsets = new Float64Array(layout.ties.length);
    this.candidate = new Float64Array(this.columns);
    this.candidateModel = new Float64Array(this.gain > 0 ? this.points : 0);
    if (block.noise.kind === 'sigma') this.rootWeights.set(block.noise.sigma.map((sigma) => 1 / sigma));
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

  /** Sets the scatter of a block whose scatter is not known beforehand. */
  setSigma(sigma: number): void {
    this.rootWeights.fill(1 / sigma);
  }

  /** The scatter in use, for blocks where it is the same for all points. */
  get sigma(): number {
    return 1 / this.rootWeights[0]!;
  }

  /** A first guess of unknown scatter: from second differences, which a smooth curve does not have. Never zero. */
  roughSigma(): number {
    const { y } = this.layout.block;
    let square = 0;
    let largest = 0;
    for (let i = 0; i < y.length; i += 1) largest = Math.max(largest, Math.abs(y[i]!));
    for (let i = 2; i < y.length; i += 1) square += (y[i]! - 2 * y[i - 1]! + y[i - 2]!) ** 2;
    return this.atLeastRounding(Math.sqrt(square / (6 * Math.max(y.length - 2, 1))), largest);
  }

  /** √(Σ residual² / freedom); not below the rounding of the data. */
  scatterAt(state: BlockState, freedom: number): number {
    const { y } = this.layout.block;
    let square = 0;
    let largest = 0;
    for (let i = 0; i < y.length; i += 1) {
      square += (y[i]! - state.model[i]!) ** 2;
      largest = Math.max(largest, Math.abs(y[i]!));
    }
    return this.atLeastRounding(Math.sqrt(square / freedom), largest);
  }

  private atLeastRounding(sigma: number, largest: number): number {
    // Data that are zero throughout have no scale of their own.
    return Math.max(sigma, 1e-16 * largest) || 1;
  }

  /** Standard deviation of each channel at a state. */
  sigmaAt(state: BlockState): Float64Array {
    if (this.gain > 0) this.weighByModel(state.model);
    return this.rootWeights.map((weight) => 1 / weight);
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
    if (this.gain > 0) this.solveCounts(from, state);
    else {
      const finite = this.solveAmplitudes(state.amplitudes, state.passive);
      this.writeModel(state.amplitudes, state.model);
      state.objective = finite ? this.weightedSquare(state.model) + this.tieSquare(state.amplitudes) : Infinity;
    }
    state.objective += this.priorSquare(q);
    if (Number.isNaN(state.objective)) state.objective = Infinity;
    if (withTriangle && state.objective < Infinity && !this.reduce(q, state)) state.objective = Infinity;
  }

  /** Whether the residuals are below the given fraction of the data, root mean square: rounding, nothing to fit. */
  isExact(state: BlockState, fraction: number): boolean {
    const { y } = this.layout.block;
    let residual = 0;
    let data = 0;
    for (let i = 0; i < this.points; i += 1) {
      residual += (y[i]! - state.model[i]!) ** 2;
      data += y[i]! * y[i]!;
    }
    return residual <= fraction * fraction * data;
  }

  private fillColumns(q: Float64Array, withDerivatives: boolean): void {
    const { layout, values, p } = this;
    for (let i = 0; i < p.length; i += 1) p[i] = rowValue(layout.parameters[i]!, q);
    this.placeTies(q);
    values.fixed.fill(0);
    layout.block.evaluate(p, withDerivatives ? values : { columns: values.columns, fixed: values.fixed, derivatives: null });
  }

  /** Least squares for the amplitudes at the present weights, non-negative where asked; false when a column is not finite. */
  private solveAmplitudes(amplitudes: Float64Array, passive: Uint8Array): boolean {
    const { columns: n, points, values, rootWeights, norms } = this;
    if (n === 0) return true;
    const { ties } = this.layout;
    const rows = points + ties.length;
    const stride = Math.max(rows, n + 1);
    const work = this.workspace.matrix(stride * (n + 1));
    const { y } = this.layout.block;
    for (let j = 0; j < n; j += 1) {
      const column = values.columns[j]!;
      const at = j * stride;
      let square = 0;
      for (let i = 0; i < points; i += 1) {
        const value = column[i]! * rootWeights[i]!;
        work[at + i] = value;
        square += value * value;
      }
      const norm = Math.sqrt(square);
      if (!Number.isFinite(norm)) return false;
      norms[j] = norm;
      work.fill(0, at + points, at + stride);
      if (norm > 0) {
        const scale = 1 / norm;
        for (let i = 0; i < points; i += 1) work[at + i] = work[at + i]! * scale;
        ties.forEach(({ tie }, k) => (work[at + points + k] = (tie.factors[j]! / tie.sd) * scale));
      }
    }
    const at = n * stride;
    for (let i = 0; i < points; i += 1) work[at + i] = (y[i]! - values.fixed[i]!) * rootWeights[i]!;
    work.fill(0, at + points, at + stride);
    ties.forEach(({ tie }, k) => (work[at + points + k] = -this.tieOffsets[k]! / tie.sd));
    const triangle = this.workspace.triangle(n + 1);
    if (gramTriangle(work, rows, n + 1, stride, n, triangle)) {
      this.workspace.nnlsFor(n).solve(triangle, n + 1, n, triangle, n * (n + 1), this.nonNegative, amplitudes, passive);
    } else {
      triangularise(work, stride, n + 1, stride, n);
      this.workspace.nnlsFor(n).solve(work, stride, n, work, at, this.nonNegative, amplitudes, passive);
    }
    for (let j = 0; j < n; j += 1) amplitudes[j] = norms[j]! > 0 ? amplitudes[j]! / norms[j]! : 0;
    return true;
  }

  private writeModel(amplitudes: Float64Array, model: Float64Array): void {
    const { points, values } = this;
    model.set(values.fixed);
    for (let j = 0; j < this.columns; j += 1) {
      const amplitude = amplitudes[j]!;
      if (amplitude === 0) continue;
      const column = values.columns[j]!;
      for (let i = 0; i < points; i += 1) model[i] = model[i]! + amplitude * column[i]!;
    }
  }

  private weightedSquare(model: Float64Array): number {
    const { y } = this.layout.block;
    let square = 0;
    for (let i = 0; i < this.points; i += 1) {
      const residual = (y[i]! - model[i]!) * this.rootWeights[i]!;
      square += residual * residual;
    }
    return square;
  }

  /**
   * Poisson likelihood over the amplitudes, which is convex: weights from the model, weighted least squares, again,
   * with the step halved until the deviance falls.
   */
  private solveCounts(from: BlockState | null, state: BlockState): void {
    const { candidate, candidateModel } = this;
    if (from) this.weighByModel(from.model);
    else this.weighBySmoothedData();
    const finite = this.solveAmplitudes(state.amplitudes, state.passive);
    this.writeModel(state.amplitudes, state.model);
    state.objective = finite ? this.deviance(state.model) + this.tieSquare(state.amplitudes) : Infinity;
    if (this.columns === 0) return;
    let before = Infinity;
    for (let round = 0; round < 50 && state.objective < Infinity; round += 1) {
      this.weighByModel(state.model);
      this.solveAmplitudes(candidate, state.passive);
      this.writeModel(candidate, candidateModel);
      let objective = this.deviance(candidateModel) + this.tieSquare(candidate);
      for (let halving = 0; halving < 30 && objective > state.objective * (1 + 1e-14); halving += 1) {
        for (let j = 0; j < this.columns; j += 1) candidate[j] = 0.5 * (candidate[j]! + state.amplitudes[j]!);
        this.writeModel(candidate, candidateModel);
        objective = this.deviance(candidateModel) + this.tieSquare(candidate);
      }
      let moved = 0;
      for (let i = 0; i < this.points; i += 1) {
        const step = (candidateModel[i]! - state.model[i]!) * this.rootWeights[i]!;
        moved += step * step;
      }
      state.amplitudes.set(candidate);
      state.model.set(candidateModel);
      state.objective = objective;
      // Convergence is linear: the next step would be shorter than this one by as much as this one was than the last.
      if (moved < amplitudeStepLimit || (moved * moved) / before < amplitudeStepLimit) break;
      before = moved;
    }
    this.weighByModel(state.model);
  }

  private deviance(model: Float64Array): number {
    const { y } = this.layout.block;
    const perCount = 1 / this.gain;
    let sum = 0;
    for (let i = 0; i < this.points; i += 1) sum += poissonDeviance(y[i]! * perCount, model[i]! * perCount);
    return sum;
  }

  private weighByModel(model: Float64Array): void {
    const { rootWeights, gain } = this;
    const least = smallestExpectation * gain;
    for (let i = 0; i < this.points; i += 1) rootWeights[i] = 1 / Math.sqrt(gain * Math.max(model[i]!, least));
  }

  /** Before any model exists: the mean of nine channels, at least one count. Only ever a start. */
  private weighBySmoothedData(): void {
    const { y } = this.layout.block;
    const { gain, rootWeights, points } = this;
    for (let i = 0; i < points; i += 1) {
      let sum = 0;
      const low = Math.max(0, i - 4);
      const high = Math.min(points, i + 5);
      for (let k = low; k < high; k += 1) sum += y[k]!;
      rootWeights[i] = 1 / Math.sqrt(gain * Math.max(sum / (high - low), gain));
    }
  }

  /** What the block's priors add to the objective. */
  priorSquare(q: Float64Array): number {
    let square = 0;
    for (const { prior } of this.layout.priors) square += ((rowValue(prior.row, q) - prior.mean) / prior.sd) ** 2;
    return square;
  }

  /** Takes what the ties' parameters and targets come to at q. */
  private placeTies(q: Float64Array): void {
    this.layout.ties.forEach(({ tie, terms }, k) => {
      this.tieOffsets[k] = terms.reduce((sum, { row, factor }) => sum + factor * rowValue(row, q), -tie.target);
    });
  }

  /** What each tie is missed by at the last free values, in units of its sd. */
  private tieResidual(k: number, amplitudes: Float64Array): number {
    const { factors, sd } = this.layout.ties[k]!.tie;
    let sum = this.tieOffsets[k]!;
    for (let j = 0; j < factors.length; j += 1) sum += factors[j]! * amplitudes[j]!;
    return -sum / sd;
  }

  private tieSquare(amplitudes: Float64Array): number {
    let square = 0;
    for (let k = 0; k < this.tieOffsets.length; k += 1) square += this.tieResidual(k, amplitudes) ** 2;
    return square;
  }

  /** What each tie comes to at a state, and what all add to the objective. */
  tiesAt(q: Float64Array, state: BlockState): { readonly values: readonly number[]; readonly square: number } {
    this.placeTies(q);
    const values = this.layout.ties.map(({ tie }, k) => tie.target - tie.sd * this.tieResidual(k, state.amplitudes));
    return { values, square: this.tieSquare(state.amplitudes) };
  }

  /** Writes [Φ | J | r], weighted, with the priors and the ties as further rows, and returns its shape. */
  private writeMatrix(q: Float64Array, state: BlockState, included: readonly number[]): { work: Float64Array; stride: number; size: number } {
    const { points, slotCount, values, rootWeights, layout } = this;
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
      work[last + tieAt + k] = this.tieResidual(k, state.amplitudes);
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
    const { points, slotCount, layout, rootWeights, values } = this;
    const { jacobian, triangle, bend, model } = state;
    this.fillColumns(ahead, false);
    if (this.gain > 0) this.weighByModel(model);
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
    if (this.gain > 0) this.weighByModel(state.model);
    const included: number[] = [];
    for (let j = 0; j < this.columns; j += 1) if (this.nonNegative[j] === 0 || state.amplitudes[j]! > 0) included.push(j);
    const { work, stride, size } = this.writeMatrix(q, state, included);
    triangularise(work, stride, size, stride, size);
    const values = new Float64Array(size * size);
    for (let j = 0; j < size; j += 1) values.set(work.subarray(j * stride, j * stride + j + 1), j * size);
    return { values, size, amplitudeColumns: included };
  }
}
