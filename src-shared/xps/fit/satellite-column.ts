import type { LineShape } from '../line-shapes/line-shape';
import { satelliteParameters, type ComponentSpec } from '../model';
import { ComponentColumn } from './component-column';

/** Whether a component has all parameters of a satellite. */
export const hasSatellite = ({ parameters }: Pick<ComponentSpec, 'parameters'>): boolean => satelliteParameters.every((name) => parameters[name] !== undefined);

/**
 * The column of a component of which a share stands in a satellite (a shake-up, an unscreened final state): its line or doublet again at higher
 * binding energy, of the same shape with a width of its own. An area of 1 counts eV is that of both, for both are one species.
 */
export class SatelliteColumn {
  readonly layout: { readonly names: readonly string[] };
  private readonly main: ComponentColumn;
  private readonly satellite: ComponentColumn;
  private readonly own: Float64Array;
  /** Which of the line's parameters is its width. */
  private readonly width: number;
  private room: { readonly column: Float64Array; readonly derivatives: readonly Float64Array[] } | null = null;

  constructor(component: ComponentSpec, shape: LineShape) {
    this.main = new ComponentColumn(component, shape);
    this.satellite = new ComponentColumn(component, shape);
    const { names } = this.main.layout;
    this.width = names.indexOf(names.includes('gaussFwhm') ? 'gaussFwhm' : 'fwhm');
    this.own = new Float64Array(names.length);
    this.layout = { names: [...names, ...satelliteParameters] };
  }

  /** As {@link ComponentColumn.evaluate}, with the satellite's parameters at the end. */
  evaluate(p: Float64Array, x: Float64Array, gain: Float64Array | null, column: Float64Array, derivatives: readonly (Float64Array | null)[] | null): void {
    const count = this.own.length;
    const [share, shift, width] = [p[count]!, p[count + 1]!, p[count + 2]!];
    const [byShare, byShift, byWidth] = [derivatives?.[count], derivatives?.[count + 1], derivatives?.[count + 2]];
    this.main.evaluate(p.subarray(0, count), x, gain, column, derivatives && derivatives.slice(0, count));

    this.own.set(p.subarray(0, count));
    this.own[0]! += shift;
    this.own[this.width] = width;
    const { column: other, derivatives: others } = this.roomFor(x.length);
    const isWanted = (j: number): boolean => (j === 0 && byShift) || (j === this.width ? byWidth : derivatives?.[j]) ? true : false;
    this.satellite.evaluate(this.own, x, gain, other, derivatives && others.map((array, j) => (isWanted(j) ? array : null)));

    if (byShare) for (let i = 0; i < x.length; i++) byShare[i] = other[i]! - column[i]!;
    for (let i = 0; i < x.length; i++) column[i] = (1 - share) * column[i]! + share * other[i]!;
    for (let j = 0; j < count; j++) {
      const out = derivatives?.[j];
      if (!out) continue;
      const part = j === this.width ? 0 : share;
      for (let i = 0; i < x.length; i++) out[i] = (1 - share) * out[i]! + part * others[j]![i]!;
    }
    if (byShift) for (let i = 0; i < x.length; i++) byShift[i] = share * others[0]![i]!;
    if (byWidth) for (let i = 0; i < x.length; i++) byWidth[i] = share * others[this.width]![i]!;
  }

  private roomFor(length: number): { readonly column: Float64Array; readonly derivatives: readonly Float64Array[] } {
    if (this.room?.column.length !== length) this.room = { column: new Float64Array(length), derivatives: Array.from(this.own, () => new Float64Array(length)) };
    return this.room;
  }
}
