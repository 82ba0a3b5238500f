import * as v from 'valibot';
import type { ReadResult, TextReading } from '@shared/formats/parsed-file';
import { readingName, type RememberedReadings } from '@shared/formats/remembered-readings';
import type { ProjectDocument, ProjectFile } from '@shared/project/document';
import { TextReadingSchema } from '@shared/project/schema-v1';
import { importFiles } from '@shared/project/import-files';
import { now } from '../now';
import type { ProjectSession } from '../project-session.svelte';
import type { Workspace } from '../workspace.svelte';

/** A table that somebody can explain; a file that could not be read may still be one. */
export const isCorrectable = ({ format, failure }: ProjectFile): boolean => failure !== null || format === plainTable;

const memoryKey = (mark: string): string => `reading.${mark}`;

/** The corrections that this PC remembers, from the free memory of its settings; damaged entries count as none. */
export function rememberedReadings(memory: Readonly<Record<string, string>>): RememberedReadings {
  return Object.fromEntries(
    Object.entries(memory).flatMap(([key, value]) => {
      const reading = key.startsWith('reading.') ? parseReading(value) : null;
      return reading === null ? [] : [[key.slice('reading.'.length), reading]];
    }),
  );
}

function parseReading(text: string): TextReading | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TextReadingSchema), text);
  return parsed.success ? parsed.output : null;
}

/** Keeps corrections for files of the same make; without any, forgets them. */
export function rememberReading(workspace: Workspace, mark: string, reading: TextReading | undefined): void {
  workspace.preferences.remember(memoryKey(mark), reading === undefined ? 'null' : JSON.stringify(reading));
}

/** Notes in the document how a file is read. */
export function putReading(draft: ProjectDocument, sha256: string, reading: TextReading | undefined): void {
  const file = draft.files.find((other) => other.sha256 === sha256);
  if (file === undefined) return;
  if (reading === undefined) delete file.reading;
  else file.reading = { ...reading };
  for (const measurement of draft.measurements.filter((other) => other.sha256 === sha256)) {
    if (reading === undefined) delete measurement.reading;
    else measurement.reading = readingName(reading);
  }
}

/** One file with the outcome of its new reading. */
interface Reread {
  readonly file: ProjectFile;
  readonly result: Extract<ReadResult, { ok: true }>;
}

/**
 * Puts files into the document as they were read again, in one edit: what is measured changes, and the place that a measurement had
 * in the project stays.
 */
export function applyReading(project: ProjectSession, reread: readonly Reread[], reading: TextReading | undefined): void {
  const [first] = reread;
  if (first === undefined) return;
  project.edit({ key: 'edit.readAgain', params: { file: first.file.name, count: reread.length } }, (draft) => {
    for (const { file, result } of reread) {
      const before = draft.measurements.filter(({ sha256 }) => sha256 === file.sha256);
      const at = draft.files.findIndex(({ sha256 }) => sha256 === file.sha256);
      if (at < 0) continue;
      // Read as if it were the first file: names and states place it.
      const fresh: ProjectDocument = { ...draft, files: [], measurements: [] };
      importFiles(fresh, [{ name: file.name, folder: file.folder, sha256: file.sha256, size: file.size, result }], null, now()).recipe(fresh);
      draft.files[at] = { ...fresh.files[0]!, importedAt: file.importedAt };
      const placed = fresh.measurements.map((measurement) => {
        const old = before.find(({ id }) => id === measurement.id);
        return old === undefined ? measurement : { ...measurement, stateId: old.stateId, role: old.role, referenceName: old.referenceName };
      });
      const where = draft.measurements.findIndex(({ sha256 }) => sha256 === file.sha256);
      draft.measurements = draft.measurements.filter(({ sha256 }) => sha256 !== file.sha256);
      draft.measurements.splice(where < 0 ? draft.measurements.length : where, 0, ...placed);
      putReading(draft, file.sha256, reading);
    }
  });
}

interface ReadAgainOptions {
  readonly mark: string | null;
  /** Also the other plain tables of the project with the same mark. */
  readonly alsoSameMake: boolean;
  readonly remember: boolean;
}

/**
 * Reads a file of the project with other corrections and, when asked, those of the same make; those that do not fit are told and stay
 * as they are.
 */
export async function readAgain(workspace: Workspace, project: ProjectSession, file: ProjectFile, reading: TextReading | undefined, { mark, alsoSameMake, remember }: ReadAgainOptions): Promise<void> {
  const { spectra, tasks, problems } = workspace;
  const others = alsoSameMake ? project.document.files.filter((other) => other.format === plainTable && other.sha256 !== file.sha256) : [];
  const reread = await tasks.run({ key: 'format.reading.again' }, async (task) => {
    const found: Reread[] = [];
    for (const [i, candidate] of [file, ...others].entries()) {
      task.progress(i / (others.length + 1));
      task.check();
      if (candidate !== file && markOf(await spectra.tryReading(project.id, candidate, candidate.reading)) !== mark) continue;
      const result = await spectra.tryReading(project.id, candidate, reading);
      if (result.ok) found.push({ file: candidate, result });
      else problems.report(result.error);
    }
    return found;
  });
  if (!reread) return;
  for (const { file: { sha256 }, result } of reread) await spectra.keep(sha256, result.file.format, result.file.measurements, reading);
  applyReading(project, reread, reading);
  if (remember && mark !== null) rememberReading(workspace, mark, reading);
}

/** Id of the reader of plain tables. */
export const plainTable = 'delimited-text';

const markOf = (result: ReadResult): string | null => (result.ok ? (result.file.table?.mark ?? null) : null);
