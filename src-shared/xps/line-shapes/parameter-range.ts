/** What the numbers of a line can be at all, whatever bounds a model sets: the ranges outside which the line shapes refuse them. */
import type { Shape } from '../model';

export interface ParameterRange {
  readonly min: number;
  readonly max: number;
}

/** A width, eV, that must not vanish ends here: far below any resolution. */
const narrowest = 0.001;

const positive: ParameterRange = { min: narrowest, max: Infinity };
const notNegative: ParameterRange = { min: 0, max: Infinity };
const share: ParameterRange = { min: 0, max: 1 };

const ranges: Readonly<Record<string, ParameterRange>> = {
  gaussFwhm: positive,
  lorentzFwhm: notNegative,
  extraLorentzFwhm: notNegative,
  extraFwhm: notNegative,
  fwhm: positive,
  mixing: share,
  asymmetry: { min: 0, max: 0.499 },
  tailDamping: positive,
  tailShare: share,
  tailLength: positive,
  tail: { min: 0.05, max: Infinity },
  areaRatio: notNegative,
  satelliteShare: share,
  satelliteWidth: positive,
};

/**
 * The widest range of a line's parameter, in its own unit (widths eV); without ends for what has none, e.g. positions.
 * @param name of the parameter, e.g. "gaussFwhm"
 */
export function parameterRange(shape: Shape, name: string): ParameterRange {
  // An LA line of exponents at or below 0.5 has no finite area.
  if (name === 'alpha' || name === 'beta') return shape === 'la' ? { min: 0.501, max: Infinity } : positive;
  if (name === 'lorentzFwhm' && shape === 'doniachSunjic') return positive;
  return ranges[name] ?? { min: -Infinity, max: Infinity };
}
