import { defaultXpsSettings, xpsInputHash, xpsInputs, type SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument, XpsAnalysis } from '@shared/project/document';
import { analyseXpsSeries, xpsCurves, type SeriesCurves } from '@shared/xps/analyse';
import type { XpsResult } from '@shared/xps/result';
import type { StateData } from '@shared/xps/series';
import { version } from '../../../package.json';
import { CommandTrouble, exitCode } from './command-trouble';

export type OnProgress = (analysis: string, fraction: number) => void;

/**
 * Computes every XPS analysis of a document with its stored settings, or the default one where there is none and XPS was measured.
 * Gives the same document with the results in it.
 */
export function computeXps(document: ProjectDocument, spectrumOf: SpectrumOf, defaultTitle: string, onProgress: OnProgress): ProjectDocument {
  const inputs = xpsInputs(document, spectrumOf);
  const defaults = document.analyses.length === 0 ? defaultXpsSettings(document, inputs) : null;
  const analyses: XpsAnalysis[] = defaults
    ? [{ kind: 'xps-series', id: 'xps', title: defaultTitle, settings: defaults.settings, result: null, resultOf: null, computedAt: null, software: null }]
    : document.analyses;
  return {
    ...document,
    analyses: analyses.map((analysis) => {
      const result = fit(inputs.states, analysis, onProgress);
      return {
        ...analysis,
        result: { ...result, findings: [...inputs.findings, ...(defaults?.findings ?? []), ...result.findings] },
        resultOf: xpsInputHash(document, analysis.settings),
        computedAt: new Date().toISOString(),
        software: `halocline ${version}`,
      };
    }),
  };
}

/** @throws {CommandTrouble} when the stored settings and the data do not go together */
function fit(states: readonly StateData[], { title, settings }: XpsAnalysis, onProgress: OnProgress): XpsResult {
  try {
    return analyseXpsSeries(states, settings, { onProgress: ({ fraction }) => onProgress(title, fraction) });
  } catch (error) {
    throw new CommandTrouble(exitCode.unusable, 'cli.analysisFailed', { analysis: title, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Curves of every computed XPS analysis, by analysis id. */
export function curvesOf(document: ProjectDocument, spectrumOf: SpectrumOf): Record<string, SeriesCurves> {
  const { states } = xpsInputs(document, spectrumOf);
  return Object.fromEntries(document.analyses.flatMap(({ id, settings, result }) => (result === null ? [] : [[id, xpsCurves(states, settings, result)]])));
}
