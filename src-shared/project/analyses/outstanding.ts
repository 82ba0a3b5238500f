/** What of a document is still to be computed. */
import type { Analysis, AnalysisKind, ProjectDocument } from '@shared/project/document';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { defaultAnalyses, withOthersFindings, type AnalysisData, type DefaultAnalysis } from './compute-analysis';
import { cyclingMeasurement, cyclingSettings } from './cycling-analysis';
import { analysesOf } from './of-kind';
import { ramanSamplesOf } from './raman-analysis';
import { isStale } from './staleness';
import { withSeriesShifts } from './survey-analysis';
import { surveysOf } from './survey-hash';
import { defaultXpsSettings, xpsInputs } from './xps-analysis';
import { isSingle, upToDate } from './xps-scope';
import { patternsOf } from './xrd-analysis';

/** States with an XPS region that a template fits, in a file that can be read. */
function statesToFit({ files, measurements }: ProjectDocument): string[] {
  const unreadable = new Set(files.flatMap(({ sha256, failure }) => (failure === null ? [] : [sha256])));
  const fitted = measurements.filter(({ technique, role, region, sha256 }) => technique === 'xps' && role === 'state' && Object.hasOwn(regionTemplates, region) && !unreadable.has(sha256));
  return [...new Set(fitted.flatMap(({ stateId }) => stateId ?? []))];
}

/** A result that belongs to its settings and data, and, for the XPS series, to every state that was measured. */
function isCurrent(document: ProjectDocument, analysis: Analysis): boolean {
  if (analysis.result === null || isStale(document, analysis)) return false;
  if (analysis.kind === 'xps-survey') return withSeriesShifts(document, analysis.settings) === analysis.settings;
  return analysis.kind !== 'xps-series' || isSingle(analysis) || statesToFit(document).every((state) => analysis.settings.states.includes(state));
}

/** Whether a document holds measurements that an analysis of a kind would read. */
const hasData: Readonly<Record<AnalysisKind, (document: ProjectDocument) => boolean>> = {
  'xps-series': (document) => statesToFit(document).length > 0,
  'xps-survey': (document) => surveysOf(document).length > 0,
  'xrd-halo': (document) => patternsOf(document).length > 0,
  'raman-mixture': (document) => ramanSamplesOf(document).length > 0,
  cycling: (document) => cyclingMeasurement(document) !== null,
};

/** Whether cycling waits for the mass of its electrode, which only a person knows: nothing is computed until then. */
export const lacksMass = (document: ProjectDocument): boolean => cyclingMeasurement(document) !== null && (analysesOf(document.analyses, 'cycling')[0]?.settings ?? cyclingSettings(document)).mass === null;

/** Kinds of analysis that could be computed but have no result, or one that no longer belongs to its settings and data. Reads no file. */
export function outstandingKinds(document: ProjectDocument): AnalysisKind[] {
  return (Object.keys(hasData) as AnalysisKind[]).filter((kind) => {
    const own = document.analyses.filter((analysis) => analysis.kind === kind);
    return hasData[kind](document) && !(kind === 'cycling' && lacksMass(document)) && (own.length === 0 || own.some((analysis) => !isCurrent(document, analysis)));
  });
}

/**
 * The analyses behind `outstandingKinds`, ready to compute: stored ones as they are set up, the XPS series with the states and regions
 * that were measured since, surveys with the charge shifts that were found since, and default ones where there is none.
 */
export function outstandingAnalyses(document: ProjectDocument, data: AnalysisData, titles: Readonly<Record<AnalysisKind, string>>): DefaultAnalysis[] {
  const stored = document.analyses
    .filter((analysis) => hasData[analysis.kind](document) && !isCurrent(document, analysis))
    .map((analysis) => ({ before: analysis, analysis: withNewData(document, data, analysis), findings: [] }))
    // A state whose spectra turn out not to be fitted adds nothing: a result that holds is not computed anew for it.
    .filter(({ before, analysis }) => before !== analysis || before.result === null || isStale(document, before));
  return [...stored, ...defaultAnalyses(document, data, titles)];
}

function withNewData(document: ProjectDocument, data: AnalysisData, analysis: Analysis): Analysis {
  if (analysis.kind !== 'xps-series' || isSingle(analysis)) return withOthersFindings(document, analysis);
  const defaults = defaultXpsSettings(document, xpsInputs(document, data.spectrumOf));
  const settings = defaults ? upToDate(analysis.settings, defaults.settings, 'all') : analysis.settings;
  return settings === analysis.settings ? analysis : { ...analysis, settings };
}
