/** The board of all states as a panel. */
import { splitOptions } from '@shared/electrochemistry/settings';
import { drawnCurve } from '@shared/electrochemistry/drawn-curve';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import { cyclingMeasurement, type CurveOf } from '@shared/project/analyses/cycling-analysis';
import { speaking } from '@shared/project/analyses/of-kind';
import { currentSeriesCurves } from '@shared/project/analyses/series-curves';
import { isStale } from '@shared/project/analyses/staleness';
import { surveyInputs, surveysOnScale } from '@shared/project/analyses/survey-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import { computedSeries } from '@shared/project/analyses/xps-scope';
import type { PatternCheck } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { keyNumbers } from '@shared/report/key-numbers';
import { surveyCurves } from '@shared/xps/survey/survey-curves';
import { nothing, statesOf, textsIn, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { boardSvg, type BoardContent } from './board-figure';
import { rememberedRows } from './board-row-choice';
import { boardColumns, boardPlaces, boardSpikes, boardXps } from './board-parts';
import type { CyclingPart, SurveyPart } from './board-input';

/** @param desk null when nothing was measured that a board could show */
export function boardPanel(request: PanelRequest, desk: BoardContent['desk'] | null): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  if (!desk) return nothing(language);
  const t = textsIn(language);
  const choice = rememberedRows(panel.look);
  return { svg: boardSvg({ desk, title: document.title, states: statesOf(request), choice, numbers: keyNumbers(document, t), annotations: panel.look['hasNotes'] === false ? [] : document.annotations, theme, t }, size) };
}

/** What the board of a document shows, for {@link boardPanel}. */
export function boardDeskOf(document: ProjectDocument, { spectrumOf, curveOf }: { readonly spectrumOf: SpectrumOf; readonly curveOf: CurveOf }, check: PatternCheck): BoardContent['desk'] | null {
  const places = boardPlaces(document);
  if (places.length === 0 && cyclingMeasurement(document) === null) return null;
  const spectra = Object.fromEntries(places.flatMap(({ cells, reference }) => [...Object.values(cells), ...(reference ? [reference] : [])].map((measurement) => [measurement.id, spectrumOf(measurement)] as const)));
  const xrd = speaking(document.analyses, 'xrd-halo');
  const halos = xrd && !isStale(document, xrd) ? check(xrd.settings).curves : {};
  const series = computedSeries(document.analyses);
  const curves = series && currentSeriesCurves(document, spectrumOf)[series.id];
  return {
    columns: boardColumns(places, { spectra, halos, constants: document.constants }),
    xps: series && curves ? boardXps(series, curves) : null,
    survey: surveyPart(document, spectrumOf),
    spikes: boardSpikes(document),
    cycling: cyclingPart(document, curveOf),
  };
}

/** What stored surveys hold, as long as it belongs to their settings and data. */
function surveyPart(document: ProjectDocument, spectrumOf: SpectrumOf): SurveyPart | null {
  const analysis = speaking(document.analyses, 'xps-survey');
  if (!analysis || isStale(document, analysis)) return null;
  const { settings, result } = analysis;
  return { settings, result, curves: surveyCurves(surveysOnScale(surveyInputs(document, spectrumOf), settings), settings, result) };
}

function cyclingPart(document: ProjectDocument, curveOf: CurveOf): CyclingPart | null {
  const analysis = speaking(document.analyses, 'cycling');
  const measurement = analysis && cyclingMeasurement(document, analysis.settings.curve);
  const curve = measurement && curveOf(measurement);
  const split = analysis && curve ? splitSteps(curve, splitOptions(analysis.settings)) : null;
  return split?.ok && analysis ? { measurementId: measurement!.id, curve: drawnCurve(split.value), result: analysis.result } : null;
}
