/** A panel of XRD patterns. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import { defaultXrdSettingsOf, xrdInputs, type PatternCheck } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { stackFigure } from '../../stack/stack-figure';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { xrdContent, xrdStackLook, type XrdContentInput } from './xrd-content';

export function xrdPanel(request: PanelRequest, desk: XrdContentInput['desk']): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const content = xrdContent({ document, visible: statesOf(request), remembered: panel.look, desk, theme, t: textsIn(language) });
  return content.rows.length === 0 ? nothing(language) : drawn(stackFigure({ ...content, look: xrdStackLook(content, zoomOf(panel, content.fullRange)) }, size));
}

/** The patterns of a document for {@link xrdPanel}, checked with the settings that it keeps. */
export function xrdDeskOf(document: ProjectDocument, spectrumOf: SpectrumOf, check: PatternCheck): XrdContentInput['desk'] {
  const analysis = analysesOf(document.analyses, 'xrd-halo')[0] ?? null;
  const settings = analysis?.settings ?? defaultXrdSettingsOf(document);
  const checked = check(settings);
  return { inputs: xrdInputs(document, spectrumOf), settings, result: analysis?.result ?? checked.result, drawing: checked.curves, isStale: analysis !== null && isStale(document, analysis) };
}
