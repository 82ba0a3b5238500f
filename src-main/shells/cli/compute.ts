import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import { computeAnalysis, defaultAnalyses, withAnalysis, withOthersFindings, type AnalysisData } from '@shared/project/analyses/compute-analysis';
import type { Analysis, ProjectDocument } from '@shared/project/document';
import type { MessageParams } from '@shared/i18n/message';
import { xpsFindingText } from '@shared/report/xps-finding-text';
import type { Finding } from '@shared/xps/result';
import { version } from '../../../package.json';

export type OnProgress = (analysis: string, fraction: number) => void;

/**
 * Computes every analysis of a document with its stored settings, and a default one for every technique that was measured but not
 * analysed. An analysis that cannot be computed keeps no result; why is said in `troubles`.
 * @param withDefaults false: only what the document has
 */
export function computeAll(document: ProjectDocument, data: AnalysisData, locale: Locale, onProgress: OnProgress, withDefaults = true): { document: ProjectDocument; troubles: string[] } {
  const titles = {
    'xps-series': translate(locale, 'cli.xpsTitle'),
    'xps-survey': translate(locale, 'cli.surveyTitle'),
    'xrd-halo': translate(locale, 'cli.xrdTitle'),
    'raman-mixture': translate(locale, 'cli.ramanTitle'),
    cycling: translate(locale, 'cli.cyclingTitle'),
  };
  const stored = document.analyses.map((analysis) => ({ analysis, findings: [] as readonly Finding[], isOwn: true }));
  const added = withDefaults ? defaultAnalyses(document, data, titles).map((one) => ({ ...one, isOwn: false })) : [];
  const troubles: string[] = [];
  // One after the other: what one finds, a later one may read.
  let current: ProjectDocument = document;
  const analyses = [...stored, ...added].map(({ analysis: given, findings, isOwn }): Analysis => {
    const analysis = isOwn ? given : withOthersFindings(current, given);
    const outcome = compute(document, data, analysis, findings, onProgress);
    if (outcome.ok) {
      current = withAnalysis(current, outcome.analysis);
      troubles.push(...leftOut(document, outcome.analysis, locale));
      return outcome.analysis;
    }
    troubles.push(outcome.key === null ? translate(locale, 'cli.analysisFailed', { analysis: analysis.title || translate(locale, 'cli.xpsTitle'), detail: outcome.detail }) : translateStored(locale, outcome.key, outcome.params));
    return { ...analysis, result: null };
  });
  return { document: { ...document, analyses }, troubles };
}

type Refusal = { readonly ok: false; readonly key: string; readonly params: MessageParams } | { readonly ok: false; readonly key: null; readonly detail: string };

function compute(document: ProjectDocument, data: AnalysisData, analysis: Analysis, findings: readonly Finding[], onProgress: OnProgress): { readonly ok: true; readonly analysis: Analysis } | Refusal {
  try {
    const outcome = computeAnalysis(document, data, analysis, {
      software: `halocline ${version}`,
      now: new Date().toISOString(),
      onProgress: (fraction) => onProgress(analysis.title, fraction),
      findings,
    });
    return outcome.ok ? outcome : { ok: false, ...outcome.problem };
  } catch (error) {
    return { ok: false, key: null, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Findings of spectra that no fit could use: unusable input, like a file that cannot be read. */
const ofLeftOut: ReadonlySet<string> = new Set(['xpsFinding.tooFewChannels', 'xpsFinding.noModel']);

/** The spectra that an analysis could not use, each with its state. */
function leftOut({ states }: ProjectDocument, analysis: Analysis, locale: Locale): string[] {
  if (analysis.kind !== 'xps-series') return [];
  const found = analysis.result?.findings.filter(({ key }) => ofLeftOut.has(key)) ?? [];
  return found.map((finding) => `${states.find(({ id }) => id === finding.stateId)?.label ?? ''}: ${xpsFindingText(finding, analysis.settings, states, locale)}`);
}
