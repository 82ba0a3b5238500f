/**
 * Pseudo-Voigt sum, SGL(100 m) of CasaXPS, here of unit area:
 *
 *     SGL(x) ∝ (1 − m) exp(−4 ln 2 x²/F²) + m / (1 + 4 x²/F²)
 *
 * F: FWHM of both parts and of the sum, eV. m: mixing of the *heights*, 0 (Gaussian) … 1 (Lorentzian), as in CasaXPS.
 * Other programs (lmfit, fityk "PseudoVoigtA") mix *areas*; {@link areaMixing} converts.
 */
import { gaussianShape, gaussianUnitHeight } from './gaussian';
import type { LineShape, LineValues } from './line-shape';
import { lorentzianShape, lorentzianUnitHeight } from './lorentzian';
import { requireMixing, requireWidth } from './widths';

/** Share of the area that is Lorentzian when the heights are mixed with m. */
export function areaMixing(m: number): number {
  const lorentz = m / lorentzianUnitHeight;
  return lorentz / (lorentz + (1 - m) / gaussianUnitHeight);
}

/** Mixing of the heights when the share `eta` of the area is Lorentzian. */
export function heightMixing(eta: number): number {
  const lorentz = eta * lorentzianUnitHeight;
  return lorentz / (lorentz + (1 - eta) * gaussianUnitHeight);
}

export const gaussLorentzSumShape: LineShape = {
  parameterNames: ['fwhm', 'mixing'],
  prepare(parameters, reach, wanted) {
    const m = requireMixing(parameters[1]!);
    const eta = areaMixing(m);
    const etaByMixing = areaMixingSlope(m);
    const gauss = gaussianShape.prepare(parameters, reach, wanted);
    const lorentz = lorentzianShape.prepare(parameters, reach, wanted);
    let part: LineValues | null = null;
    return {
      evaluate(x, centre, out) {
        part = roomLike(out, part, x.length);
        gauss.evaluate(x, centre, out);
        lorentz.evaluate(x, centre, part);
        mix(out.value, part.value, eta, out.valueByParameter?.[1], etaByMixing);
        mix(out.integral, part.integral, eta, out.integralByParameter?.[1], etaByMixing);
        mix(out.valueByCentre, part.valueByCentre, eta);
        mix(out.valueByParameter?.[0], part.valueByParameter?.[0], eta);
        mix(out.integralByParameter?.[0], part.integralByParameter?.[0], eta);
      },
    };
  },
  fwhm: (parameters) => requireWidth('fwhm', parameters[0]!),
  height(parameters) {
    const eta = areaMixing(requireMixing(parameters[1]!));
    return ((1 - eta) * gaussianUnitHeight + eta * lorentzianUnitHeight) / requireWidth('fwhm', parameters[0]!);
  },
  apex: () => 0,
};

/** d areaMixing / dm. */
function areaMixingSlope(m: number): number {
  const total = m / lorentzianUnitHeight + (1 - m) / gaussianUnitHeight;
  return 1 / (lorentzianUnitHeight * gaussianUnitHeight * total * total);
}

/** target ← (1 − eta) target + eta other, and its derivative by the mixing where wanted. */
function mix(target: Float64Array | null | undefined, other: Float64Array | null | undefined, eta: number, byMixing?: Float64Array | null, slope = 0): void {
  if (!target || !other) return;
  for (let i = 0; i < target.length; i++) {
    const difference = other[i]! - target[i]!;
    if (byMixing) byMixing[i] = slope * difference;
    target[i] = target[i]! + eta * difference;
  }
}

/** Arrays for the Lorentzian part of whatever `out` wants; the mixing itself is no parameter of the parts. */
function roomLike(out: LineValues, old: LineValues | null, length: number): LineValues {
  const like = (array: Float64Array | null | undefined, kept: Float64Array | null | undefined) =>
    array ? (kept?.length === length ? kept : new Float64Array(length)) : null;
  return {
    value: like(out.value, old?.value)!,
    integral: like(out.integral, old?.integral),
    valueByCentre: like(out.valueByCentre, old?.valueByCentre),
    valueByParameter: out.valueByParameter ? [like(out.valueByParameter[0], old?.valueByParameter?.[0])] : null,
    integralByParameter: out.integralByParameter ? [like(out.integralByParameter[0], old?.integralByParameter?.[0])] : null,
  };
}
