/** A panel of Raman spectra. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { compareSpectra, defaultRamanSettingsOf, prepareSpectra, ramanInputs } from '@shared/project/analyses/raman-analysis';
import { isStale } from '@shared/project/analyses/staleness';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { stackFigure } from '../../stack/stack-figure';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { ramanContent, ramanStackLook, type RamanContentInput } from './raman-content';

export function ramanPanel(request: PanelRequest, desk: RamanContentInput['desk']): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const content = ramanContent({ document, visible: statesOf(request), remembered: panel.look, desk, theme, t: textsIn(language) });
  return content.rows.length === 0 ? nothing(language) : drawn(stackFigure({ ...content, look: ramanStackLook(content, zoomOf(panel, content.fullRange)) }, size));
}

/** Compares the spectra of a document for {@link ramanPanel}, with the settings that it keeps. */
export function ramanDeskOf(document: ProjectDocument, spectrumOf: SpectrumOf): RamanContentInput['desk'] {
  const analysis = analysesOf(document.analyses, 'raman-mixture')[0] ?? null;
  const settings = analysis?.settings ?? defaultRamanSettingsOf(document);
  const inputs = ramanInputs(document, spectrumOf);
  const { result, curves } = compareSpectra(inputs, settings);
  return { settings, result: analysis?.result ?? result, drawing: { curves, prepared: prepareSpectra(inputs, settings) }, isStale: analysis !== null && isStale(document, analysis) };
}
