/**
 * The search itself: Levenberg–Marquardt over the free values inside their box.
 *
 * Damping follows Nielsen (1999, IMM-REP-1999-05) with Marquardt's scaling by the column norms of the Jacobian, so that
 * units do not matter. A value at its bound whose descent points outwards is held; a step that would leave the box
 * is cut there and the others are solved again, so that every trial lies inside and every accepted one is better.
 *
 * Where no block has amplitudes to eliminate, steps are bent along the second derivative of the model (geodesic acceleration,
 * Transtrum & Sethna 2012, arXiv 1201.5885): curved valleys are followed instead of crossed in small steps, and a step whose
 * bend is not small against itself is not trusted.
 */
import { ArrowSystem } from './arrow-system';
import type { BlockSolver } from './block-solver';
import type { BlockState } from './block-state';
import { FitInputError } from './input-error';
import type { Layout } from './layout';
import { rowValue } from './parameter-map';
import type { FitOptions, StopReason } from './types';

export interface SearchPoint {
  readonly q: Float64Array;
  readonly states: BlockState[];
  objective: number;
}

export interface SearchResult {
  readonly point: SearchPoint;
  readonly reason: StopReason;
  readonly iterations: number;
  readonly evaluations: number;
}

const firstDamping = 1e-2;
/** Damping beyond which a step is below rounding for every value. */
const largestDamping = 1e25;
/** What a full step is damped with: nothing that shows, but directions without any influence stay. */
const leastDamping = 1e-20;
/** A change of the objective below this fraction is rounding. */
const objectiveRounding = 1e-13;
/** Residuals below this fraction of the data, root mean square, are rounding of the data. */
const exactFraction = 4e-16;
/** How far along a step its bend is probed. */
const bendProbe = 0.1;
/** Largest bend of a trusted step, as a share of the step. */
const largestBend = 0.75;
/** Steps below this fraction of every value are straight; their bend is rounding. */
const straightStep = 1e-6;

export class Search {
  private readonly arrow: ArrowSystem;
  private readonly held: Uint8Array;
  private readonly atBound: Uint8Array;
  private readonly squares: Float64Array;
  private readonly descent: Float64Array;
  /** ‖J_j‖ of each free value, projected. */
  private readonly norms: Float64Array;
  /** The largest ‖J_j‖ seen on the way (Moré 1978): a value that has lost its influence must not run away. */
  private readonly scale: Float64Array;
  private readonly damping: Float64Array;
  private readonly step: Float64Array;
  private readonly fullStep: Float64Array;
  private readonly bend: Float64Array;
  private readonly bends: boolean;
  private evaluations = 0;

  constructor(
    private readonly layout: Layout,
    private readonly solvers: readonly BlockSolver[],
    private readonly options: FitOptions,
  ) {
    const n = layout.map.free.length;
    this.arrow = new ArrowSystem(layout);
    this.held = new Uint8Array(n);
    this.atBound = new Uint8Array(n);
    this.squares = new Float64Array(n);
    this.descent = new Float64Array(n);
    this.norms = new Float64Array(n);
    this.scale = new Float64Array(n);
    this.damping = new Float64Array(n);
    this.step = new Float64Array(n);
    this.fullStep = new Float64Array(n);
    this.bend = new Float64Array(n);
    this.bends = layout.blocks.every(({ block }) => block.amplitudes.length === 0);
  }

  createPoint(): SearchPoint {
    return { q: new Float64Array(this.layout.map.free.length), states: this.solvers.map((solver) => solver.createState()), objective: Infinity };
  }

  /** Free values that a bound holds at the last point. */
  get heldAtBound(): Uint8Array {
    return this.atBound;
  }

