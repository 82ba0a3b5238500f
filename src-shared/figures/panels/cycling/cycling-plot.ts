/** The plot of a tab of the cycling view: the same for the view and for figures. */
import type { CyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { ProjectDocument, State } from '@shared/project/document';
import type { Texts } from '@shared/report/texts';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import type { XyPlot, XyPoint } from '../../xy/xy-plot';
import { curveNotes } from './curve-notes';
import { curvePlot, pointOfRow, type CurvePlot } from './curve-plot';
import type { CyclingLook } from './look';
import { differentialPlot, ratePlot } from './other-plots';

export interface CyclingPlotInput {
  /** What the latest computation drew; null before there is one. */
  readonly drawing: CyclingDrawing | null;
  readonly settings: CyclingSettings;
  /** Null while there is none: then charges are not divided by a mass. */
  readonly result: CyclingResult | null;
  readonly compared: readonly ChargeAgainstXps[];
  readonly states: readonly State[];
  /** Notes that are drawn, and the curve they are on; defaults to none. */
  readonly notes?: { readonly annotations: ProjectDocument['annotations']; readonly measurementId: string };
  readonly look: Pick<CyclingLook, 'tab' | 'axis' | 'base'>;
  readonly theme: PlotTheme;
  readonly t: Texts;
}

/** The curve and its points that a pin can stand on; null before it is drawn. */
export function curvePart({ drawing, look: { axis, base }, notes, ...input }: CyclingPlotInput): CurvePlot | null {
  if (!drawing) return null;
  const { plot, points } = curvePlot({ drawn: drawing.curve, axis, base, ...input });
  return { plot: notes ? { ...plot, notes: curveNotes(notes, drawing.curve, points) } : plot, points };
}

/** The states on the curve with their names: what the pins say on screen. */
function statePoints(points: CurvePlot['points'], { result, states, theme }: CyclingPlotInput): XyPoint[] {
  return states.flatMap((state) => {
    const on = result?.states.find(({ stateId }) => stateId === state.id);
    const point = on ? pointOfRow(points, on.row) : null;
    if (!point) return [];
    const { color, shape, hollow } = stateLookIn(state, theme);
    return [{ x: point.x, y: point.y, spread: null, color, shape, hollow, label: state.label }];
  });
}

/** The plot of the tab as figures show it; null where it has none, or none yet. */
export function cyclingPlot(input: CyclingPlotInput): XyPlot | null {
  const { drawing, settings, result, states, look, theme, t } = input;
  if (look.tab === 'curve') {
    const part = curvePart(input);
    return part && { ...part.plot, points: statePoints(part.points, input) };
  }
  if (look.tab === 'rate') return result ? ratePlot(result, states, theme, t) : null;
  if (look.tab !== 'differential' || !drawing) return null;
  const directions = drawing.differentials.map(({ step }) => (drawing.curve.stretches.find((stretch) => stretch.step === step)?.direction === 'discharge' ? 'discharge' : 'charge'));
  return differentialPlot({ differentials: drawing.differentials, directions, settings, result, states, base: look.base, theme, t });
}
