import { join } from 'node:path';
import type { HostError } from '@shared/host/contract';
import { hostCallError, type ErrorKey } from '@shared/host/host-call-error';
import { currentSchema, type ProjectDocument } from '@shared/project/document';
import { applyEdit } from '@shared/project/edit';
import { migrations, type Migration } from '@shared/project/migrations';
import { parseDocument, schemaNumber, type Generation } from './document-file';
import { assertKind, readIfThere } from './durable-file';
import { editsAfter, readLog, readLogEnd, type LogContent, type LogEntry } from './edit-log';
import type { FileSystem } from './file-system';
import { tellingTrouble } from './file-trouble';

/** The files of a project folder. */
export function projectFiles(folder: string) {
  return {
    document: join(folder, 'project.json'),
    previous: join(folder, 'project.json.previous'),
    journal: join(folder, 'journal.jsonl'),
    history: join(folder, 'history.jsonl'),
  };
}

/** A project as its folder holds it, with every acknowledged edit. */
export interface ProjectContent {
  readonly document: ProjectDocument;
  readonly revision: number;
  /** The revision in `project.json` itself; below what it should be when the previous generation had to be taken. */
  readonly savedRevision: number;
  /** Bytes of `project.json` when it is sound. */
  readonly documentBytes: Uint8Array | null;
  readonly newerSchema: number | null;
  /** The schema it was migrated from; what lies on the disk is still of that version. */
  readonly olderSchema: number | null;
  readonly journal: LogContent;
  readonly history: Awaited<ReturnType<typeof readLogEnd>>;
  /** Edits that were not in the saved document. */
  readonly replayed: readonly LogEntry[];
  /** What had to be mended or could not be. */
  readonly notices: readonly HostError[];
}

/**
 * Reads a project: the saved document, else the previous generation, and on top every edit of journal and history that it lacks.
 * @throws {HostCallError} when there is no project, or none that can be read
 */
export async function readProject(fs: FileSystem, folder: string, known: readonly Migration[] = migrations): Promise<ProjectContent> {
  return tellingTrouble(folder, async () => {
    await assertPlain(fs, folder);
    const files = projectFiles(folder);
    const notices: HostError[] = [];
    const journal = await readLog(fs, files.journal);
    const history = await readLogEnd(fs, files.history);
    const current = await readGeneration(fs, files.document, journal.entries, known);
    let generation: Generation;
    let edits = journal.entries;
    if ('document' in current) {
      generation = current;
      // An owner that was taken over while it stood still may have put its older document in place of a newer one.
      if (history.lastRevision > generation.revision) edits = [...(await readLog(fs, files.history)).entries, ...journal.entries];
    } else {
      edits = [...(await readLog(fs, files.history)).entries, ...journal.entries];
      const previous = await readGeneration(fs, files.previous, edits, known);
      if (!('document' in previous)) throw unreadable(folder, files.document, current);
      generation = previous;
      notices.push({ key: 'error.restoredPrevious' satisfies ErrorKey, params: { place: files.document }, detail: current.reason });
    }
    for (const [log, path] of [[journal, files.journal], [history, files.history]] as const) {
      if (log.damagedLine !== null) notices.push({ key: 'error.logDamaged' satisfies ErrorKey, params: { place: path, line: log.damagedLine }, detail: null });
    }
    const missing = generation.newerSchema === null ? editsAfter(generation.revision, edits) : [];
    const { document, replayed: fitting } = replay(generation.document, missing);
    const replayed = [...generation.applied, ...fitting];
    if (fitting.length < missing.length) {
      notices.push({ key: 'error.editsNotReplayed' satisfies ErrorKey, params: { place: files.journal, count: missing.length - fitting.length }, detail: null });
    }
    return {
      document,
      revision: replayed.at(-1)?.revision ?? generation.revision,
      savedRevision: generation.revision - generation.applied.length,
      documentBytes: 'document' in current ? current.bytes : null,
      newerSchema: generation.newerSchema,
      olderSchema: generation.olderSchema,
      journal,
      history,
      replayed,
      notices,
    };
  });
}

/** A link in a project from elsewhere would lead reading and writing out of its folder; a pipe or a device would never end. */
async function assertPlain(fs: FileSystem, folder: string): Promise<void> {
  const { document, previous, journal, history } = projectFiles(folder);
  const expected = [...[document, previous, journal, history, join(folder, '.lock')].map((path) => [path, 'file'] as const), ...['raw', 'backup'].map((name) => [join(folder, name), 'folder'] as const)];
  for (const [path, kind] of expected) await assertKind(fs, path, kind);
}

type Unreadable = { reason: string | null; bytes: Uint8Array | null };

async function readGeneration(fs: FileSystem, path: string, entries: readonly LogEntry[], known: readonly Migration[]): Promise<(Generation & { bytes: Uint8Array }) | Unreadable> {
  const bytes = await readIfThere(fs, path);
  if (bytes === null) return { reason: null, bytes };
  try {
    return { ...parseDocument(bytes, entries, known), bytes };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), bytes };
  }
}

function unreadable(folder: string, path: string, found: Unreadable): Error {
  if (found.bytes === null) return hostCallError('error.notAProject', { place: folder });
  const schema = schemaNumber(found.bytes);
  if (schema !== null && schema > currentSchema) return hostCallError('error.newerVersion', { place: folder }, found.reason);
  return hostCallError('error.projectDamaged', { place: path }, found.reason);
}

/** Applies edits until one does not fit. */
function replay(document: ProjectDocument, entries: readonly LogEntry[]): { document: ProjectDocument; replayed: LogEntry[] } {
  const replayed: LogEntry[] = [];
  for (const entry of entries) {
    try {
      document = applyEdit(document, entry.edit);
    } catch {
      break;
    }
    replayed.push(entry);
  }
  return { document, replayed };
}
