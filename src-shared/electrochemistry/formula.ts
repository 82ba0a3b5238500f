/** Chemical formulas: molar mass and how they are written. */

import { subscriptDigits } from '@shared/i18n/small-digits';

/**
 * Standard atomic weights, g/mol. Source: IUPAC Commission on Isotopic Abundances and Atomic Weights, abridged table 2021
 * (Prohaska et al., Pure Appl. Chem. 94, 573 (2022), doi:10.1515/pac-2019-0603); for elements with an interval the abridged
 * (conventional) single value. Elements without a stable isotope and without a characteristic composition are left out.
 */
const atomicWeights: Readonly<Record<string, number>> = {
  H: 1.008, He: 4.0026, Li: 6.94, Be: 9.0122, B: 10.81, C: 12.011, N: 14.007, O: 15.999, F: 18.998, Ne: 20.18,
  Na: 22.99, Mg: 24.305, Al: 26.982, Si: 28.085, P: 30.974, S: 32.06, Cl: 35.45, Ar: 39.95, K: 39.098, Ca: 40.078,
  Sc: 44.956, Ti: 47.867, V: 50.942, Cr: 51.996, Mn: 54.938, Fe: 55.845, Co: 58.933, Ni: 58.693, Cu: 63.546, Zn: 65.38,
  Ga: 69.723, Ge: 72.63, As: 74.922, Se: 78.971, Br: 79.904, Kr: 83.798, Rb: 85.468, Sr: 87.62, Y: 88.906, Zr: 91.224,
  Nb: 92.906, Mo: 95.95, Ru: 101.07, Rh: 102.91, Pd: 106.42, Ag: 107.87, Cd: 112.41, In: 114.82, Sn: 118.71, Sb: 121.76,
  Te: 127.6, I: 126.9, Xe: 131.29, Cs: 132.91, Ba: 137.33, La: 138.91, Ce: 140.12, Pr: 140.91, Nd: 144.24, Sm: 150.36,
  Eu: 151.96, Gd: 157.25, Tb: 158.93, Dy: 162.5, Ho: 164.93, Er: 167.26, Tm: 168.93, Yb: 173.05, Lu: 174.97, Hf: 178.49,
  Ta: 180.95, W: 183.84, Re: 186.21, Os: 190.23, Ir: 192.22, Pt: 195.08, Au: 196.97, Hg: 200.59, Tl: 204.38, Pb: 207.2,
  Bi: 208.98, Th: 232.04, Pa: 231.04, U: 238.03,
};

/** Subscript digits as people paste them. */
const plainDigits = (text: string): string => text.replace(/[₀-₉]/g, (digit) => String(digit.charCodeAt(0) - 0x2080));

/** Water behind a full stop, as hydrates are typed: "RuCl3.3H2O" holds no 3.3 Cl. */
const typedHydrate = /\.(\d+\.\d+|\d*)H2O(?![\d.])/g;

/**
 * Amounts of the elements of a formula, e.g. "Li2ZrCl6", "Ca(OH)2", "Li1.2Ru0.8Cl4"; `null` when it is not one.
 * Brackets ( ) and [ ] nest; ·, • or * between parts adds them ("RuCl3·3H2O"), and so does a full stop before water.
 */
export function formulaAmounts(formula: string): Readonly<Record<string, number>> | null {
  const amounts: Record<string, number> = {};
  const parts = plainDigits(formula).replace(/\s+/g, '').replace(typedHydrate, '·$1H2O').split(/[·•*]/);
  for (const part of parts) {
    const [, factor, rest] = /^(\d+(?:\.\d+)?)?(.+)$/.exec(part) ?? [];
    if (rest === undefined || !addGroup(rest, factor === undefined ? 1 : Number(factor), amounts)) return null;
  }
  return amounts;
}

/** Adds `text` times `factor` to `amounts`; false when the text is not a formula. */
function addGroup(text: string, factor: number, amounts: Record<string, number>): boolean {
  const factors = [factor];
  // Read from the end, so that the number behind a bracket is known before what stands in it.
  const tokens = text.match(/[A-Z][a-z]?|\d+(?:\.\d+)?|[()[\]]/g) ?? [];
  if (tokens.join('') !== text) return false;
  let number: number | null = null;
  for (const token of tokens.reverse()) {
    if (/^\d/.test(token)) {
      if (number !== null) return false;
      number = Number(token);
    } else if (token === ')' || token === ']') {
      factors.push(factors.at(-1)! * (number ?? 1));
      number = null;
    } else if (token === '(' || token === '[') {
      if (number !== null || factors.length === 1) return false;
      factors.pop();
    } else {
      if (!Object.hasOwn(atomicWeights, token)) return false;
      amounts[token] = (amounts[token] ?? 0) + factors.at(-1)! * (number ?? 1);
      number = null;
    }
  }
  return factors.length === 1 && number === null && tokens.length > 0;
}

/** Molar mass in g/mol of a formula, or `null` when it is not one (unknown element, unbalanced bracket, empty). */
export function molarMass(formula: string): number | null {
  const amounts = formulaAmounts(formula);
  if (!amounts) return null;
  const mass = Object.entries(amounts).reduce((sum, [element, amount]) => sum + atomicWeights[element]! * amount, 0);
  return mass > 0 ? mass : null;
}

export interface FormulaPart {
  readonly text: string;
  readonly isSubscript: boolean;
}

/** Cuts a text into plain parts and the digits that are subscripts because they stand in a formula of real elements. */
export function formulaParts(text: string): readonly FormulaPart[] {
  const parts: FormulaPart[] = [];
  const add = (part: string, isSubscript: boolean): void => {
    if (part === '') return;
    const last = parts.at(-1);
    if (last?.isSubscript === isSubscript) parts[parts.length - 1] = { text: last.text + part, isSubscript };
    else parts.push({ text: part, isSubscript });
  };
  for (const word of text.split(/([A-Za-z0-9.()[\]]+)/)) {
    // One letter and a number ("D2", "C1") is a label far more often than a substance.
    // What a formula is multiplied by is no subscript: 80Li2S.
    const substance = word.replace(/^\d+(?=[A-Z])/, '');
    const isFormula = /[A-Za-z)\]]\d/.test(substance) && !/^[A-Z]\d+$/.test(substance) && addGroup(substance.replace(/\.$/, ''), 1, {});
    if (!isFormula) add(word, false);
    else for (const [at, piece] of word.split(/((?<=[A-Za-z)\]])\d+(?:\.\d+)?)/).entries()) add(piece, at % 2 === 1);
  }
  return parts;
}

/** A text whose chemical formulas have their subscripts as characters, for where no markup is possible: "LiRuCl4, milled" is "LiRuCl₄, milled". */
export function withSubscripts(text: string): string {
  return formulaParts(text)
    .map((part) => (part.isSubscript ? subscriptDigits(part.text) : part.text))
    .join('');
}
