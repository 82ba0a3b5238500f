/** Molar mass and capacity per electron from a formula such as "LiRuCl4" or "Li2ZrCl6". */
import { coulombPerMilliampereHour, faraday } from './constants';

/** Standard atomic weights, abridged (IUPAC CIAAW 2021), g/mol. */
const weights: Readonly<Record<string, number>> = {
  H: 1.008, He: 4.0026, Li: 6.94, Be: 9.0122, B: 10.81, C: 12.011, N: 14.007, O: 15.999, F: 18.998, Ne: 20.18,
  Na: 22.99, Mg: 24.305, Al: 26.982, Si: 28.085, P: 30.974, S: 32.06, Cl: 35.45, Ar: 39.95, K: 39.098, Ca: 40.078,
  Sc: 44.956, Ti: 47.867, V: 50.942, Cr: 51.996, Mn: 54.938, Fe: 55.845, Co: 58.933, Ni: 58.693, Cu: 63.546, Zn: 65.38,
  Ga: 69.723, Ge: 72.63, As: 74.922, Se: 78.971, Br: 79.904, Kr: 83.798, Rb: 85.468, Sr: 87.62, Y: 88.906, Zr: 91.224,
  Nb: 92.906, Mo: 95.95, Ru: 101.07, Rh: 102.91, Pd: 106.42, Ag: 107.87, Cd: 112.41, In: 114.82, Sn: 118.71, Sb: 121.76,
  Te: 127.6, I: 126.9, Cs: 132.91, Ba: 137.33, La: 138.91, Ce: 140.12, Pr: 140.91, Nd: 144.24, Sm: 150.36, Eu: 151.96,
  Gd: 157.25, Tb: 158.93, Dy: 162.5, Ho: 164.93, Er: 167.26, Tm: 168.93, Yb: 173.05, Lu: 174.97, Hf: 178.49, Ta: 180.95,
  W: 183.84, Re: 186.21, Os: 190.23, Ir: 192.22, Pt: 195.08, Au: 196.97, Hg: 200.59, Tl: 204.38, Pb: 207.2, Bi: 208.98,
};

export type FormulaResult =
  | { readonly ok: true; readonly molarMassGMol: number; readonly atoms: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly error: { readonly code: 'unreadable-formula'; readonly at: number; readonly found: string } };

/** Reads element symbols, decimal counts and round brackets; `at` is the place (from 0) where it cannot go on. */
export function molarMass(formula: string): FormulaResult {
  const stack = [new Map<string, number>()];
  const token = /([A-Z][a-z]?)(\d*\.?\d*)|(\()|(\))(\d*\.?\d*)/y;
  const fail = (at: number): FormulaResult => ({ ok: false, error: { code: 'unreadable-formula', at, found: formula.slice(at, at + 8) } });
  const add = (to: Map<string, number>, element: string, count: number) => to.set(element, (to.get(element) ?? 0) + count);
  let at = 0;
  while (at < formula.length) {
    token.lastIndex = at;
    const match = token.exec(formula);
    if (!match) return fail(at);
    const [whole, element, count, opening, , groupCount] = match;
    if (element !== undefined) {
      if (!Object.hasOwn(weights, element)) return fail(at);
      add(stack[stack.length - 1]!, element, count ? Number(count) : 1);
    } else if (opening !== undefined) {
      stack.push(new Map<string, number>());
    } else {
      const group = stack.pop()!;
      const outer = stack[stack.length - 1];
      if (!outer) return fail(at);
      for (const [symbol, number] of group) add(outer, symbol, number * (groupCount ? Number(groupCount) : 1));
    }
    at += whole.length;
  }
  const atoms = stack[0]!;
  if (stack.length !== 1 || atoms.size === 0) return fail(at);
  let sum = 0;
  for (const [element, count] of atoms) sum += weights[element]! * count;
  if (!(sum > 0 && Number.isFinite(sum))) return fail(0);
  return { ok: true, molarMassGMol: sum, atoms: Object.fromEntries(atoms) };
}

/** Charge of one electron per formula unit, mAh per gram of the formula: F/(3.6 M). */
export function capacityPerElectron(molarMassGMol: number): number {
  if (!(molarMassGMol > 0)) throw new RangeError(`the molar mass must be positive; got ${molarMassGMol} g/mol`);
  return faraday / (coulombPerMilliampereHour * molarMassGMol);
}
