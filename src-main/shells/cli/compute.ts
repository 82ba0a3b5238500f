import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import { computeAnalysis, defaultAnalyses, type AnalysisData } from '@shared/project/analyses/compute-analysis';
import type { Analysis, ProjectDocument } from '@shared/project/document';
import type { Finding } from '@shared/xps/result';
import { version } from '../../../package.json';
import { CommandTrouble, exitCode } from './command-trouble';

export type OnProgress = (analysis: string, fraction: number) => void;

/**
 * Computes every analysis of a document with its stored settings, and a default one for every technique that was measured but not
 * analysed. An analysis that cannot be computed keeps no result; why is said in `troubles`.
 * @param withDefaults false: only what the document has
 * @throws {CommandTrouble} when the stored settings and the data of an XPS analysis do not go together
 */
export function computeAll(document: ProjectDocument, data: AnalysisData, locale: Locale, onProgress: OnProgress, withDefaults = true): { document: ProjectDocument; troubles: string[] } {
  const titles = {
    'xps-series': translate(locale, 'cli.xpsTitle'),
    'xrd-halo': translate(locale, 'cli.xrdTitle'),
    'raman-mixture': translate(locale, 'cli.ramanTitle'),
    cycling: translate(locale, 'cli.cyclingTitle'),
  };
  const stored = document.analyses.map((analysis) => ({ analysis, findings: [] as readonly Finding[] }));
  const added = withDefaults ? defaultAnalyses(document, data, titles) : [];
  const troubles: string[] = [];
  const analyses = [...stored, ...added].map(({ analysis, findings }): Analysis => {
    const outcome = compute(document, data, analysis, findings, onProgress, locale);
    if (outcome.ok) return outcome.analysis;
    troubles.push(translateStored(locale, outcome.problem.key, outcome.problem.params));
    return { ...analysis, result: null };
  });
  return { document: { ...document, analyses }, troubles };
}

function compute(document: ProjectDocument, data: AnalysisData, analysis: Analysis, findings: readonly Finding[], onProgress: OnProgress, locale: Locale) {
  try {
    return computeAnalysis(document, data, analysis, {
      software: `halocline ${version}`,
      now: new Date().toISOString(),
      onProgress: (fraction) => onProgress(analysis.title, fraction),
      findings,
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandTrouble(exitCode.unusable, 'cli.analysisFailed', { analysis: analysis.title || translate(locale, 'cli.xpsTitle'), detail });
  }
}
