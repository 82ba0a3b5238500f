/**
 * The damped Gauss–Newton step over all blocks: min Σ_b ‖r_b − J_b δ‖² + λ ‖D δ‖², solved with the bordered (arrow)
 * structure. Each block's local values are eliminated by an orthogonal factorisation of its own small triangle; what
 * is left of it concerns the shared values only and is folded into one shared triangle. The cost per block does not
 * depend on the number of blocks (Björck, Numerical Methods for Least Squares Problems, 1996, section 6.3).
 */
import { triangularise } from '../linear-algebra/householder';
import type { BlockState } from './block-state';
import type { BlockLayout, Layout } from './layout';
import { rowValue } from './parameter-map';

interface Elimination {
  /** Column-major [R_ll R_ls z_l] with the rows of the local values; columns of held values are left out. */
  readonly work: Float64Array;
  readonly stride: number;
  /** Local slots that move. */
  readonly locals: Int32Array;
  localCount: number;
  /** Shared slots that move. */
  readonly shareds: Int32Array;
  sharedCount: number;
}

/** Back-substitution that leaves undetermined values where they are. */
function solveUpperOrStay(r: Float64Array, stride: number, n: number, x: Float64Array): void {
  for (let j = n - 1; j >= 0; j -= 1) {
    const pivot = r[j * stride + j]!;
    const value = pivot === 0 ? 0 : x[j]! / pivot;
    x[j] = value;
    for (let i = 0; i < j; i += 1) x[i] = x[i]! - value * r[j * stride + i]!;
  }
}

export class ArrowSystem {
  private readonly eliminations: readonly Elimination[];
  private readonly sharedWork: Float64Array;
  private readonly sharedStride: number;
  private readonly solution: Float64Array;
  /** Place of each shared position among those that move, or −1. */
  private readonly sharedOrder: Int32Array;
  private readonly product: Float64Array;

  constructor(private readonly layout: Layout) {
    const sharedCount = layout.shared.length;
    const widest = layout.blocks.reduce((most, block) => Math.max(most, block.slots.length), 0);
    this.eliminations = layout.blocks.map(({ slots, localCount }) => {
      const stride = slots.length + localCount + 1;
      return {
        work: new Float64Array(stride * (slots.length + 1)),
        stride,
        locals: new Int32Array(localCount),
        localCount: 0,
        shareds: new Int32Array(slots.length - localCount),
        sharedCount: 0,
      };
    });
    this.sharedStride = 2 * sharedCount + Math.max(widest, layout.sharedPriors.length) + 1;
    this.sharedWork = new Float64Array(this.sharedStride * (sharedCount + 1));
    this.solution = new Float64Array(Math.max(sharedCount, widest) + 1);
    this.sharedOrder = new Int32Array(sharedCount);
    this.product = new Float64Array(Math.max(widest, 1));
  }

  /** ‖J_j‖² of every free value into `squares`, and Jᵀr into `descent` (minus half the gradient of the objective). */
  gradient(q: Float64Array, states: readonly BlockState[], squares: Float64Array, descent: Float64Array): void {
    squares.fill(0);
    descent.fill(0);
    this.layout.blocks.forEach(({ slots }, b) => {
      const n = slots.length;
      const { triangle } = states[b]!;
      for (let j = 0; j < n; j += 1) {
        const free = slots[j]!;
        for (let i = 0; i <= j; i += 1) {
          const value = triangle[j * n + i]!;
          squares[free] = squares[free]! + value * value;
          descent[free] = descent[free]! + value * triangle[n * n + i]!;
        }
      }
    });
    for (const { prior } of this.layout.sharedPriors) {
      const residual = (prior.mean - rowValue(prior.row, q)) / prior.sd;
      prior.row.free.forEach((free, k) => {
        const value = prior.row.factors[k]! / prior.sd;
        squares[free] = squares[free]! + value * value;
        descent[free] = descent[free]! + value * residual;
      });
    }
  }

  /**
   * The step from q. Values with `held` = 1 move by the `step` given at call time, the others by what is found.
   *
   * @param damping √λ · D of every free value
   * @param target what is to be reached: the residual r, or the bend m_vv of the model, which priors do not have
   */
  solve(q: Float64Array, states: readonly BlockState[], damping: Float64Array, held: Uint8Array, step: Float64Array, target: 'residual' | 'bend' = 'residual'): void {
    const { layout, sharedWork, sharedStride, solution, sharedOrder } = this;
    let moving = 0;
    layout.shared.forEach((free, position) => {
      sharedOrder[position] = held[free] === 1 ? -1 : moving++;
    });
    this.startShared(q, damping, held, step, moving, target);
    layout.blocks.forEach((block, b) => {
      const elimination = this.eliminations[b]!;
      this.eliminateLocals(block, states[b]!, elimination, damping, held, step, target);
      this.foldIntoShared(block, elimination, moving);
    });

    for (let i = 0; i < moving; i += 1) solution[i] = sharedWork[moving * sharedStride + i]!;
    solveUpperOrStay(sharedWork, sharedStride, moving, solution);
    layout.shared.forEach((free, position) => {
      if (sharedOrder[position]! >= 0) step[free] = solution[sharedOrder[position]!]!;
    });
    layout.blocks.forEach((block, b) => this.substituteLocals(block, this.eliminations[b]!, step));
  }

