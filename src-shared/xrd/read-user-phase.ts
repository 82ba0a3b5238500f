import { phaseFromCif } from './cif/phase-from-cif';
import { latticeSpacing } from './geometry';
import type { UserPhase } from './result';

export type ReadUserPhase =
  | { readonly ok: true; readonly phase: UserPhase }
  /** A message of the dictionary. */
  | { readonly ok: false; readonly error: { readonly key: string; readonly params: Readonly<Record<string, string | number>> } };

/** Longest name that settings keep. */
const longestName = 100;
const mostLines = 2000;

/**
 * A phase from a file of the user's: a crystal structure (CIF), or lines of "2θ intensity hkl" with angles in degrees; other lines of
 * text are passed over.
 * @param wavelengthA radiation that the angles of a list belong to, Å; a structure needs it for its intensities
 */
export function readUserPhase(text: string, fileName: string, wavelengthA: number): ReadUserPhase {
  const name = fileName.replace(/\.[^.]*$/, '').slice(0, longestName) || fileName.slice(0, longestName);
  if (/(?:^|[\r\n])\s*data_/i.test(text) && /_cell[_.]length_a\s/i.test(text)) {
    const read = phaseFromCif(text, wavelengthA);
    if (!read.ok) return read;
    const lines = read.lines.slice(0, mostLines).map(({ spacingA, relIntensity, hkl }) => ({ spacingA, relIntensity, hkl }));
    return { ok: true, phase: { name: read.name.slice(0, longestName) || name, lines } };
  }
  const lines = text.split(/[\r\n]+/).flatMap((row) => {
    const [angle, intensity, ...hkl] = row.trim().split(/[\s,;]+/);
    const [twoTheta, relIntensity] = [Number(angle), Number(intensity)];
    if (!(twoTheta > 0 && twoTheta < 180 && relIntensity > 0 && Number.isFinite(relIntensity))) return [];
    return [{ spacingA: latticeSpacing(twoTheta, wavelengthA), relIntensity, hkl: hkl.join(' ').slice(0, longestName) }];
  });
  return lines.length === 0 ? { ok: false, error: { key: 'xrd.sticksTrouble', params: {} } } : { ok: true, phase: { name, lines: lines.slice(0, mostLines) } };
}
