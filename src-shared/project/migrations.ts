/**
 * From older documents to the current schema, one version at a time. A migration gets plain JSON as its version stored it and
 * gives plain JSON of the next; schemas stand side by side (`schema-v1.ts`, …) and are never changed after their release.
 */

/** A document as plain JSON. */
export type StoredDocument = Readonly<Record<string, unknown>>;

export interface Migration {
  /** The schema it starts from; it ends at the next one. */
  readonly from: number;
  readonly migrate: (document: StoredDocument) => StoredDocument;
}

/** Schema v1 is the first that was released, so there is nothing to come from yet. */
export const migrations: readonly Migration[] = [];

/**
 * Takes a document from one schema to another.
 * @throws {Error} naming the version that no migration starts from
 */
export function migrateDocument(document: StoredDocument, from: number, to: number, known: readonly Migration[] = migrations): StoredDocument {
  let current = document;
  for (let schema = from; schema < to; schema++) {
    const step = known.find((migration) => migration.from === schema);
    if (!step) throw new Error(`there is no way from schema ${schema} to ${schema + 1}`);
    current = { ...step.migrate(current), schema: schema + 1 };
  }
  return current;
}
