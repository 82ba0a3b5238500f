/** A panel of the Ru fractions as bars. */
import { computedSeries } from '@shared/project/analyses/xps-scope';
import { fractionsPlot, type FractionBar } from '@shared/report/svg/fractions-plot';
import { textWidth, truncated } from '../scene/text-width';
import { nothing, statesOf, textsIn, type PanelDrawing, type PanelRequest } from './panel-drawing';

/** Of the names of states, px. */
const letterSize = 11;

export function fractionsPanel(request: PanelRequest): PanelDrawing {
  const { document, size, language, theme } = request;
  const t = textsIn(language);
  const result = computedSeries(document.analyses)?.result;
  const bars = statesOf(request).flatMap(({ id, label }): FractionBar[] => {
    const fractions = result?.states.find(({ stateId }) => stateId === id)?.fractions;
    return fractions ? [{ label, fractions }] : [];
  });
  if (bars.length === 0) return nothing(language);
  const { width, height } = size;
  // Names take what they need, but leave most of the paper to the bars.
  const labelWidth = Math.min(0.35 * width, 8 + Math.max(...bars.map(({ label }) => textWidth(label, letterSize))));
  const named = bars.map(({ label, fractions }) => ({ label: truncated(label, labelWidth - 8, letterSize), fractions }));
  return { svg: fractionsPlot(named, { summary: t('report.fractionsSummary', { states: bars.length }), axisTitle: t('report.fractionsAxis'), width, height, labelWidth, colours: theme.species }).text };
}
