import type { BlockLayout } from './layout';
import { rowValue } from './parameter-map';

/** The ties of a block: soft constraints on its amplitudes and parameters, which count as further points. */
export class BlockTies {
  /** What is missing in each tie without its amplitudes, at the last free values. */
  readonly offsets: Float64Array;
  private readonly placed: BlockLayout['ties'];

  constructor({ ties }: BlockLayout) {
    this.placed = ties;
    this.offsets = new Float64Array(ties.length);
  }

  /** Takes what the ties' parameters and targets come to at q. */
  place(q: Float64Array): void {
    this.placed.forEach(({ tie, terms }, k) => {
      this.offsets[k] = terms.reduce((sum, { row, factor }) => sum + factor * rowValue(row, q), -tie.target);
    });
  }

  /** What each tie is missed by at the last free values, in units of its sd. */
  residual(k: number, amplitudes: Float64Array): number {
    const { factors, sd } = this.placed[k]!.tie;
    let sum = this.offsets[k]!;
    for (let j = 0; j < factors.length; j += 1) sum += factors[j]! * amplitudes[j]!;
    return -sum / sd;
  }

  /** What all ties add to the objective at the last free values. */
  square(amplitudes: Float64Array): number {
    let square = 0;
    for (let k = 0; k < this.offsets.length; k += 1) square += this.residual(k, amplitudes) ** 2;
    return square;
  }

  /** What each tie comes to at given free values, and what all add to the objective. */
  at(q: Float64Array, amplitudes: Float64Array): { readonly values: readonly number[]; readonly square: number } {
    this.place(q);
    const values = this.placed.map(({ tie }, k) => tie.target - tie.sd * this.residual(k, amplitudes));
    return { values, square: this.square(amplitudes) };
  }
}
