/** The amplitudes of a block that fit best at given parameters, the inner problem of variable projection. */
import { gramTriangle } from '../linear-algebra/gram-triangle';
import { triangularise } from '../linear-algebra/householder';
import type { BlockNoise } from './block-noise';
import type { BlockState } from './block-state';
import type { BlockTies } from './block-ties';
import type { BlockLayout } from './layout';
import type { BlockValues } from './types';
import type { Workspace } from './workspace';

/** Amplitudes of counts are solved again until a step would move the model by less than this, in σ², all channels together. */
const amplitudeStepLimit = 1e-10;

export class AmplitudeSolver {
  private readonly points: number;
  private readonly columns: number;
  private readonly nonNegative: Uint8Array;
  private readonly norms: Float64Array;
  private readonly candidate: Float64Array;
  private readonly candidateModel: Float64Array;

  constructor(
    private readonly layout: BlockLayout,
    /** Columns and fixed part of the model as last evaluated. */
    private readonly values: BlockValues,
    private readonly noise: BlockNoise,
    private readonly ties: BlockTies,
    private readonly workspace: Workspace,
  ) {
    const { block } = layout;
    this.points = block.y.length;
    this.columns = block.amplitudes.length;
    this.nonNegative = Uint8Array.from(block.amplitudes, (amplitude) => (amplitude.nonNegative ? 1 : 0));
    this.norms = new Float64Array(this.columns);
    this.candidate = new Float64Array(this.columns);
    this.candidateModel = new Float64Array(noise.isCounts ? this.points : 0);
  }

  /**
   * Writes amplitudes, model and objective (ties included) of `state`, which holds a first guess of them; the objective is Infinity where
   * a column is not finite. `from` is the last accepted state, if any. Of counts the scatter is that of the model afterwards.
   */
  solve(from: BlockState | null, state: BlockState): void {
    if (this.noise.isCounts) this.maximumLikelihood(from, state);
    else this.solveAtPresentWeights(state);
  }

  private solveAtPresentWeights(state: BlockState): void {
    const finite = this.leastSquares(state.amplitudes, state.passive);
    this.writeModel(state.amplitudes, state.model);
    state.objective = finite ? this.noise.costOf(state.model) + this.ties.square(state.amplitudes) : Infinity;
  }

  /** Least squares for the amplitudes at the present weights, non-negative where asked; false when a column is not finite. */
  private leastSquares(amplitudes: Float64Array, passive: Uint8Array): boolean {
    const { columns: n, points, values, norms } = this;
    const { rootWeights } = this.noise;
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
    ties.forEach(({ tie }, k) => (work[at + points + k] = -this.ties.offsets[k]! / tie.sd));
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

  /**
   * Poisson likelihood over the amplitudes, which is convex: weights from the model, weighted least squares, again,
   * with the step halved until the deviance falls.
   */
  private maximumLikelihood(from: BlockState | null, state: BlockState): void {
    const { candidate, candidateModel } = this;
    const { rootWeights } = this.noise;
    if (from) this.noise.weighByModel(from.model);
    else this.noise.weighBySmoothedData();
    this.solveAtPresentWeights(state);
    if (this.columns === 0) return;
    let before = Infinity;
    for (let round = 0; round < 50 && state.objective < Infinity; round += 1) {
      this.noise.weighByModel(state.model);
      this.leastSquares(candidate, state.passive);
      this.writeModel(candidate, candidateModel);
      let objective = this.noise.costOf(candidateModel) + this.ties.square(candidate);
      for (let halving = 0; halving < 30 && objective > state.objective * (1 + 1e-14); halving += 1) {
        for (let j = 0; j < this.columns; j += 1) candidate[j] = 0.5 * (candidate[j]! + state.amplitudes[j]!);
        this.writeModel(candidate, candidateModel);
        objective = this.noise.costOf(candidateModel) + this.ties.square(candidate);
      }
      let moved = 0;
      for (let i = 0; i < this.points; i += 1) {
        const step = (candidateModel[i]! - state.model[i]!) * rootWeights[i]!;
        moved += step * step;
      }
      state.amplitudes.set(candidate);
      state.model.set(candidateModel);
      state.objective = objective;
      // Convergence is linear: the next step would be shorter than this one by as much as this one was than the last.
      if (moved < amplitudeStepLimit || (moved * moved) / before < amplitudeStepLimit) break;
      before = moved;
    }
    this.noise.weighByModel(state.model);
  }
}
