/**
 * Gaussian of unit area: G(x) = √(4 ln 2/π)/F · exp(−4 ln 2 x²/F²); F: full width at half maximum, eV.
 * The response of the analyser.
 */
import { erf } from '@shared/numerics/special/erf';
import type { LineShape } from './line-shape';
import { requireWidth } from './widths';

const sharpness = 4 * Math.LN2;
/** Height of a Gaussian of unit area and unit FWHM. */
export const gaussianUnitHeight = Math.sqrt(sharpness / Math.PI);

/** Unit-area Gaussian at the distance `x` from its centre, 1/eV. */
export function gaussian(x: number, fwhm: number): number {
  return (gaussianUnitHeight / fwhm) * Math.exp((-sharpness * x * x) / (fwhm * fwhm));
}

export const gaussianShape: LineShape = {
  parameterNames: ['fwhm'],
  prepare(parameters) {
    const fwhm = requireWidth('fwhm', parameters[0]!);
    return {
      evaluate(x, centre, out) {
        const byWidth = out.valueByParameter?.[0];
        const integralByWidth = out.integralByParameter?.[0];
        for (let i = 0; i < x.length; i++) {
          const d = x[i]! - centre;
          const value = gaussian(d, fwhm);
          const slope = (-2 * sharpness * d * value) / (fwhm * fwhm);
          out.value[i] = value;
          if (out.integral) out.integral[i] = 0.5 + 0.5 * erf((Math.sqrt(sharpness) * d) / fwhm);
          if (out.valueByCentre) out.valueByCentre[i] = -slope;
          if (byWidth) byWidth[i] = -(value + d * slope) / fwhm;
          if (integralByWidth) integralByWidth[i] = (-d * value) / fwhm;
        }
      },
    };
  },
  fwhm: (parameters) => requireWidth('fwhm', parameters[0]!),
  height: (parameters) => gaussianUnitHeight / requireWidth('fwhm', parameters[0]!),
  apex: () => 0,
};
