import type { ComponentColumn } from './component-column';
import type { SatelliteColumn } from './satellite-column';
import type { SplitColumn } from './split-column';

/** The role of a state's extra broadening in the layout of its columns. */
export const broadeningRole = 'broadening';

/** A Gaussian of full width `fwhm` widened by another whose squared full width is `broadening`. */
export const broadened = (fwhm: number, broadening: number): number => Math.sqrt(fwhm * fwhm + broadening);

/**
 * The column of a component in a state whose lines are all wider by one Gaussian: its Gaussian widths, and those of its satellite, are widened in
 * quadrature (a line whose shape has no Gaussian of its own is so to first order). The squared width is the parameter, for at zero a width has no slope.
 */
export class BroadenedColumn {
  readonly layout: { readonly names: readonly string[] };
  /** Which of the column's parameters are widths. */
  private readonly widths: readonly number[];
  private readonly own: Float64Array;
  private readonly room: Float64Array[] = [];

  constructor(private readonly column: ComponentColumn | SatelliteColumn | SplitColumn) {
    const { names } = column.layout;
    this.widths = [names.indexOf(names.includes('gaussFwhm') ? 'gaussFwhm' : 'fwhm'), names.indexOf('satelliteWidth')].filter((index) => index >= 0);
    this.own = new Float64Array(names.length);
    this.layout = { names: [...names, broadeningRole] };
  }

  /** As that of the column, with the broadening at the end. */
  evaluate(p: Float64Array, x: Float64Array, gain: Float64Array | null, column: Float64Array, derivatives: readonly (Float64Array | null)[] | null): void {
    const count = this.own.length;
    this.own.set(p.subarray(0, count));
    for (const k of this.widths) this.own[k] = broadened(p[k]!, p[count]!);
    const byBroadening = derivatives?.[count] ?? null;
    const asked = derivatives && Array.from(this.own, (_, j) => derivatives[j] ?? (byBroadening && this.widths.includes(j) ? this.roomFor(j, x.length) : null));
    this.column.evaluate(this.own, x, gain, column, asked);
    byBroadening?.fill(0);
    for (const k of this.widths) {
      const byWidth = asked?.[k];
      if (!byWidth) continue;
      const width = this.own[k]!;
      if (byBroadening) for (let i = 0; i < x.length; i++) byBroadening[i]! += byWidth[i]! / (2 * width);
      for (let i = 0; i < x.length; i++) byWidth[i]! *= p[k]! / width;
    }
  }

  private roomFor(j: number, length: number): Float64Array {
    const known = this.room[j];
    return known?.length === length ? known : (this.room[j] = new Float64Array(length));
  }
}
