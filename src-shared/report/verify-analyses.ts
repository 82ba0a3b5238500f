import { computeAnalysis, type AnalysisData } from '@shared/project/analyses/compute-analysis';
import { isStale } from '@shared/project/analyses/staleness';
import type { Analysis, ProjectDocument } from '@shared/project/document';
import { compareResults, type Comparison } from './compare-results';

/** What came of computing a stored result anew. */
export type Verification =
  | ({ readonly kind: 'compared' } & Comparison)
  /** The settings or the data were changed after the stored result was computed: there is nothing to hold it against. */
  | { readonly kind: 'stale' }
  /** It can no longer be computed; the words of whoever refused. */
  | { readonly kind: 'failed'; readonly key: string | null; readonly params: Readonly<Record<string, string | number>>; readonly detail: string };

/** The analyses of a document that have a result to hold a new one against. */
export function verifiableAnalyses({ analyses }: ProjectDocument): Analysis[] {
  return analyses.filter(({ result }) => result !== null);
}

/** Computes an analysis anew from the raw data and compares every number of it with the stored one. The stored numbers are never read into it. */
export function verifyAnalysis(document: ProjectDocument, data: AnalysisData, analysis: Analysis, onProgress: (fraction: number) => void): Verification {
  if (isStale(document, analysis)) return { kind: 'stale' };
  try {
    const outcome = computeAnalysis(document, data, { ...analysis, result: null }, { software: '', now: '', onProgress });
    if (!outcome.ok) return { kind: 'failed', key: outcome.problem.key, params: outcome.problem.params, detail: '' };
    return { kind: 'compared', ...compareResults(analysis, outcome.analysis) };
  } catch (error) {
    return { kind: 'failed', key: null, params: {}, detail: error instanceof Error ? error.message : String(error) };
  }
}
