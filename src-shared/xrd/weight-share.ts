/**
 * How much of a phase a diffracted area stands for, when nobody measured the pure phase. The whole intensity that a powder scatters
 * into a range goes about as Σ n Z² / M of its formula, whatever its order (the sum rule behind Ruland's crystallinity, Acta Cryst. 14,
 * 1180 (1961), doi 10.1107/S0365110X61003429), so lines of a phase and halos of the sample compare by that. Good to about a factor
 * of two: what a halo scatters under the baseline is missed (which makes a limit too high, not too low), and Z² overrates heavy atoms at
 * high angle. It assumes a fine powder without texture, evenly mixed and thicker than X-rays reach.
 */

/** A limit by weight allows for the conversion being wrong by this factor. */
export const conversionDoubt = 2;

/** Symbols in the order of their atomic numbers, from 1. */
const elements =
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U'.split(
    ' ',
  );

/** A substance by its formula. */
export interface Substance {
  /** Atoms of each element in a formula unit. */
  readonly amounts: Readonly<Record<string, number>>;
  /** g/mol. */
  readonly molarMass: number;
}

/** Σ n Z² / M, mol/g. @throws when an element is not one */
export function scatteringPower({ amounts, molarMass }: Substance): number {
  let sum = 0;
  for (const [symbol, count] of Object.entries(amounts)) {
    const z = elements.indexOf(symbol) + 1;
    if (z === 0) throw new Error(`"${symbol}" is no chemical element`);
    sum += count * z * z;
  }
  return sum / molarMass;
}

/**
 * Weight of a phase relative to phase and sample together, 0 … 1.
 * @param area all lines of the phase in the range, counts × °
 * @param haloArea all halos of the sample in the range, counts × °
 */
export function weightShare(area: number, haloArea: number, phase: Substance, sample: Substance): number {
  const ofPhase = area / scatteringPower(phase);
  const ofSample = haloArea / scatteringPower(sample);
  return ofPhase / (ofPhase + ofSample);
}
