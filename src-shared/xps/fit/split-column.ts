import type { ComponentColumn } from './component-column';
import type { SatelliteColumn } from './satellite-column';

/** A part of a state's chloride at another potential than the rest: its share of the chloride, and how far its lines stand above those of the rest, eV. */
export interface ApartCharge {
  readonly share: number;
  readonly shift: number;
}

/** The column of a component of which a part is charged otherwise: its lines again, as they are, at another energy. Share and distance are given. */
export class SplitColumn {
  readonly layout: { readonly names: readonly string[] };
  private readonly own: Float64Array;
  private readonly room: Float64Array[] = [];

  /** @param main the lines of the larger part, and `apart` the same lines for the other one: each prepares them at its own place */
  constructor(
    private readonly main: ComponentColumn | SatelliteColumn,
    private readonly apart: ComponentColumn | SatelliteColumn,
    private readonly charge: ApartCharge,
  ) {
    this.layout = main.layout;
    this.own = new Float64Array(main.layout.names.length);
  }

  /** As that of the column. */
  evaluate(p: Float64Array, x: Float64Array, gain: Float64Array | null, column: Float64Array, derivatives: readonly (Float64Array | null)[] | null): void {
    const { share, shift } = this.charge;
    this.own.set(p.subarray(0, this.own.length));
    this.own[0]! += shift;
    const other = this.roomFor(this.own.length, x.length);
    const others = derivatives && derivatives.map((array, j) => (array ? this.roomFor(j, x.length) : null));
    this.main.evaluate(p, x, gain, column, derivatives);
    this.apart.evaluate(this.own, x, gain, other, others);
    mix(column, other, share);
    derivatives?.forEach((array, j) => array && mix(array, others![j]!, share));
  }

  private roomFor(j: number, length: number): Float64Array {
    const known = this.room[j];
    return known?.length === length ? known : (this.room[j] = new Float64Array(length));
  }
}

/** a = (1 − share) a + share b. */
function mix(a: Float64Array, b: Float64Array, share: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (1 - share) * a[i]! + share * b[i]!;
}
