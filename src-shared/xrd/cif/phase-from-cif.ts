import type { Phase } from '../phase-test';
import { phaseFromSticks } from '../reference-phases';
import { CifError } from './cif-error';
import { powderLines, type PowderLine } from './powder-lines';
import { tabulatedLine } from './scattering-factor';
import { readStructure } from './structure';

export type CifPhase =
  | {
      readonly ok: true;
      readonly name: string;
      readonly phase: Phase;
      readonly lines: readonly PowderLine[];
      /** What was taken for granted: messages of the dictionary. */
      readonly assumed: readonly { readonly key: 'format.note.cifUsualB' | 'format.note.cifNoAnomalous'; readonly params: Readonly<Record<string, string | number>> }[];
    }
  | { readonly ok: false; readonly error: { readonly key: string; readonly params: Readonly<Record<string, string | number>> } };

/**
 * A reference phase from a CIF: reflections up to 90° 2θ with kinematic intensities, computed from cell, symmetry operations and atoms.
 * @param wavelengthA Kα1 of the radiation, Å; f′ and f″ are known for Cr, Fe, Co, Cu, Mo and Ag
 */
export function phaseFromCif(text: string, wavelengthA: number): CifPhase {
  try {
    const structure = readStructure(text);
    const line = tabulatedLine(wavelengthA);
    const lines = powderLines(structure, wavelengthA, { line });
    if (lines.length === 0) throw new CifError('format.error.noData');
    const { name } = structure;
    return {
      ok: true,
      name,
      phase: phaseFromSticks(name, lines),
      lines,
      assumed: [
        ...(structure.hasUsualDisplacement ? [{ key: 'format.note.cifUsualB', params: {} } as const] : []),
        ...(line === null ? [{ key: 'format.note.cifNoAnomalous', params: { wavelength: wavelengthA } } as const] : []),
      ],
    };
  } catch (error) {
    if (error instanceof CifError) return { ok: false, error: { key: error.key, params: error.params } };
    throw error;
  }
}
