import type { QuantificationSpec } from '../model';

/**
 * Where photoelectrons of a subshell go: L(γ) = 1 + (β/2)·(3/2·sin²γ − 1) for unpolarised X-rays, with γ the angle between the incoming
 * X-rays and the analyser and β the asymmetry parameter of the subshell. L is 1 at the magic angle 54.7°, whatever β is.
 * Source: IUPAC Gold Book 09306, doi 10.1351/goldbook.09306. It holds for free atoms; elastic scattering in a solid makes β smaller.
 * @param angleDeg γ, degrees
 */
export function angularFactor(beta: number, angleDeg: number): number {
  return 1 + 0.5 * beta * angularWeight(angleDeg);
}

/** 3/2·sin²γ − 1. */
const angularWeight = (angleDeg: number): number => 1.5 * Math.sin((angleDeg * Math.PI) / 180) ** 2 - 1;

/** The angle at which nothing has to be corrected, degrees. */
export const magicAngleDeg = (Math.asin(Math.sqrt(2 / 3)) * 180) / Math.PI;

/** The factor of a subshell under a correction; 1 without one, null where β is not known: a missing value refuses, it never becomes 0. */
export function subshellAngularFactor(correction: QuantificationSpec['angularDistribution'], subshell: string): number | null {
  if (!correction) return 1;
  const beta = correction.betas[subshell];
  return beta === undefined ? null : angularFactor(beta, correction.angleDeg);
}

/** Where the β of a subshell is from: "user" where it was typed, the source of the others otherwise. */
export const betaSource = ({ source, ownBetas = [] }: NonNullable<QuantificationSpec['angularDistribution']>, subshell: string): string => (ownBetas.includes(subshell) ? 'user' : source);

/** Relative standard uncertainty that β gives the ratio of two subshells, whose β are uncertain by themselves. */
export function angularRatioUncertainty(correction: QuantificationSpec['angularDistribution'], first: string, second: string): number {
  if (!correction) return 0;
  const half = 0.5 * angularWeight(correction.angleDeg) * correction.betaSd;
  return Math.hypot(...[first, second].map((subshell) => half / (subshellAngularFactor(correction, subshell) ?? 1)));
}

/**
 * Asymmetry parameters by the formula of Cant, Spencer, Flavell and Shard 2022, Surf. Interface Anal. 54, 442, doi 10.1002/sia.7059 (fitted to
 * theory from 1.5 keV on), at Al Kα; doublets are means of their lines by Scofield's areas.
 */
const cantAlKa: Readonly<Record<string, number>> = {
  C1s: 1.99, N1s: 1.99, O1s: 1.99, F1s: 1.99, Li1s: 1.99, Cl2s: 2, Cl2p: 1.2, S2p: 1.14, P2p: 1.08, Ru3d: 1.21, Ru3p: 1.64, Zr3d: 1.18, Zr3p: 1.64, In3d: 1.22,
};

/** The same at Mg Kα, a little below the range of the formula. */
const cantMgKa: Readonly<Record<string, number>> = {
  C1s: 1.99, N1s: 1.99, O1s: 1.99, F1s: 2, Li1s: 1.99, Cl2s: 2, Cl2p: 1.27, S2p: 1.22, P2p: 1.16, Ru3d: 1.23, Ru3p: 1.62, Zr3d: 1.21, Zr3p: 1.65, In3d: 1.2,
};

/**
 * Single values of theory differ by about this (Cl 2p: 1.2 here, 1.4 elsewhere), and scattering in the solid takes as much away.
 */
const usualBetaSd = 0.2;

/** A correction with the published β of the anode nearest to a photon energy, eV. */
export function publishedAngularDistribution(angleDeg: number, photonEnergyEv: number): NonNullable<QuantificationSpec['angularDistribution']> {
  const isMg = Math.abs(photonEnergyEv - 1253.6) < Math.abs(photonEnergyEv - 1486.6);
  return {
    angleDeg,
    betas: { ...(isMg ? cantMgKa : cantAlKa) },
    betaSd: usualBetaSd,
    source: `Cant et al. 2022, doi 10.1002/sia.7059, at ${isMg ? 'Mg' : 'Al'} Kα`,
  };
}
