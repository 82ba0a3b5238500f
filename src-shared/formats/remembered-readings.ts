import type { ReadResult, SourceFile, TextReading } from './parsed-file';
import { readFile } from './registry';

/** Corrections by the mark of a table's make (FoundTable.mark). */
export type RememberedReadings = Readonly<Record<string, TextReading>>;

/**
 * Reads a file; a plain table of a make that was corrected before is read with the same corrections, unless they do not fit it.
 * `reading` says which ones served.
 */
export function readRemembering(source: SourceFile, remembered: RememberedReadings): { result: ReadResult; reading?: TextReading } {
  const result = readFile(source);
  const mark = result.ok ? result.file.table?.mark : undefined;
  const reading = mark === undefined || !Object.hasOwn(remembered, mark) ? undefined : remembered[mark];
  if (reading === undefined) return { result };
  const corrected = readFile({ ...source, reading });
  return corrected.ok ? { result: corrected, reading } : { result };
}

/** No correction: everything as it was found. */
export const asFound: TextReading = { delimiter: null, decimal: null, axisColumn: null, axis: null, intensity: null, photonEnergyEv: null };

/** Whether a reading corrects nothing. */
export const correctsNothing = (reading: TextReading): boolean => Object.values(reading).every((value) => value === null);

/** A short text that is the same for the same corrections. */
export function readingName({ delimiter, decimal, axisColumn, axis, intensity, photonEnergyEv }: TextReading): string {
  return [delimiter === '\t' ? 'tab' : delimiter, decimal, axisColumn, axis, intensity, photonEnergyEv].map((part) => part ?? '').join('|');
}
