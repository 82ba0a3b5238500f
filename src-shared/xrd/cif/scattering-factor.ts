/** X-ray scattering factors of atoms and ions. */
import tables from '@resources/scattering-factors.json';
import { CifError } from './cif-error';

type Nine = readonly number[];
const f0Table = tables.f0.values as Readonly<Record<string, Nine>>;
const anomalousTable = tables.anomalous.values as Readonly<Record<string, readonly number[]>>;

export interface Scatterer {
  /** Entry of the table that serves, e.g. "Ru4+"; the neutral atom where the ion is not tabulated. */
  readonly symbol: string;
  readonly element: string;
}

/**
 * The scatterer of a CIF type symbol or label: "Ru4+", "Ru+4", "Cl1-", "Li1", "RU". @throws {CifError} for what is no element.
 */
export function scattererOf(text: string): Scatterer {
  const [, letters = '', first, digits, second] = /^([A-Za-z]{1,2})([+-])?(\d*)([+-])?/.exec(text.trim()) ?? [];
  const two = letters.charAt(0).toUpperCase() + letters.slice(1).toLowerCase();
  const element = [two, two.charAt(0)].map((name) => (name === 'D' ? 'H' : name)).find((name) => Object.hasOwn(f0Table, name));
  if (element === undefined) throw new CifError('format.error.unexpected', { expected: 'element', found: text.slice(0, 60) });
  const sign = second ?? first;
  const ion = sign === undefined || digits === '0' ? element : `${element}${digits || '1'}${sign}`;
  return { symbol: Object.hasOwn(f0Table, ion) ? ion : element, element };
}

/** f0 at s² = (sin θ / λ)², Å⁻²: f0 = c + Σ aᵢ exp(−bᵢ s²). International Tables C (1995), table 6.1.1.4; s < 2 Å⁻¹. */
export function atomicScatteringFactor({ symbol }: Scatterer, sSquared: number): number {
  const values = f0Table[symbol]!;
  let f = values[4]!;
  for (let i = 0; i < 4; i++) f += values[i]! * Math.exp(-values[5 + i]! * sSquared);
  return f;
}

export interface Anomalous {
  readonly real: number;
  readonly imaginary: number;
}

/** Wavelengths that differ by less than this share have the same f′ and f″ for our purpose; Kα2 and mean Kα are within it. */
const sameLine = 0.005;

/** The laboratory line of a wavelength (Å) whose f′ and f″ are tabulated; `null` for any other. */
export function tabulatedLine(wavelengthA: number): number | null {
  const at = tables.anomalous.lines.findIndex(({ kAlpha1A }) => Math.abs(kAlpha1A - wavelengthA) < sameLine * wavelengthA);
  return at < 0 ? null : at;
}

/** f′ and f″ at a tabulated line. Henke, Gullikson, Davis 1993, doi 10.1006/adnd.1993.1013. */
export function anomalousScattering({ element }: Scatterer, line: number | null): Anomalous {
  const values = line === null ? undefined : anomalousTable[element];
  return values === undefined ? { real: 0, imaginary: 0 } : { real: values[2 * line!]!, imaginary: values[2 * line! + 1]! };
}
