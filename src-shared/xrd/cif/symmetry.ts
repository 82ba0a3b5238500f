/** Symmetry operations written as in CIF: "x, y, z", "-y, x-y, z+1/3". */
import { CifError } from './cif-error';

/** A rotation (rows of three) and a translation, in fractions of the cell. */
export interface SymmetryOperation {
  readonly rotation: readonly (readonly [number, number, number])[];
  readonly translation: readonly [number, number, number];
}

export type Vector = readonly [number, number, number];

/** @throws {CifError} for a text that is no such operation. */
export function parseOperation(text: string): SymmetryOperation {
  const parts = text.toLowerCase().replace(/\s+/g, '').split(',');
  if (parts.length !== 3) throw bad(text);
  const rows = parts.map((part) => parseRow(part, text));
  return { rotation: rows.map(({ row }) => row), translation: rows.map(({ shift }) => shift) as unknown as Vector };
}

function parseRow(part: string, text: string): { row: [number, number, number]; shift: number } {
  const row: [number, number, number] = [0, 0, 0];
  let shift = 0;
  let read = 0;
  for (const [term, sign, numerator, denominator, axis] of part.matchAll(/([+-]?)(?:(\d+(?:\.\d*)?|\.\d+)(?:\/(\d+))?)?\*?([xyz])?/g)) {
    if (numerator === undefined && axis === undefined) {
      if (term === '') continue;
      throw bad(text);
    }
    const value = (sign === '-' ? -1 : 1) * (numerator === undefined ? 1 : Number(numerator) / Number(denominator ?? 1));
    if (!Number.isFinite(value)) throw bad(text);
    if (axis === undefined) shift += value;
    else row['xyz'.indexOf(axis)]! += value;
    read += term.length;
  }
  if (read !== part.length || part === '') throw bad(text);
  return { row, shift };
}

const bad = (text: string): CifError => new CifError('format.error.unexpected', { expected: 'symmetry operation', found: text.slice(0, 60) });

/** Where the operation takes a point, brought into the cell. */
export function applyOperation({ rotation, translation }: SymmetryOperation, [x, y, z]: Vector): Vector {
  const image = rotation.map(([a, b, c], i) => a * x + b * y + c * z + translation[i]!);
  return image.map((value) => value - Math.floor(value)) as unknown as Vector;
}
