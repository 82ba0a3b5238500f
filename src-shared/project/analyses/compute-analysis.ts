import type { CyclingProblem } from '@shared/electrochemistry/analyse-cycling';
import type { Analysis, AnalysisKind, ProjectDocument } from '@shared/project/document';
import { analyseXpsSeries, fitObstacle, type FitObstacle } from '@shared/xps/analyse';
import type { Finding } from '@shared/xps/result';
import { refitVariants } from '@shared/xps/variants/refit-variants';
import { withCarbonReference } from './carbon-reference';
import { analyseCyclingOf, cyclingMeasurement, cyclingSettings, type CurveOf } from './cycling-analysis';
import { compareSpectra, defaultRamanSettingsOf, ramanInputs, ramanSamplesOf } from './raman-analysis';
import { statesOnScale } from './energy-scale';
import { quantifySurveys } from '@shared/xps/survey/quantify-survey';
import { inputHashOf } from './staleness';
import { defaultSurveySettings, surveyInputs, surveysOnScale, withSeriesShifts } from './survey-analysis';
import { surveysOf } from './survey-hash';
import { defaultXpsSettings, xpsInputHash, xpsInputs, type DefaultXpsSettings, type SpectrumOf } from './xps-analysis';
import { checkPatterns, defaultXrdSettingsOf, patternsOf, xrdInputs } from './xrd-analysis';

/** The parsed measurements of a document. */
export interface AnalysisData {
  readonly spectrumOf: SpectrumOf;
  readonly curveOf: CurveOf;
}

/** An analysis that nobody has set up, and what was assumed in it. */
export interface DefaultAnalysis {
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
}

function defaultXpsOf(document: ProjectDocument, { spectrumOf }: AnalysisData): DefaultXpsSettings | null {
  const inputs = xpsInputs(document, spectrumOf);
  const defaults = defaultXpsSettings(document, inputs);
  return defaults && withCarbonReference(document, spectrumOf, inputs, defaults);
}

/** Default analyses of the kinds that a document has data for but no analysis yet. */
export function defaultAnalyses(document: ProjectDocument, data: AnalysisData, titles: Readonly<Record<AnalysisKind, string>>): DefaultAnalysis[] {
  const missing = (kind: AnalysisKind) => document.analyses.every((analysis) => analysis.kind !== kind);
  const unused = (wanted: string) => {
    for (let id = wanted, n = 2; ; id = `${wanted}-${n}`, n += 1) if (document.analyses.every((analysis) => analysis.id !== id)) return id;
  };
  const blank = { resultOf: null, computedAt: null, software: null, result: null };
  const found: DefaultAnalysis[] = [];
  const xps = missing('xps-series') ? defaultXpsOf(document, data) : null;
  if (xps) found.push({ analysis: { kind: 'xps-series', id: unused('xps'), title: titles['xps-series'], settings: xps.settings, ...blank }, findings: xps.findings });
  if (missing('xps-survey') && surveysOf(document).length > 0) {
    const inputs = surveyInputs(document, data.spectrumOf);
    if (inputs.surveys.length > 0) found.push({ analysis: { kind: 'xps-survey', id: unused('xps-survey'), title: titles['xps-survey'], settings: defaultSurveySettings(document, inputs), ...blank }, findings: [] });
  }
  if (missing('xrd-halo') && patternsOf(document).length > 0) {
    found.push({ analysis: { kind: 'xrd-halo', id: unused('xrd'), title: titles['xrd-halo'], settings: defaultXrdSettingsOf(document), ...blank }, findings: [] });
  }
  if (missing('raman-mixture') && ramanSamplesOf(document).length > 0) {
    found.push({ analysis: { kind: 'raman-mixture', id: unused('raman'), title: titles['raman-mixture'], settings: defaultRamanSettingsOf(document), ...blank }, findings: [] });
  }
  if (missing('cycling') && cyclingMeasurement(document)) {
    found.push({ analysis: { kind: 'cycling', id: unused('cycling'), title: titles.cycling, settings: cyclingSettings(document), ...blank }, findings: [] });
  }
  return found;
}

