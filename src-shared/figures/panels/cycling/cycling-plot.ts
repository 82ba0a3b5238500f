/** The plot of a tab of the cycling view: the same for the view and for figures. */
import type { CyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { ProjectDocument, State } from '@shared/project/document';
import { stepName } from '@shared/report/cycling-tables';
import type { Texts } from '@shared/report/texts';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import type { XyPlot, XyPoint } from '../../xy/xy-plot';
import { curvePlot, stateAt } from './curve-plot';
import { cyclingNotes } from './cycling-notes';
import type { CyclingLook } from './look';
import { differentialPlot, ratePlot } from './other-plots';
import { pointOfRow, type PointedPlot } from './plot-points';

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

/** The plot of the tab with its places; null where the tab has none, or none yet. */
export function cyclingPlot(input: CyclingPlotInput): PointedPlot | null {
  const { drawing, notes } = input;
  const made = plotOf(input);
  return made && drawing && notes ? { ...made, plot: { ...made.plot, ...cyclingNotes(notes, drawing.curve, made) } } : made;
}

function plotOf({ drawing, look: { tab, axis, base }, ...input }: CyclingPlotInput): PointedPlot | null {
  if (tab === 'rate') return input.result && ratePlot(input.result, input.states, input.theme, input.t);
  if (!drawing) return null;
  if (tab === 'curve') return curvePlot({ drawn: drawing.curve, axis, base, ...input });
  return tab === 'differential' ? differentialPlot({ drawing, base, ...input }) : null;
}

/** The plot of the tab as figures show it: with the names of the states, which pins say on screen, and of half cycles, which the pointer reads there. */
export function cyclingFigure(input: CyclingPlotInput): XyPlot | null {
  const made = cyclingPlot(input);
  if (made === null || input.look.tab === 'rate') return made && made.plot;
  return { ...made.plot, points: input.look.tab === 'curve' ? statePoints(made.points, input) : peakPoints(made.plot.lines, input) };
}

/** More names than this would cover the curves. */
const mostNamed = 8;

/** Names of the half cycles of dQ/dV at their highest places. */
function peakPoints(lines: XyPlot['lines'], { drawing, result, states, t }: CyclingPlotInput): XyPoint[] {
  if (!drawing || lines.length > mostNamed) return [];
  const steps = drawing.curve.stretches.filter(({ step }) => step >= 0).map(({ step, direction }) => ({ index: step, direction: direction === 'discharge' ? ('discharge' as const) : ('charge' as const) }));
  return lines.flatMap(({ id, color, x, y }) => {
    const step = Number(id);
    const peak = Array.from(y).reduce((best, value, at, all) => (Math.abs(value) > Math.abs(all[best]!) ? at : best), 0);
    if (x[peak] === undefined || y[peak] === undefined) return [];
    const state = states.find((one) => one.id === stateAt(step, result)?.stateId);
    const isDischarge = steps.find(({ index }) => index === step)?.direction === 'discharge';
    return [{ x: x[peak], y: y[peak], spread: null, color, shape: isDischarge ? ('down' as const) : ('up' as const), hollow: false, label: state?.label ?? stepName(steps, step, t) }];
  });
}

function statePoints(points: PointedPlot['points'], { result, states, theme }: CyclingPlotInput): XyPoint[] {
  return states.flatMap((state) => {
    const on = result?.states.find(({ stateId, own }) => stateId === state.id && own === undefined);
    const point = on ? pointOfRow(points, on.row) : null;
    if (!point) return [];
    const { color, shape, hollow } = stateLookIn(state, theme);
    return [{ x: point.x, y: point.y, spread: null, color, shape, hollow, label: state.label }];
  });
}
