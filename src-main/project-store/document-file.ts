/** `project.json`: the document with its revision, as text that is the same for the same content. */
import { apply } from 'mutative';
import * as v from 'valibot';
import { currentSchema, ProjectDocumentSchema, type ProjectDocument } from '@shared/project/document';
import { migrateDocument, migrations, type Migration, type StoredDocument } from '@shared/project/migrations';
import { editsAfter, type LogEntry } from './edit-log';

const HeadSchema = v.object({ schema: v.pipe(v.number(), v.integer(), v.minValue(0)), revision: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** A document and the number of the last edit in it. */
export interface Generation {
  readonly document: ProjectDocument;
  readonly revision: number;
  /** Set when a newer version of Halocline wrote it: shown as far as it is understood, never written. */
  readonly newerSchema: number | null;
  /** Set when an older version of Halocline wrote it, and it was taken to the current schema. */
  readonly olderSchema: number | null;
  /** Edits of that older version, which are in the document already: they fit none but its schema. */
  readonly applied: readonly LogEntry[];
}

/** The bytes of `project.json`. */
export function documentBytes(document: ProjectDocument, revision: number): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(withSortedKeys({ ...document, revision }), null, 1)}\n`);
}

/**
 * @param entries edits that follow the document; used only where they must be applied before a migration
 * @throws {Error} saying where the text is not a project document
 */
export function parseDocument(bytes: Uint8Array, entries: readonly LogEntry[] = [], known: readonly Migration[] = migrations): Generation {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const { schema, revision } = parseAt(HeadSchema, value);
  const head = { revision, newerSchema: null, olderSchema: null, applied: [] };
  if (schema === currentSchema) return { ...head, document: parseAt(ProjectDocumentSchema, value) };
  if (schema < currentSchema) {
    const { document, applied } = withEdits(value as StoredDocument, editsAfter(revision, entries));
    const migrated = parseAt(ProjectDocumentSchema, migrateDocument(document, schema, currentSchema, known));
    return { ...head, document: migrated, revision: applied.at(-1)?.revision ?? revision, olderSchema: schema, applied };
  }
  // Later schemas mostly add; what this version understands is worth showing.
  return { ...head, document: parseAt(ProjectDocumentSchema, { ...(value as object), schema: currentSchema }), newerSchema: schema };
}

/** Applies edits to a document of an older schema, whose validity only its migration can tell; ends at the first that does not fit. */
function withEdits(stored: StoredDocument, entries: readonly LogEntry[]): { document: StoredDocument; applied: LogEntry[] } {
  let document = stored;
  const applied: LogEntry[] = [];
  for (const entry of entries) {
    try {
      document = apply<StoredDocument>(document, entry.edit.patches);
    } catch {
      break;
    }
    applied.push(entry);
  }
  return { document, applied };
}

/** The schema number of a text that may not be understood otherwise, or null. */
export function schemaNumber(bytes: Uint8Array): number | null {
  try {
    return v.parse(HeadSchema, JSON.parse(new TextDecoder().decode(bytes))).schema;
  } catch {
    return null;
  }
}

function parseAt<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
}

/** The same value with the keys of every object in code-unit order. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, withSortedKeys(entry)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
