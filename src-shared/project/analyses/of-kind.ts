import type { Analysis, AnalysisKind, AnalysisOf } from '@shared/project/document';

/** An analysis that has been computed. */
export type Computed<A extends Analysis> = A & { readonly result: NonNullable<A['result']> };

/** The analyses of one kind, in document order. */
export function analysesOf<K extends AnalysisKind>(analyses: readonly Analysis[], kind: K): AnalysisOf<K>[] {
  return analyses.filter((analysis): analysis is AnalysisOf<K> => analysis.kind === kind);
}

/** Those of them that have results. */
export function computedOf<K extends AnalysisKind>(analyses: readonly Analysis[], kind: K): Computed<AnalysisOf<K>>[] {
  return analysesOf(analyses, kind).filter((analysis): analysis is Computed<AnalysisOf<K>> => analysis.result !== null);
}

/** The computed analysis of a kind that speaks for a project: the first, which is the one that its view shows and edits. */
export function speaking<K extends AnalysisKind>(analyses: readonly Analysis[], kind: K): Computed<AnalysisOf<K>> | null {
  return computedOf(analyses, kind)[0] ?? null;
}
