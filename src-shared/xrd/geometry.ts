/** Bragg geometry of a laboratory powder diffractometer: angles in degrees 2θ, lengths in Å, q in Å⁻¹. */

/** The X-ray lines a pattern was taken with. */
export interface Radiation {
  readonly kAlpha1A: number;
  readonly kAlpha2A: number;
  /** Intensity of Kα2 relative to Kα1; 0 for a monochromator that removes it. */
  readonly kAlpha2Ratio: number;
  /** Kβ, for marking ghosts of strong lines. */
  readonly kBetaA: number;
}

/** Cu radiation: Hölzer et al., Phys. Rev. A 56, 4554 (1997), doi 10.1103/PhysRevA.56.4554. */
export const copper: Radiation = { kAlpha1A: 1.5405929, kAlpha2A: 1.5444274, kAlpha2Ratio: 0.5, kBetaA: 1.392234 };

/** Intensity-weighted mean of the Kα lines, Å: the wavelength of what is too broad for their splitting to show (Cu: 1.54187 Å). */
export const meanWavelength = ({ kAlpha1A, kAlpha2A, kAlpha2Ratio }: Radiation): number => (kAlpha1A + kAlpha2Ratio * kAlpha2A) / (1 + kAlpha2Ratio);

const radian = Math.PI / 180;

/** Scattering vector q = 4π sin θ / λ of an angle 2θ (°), Å⁻¹. */
export function scatteringVector(twoThetaDeg: number, wavelengthA: number): number {
  return (4 * Math.PI * Math.sin((twoThetaDeg / 2) * radian)) / wavelengthA;
}

/** How fast q changes with the angle 2θ (°) there, Å⁻¹ per degree: turns widths in 2θ into widths in q. */
export function qPerDegree(twoThetaDeg: number, wavelengthA: number): number {
  return ((2 * Math.PI) / wavelengthA) * Math.cos((twoThetaDeg / 2) * radian) * radian;
}

/** Lattice spacing d = λ / (2 sin θ), Å. */
export function latticeSpacing(twoThetaDeg: number, wavelengthA: number): number {
  return wavelengthA / (2 * Math.sin((twoThetaDeg / 2) * radian));
}

/** Angle 2θ (°) at which a spacing d (Å) reflects, or null where sin θ would exceed 1. */
export function braggAngle(spacingA: number, wavelengthA: number): number | null {
  const sine = wavelengthA / (2 * spacingA);
  return sine > 1 ? null : (2 * Math.asin(sine)) / radian;
}

/** Where another wavelength reflects from the planes that reflect `from` at `twoThetaDeg`, or null when nowhere. */
export function angleAtOtherWavelength(twoThetaDeg: number, fromA: number, toA: number): number | null {
  return braggAngle(latticeSpacing(twoThetaDeg, fromA), toA);
}

/**
 * Shift of a reflection (° 2θ) when the sample surface lies `displacement` below the goniometer axis, both lengths in the
 * same unit: Δ2θ = −(2 s / R) cos θ.
 */
export function displacementShift(twoThetaDeg: number, displacement: number, radius: number): number {
  return (-2 * (displacement / radius) * Math.cos((twoThetaDeg / 2) * radian)) / radian;
}

/** Shift of a reflection (° 2θ) when all spacings grow by the relative strain ε: Δ2θ = −2 ε tan θ. */
export function strainShift(twoThetaDeg: number, strain: number): number {
  return (-2 * strain * Math.tan((twoThetaDeg / 2) * radian)) / radian;
}
