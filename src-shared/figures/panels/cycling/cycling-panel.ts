/** A panel of the galvanostatic curve or what is derived from it. */
import { bookkeeping, splitOptions } from '@shared/electrochemistry/analyse-cycling';
import { cyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import { currentComparison } from '@shared/project/analyses/charge-against-xps';
import { cyclingMeasurement, cyclingSettings, type CurveOf } from '@shared/project/analyses/cycling-analysis';
import { analysesOf } from '@shared/project/analyses/of-kind';
import type { ProjectDocument } from '@shared/project/document';
import { xyFigure } from '../../xy/xy-figure';
import { xyFullLook } from '../../xy/xy-plot';
import { drawn, nothing, statesOf, textsIn, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { cyclingFigure, type CyclingPlotInput } from './cycling-plot';
import { rememberedLook } from './look';

type Desk = Pick<CyclingPlotInput, 'drawing' | 'settings' | 'result'>;

export function cyclingPanel(request: PanelRequest, desk: Desk): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const measurementId = cyclingMeasurement(document, desk.settings.curve)?.id;
  const look = rememberedLook(panel.look);
  const plot = cyclingFigure({
    ...(look.hasNotes && measurementId !== undefined && { notes: { annotations: document.annotations, measurementId } }),
    ...desk,
    compared: currentComparison(document),
    states: statesOf(request),
    look,
    theme,
    t: textsIn(language),
  });
  if (plot === null) return nothing(language);
  const full = xyFullLook(plot);
  return drawn(xyFigure(plot, { x: panel.x ?? full.x, y: panel.y ?? full.y }, size));
}

/** Splits the curve of a document for {@link cyclingPanel}, with the settings that it keeps. */
export function cyclingDeskOf(document: ProjectDocument, curveOf: CurveOf): Desk {
  const analysis = analysesOf(document.analyses, 'cycling')[0] ?? null;
  const settings = analysis?.settings ?? cyclingSettings(document);
  const measurement = cyclingMeasurement(document, settings.curve);
  const curve = measurement && curveOf(measurement);
  if (!curve) return { settings, drawing: null, result: analysis?.result ?? null };
  const split = splitSteps(curve, splitOptions(settings));
  const outcome = bookkeeping(split, settings);
  return { settings, drawing: split.ok ? cyclingDrawing(split.value, settings) : null, result: outcome.ok ? (analysis?.result ?? outcome.value) : null };
}
