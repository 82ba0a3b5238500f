/** What of a document is still to be computed. */
import type { Analysis, AnalysisKind, ProjectDocument } from '@shared/project/document';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { defaultAnalyses, type AnalysisData, type DefaultAnalysis } from './compute-analysis';
import { cyclingMeasurement } from './cycling-analysis';
import { ramanSamplesOf } from './raman-analysis';
import { isStale } from './staleness';
import { defaultXpsSettings, xpsInputs } from './xps-analysis';
import { isSingle, upToDate } from './xps-scope';
import { patternsOf } from './xrd-analysis';

/** States with an XPS region that a template fits. */
function statesToFit({ measurements }: ProjectDocument): string[] {
  const fitted = measurements.filter(({ technique, role, region }) => technique === 'xps' && role === 'state' && Object.hasOwn(regionTemplates, region));
  return [...new Set(fitted.flatMap(({ stateId }) => stateId ?? []))];
}

/** A result that belongs to its settings and data, and, for the XPS series, to every state that was measured. */
function isCurrent(document: ProjectDocument, analysis: Analysis): boolean {
  if (analysis.result === null || isStale(document, analysis)) return false;
  return analysis.kind !== 'xps-series' || isSingle(analysis) || statesToFit(document).every((state) => analysis.settings.states.includes(state));
}

/** Whether a document holds measurements that an analysis of a kind would read. */
const hasData: Readonly<Record<AnalysisKind, (document: ProjectDocument) => boolean>> = {
  'xps-series': (document) => statesToFit(document).length > 0,
  'xrd-halo': (document) => patternsOf(document).length > 0,
  'raman-mixture': (document) => ramanSamplesOf(document).length > 0,
  cycling: (document) => cyclingMeasurement(document) !== null,
};

/** Kinds of analysis that were measured but have no result, or one that no longer belongs to its settings and data. Reads no file. */
export function outstandingKinds(document: ProjectDocument): AnalysisKind[] {
  return (Object.keys(hasData) as AnalysisKind[]).filter((kind) => {
    const own = document.analyses.filter((analysis) => analysis.kind === kind);
    return own.some((analysis) => !isCurrent(document, analysis)) || (own.length === 0 && hasData[kind](document));
  });
}

/**
 * The analyses behind `outstandingKinds`, ready to compute: stored ones as they are set up, the XPS series with the states and regions
 * that were measured since, and default ones where there is none.
 */
export function outstandingAnalyses(document: ProjectDocument, data: AnalysisData, titles: Readonly<Record<AnalysisKind, string>>): DefaultAnalysis[] {
  const stored = document.analyses.filter((analysis) => !isCurrent(document, analysis)).map((analysis) => ({ analysis: withNewData(document, data, analysis), findings: [] }));
  return [...stored, ...defaultAnalyses(document, data, titles)];
}

function withNewData(document: ProjectDocument, data: AnalysisData, analysis: Analysis): Analysis {
  if (analysis.kind !== 'xps-series' || isSingle(analysis)) return analysis;
  const defaults = defaultXpsSettings(document, xpsInputs(document, data.spectrumOf));
  return defaults ? { ...analysis, settings: upToDate(analysis.settings, defaults.settings, 'all') } : analysis;
}
