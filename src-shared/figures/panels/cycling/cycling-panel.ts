/** A panel of the galvanostatic curve or what is derived from it. */
import { bookkeeping, type CyclingOutcome } from '@shared/electrochemistry/analyse-cycling';
import { cyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import { fileMassMg } from '@shared/electrochemistry/file-mass';
import { splitOptions, type CyclingSettings } from '@shared/electrochemistry/settings';
import { splitSteps, type SplitCurve } from '@shared/electrochemistry/split-steps';
import { currentComparison, type CyclingNumbers } from '@shared/project/analyses/charge-against-xps';
import { cyclingMeasurement, cyclingSettings, curvesBeside, type CurveOf } from '@shared/project/analyses/cycling-analysis';
import { analysesOf, speaking } from '@shared/project/analyses/of-kind';
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

/** The cycling curve of a document, split by the settings that it keeps. */
export interface SplitCycling {
  readonly settings: CyclingSettings;
  /** '' where there is no curve. */
  readonly measurementId: string;
  /** Why it could not be split stays with the analysis; null then, and where there is no curve. */
  readonly split: SplitCurve | null;
  readonly outcome: CyclingOutcome | null;
}

export function splitCyclingOf(document: ProjectDocument, curveOf: CurveOf): SplitCycling {
  const settings = analysesOf(document.analyses, 'cycling')[0]?.settings ?? cyclingSettings(document);
  const measurement = cyclingMeasurement(document, settings.curve);
  const curve = measurement && curveOf(measurement);
  const split = curve && splitSteps(curve, splitOptions(settings));
  return { settings, measurementId: measurement?.id ?? '', split: split?.ok ? split.value : null, outcome: split && bookkeeping(split, settings, curvesBeside(document, settings, curveOf), fileMassMg(curve)) };
}

/** What the curve of a document gives where no analysis of it is kept to speak; null where one is, and where the curve gives nothing. */
export function bookkeepingOf({ analyses }: ProjectDocument, split: () => SplitCycling): CyclingNumbers | null {
  if (speaking(analyses, 'cycling')) return null;
  const { settings, outcome } = split();
  return outcome?.ok ? { settings, result: outcome.value } : null;
}

/** What {@link cyclingPanel} draws of a split curve. */
export function cyclingDeskOf(document: ProjectDocument, { settings, split, outcome }: SplitCycling): Desk {
  const kept = analysesOf(document.analyses, 'cycling')[0]?.result ?? null;
  if (outcome === null) return { settings, drawing: null, result: kept };
  return { settings, drawing: split && cyclingDrawing(split, settings), result: outcome.ok ? (kept ?? outcome.value) : null };
}
