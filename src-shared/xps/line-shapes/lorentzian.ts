/**
 * Lorentzian of unit area: L(x) = 2/(πF) / (1 + 4 x²/F²); F: full width at half maximum, eV.
 * The lifetime of the core hole. One tenth of its area lies beyond ±3 F, so its area is never the sum over a window.
 */
import type { LineShape } from './line-shape';
import { requireWidth } from './widths';

/** Height of a Lorentzian of unit area and unit FWHM. */
export const lorentzianUnitHeight = 2 / Math.PI;

/** Unit-area Lorentzian at the distance `x` from its centre, 1/eV. */
export function lorentzian(x: number, fwhm: number): number {
  return lorentzianUnitHeight / fwhm / (1 + (4 * x * x) / (fwhm * fwhm));
}

export const lorentzianShape: LineShape = {
  parameterNames: ['fwhm'],
  prepare(parameters) {
    const fwhm = requireWidth('fwhm', parameters[0]!);
    return {
      evaluate(x, centre, out) {
        const byWidth = out.valueByParameter?.[0];
        const integralByWidth = out.integralByParameter?.[0];
        for (let i = 0; i < x.length; i++) {
          const d = x[i]! - centre;
          const value = lorentzian(d, fwhm);
          const slope = (-8 * d * value) / (fwhm * fwhm + 4 * d * d);
          out.value[i] = value;
          if (out.integral) out.integral[i] = Math.atan2(fwhm, -2 * d) / Math.PI;
          if (out.valueByCentre) out.valueByCentre[i] = -slope;
          if (byWidth) byWidth[i] = -(value + d * slope) / fwhm;
          if (integralByWidth) integralByWidth[i] = (-d * value) / fwhm;
        }
      },
    };
  },
  fwhm: (parameters) => requireWidth('fwhm', parameters[0]!),
  height: (parameters) => lorentzianUnitHeight / requireWidth('fwhm', parameters[0]!),
  apex: () => 0,
};