  /** How much the linearised objective falls by a step: ‖r‖² − ‖r − Jδ‖². */
  predictedFall(q: Float64Array, states: readonly BlockState[], step: Float64Array): number {
    let fall = 0;
    const { product } = this;
    this.layout.blocks.forEach(({ slots }, b) => {
      const n = slots.length;
      const { triangle } = states[b]!;
      product.fill(0, 0, n);
      for (let j = 0; j < n; j += 1) {
        const move = step[slots[j]!]!;
        if (move === 0) continue;
        for (let i = 0; i <= j; i += 1) product[i] = product[i]! + move * triangle[j * n + i]!;
      }
      for (let i = 0; i < n; i += 1) fall += product[i]! * (2 * triangle[n * n + i]! - product[i]!);
    });
    for (const { prior } of this.layout.sharedPriors) {
      let move = 0;
      prior.row.free.forEach((free, k) => (move += (prior.row.factors[k]! * step[free]!) / prior.sd));
      fall += move * ((2 * (prior.mean - rowValue(prior.row, q))) / prior.sd - move);
    }
    return fall;
  }

  /** Begins the shared triangle with the damping and the priors on shared values. */
  private startShared(q: Float64Array, damping: Float64Array, held: Uint8Array, step: Float64Array, moving: number, target: 'residual' | 'bend'): void {
    const { layout, sharedWork, sharedStride, sharedOrder } = this;
    sharedWork.fill(0, 0, sharedStride * (moving + 1));
    layout.shared.forEach((free, position) => {
      const column = sharedOrder[position]!;
      if (column >= 0) sharedWork[column * sharedStride + column] = damping[free]!;
    });
    layout.sharedPriors.forEach(({ slots, prior }, k) => {
      let residual = target === 'residual' ? (prior.mean - rowValue(prior.row, q)) / prior.sd : 0;
      slots.forEach((position, t) => {
        const factor = prior.row.factors[t]! / prior.sd;
        const free = layout.shared[position]!;
        if (held[free] === 1) residual -= factor * step[free]!;
        else sharedWork[sharedOrder[position]! * sharedStride + moving + k] = factor;
      });
      sharedWork[moving * sharedStride + moving + k] = residual;
    });
    if (layout.sharedPriors.length > 0) triangularise(sharedWork, moving + layout.sharedPriors.length, moving + 1, sharedStride, moving);
  }

  private eliminateLocals(
    { slots, localCount }: BlockLayout,
    { triangle, bend }: BlockState,
    elimination: Elimination,
    damping: Float64Array,
    held: Uint8Array,
    step: Float64Array,
    target: 'residual' | 'bend',
  ): void {
    const { work, stride, locals, shareds } = elimination;
    const n = slots.length;
    let localsMoving = 0;
    let sharedsMoving = 0;
    for (let slot = 0; slot < n; slot += 1) {
      if (held[slots[slot]!] === 1) continue;
      if (slot < localCount) locals[localsMoving++] = slot;
      else shareds[sharedsMoving++] = slot;
    }
    elimination.localCount = localsMoving;
    elimination.sharedCount = sharedsMoving;
    const width = localsMoving + sharedsMoving;
    work.fill(0, 0, stride * (width + 1));
    for (let k = 0; k < width; k += 1) {
      const slot = k < localsMoving ? locals[k]! : shareds[k - localsMoving]!;
      for (let i = 0; i <= slot; i += 1) work[k * stride + i] = triangle[slot * n + i]!;
      if (k < localsMoving) work[k * stride + n + k] = damping[slots[slot]!]!;
    }
    const last = width * stride;
    for (let i = 0; i < n; i += 1) work[last + i] = target === 'residual' ? triangle[n * n + i]! : bend[i]!;
    for (let slot = 0; slot < n; slot += 1) {
      const move = held[slots[slot]!] === 1 ? step[slots[slot]!]! : 0;
      if (move === 0) continue;
      for (let i = 0; i <= slot; i += 1) work[last + i] = work[last + i]! - move * triangle[slot * n + i]!;
    }
    triangularise(work, n + localsMoving, width + 1, stride, width);
  }

  private foldIntoShared({ sharedPositions, localCount }: BlockLayout, elimination: Elimination, moving: number): void {
    const { work, stride, shareds, localCount: locals, sharedCount } = elimination;
    const { sharedWork, sharedStride, sharedOrder } = this;
    if (sharedCount === 0) return;
    for (let j = 0; j <= moving; j += 1) sharedWork.fill(0, j * sharedStride + moving, j * sharedStride + moving + sharedCount);
    for (let k = 0; k <= sharedCount; k += 1) {
      const column = k < sharedCount ? sharedOrder[sharedPositions[shareds[k]! - localCount]!]! : moving;
      const rows = Math.min(k + 1, sharedCount);
      for (let i = 0; i < rows; i += 1) sharedWork[column * sharedStride + moving + i] = work[(locals + k) * stride + locals + i]!;
    }
    triangularise(sharedWork, moving + sharedCount, moving + 1, sharedStride, moving);
  }

  private substituteLocals({ slots }: BlockLayout, elimination: Elimination, step: Float64Array): void {
    const { work, stride, locals, shareds, localCount, sharedCount } = elimination;
    const { solution } = this;
    const last = (localCount + sharedCount) * stride;
    for (let i = 0; i < localCount; i += 1) solution[i] = work[last + i]!;
    for (let k = 0; k < sharedCount; k += 1) {
      const move = step[slots[shareds[k]!]!]!;
      for (let i = 0; i < localCount; i += 1) solution[i] = solution[i]! - move * work[(localCount + k) * stride + i]!;
    }
    solveUpperOrStay(work, stride, localCount, solution);
    for (let k = 0; k < localCount; k += 1) step[slots[locals[k]!]!] = solution[k]!;
  }
}