  /** Searches from `start`, which must be inside the box. */
  run(start: Float64Array, maxIterations: number): SearchResult {
    const { options, step } = this;
    const tolerance = options.tolerance ?? 1e-8;
    let point = this.createPoint();
    let trial = this.createPoint();
    point.q.set(start);
    if (!this.evaluate(point, null, true, Infinity)) return this.finish(point, 'cancelled', 0);
    if (point.objective === Infinity) {
      const at = point.states.findIndex((state) => state.objective === Infinity);
      const name = this.layout.blocks[Math.max(at, 0)]!.block.name;
      throw new FitInputError('model-not-finite', name, `the model of block ${name} is not a finite number at the starting values`);
    }
    this.scale.fill(0);
    let lambda = firstDamping;
    let growth = 2;
    let eager = true;
    this.linearise(point);
    for (let iteration = 1; ; iteration += 1) {
      const settled = this.settled(point, tolerance);
      if (settled === 'exact') return this.finish(point, 'exact', iteration - 1);
      if (settled === 'converged-gradient') return this.finish(point, settled, iteration - 1);
      if (iteration > maxIterations) return this.finish(point, 'max-iterations', maxIterations);
      options.onProgress?.({ iteration, chiSquare: point.objective });

      for (;;) {
        if (options.isCancelled?.()) return this.finish(point, 'cancelled', iteration);
        const small = settled === 'small-step';
        if (small) step.set(this.fullStep);
        else this.boundedStep(point, lambda, step);
        const predicted = this.arrow.predictedFall(point.q, point.states, step);
        const trusted = small || !this.bends || this.bendStep(point, trial);
        this.moveTo(point, trial);
        const rounding = objectiveRounding * point.objective;
        if (!trusted) trial.objective = Infinity;
        else if (!this.evaluate(trial, point, eager, point.objective + rounding)) return this.finish(point, 'cancelled', iteration);
        // A point is worth going to only if one can go on from there.
        const better = trial.objective <= point.objective + rounding;
        if (better && !eager && !this.evaluate(trial, point, true, Infinity)) return this.finish(point, 'cancelled', iteration);
        const fall = point.objective - trial.objective;
        if (small) {
          // The last, full step lies within the tolerance; rounding may hide its gain but must not turn it into a loss.
          return this.finish(fall >= -rounding ? trial : point, 'converged-chi-square', iteration);
        }
        const ratio = predicted > 0 ? fall / predicted : -1;
        if (fall > 0 && ratio > 1e-4) {
          const still = this.stepIsRounding(point.q, trial.q);
          [point, trial] = this.accept(point, trial);
          lambda = Math.max(lambda * Math.max(1 / 3, 1 - (2 * ratio - 1) ** 3), 1e-18);
          growth = 2;
          eager = true;
          if (still) return this.finish(point, 'converged-step', iteration);
          break;
        }
        if (predicted <= rounding && fall >= -rounding) return this.finish(point, 'converged-chi-square', iteration);
        if (this.stepIsRounding(point.q, trial.q)) return this.finish(point, 'converged-step', iteration);
        lambda *= growth;
        growth *= 2;
        eager = false;
        if (lambda > largestDamping) return this.finish(point, 'no-progress', iteration);
      }
    }
  }

  private finish(point: SearchPoint, reason: StopReason, iterations: number): SearchResult {
    if (reason !== 'cancelled') this.markBounds(point);
    return { point, reason, iterations, evaluations: this.evaluations };
  }

  private markBounds(point: SearchPoint): void {
    this.layout.map.free.forEach(({ min, max }, j) => {
      const x = point.q[j]!;
      this.atBound[j] = x <= min || x >= max ? 1 : 0;
    });
  }

  private accept(point: SearchPoint, trial: SearchPoint): [SearchPoint, SearchPoint] {
    this.linearise(trial);
    return [trial, point];
  }

  /** Evaluates all blocks; false when cancelled. Stops early with Infinity once the objective exceeds `limit`. */
  private evaluate(point: SearchPoint, from: SearchPoint | null, withTriangle: boolean, limit: number): boolean {
    this.evaluations += 1;
    let objective = 0;
    for (const { prior } of this.layout.sharedPriors) objective += ((rowValue(prior.row, point.q) - prior.mean) / prior.sd) ** 2;
    for (let b = 0; b < this.solvers.length; b += 1) {
      if (this.options.isCancelled?.()) return false;
      const state = point.states[b]!;
      this.solvers[b]!.evaluate(point.q, from ? from.states[b]! : null, state, withTriangle);
      objective += state.objective;
      if (!(objective <= limit) || objective === Infinity) {
        point.objective = Infinity;
        return true;
      }
    }
    point.objective = objective;
    return true;
  }

  private linearise(point: SearchPoint): void {
    this.arrow.gradient(point.q, point.states, this.squares, this.descent);
    for (let j = 0; j < this.norms.length; j += 1) {
      this.norms[j] = Math.sqrt(this.squares[j]!);
      this.scale[j] = Math.max(0.5 * this.scale[j]!, this.norms[j]!);
    }
  }

