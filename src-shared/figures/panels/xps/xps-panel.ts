/** A panel of one XPS region with its fit. */
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import { statesOnScale } from '@shared/project/analyses/energy-scale';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { blankXpsSettings, defaultXpsSettings, xpsInputs, type SpectrumOf } from '@shared/project/analyses/xps-analysis';
import { seriesId } from '@shared/project/analyses/xps-scope';
import type { ProjectDocument } from '@shared/project/document';
import { previewCurves, settingsOfResult, xpsCurves } from '@shared/xps/analyse';
import { alignedFigure } from '../../aligned/aligned-figure';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { alignedLook, panelContent, panelRange, type PanelContentInput } from './panel-content';
import { regionTabs } from './region-tabs';
import { rememberedLook } from './view-look';

/** @param expected what the charge lets expect beside the fractions */
export function xpsPanel(request: PanelRequest, workbench: PanelContentInput['workbench'], expected: readonly ChargeAgainstXps[]): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const tabs = regionTabs(workbench.states, workbench.model);
  const region = tabs.find(({ id }) => id === panel.look['region'])?.id ?? tabs[0]?.id;
  if (region === undefined) return nothing(language);
  const look = rememberedLook(panel.look);
  const content = panelContent({ workbench, annotations: look.hasNotes ? document.annotations : [], expected, states: statesOf(request), region, selectedComponent: null, theme, t: textsIn(language) });
  const full = panelRange(workbench, region);
  return content.rows.every(({ curves }) => curves === null) ? nothing(language) : drawn(alignedFigure({ ...content, look: alignedLook(look, full, zoomOf(panel, full)) }, size, theme));
}

/** The spectra of a document and the curves of the fit of all states for {@link xpsPanel}: those of the result while it is current, of the model as it stands otherwise. */
export function xpsWorkbenchOf(document: ProjectDocument, spectrumOf: SpectrumOf): PanelContentInput['workbench'] {
  const inputs = xpsInputs(document, spectrumOf);
  const id = seriesId(document.analyses);
  const analysis = analysesOf(document.analyses, 'xps-series').find((one) => one.id === id) ?? null;
  const settings = analysis?.settings ?? defaultXpsSettings(document, inputs)?.settings ?? blankXpsSettings(document, inputs);
  const states = settings ? statesOnScale(inputs, settings) : inputs.asMeasured;
  if (!analysis) return { states, analysis, model: settings, result: null, isStale: false, curves: { shown: null } };
  const { result } = analysis;
  const stale = isStale(document, analysis);
  return result && !stale
    ? { states, analysis, model: settingsOfResult(analysis.settings, result), result, isStale: false, curves: { shown: xpsCurves(states, analysis.settings, result) } }
    : { states, analysis, model: analysis.settings, result, isStale: stale, curves: { shown: previewCurves(states, analysis.settings) } };
}
