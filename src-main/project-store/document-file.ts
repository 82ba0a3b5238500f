/** `project.json`: the document with its revision, as text that is the same for the same content. */
import * as v from 'valibot';
import { currentSchema, ProjectDocumentSchema, type ProjectDocument } from '@shared/project/document';

const HeadSchema = v.object({ schema: v.pipe(v.number(), v.integer(), v.minValue(1)), revision: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** A document and the number of the last edit in it. */
export interface Generation {
  readonly document: ProjectDocument;
  readonly revision: number;
  /** Set when a newer version of Halocline wrote it: shown as far as it is understood, never written. */
  readonly newerSchema: number | null;
}

/** The bytes of `project.json`. */
export function documentBytes(document: ProjectDocument, revision: number): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(withSortedKeys({ ...document, revision }), null, 1)}\n`);
}

/** @throws {Error} saying where the text is not a project document */
export function parseDocument(bytes: Uint8Array): Generation {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const { schema, revision } = parseAt(HeadSchema, value);
  if (schema <= currentSchema) return { document: parseAt(ProjectDocumentSchema, value), revision, newerSchema: null };
  // Later schemas mostly add; what this version understands is worth showing.
  return { document: parseAt(ProjectDocumentSchema, { ...(value as object), schema: currentSchema }), revision, newerSchema: schema };
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
