import type { ProjectDocument } from '@shared/project/document';
import { xpsCurves, type SeriesCurves } from '@shared/xps/analyse';
import { statesOnScale } from './energy-scale';
import { computedOf } from './of-kind';
import { isStale } from './staleness';
import { xpsInputs, type SpectrumOf } from './xps-analysis';

/**
 * The drawn curves of every XPS analysis of a document whose result is current, by analysis id, each on the energy scale of its own settings.
 * A stale result has none: its numbers with the settings of now would be a model that nobody fitted.
 */
export function currentSeriesCurves(document: ProjectDocument, spectrumOf: SpectrumOf): Record<string, SeriesCurves> {
  const inputs = xpsInputs(document, spectrumOf);
  const current = computedOf(document.analyses, 'xps-series').filter((analysis) => !isStale(document, analysis));
  return Object.fromEntries(current.map(({ id, settings, result }) => [id, xpsCurves(statesOnScale(inputs, settings), settings, result)]));
}
