/**
 * Powder reflections of a structure in the kinematic approximation: I = Σ |F|² · LP over the planes of one spacing, with
 * F(hkl) = Σ occ (f0 + f′ + i f″) exp(−B s²) exp(2πi h·x), s = sin θ / λ, and LP = (1 + cos² 2θ) / (sin² θ cos θ) for a powder
 * diffractometer without monochromator (International Tables C, 6.2). No texture, no absorption.
 */
import { braggAngle } from '../geometry';
import { anomalousScattering, atomicScatteringFactor } from './scattering-factor';
import type { Cell, Structure } from './structure';

export interface PowderLine {
  /** One of the planes that reflect here, as "h k l". */
  readonly hkl: string;
  readonly multiplicity: number;
  readonly spacingA: number;
  /** ° 2θ. */
  readonly twoTheta: number;
  /** Relative to the strongest, 0 … 100. */
  readonly relIntensity: number;
}

const radian = Math.PI / 180;

/** Coefficients of 1/d² = A h² + B k² + C l² + 2 (D kl + E hl + F hk), Å⁻²: the reciprocal metric. */
function reciprocalMetric({ a, b, c, alpha, beta, gamma }: Cell): readonly [number, number, number, number, number, number] {
  const [ca, cb, cg] = [alpha, beta, gamma].map((angle) => Math.cos(angle * radian)) as [number, number, number];
  const g = 1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg;
  return [
    (1 - ca * ca) / (g * a * a), (1 - cb * cb) / (g * b * b), (1 - cg * cg) / (g * c * c),
    (cb * cg - ca) / (g * b * c), (ca * cg - cb) / (g * a * c), (ca * cb - cg) / (g * a * b),
  ];
}

/** Spacings equal to this share belong to one line: it keeps planes together that symmetry makes equal. */
const sameSpacing = 1e-6;
/** More planes than any pattern needs to 90°: a cell that large is no reference phase. */
const mostPlanes = 400_000;

/**
 * Lines up to an angle, strongest 100, in the order of the angle.
 * @param wavelengthA Å
 * @param options.maxTwoThetaDeg defaults to 90
 * @param options.weakest weaker lines (of 100) are left out; defaults to 0.5
 * @param options.line index of the tabulated line for anomalous scattering, or `null` for none
 */
export function powderLines({ cell, atoms }: Structure, wavelengthA: number, options: { maxTwoThetaDeg?: number; weakest?: number; line: number | null }): PowderLine[] {
  const { maxTwoThetaDeg = 90, weakest = 0.5, line } = options;
  const metric = reciprocalMetric(cell);
  const shortest = wavelengthA / (2 * Math.sin((maxTwoThetaDeg / 2) * radian));
  const planes = planesDownTo(shortest, cell, metric);
  planes.sort((p, q) => q.spacingA - p.spacingA);
  const scatterers = atoms.map((atom) => ({ ...atom, anomalous: anomalousScattering(atom.scatterer, line) }));
  const lines: { first: Plane; multiplicity: number; intensity: number; twoTheta: number }[] = [];
  for (const plane of planes) {
    const twoTheta = braggAngle(plane.spacingA, wavelengthA);
    if (twoTheta === null) continue;
    const theta = (twoTheta / 2) * radian;
    const lorentzPolarisation = (1 + Math.cos(2 * theta) ** 2) / (Math.sin(theta) ** 2 * Math.cos(theta));
    const intensity = 2 * structureFactorSquared(plane, scatterers) * lorentzPolarisation; // both sides of the plane
    const last = lines[lines.length - 1];
    if (last !== undefined && last.first.spacingA - plane.spacingA < sameSpacing * plane.spacingA) {
      if (intensity > 0) last.multiplicity += 2;
      last.intensity += intensity;
    } else lines.push({ first: plane, multiplicity: 2, intensity, twoTheta });
  }
  const strongest = lines.reduce((most, { intensity }) => Math.max(most, intensity), 0);
  return lines
    .filter(({ intensity }) => strongest > 0 && (100 * intensity) / strongest >= weakest)
    .map(({ first, multiplicity, intensity, twoTheta }) => ({
      hkl: `${first.h} ${first.k} ${first.l}`, multiplicity, spacingA: first.spacingA, twoTheta, relIntensity: (100 * intensity) / strongest,
    }));
}

interface Plane {
  readonly h: number;
  readonly k: number;
  readonly l: number;
  readonly spacingA: number;
}

/** One of each pair of opposite planes, the one with positive indices first where symmetry allows. */
function planesDownTo(shortestA: number, { a, b, c }: Cell, [aa, bb, cc, bc, ac, ab]: readonly [number, number, number, number, number, number]): Plane[] {
  // |h| ≤ a / d holds in every cell.
  const [hMost, kMost, lMost] = [a, b, c].map((length) => Math.floor(length / shortestA + 1e-9)) as [number, number, number];
  const planes: Plane[] = [];
  for (let h = hMost; h >= -hMost; h--) {
    for (let k = kMost; k >= -kMost; k--) {
      for (let l = lMost; l >= 0; l--) {
        if (l === 0 && (k < 0 || (k === 0 && h <= 0))) continue;
        const inverse = aa * h * h + bb * k * k + cc * l * l + 2 * (bc * k * l + ac * h * l + ab * h * k);
        if (inverse * shortestA * shortestA > 1) continue;
        planes.push({ h, k, l, spacingA: 1 / Math.sqrt(inverse) });
        if (planes.length > mostPlanes) return planes;
      }
    }
  }
  return planes;
}

type Scattering = Structure['atoms'][number] & { readonly anomalous: { readonly real: number; readonly imaginary: number } };

/** |F|², mean of the plane and its opposite, which anomalous scattering makes differ. */
function structureFactorSquared({ h, k, l, spacingA }: Plane, atoms: readonly Scattering[]): number {
  const sSquared = 1 / (4 * spacingA * spacingA);
  let [real, imaginary, realBack, imaginaryBack] = [0, 0, 0, 0];
  for (const { scatterer, occupancy, bIsoA2, positions, anomalous } of atoms) {
    const weight = occupancy * Math.exp(-bIsoA2 * sSquared);
    const f = weight * (atomicScatteringFactor(scatterer, sSquared) + anomalous.real);
    const g = weight * anomalous.imaginary;
    let [cosines, sines] = [0, 0];
    for (const [x, y, z] of positions) {
      const phase = 2 * Math.PI * (h * x + k * y + l * z);
      cosines += Math.cos(phase);
      sines += Math.sin(phase);
    }
    real += f * cosines - g * sines;
    imaginary += f * sines + g * cosines;
    realBack += f * cosines + g * sines;
    imaginaryBack += -f * sines + g * cosines;
  }
  return (real * real + imaginary * imaginary + realBack * realBack + imaginaryBack * imaginaryBack) / 2;
}
