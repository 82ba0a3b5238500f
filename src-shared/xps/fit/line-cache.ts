import type { LineShape, LineValues, PreparedLine, Wanted } from '../line-shapes/line-shape';
import { Room } from '../line-shapes/room';

/**
 * Extra room around what was asked for, eV, so that a scan of charge shifts does not prepare again at every step. Lines are tabulated
 * with steps that grow with the distance, so room costs little.
 */
const margin = 4;

/**
 * Remembers the line prepared last: the states of a series share their shape parameters, and preparing a convolved line
 * costs far more than placing it. Once derivatives were wanted, every line is prepared with them, for a step that a fit keeps is
 * asked for its values first and for its derivatives at once after.
 */
export class LineCache {
  private parameters: Float64Array | null = null;
  private wantsIntegral = false;
  private wantsDerivatives: readonly boolean[] | null = null;
  private from = Infinity;
  private to = -Infinity;
  private prepared: PreparedLine | null = null;
  private readonly room = new Room();

  constructor(private readonly shape: LineShape) {}

  /** Fills `out` with the line of these shape parameters at `centre`. */
  evaluate(parameters: Float64Array, x: Float64Array, centre: number, wanted: Wanted, out: LineValues): void {
    this.prepare(parameters, x[0]! - centre, x[x.length - 1]! - centre, wanted).evaluate(x, centre, out);
  }

  private prepare(parameters: Float64Array, from: number, to: number, wanted: Wanted): PreparedLine {
    const isSame = this.parameters?.every((value, i) => value === parameters[i]) ?? false;
    const suffices = (this.wantsIntegral || !wanted.integral) && covers(this.wantsDerivatives, wanted.derivatives);
    if (this.prepared && isSame && suffices && from >= this.from && to <= this.to) return this.prepared;
    if (from < this.from) this.from = from - margin;
    if (to > this.to) this.to = to + margin;
    this.wantsIntegral ||= wanted.integral;
    if (!covers(this.wantsDerivatives, wanted.derivatives)) this.wantsDerivatives = wanted.derivatives!.map((is, k) => is || (this.wantsDerivatives?.[k] ?? false));
    // Until the new line stands the old one has lost its arrays.
    this.prepared = null;
    this.room.clear();
    this.parameters = parameters.slice();
    this.prepared = this.shape.prepare(parameters, { from: this.from, to: this.to }, { integral: this.wantsIntegral, derivatives: this.wantsDerivatives }, this.room);
    return this.prepared;
  }
}

/** Whether all derivatives that are asked for are prepared. */
function covers(prepared: readonly boolean[] | null, asked: readonly boolean[] | null): boolean {
  return asked === null || asked.every((is, k) => !is || (prepared?.[k] ?? false));
}
