/** A panel of surveys with what was found in them. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { defaultSurveySettings, surveyInputs, surveysOnScale } from '@shared/project/analyses/survey-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import type { FigurePanel } from '@shared/project/figure';
import { surveyKey } from '@shared/project/region-key';
import { quantifySurveys } from '@shared/xps/survey/quantify-survey';
import { surveyCurves } from '@shared/xps/survey/survey-curves';
import { alignedFigure } from '../../aligned/aligned-figure';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { alignedLook } from '../xps/panel-content';
import { rememberedLook } from '../xps/view-look';
import { surveyContent, surveyRange, type SurveyDesk } from './survey-content';

/** Whether a panel of XPS shows the surveys instead of a region that is fitted. */
export const isOfSurveys = ({ kind, look }: Pick<FigurePanel, 'kind' | 'look'>): boolean => kind === 'xps' && look['region'] === surveyKey;

export function surveyPanel(request: PanelRequest, desk: SurveyDesk): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const look = { ...rememberedLook(panel.look), hasResiduals: false };
  const content = surveyContent({ desk, annotations: look.hasNotes ? document.annotations : [], states: statesOf(request), selectedLine: null, theme, t: textsIn(language) });
  const full = surveyRange(desk);
  return content.rows.every(({ curves }) => curves === null) ? nothing(language) : drawn(alignedFigure({ ...content, look: alignedLook(look, full, zoomOf(panel, full)) }, size, theme));
}

/** The surveys of a document and what is found in them for {@link surveyPanel}. @throws when the transmission of a file is not positive */
export function surveyDeskOf(document: ProjectDocument, spectrumOf: SpectrumOf): SurveyDesk {
  const inputs = surveyInputs(document, spectrumOf);
  const [analysis] = analysesOf(document.analyses, 'xps-survey');
  const settings = analysis?.settings ?? defaultSurveySettings(document, inputs);
  const surveys = surveysOnScale(inputs, settings);
  const computed = quantifySurveys(surveys, settings);
  return { surveys, settings, result: analysis?.result ?? computed, isStale: analysis !== undefined && isStale(document, analysis), curves: surveyCurves(surveys, settings, computed) };
}
