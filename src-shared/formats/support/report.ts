import type { ParsedFile, ParseNote, ParseReport, ResultTable } from '../parsed-file';
import type { Measurement } from '@shared/spectrum/spectrum';
import type { FormatKey, NoteParams } from './format-error';

/** Collects what a reader tells about a file while it reads. Equal notes are kept once. */
export interface ReportBuilder {
  understood(key: FormatKey, params?: NoteParams): void;
  assumed(key: FormatKey, params?: NoteParams): void;
  ignored(key: FormatKey, params?: NoteParams): void;
  finish(format: string, measurements: readonly Measurement[], tables?: readonly ResultTable[]): ParsedFile;
}

/** A file with thousands of blocks would otherwise carry thousands of notes of the same kind. */
const notesKept = 50;

/** An empty report of what was understood, assumed and left out of a file; each note is kept once. */
export function createReport(): ReportBuilder {
  const seen = new Set<string>();
  const notes = { understood: [] as ParseNote[], assumed: [] as ParseNote[], ignored: [] as ParseNote[] } satisfies ParseReport;
  const add = (list: ParseNote[], key: FormatKey, params: NoteParams = {}): void => {
    const identity = `${key}${JSON.stringify(params)}`;
    if (seen.has(identity) || list.length >= notesKept) return;
    seen.add(identity);
    list.push({ key, params });
  };
  return {
    understood: (key, params) => add(notes.understood, key, params),
    assumed: (key, params) => add(notes.assumed, key, params),
    ignored: (key, params) => add(notes.ignored, key, params),
    finish: (format, measurements, tables = []) => ({ format, measurements, ...(tables.length > 0 ? { tables } : {}), report: notes }),
  };
}
