import type { LineShape, LineValues, Wanted } from '../line-shapes/line-shape';
import type { ComponentSpec } from '../model';
import { LineCache } from './line-cache';

/** Parameters of a component's column in order; `names` are those of ../model.ts but for the position as observed. */
interface ColumnLayout {
  readonly names: readonly string[];
  readonly observed: 0;
  /** First shape parameter, and how many there are. */
  readonly shape: 1;
  readonly shapeCount: number;
  readonly splitting: number | null;
  readonly areaRatio: number | null;
  /** What the minor line is wider by. */
  readonly extraWidth: number | null;
  readonly lossStep: number | null;
  /** Which shape parameter it is added to. */
  readonly widened: number;
}

/**
 * How the minor line of a doublet is wider: its shorter lifetime is Lorentzian, so that is added to the Lorentzian width; a shape without one has it in its
 * whole width. Models of older versions have none in such shapes.
 */
export function extraWidthOf({ parameterNames }: LineShape): { readonly name: 'extraLorentzFwhm' | 'extraFwhm'; readonly widened: number; readonly isNeeded: boolean } {
  const lorentz = parameterNames.indexOf('lorentzFwhm');
  return lorentz >= 0 ? { name: 'extraLorentzFwhm', widened: lorentz, isNeeded: true } : { name: 'extraFwhm', widened: parameterNames.indexOf('fwhm'), isNeeded: false };
}

function columnLayout(component: ComponentSpec, shape: LineShape): ColumnLayout {
  const names = ['observed', ...shape.parameterNames];
  const add = (name: string): number => names.push(name) - 1;
  const isDoublet = component.line === 'doublet';
  const extra = extraWidthOf(shape);
  return {
    observed: 0,
    shape: 1,
    shapeCount: shape.parameterNames.length,
    splitting: isDoublet ? add('splitting') : null,
    areaRatio: isDoublet ? add('areaRatio') : null,
    extraWidth: isDoublet && (extra.isNeeded || component.parameters[extra.name]) ? add(extra.name) : null,
    lossStep: component.lossStep === null ? null : add('lossStep'),
    widened: extra.widened,
    names,
  };
}

/**
 * The column of one component, for an area of 1 counts eV: its line or doublet and, with a loss step k in 1/eV, the step
 * k × running integral behind it (co-fitted Shirley, science of the form: Herrera-Gomez). All states of a series share it.
 */
export class ComponentColumn {
  readonly layout: ColumnLayout;
  private readonly major: LineCache;
  private readonly minor: LineCache;
  private readonly minorParameters: Float64Array;
  private scratch: [Scratch, Scratch] | null = null;

  constructor(component: ComponentSpec, shape: LineShape) {
    this.layout = columnLayout(component, shape);
    this.major = new LineCache(shape);
    this.minor = new LineCache(shape);
    this.minorParameters = new Float64Array(this.layout.shapeCount);
  }

