/** The XPS analyses of a document by what they fit: all states together, or one alone. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { seriesId, singleId } from '@shared/project/analyses/xps-scope';
import type { Analysis, ProjectDocument, State, XpsAnalysis } from '@shared/project/document';
import { settledSettings } from '@shared/xps/analyse';
import type { XpsSettings } from '@shared/xps/model';

/** "all" for all states together, or the id of the one that is fitted alone. */
export type Scope = string;

export const analysisId = (analyses: readonly Analysis[], scope: Scope): string => (scope === 'all' ? seriesId(analyses) : singleId(scope));

export const storedFit = (analyses: readonly Analysis[], scope: Scope): XpsAnalysis | null =>
  analysesOf(analyses, 'xps-series').find(({ id }) => id === analysisId(analyses, scope)) ?? null;

/** What a first fit begins with: the templates; for a state alone, what the series found, so that both can be compared. */
export function initialSettings(document: ProjectDocument, scope: Scope, templates: XpsSettings | null): XpsSettings | null {
  if (scope === 'all') return templates;
  const series = storedFit(document.analyses, 'all');
  const found = series?.result && !isStale(document, series) ? settledSettings(series.settings, series.result) : series?.settings;
  const settings = found ?? templates;
  return settings && { ...settings, states: [scope] };
}

/**
 * The analysis of the scope in a draft of the document, made when it is not there yet.
 * @param initial what a new one begins with
 * @throws {Error} when it has to be made and nothing was measured that it could begin with
 */
export function draftFit(draft: ProjectDocument, scope: Scope, initial: XpsSettings | null): XpsAnalysis {
  const known = storedFit(draft.analyses, scope);
  if (known) return known;
  if (!initial) throw new Error('An XPS analysis needs spectra that a template fits; there are none.');
  draft.analyses.push({
    kind: 'xps-series',
    id: analysisId(draft.analyses, scope),
    title: scope === 'all' ? 'XPS' : `XPS, ${stateLabel(draft.states, scope)}`,
    settings: structuredClone(initial),
    result: null,
    resultOf: null,
    computedAt: null,
    software: null,
  });
  return storedFit(draft.analyses, scope)!;
}

/** What the project calls a state; its id where it is gone. */
export const stateLabel = (states: readonly State[], id: string): string => states.find((state) => state.id === id)?.label ?? id;
