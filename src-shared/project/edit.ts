/**
 * Every change of a project is an edit: a name in words, patches, and their inverse.
 * The same edit feeds undo and redo, the journal on disk and the history shown to the user.
 */
import { apply, create } from 'mutative';
import * as v from 'valibot';
import { AnalysisSchema, IdSchema, ProjectDocumentSchema, type Analysis, type ProjectDocument } from './document';

/** Names that reach what every object inherits are no place in a document. */
const KeySchema = v.pipe(v.string(), v.maxLength(200), v.notValues(['__proto__', 'constructor', 'prototype']));
const PathSchema = v.pipe(v.array(v.union([KeySchema, v.pipe(v.number(), v.integer(), v.minValue(0))])), v.maxLength(20));

const PatchSchema = v.variant('op', [
  v.object({ op: v.literal('add'), path: PathSchema, value: v.unknown() }),
  v.object({ op: v.literal('replace'), path: PathSchema, value: v.unknown() }),
  v.object({ op: v.literal('remove'), path: PathSchema }),
]);
export type EditPatch = v.InferOutput<typeof PatchSchema>;

/** What an edit does, as a key of the dictionary and its values: "edit.fixParameter", { name: "splitting" }. */
export const EditNameSchema = v.object({
  key: v.pipe(v.string(), v.regex(/^edit\.[A-Za-z0-9.]+$/), v.maxLength(100)),
  params: v.record(v.string(), v.union([v.pipe(v.string(), v.maxLength(500)), v.pipe(v.number(), v.finite())])),
});
export type EditName = v.InferOutput<typeof EditNameSchema>;

export const EditSchema = v.object({
  id: IdSchema,
  name: EditNameSchema,
  patches: v.array(PatchSchema),
  inverse: v.array(PatchSchema),
  /** Time as the window saw it; main adds its own revision number. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Person id, or null. */
  by: v.nullable(IdSchema),
  /** Set on edits that take back or repeat another one. */
  undoes: v.nullable(IdSchema),
});
export type Edit = v.InferOutput<typeof EditSchema>;

/**
 * Runs `recipe` on a draft of the document and returns the patches it made and their inverse.
 * @throws whatever the recipe throws; the document is never touched.
 */
export function recordPatches(
  document: ProjectDocument,
  recipe: (draft: ProjectDocument) => void,
): { document: ProjectDocument; patches: EditPatch[]; inverse: EditPatch[] } {
  const [next, patches, inverse] = create(document, recipe, { enablePatches: true });
  return { document: next, patches: patches as EditPatch[], inverse: inverse as EditPatch[] };
}

/**
 * Applies an edit to a valid document and validates every part that it touches; the other parts are the same objects as before.
 * @throws {v.ValiError} when the outcome would not be a valid document.
 */
export function applyEdit(document: ProjectDocument, edit: Pick<Edit, 'patches'>): ProjectDocument {
  return withValidParts(document, apply(document, edit.patches as Parameters<typeof apply>[1]));
}

/** What is valid already: a whole analysis, or the result of one. */
export type Checked = Analysis | Analysis['result'];

/**
 * `after` with every part validated that is not the very same as in `before`, which is valid. The parts of a document are checked one by
 * one and know nothing of each other, so that a change of look costs no check of all results; and each analysis that is the very same as
 * before, and whatever stands in `checked`, is taken as it is.
 * @param checked analyses, or results of analyses, that were validated where they were computed; defaults to none
 * @throws {v.ValiError} with the path of the first trouble
 */
export function withValidParts(before: ProjectDocument, after: ProjectDocument, checked: readonly Checked[] = []): ProjectDocument {
  const parts = Object.keys(ProjectDocumentSchema.entries) as (keyof ProjectDocument)[];
  // A patch may have put anything in the document's place: what is no object at all has no part in common with it.
  const isSame = (part: keyof ProjectDocument): boolean => (after as ProjectDocument | null | undefined)?.[part] === before[part];
  const [first, ...others] = parts.filter((part) => !isSame(part));
  if (first === undefined) return before;
  const schema = v.pick(v.object({ ...ProjectDocumentSchema.entries, analyses: analysesSchema(before, checked) }), [first, ...others]);
  const whole = { ...before, ...v.parse(schema, after) };
  // An optional part that was taken out must not come back from before.
  return Object.fromEntries(Object.entries(whole).filter(([part]) => part in after)) as ProjectDocument;
}

/** Results, and the settings of series, of a thousand spectra take as long to check as to draw. */
function analysesSchema({ analyses }: ProjectDocument, checked: readonly Checked[]): v.GenericSchema<unknown, Analysis[]> {
  const known = new Set<unknown>([...analyses, ...checked]);
  const results = new Set<unknown>(checked.filter((result) => result !== null));
  const isChecked = (analysis: unknown): analysis is Analysis => typeof analysis === 'object' && analysis !== null && 'result' in analysis && results.has(analysis.result);
  return v.array(
    v.lazy((analysis): v.GenericSchema<unknown, Analysis> => {
      if (known.has(analysis)) return v.custom<Analysis>(() => true);
      if (!isChecked(analysis)) return AnalysisSchema;
      const { result } = analysis;
      // The compiler cannot follow that result and kind are of one analysis.
      return v.pipe(v.unknown(), v.transform((): unknown => ({ ...analysis, result: null })), AnalysisSchema as v.GenericSchema<unknown, Analysis>, v.transform((head) => ({ ...head, result }) as Analysis));
    }),
  );
}
