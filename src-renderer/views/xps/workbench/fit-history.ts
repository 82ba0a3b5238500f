/** Every fit that the project's history holds, read from its edits: nothing is stored twice. */
import { apply } from 'mutative';
import type { Analysis, XpsAnalysis } from '@shared/project/document';
import type { Edit } from '@shared/project/edit';
import type { XpsResult } from '@shared/xps/result';

/** A fit as it was kept. */
export interface KeptFit {
  /** Id of the edit that kept it. */
  readonly id: string;
  readonly at: string;
  readonly analysis: XpsAnalysis & { readonly result: XpsResult };
}

/** Edits that put a result in its place; bringing everything up to date may leave XPS as it was. */
const fitEdits: readonly string[] = ['edit.xpsFitAll', 'edit.xpsFitOne', 'edit.xpsReturn', 'edit.bringUpToDate'];

/**
 * The fits of one analysis, newest first. Walks from the document as it is now back through the edits, so that it needs no first version.
 * Fits that were undone (and made the same again) are listed once, by when they were computed.
 * @param history all edits in order, the newest last; they must lead to `analyses`
 */
export function keptFits(analyses: readonly Analysis[], history: readonly Edit[], analysisId: string): KeptFit[] {
  const fits = new Map<string, KeptFit>();
  let now = { analyses };
  for (const edit of [...history].reverse()) {
    const inverse = edit.inverse.filter(({ path }) => path[0] === 'analyses');
    if (inverse.length === 0) continue;
    const analysis = now.analyses.find(({ id }) => id === analysisId);
    now = apply(now, inverse as Parameters<typeof apply>[1]);
    const computedBefore = now.analyses.find(({ id }) => id === analysisId)?.computedAt ?? null;
    if (!fitEdits.includes(edit.name.key) || analysis?.kind !== 'xps-series' || analysis.result === null || analysis.computedAt === null) continue;
    if (analysis.computedAt !== computedBefore && !fits.has(analysis.computedAt)) fits.set(analysis.computedAt, { id: edit.id, at: analysis.computedAt, analysis: { ...analysis, result: analysis.result } });
  }
  return [...fits.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}