export interface ComputeOptions {
  readonly software: string;
  /** When it is computed, ISO 8601. */
  readonly now: string;
  readonly onProgress?: (fraction: number) => void;
  /** What the settings assumed, kept with an XPS result. */
  readonly findings?: readonly Finding[];
}

/**
 * An analysis that is about to be computed with what others of the document found since it was set up: where windows of a survey stand, the fit of
 * the series knows best. The same object where nothing is new.
 */
export function withOthersFindings(document: ProjectDocument, analysis: Analysis): Analysis {
  if (analysis.kind !== 'xps-survey') return analysis;
  const settings = withSeriesShifts(document, analysis.settings);
  return settings === analysis.settings ? analysis : { ...analysis, settings };
}

/** A document in which an analysis stands in the place of the one with its id, or at the end. */
export function withAnalysis(document: ProjectDocument, analysis: Analysis): ProjectDocument {
  const known = document.analyses.some(({ id }) => id === analysis.id);
  return { ...document, analyses: known ? document.analyses.map((one) => (one.id === analysis.id ? analysis : one)) : [...document.analyses, analysis] };
}

/** A computed analysis, or the sentence that says why there is no result. */
export type ComputedOutcome = { readonly ok: true; readonly analysis: Analysis } | { readonly ok: false; readonly problem: CyclingProblem | FitObstacle | { readonly key: 'survey.error.none'; readonly params: Readonly<Record<string, never>> } };

/**
 * Computes one analysis anew from its settings and the raw data, whatever result it has.
 * @throws {Error} when the settings of an XPS analysis and its data do not go together
 */
export function computeAnalysis(document: ProjectDocument, data: AnalysisData, analysis: Analysis, options: ComputeOptions): ComputedOutcome {
  const { software, now, onProgress = () => undefined, findings = [] } = options;
  const done = (computed: Analysis): ComputedOutcome => ({ ok: true, analysis: { ...computed, resultOf: inputHashOf(document, computed), computedAt: now, software } });
  switch (analysis.kind) {
    case 'xps-series': {
      const inputs = xpsInputs(document, data.spectrumOf);
      const states = statesOnScale(inputs, analysis.settings);
      const obstacle = fitObstacle(states, analysis.settings);
      if (obstacle) return { ok: false, problem: obstacle };
      const result = analyseXpsSeries(states, analysis.settings, { onProgress: ({ fraction }) => onProgress(fraction) });
      const computed = { ...analysis, result: { ...result, findings: [...inputs.findings, ...findings, ...result.findings] } };
      if (!analysis.variants) return done(computed);
      const variants = refitVariants(states, analysis.settings, result);
      return done({ ...computed, variants: { of: xpsInputHash(document, analysis.settings), variants } });
    }
    case 'xps-survey': {
      const surveys = surveysOnScale(surveyInputs(document, data.spectrumOf), analysis.settings);
      if (surveys.length === 0) return { ok: false, problem: { key: 'survey.error.none', params: {} } };
      return done({ ...analysis, result: quantifySurveys(surveys, analysis.settings, onProgress) });
    }
    case 'xrd-halo':
      return done({ ...analysis, result: checkPatterns(xrdInputs(document, data.spectrumOf), analysis.settings, onProgress).result });
    case 'raman-mixture':
      return done({ ...analysis, result: compareSpectra(ramanInputs(document, data.spectrumOf), analysis.settings, onProgress).result });
    case 'cycling': {
      const outcome = analyseCyclingOf(document, data.curveOf, analysis.settings);
      if (outcome === null) return { ok: false, problem: { key: 'cycling.error.noCurve', params: {} } };
      return outcome.ok ? done({ ...analysis, result: outcome.value }) : { ok: false, problem: outcome.error };
    }
  }
}
