/** A panel of the Ru fractions as bars. */
import { computedSeries } from '@shared/project/analyses/xps-scope';
import { fractionsPlot, type FractionBar } from '@shared/report/svg/fractions-plot';
import { nothing, statesOf, textsIn, type PanelDrawing, type PanelRequest } from './panel-drawing';

export function fractionsPanel(request: PanelRequest): PanelDrawing {
  const { document, size, language, theme } = request;
  const t = textsIn(language);
  const result = computedSeries(document.analyses)?.result;
  const bars = statesOf(request).flatMap(({ id, label }): FractionBar[] => {
    const fractions = result?.states.find(({ stateId }) => stateId === id)?.fractions;
    return fractions ? [{ label, fractions }] : [];
  });
  if (bars.length === 0) return nothing(language);
  return { svg: fractionsPlot(bars, { summary: t('report.fractionsSummary', { states: bars.length }), axisTitle: t('report.fractionsAxis'), width: size.width, colours: theme.species }).text };
}