  /** Whether the point is as good as it gets; leaves the full step in `fullStep`. */
  private settled(point: SearchPoint, tolerance: number): 'exact' | 'converged-gradient' | 'small-step' | null {
    const n = this.scale.length;
    if (n === 0) return 'converged-gradient';
    if (this.isExact(point)) return 'exact';
    let steepest = 0;
    const norm = Math.sqrt(point.objective);
    for (let j = 0; j < n; j += 1) {
      if (this.norms[j] === 0 || this.pointsOutward(point, j)) continue;
      steepest = Math.max(steepest, Math.abs(this.descent[j]!) / (this.norms[j]! * norm));
    }
    if (steepest < 1e-15) return 'converged-gradient';
    if (steepest > 1e-2) return null;
    this.boundedStep(point, leastDamping, this.fullStep);
    const fall = this.arrow.predictedFall(point.q, point.states, this.fullStep);
    return fall <= tolerance * tolerance * point.objective ? 'small-step' : null;
  }

  private isExact(point: SearchPoint): boolean {
    return point.objective === 0 || this.solvers.every((solver, b) => solver.noise.isExact(point.states[b]!.model, exactFraction));
  }

  private pointsOutward(point: SearchPoint, j: number): boolean {
    const { min, max } = this.layout.map.free[j]!;
    const x = point.q[j]!;
    return (x <= min && this.descent[j]! <= 0) || (x >= max && this.descent[j]! >= 0);
  }

  /** The damped step inside the box: values that would leave it stop at the bound, the others are solved again. */
  private boundedStep(point: SearchPoint, lambda: number, step: Float64Array): void {
    const { held, damping, norms, scale, layout } = this;
    const n = scale.length;
    const root = Math.sqrt(lambda);
    for (let j = 0; j < n; j += 1) damping[j] = root * scale[j]!;
    for (let j = 0; j < n; j += 1) {
      held[j] = norms[j] === 0 || this.pointsOutward(point, j) ? 1 : 0;
      step[j] = 0;
    }
    for (let round = 0; round <= n; round += 1) {
      this.arrow.solve(point.q, point.states, damping, held, step);
      let cut = false;
      for (let j = 0; j < n; j += 1) {
        if (held[j] === 1) continue;
        const { min, max } = layout.map.free[j]!;
        const target = point.q[j]! + step[j]!;
        if (target >= min && target <= max) continue;
        step[j] = (target < min ? min : max) - point.q[j]!;
        held[j] = 1;
        cut = true;
      }
      if (!cut) return;
    }
  }

  /** Adds to the step half its bend; false when that is too large for the step to be trusted. Uses `trial` for the probe. */
  private bendStep(point: SearchPoint, trial: SearchPoint): boolean {
    const { step, bend, scale } = this;
    if (step.every((move, j) => Math.abs(move) <= straightStep * Math.abs(point.q[j]!))) return true;
    for (let j = 0; j < step.length; j += 1) trial.q[j] = point.q[j]! + bendProbe * step[j]!;
    this.evaluations += 1;
    for (let b = 0; b < this.solvers.length; b += 1) {
      if (!this.solvers[b]!.bend(trial.q, bendProbe, step, point.states[b]!)) return false;
    }
    bend.fill(0);
    this.arrow.solve(point.q, point.states, this.damping, this.held, bend, 'bend');
    let stepSquare = 0;
    let bendSquare = 0;
    for (let j = 0; j < step.length; j += 1) {
      stepSquare += (scale[j]! * step[j]!) ** 2;
      bendSquare += (scale[j]! * bend[j]!) ** 2;
    }
    if (!(2 * Math.sqrt(bendSquare) <= largestBend * Math.sqrt(stepSquare))) return false;
    for (let j = 0; j < step.length; j += 1) step[j] = step[j]! - 0.5 * bend[j]!;
    return true;
  }

  private moveTo(point: SearchPoint, trial: SearchPoint): void {
    this.layout.map.free.forEach(({ min, max }, j) => {
      trial.q[j] = Math.min(Math.max(point.q[j]! + this.step[j]!, min), max);
    });
  }

  private stepIsRounding(from: Float64Array, to: Float64Array): boolean {
    for (let j = 0; j < from.length; j += 1) {
      if (Math.abs(to[j]! - from[j]!) > 4e-16 * Math.abs(from[j]!)) return false;
    }
    return true;
  }
}