  /**
   * Fills the column and, where arrays are given, its derivatives by the layout's parameters.
   * @param gain factor per channel (transmission), or null for 1
   */
  evaluate(p: Float64Array, x: Float64Array, gain: Float64Array | null, column: Float64Array, derivatives: readonly (Float64Array | null)[] | null): void {
    const { layout } = this;
    const k = layout.lossStep === null ? 0 : p[layout.lossStep]!;
    const wantsStep = layout.lossStep !== null;
    const needed = this.neededShapeDerivatives(derivatives);
    const wanted: Wanted = { integral: wantsStep, derivatives: needed.includes(true) ? needed : null };
    const isWanted = (index: number | null): boolean => index !== null && (derivatives?.[index] ?? null) !== null;
    const wantsCentre = isWanted(layout.observed) || isWanted(layout.splitting);
    const [major, minor] = this.scratchFor(x.length);

    const shapeParameters = p.subarray(layout.shape, layout.shape + layout.shapeCount);
    this.major.evaluate(shapeParameters, x, p[layout.observed]!, wanted, major.asked(wanted, wantsCentre, needed));
    const ratio = layout.areaRatio === null ? 0 : p[layout.areaRatio]!;
    if (layout.splitting !== null) {
      this.minorParameters.set(shapeParameters);
      if (layout.extraWidth !== null) this.minorParameters[layout.widened]! += p[layout.extraWidth]!;
      this.minor.evaluate(this.minorParameters, x, p[layout.observed]! + p[layout.splitting]!, wanted, minor.asked(wanted, wantsCentre, needed));
    }
    const weight = 1 / (1 + ratio);
    const minorWeight = ratio * weight;
    const hasMinor = layout.splitting !== null;

    for (let i = 0; i < x.length; i++) {
      let value = weight * (major.value[i]! + (wantsStep ? k * major.integral[i]! : 0));
      if (hasMinor) value += minorWeight * (minor.value[i]! + (wantsStep ? k * minor.integral[i]! : 0));
      column[i] = gain ? gain[i]! * value : value;
    }
    if (!derivatives) return;

    for (let j = 0; j < layout.names.length; j++) {
      const out = derivatives[j];
      if (!out) continue;
      if (j === layout.observed) {
        combine(out, weight, -k, major.byCentre, major.value, minorWeight, minor.byCentre, minor.value, hasMinor, wantsStep);
      } else if (j === layout.splitting) {
        combine(out, minorWeight, -k, minor.byCentre, minor.value, 0, minor.byCentre, minor.value, false, wantsStep);
      } else if (j === layout.areaRatio) {
        const change = weight * weight;
        combine(out, -change, k, major.value, major.integral, change, minor.value, minor.integral, true, wantsStep);
      } else if (j === layout.extraWidth) {
        const l = layout.widened;
        combine(out, minorWeight, k, minor.byParameter[l]!, minor.integralByParameter[l]!, 0, minor.value, minor.integral, false, wantsStep);
      } else if (j === layout.lossStep) {
        combine(out, weight, 0, major.integral, major.integral, minorWeight, minor.integral, minor.integral, hasMinor, false);
      } else {
        const s = j - layout.shape;
        combine(
          out, weight, k, major.byParameter[s]!, major.integralByParameter[s]!,
          minorWeight, minor.byParameter[s]!, minor.integralByParameter[s]!, hasMinor, wantsStep,
        );
      }
      if (gain) for (let i = 0; i < out.length; i++) out[i]! *= gain[i]!;
    }
  }

  /** Which shape parameters' derivatives any output needs. */
  private neededShapeDerivatives(derivatives: readonly (Float64Array | null)[] | null): boolean[] {
    const { shape, shapeCount, extraWidth, widened } = this.layout;
    const needed = Array.from({ length: shapeCount }, (_, s) => (derivatives?.[shape + s] ?? null) !== null);
    if (extraWidth !== null && (derivatives?.[extraWidth] ?? null) !== null) needed[widened] = true;
    return needed;
  }

  private scratchFor(length: number): [Scratch, Scratch] {
    if (this.scratch?.[0].value.length !== length) {
      this.scratch = [new Scratch(length, this.layout.shapeCount), new Scratch(length, this.layout.shapeCount)];
    }
    return this.scratch;
  }
}

/** out = a (f + k F) + b (g + k G), with the second line and the step only where there are any. */
function combine(
  out: Float64Array,
  a: number, k: number, f: Float64Array, fStep: Float64Array,
  b: number, g: Float64Array, gStep: Float64Array, hasSecond: boolean, hasStep: boolean,
): void {
  const ak = hasStep ? a * k : 0;
  const bk = hasStep ? b * k : 0;
  if (hasSecond) for (let i = 0; i < out.length; i++) out[i] = a * f[i]! + ak * fStep[i]! + b * g[i]! + bk * gStep[i]!;
  else for (let i = 0; i < out.length; i++) out[i] = a * f[i]! + ak * fStep[i]!;
}

/** Room for one line and its derivatives. */
class Scratch {
  readonly value: Float64Array;
  readonly integral: Float64Array;
  readonly byCentre: Float64Array;
  readonly byParameter: readonly Float64Array[];
  readonly integralByParameter: readonly Float64Array[];

  constructor(length: number, shapeParameters: number) {
    const make = () => new Float64Array(length);
    this.value = make();
    this.integral = make();
    this.byCentre = make();
    this.byParameter = Array.from({ length: shapeParameters }, make);
    this.integralByParameter = Array.from({ length: shapeParameters }, make);
  }

  /** The arrays of this room that a call asks the line to fill. */
  asked(wanted: Wanted, centre: boolean, parameters: readonly boolean[]): LineValues {
    return {
      value: this.value,
      integral: wanted.integral ? this.integral : null,
      valueByCentre: centre ? this.byCentre : null,
      valueByParameter: wanted.derivatives ? this.byParameter.map((array, s) => (parameters[s] ? array : null)) : null,
      integralByParameter: wanted.derivatives && wanted.integral ? this.integralByParameter.map((array, s) => (parameters[s] ? array : null)) : null,
    };
  }
}
