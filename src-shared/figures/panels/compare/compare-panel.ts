/** A panel of spectra of one region, compared. */
import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { buildMatrix } from '@shared/project/matrix';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { stackFigure } from '../../stack/stack-figure';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { compareContent, comparedCurves, compareStackLook } from './compare-content';
import type { CompareSource } from './compare-curves';
import { rememberedLook, type CompareLook, type Remembered } from './compare-look';
import { comparedColumns, comparedIn, compareSources, type Compared } from './compare-sources';

interface Desk extends Pick<Spectrum, 'axis' | 'intensity'> {
  readonly look: CompareLook;
  readonly shown: readonly Compared[];
  readonly sources: readonly CompareSource[];
}

export function comparePanel(request: PanelRequest, desk: Desk): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const { states, measurements, annotations } = document;
  const visible = new Set(statesOf(request).map(({ id }) => id));
  const measured = states.filter(({ id }) => desk.shown.some(({ stateId }) => stateId === id));
  // Never against another state than the one that was chosen.
  const { quantity, against } = desk.look;
  if (quantity !== 'spectra' && against !== '' && !measured.some(({ id }) => id === against)) return { words: textsIn(language)('compare.noAgainst') };
  const { curves, fullRange } = comparedCurves({ look: desk.look, sources: desk.sources, measured }, (stateId) => visible.has(stateId));
  if (curves.every(({ curve }) => curve === null)) return nothing(language);
  const content = compareContent({ desk, curves, states, measurements, annotations, besideNote: '', selected: null, theme, t: textsIn(language) });
  return drawn(stackFigure({ ...content, look: compareStackLook(desk.look, fullRange, zoomOf(panel, fullRange)) }, size));
}

/** The spectra of a document that a look compares, for {@link comparePanel}. */
export function compareDeskOf(document: ProjectDocument, remembered: Remembered, spectrumOf: SpectrumOf): Desk {
  const look = rememberedLook(remembered);
  const matrix = buildMatrix(document);
  const columns = comparedColumns(matrix);
  const column = columns.find(({ id }) => id === look.column) ?? columns[0];
  const shown = column ? comparedIn(matrix, column.id, look.hasReferences) : [];
  const spectra = shown.flatMap((one) => {
    const spectrum = spectrumOf(one.measurement);
    return spectrum ? [{ ...one, spectrum, variance: countingVariance(spectrum) }] : [];
  });
  const axis = spectra[0]?.spectrum.axis ?? 'unknown';
  return { look, shown, axis, intensity: spectra[0]?.spectrum.intensity ?? 'arbitrary', sources: compareSources(spectra, { look, remembered, axis, chargeShifts: chargeShiftsOf(document) }) };
}
