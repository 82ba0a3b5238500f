/** A panel of spectra of one region, compared. */
import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import { prepareSpectra } from '@shared/project/analyses/raman-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { buildMatrix } from '@shared/project/matrix';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { Range } from '../../scene/zoom';
import { stackFigure } from '../../stack/stack-figure';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { compareContent, comparedCurves, compareStackLook } from './compare-content';
import type { CompareSource } from './compare-curves';
import { preparationOf, rememberedLook, windowIn, type CompareLook, type Remembered } from './compare-look';
import { phasesUnder } from './compare-phases';
import { preparedSpectra, ramanPreparation } from './compare-raman';
import { comparedColumns, comparedIn, compareSources, wavelengthOf, type Compared, type ReadSpectrum } from './compare-sources';

interface Desk extends Pick<Spectrum, 'axis' | 'intensity'> {
  readonly preparation: CompareLook['preparation'];
  readonly look: CompareLook;
  readonly window: Range | null;
  /** Of patterns over 2θ, Å; null for other spectra. */
  readonly wavelength: number | null;
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
  if (quantity !== 'spectra' && against !== '' && !desk.sources.some(({ id, obstacle }) => id === against && obstacle === null)) return { words: textsIn(language)('compare.noAgainst') };
  const compared = comparedCurves({ look: desk.look, window: desk.window, sources: desk.sources, measured }, (stateId) => visible.has(stateId));
  const { curves, fullRange } = compared;
  if (curves.every(({ curve }) => curve === null)) return nothing(language);
  const content = compareContent({ desk, compared, states, measurements, annotations, besideNote: '', selected: null, theme, t: textsIn(language) });
  const sticks = phasesUnder(document, desk, theme);
  return drawn(stackFigure({ ...content, sticks, look: compareStackLook(desk.look, fullRange, zoomOf(panel, fullRange)) }, size));
}

/** The spectra of a document that a look compares, for {@link comparePanel}. */
export function compareDeskOf(document: ProjectDocument, remembered: Remembered, spectrumOf: SpectrumOf): Desk {
  const look = rememberedLook(remembered);
  const matrix = buildMatrix(document);
  const columns = comparedColumns(matrix);
  const column = columns.find(({ id }) => id === look.column) ?? columns[0];
  const shown = column ? comparedIn(matrix, column.id, look.hasReferences) : [];
  const preparation = preparationOf(column?.technique, look);
  const measured = shown.flatMap((one) => {
    const spectrum = spectrumOf(one.measurement);
    return spectrum ? [{ ...one, spectrum, variance: countingVariance(spectrum) }] : [];
  });
  const spectra = preparation === 'none' ? measured : prepareIn(document, measured, preparation);
  const { axis, intensity } = spectra[0]?.spectrum ?? { axis: 'unknown', intensity: 'arbitrary' };
  return { look, preparation, window: windowIn(remembered, column?.id ?? ''), wavelength: wavelengthOf(document, spectra[0]?.spectrum), shown, axis, intensity, sources: compareSources(spectra, { look, remembered, axis, intensity, chargeShifts: chargeShiftsOf(document) }) };
}

function prepareIn(document: ProjectDocument, spectra: readonly (Compared & ReadSpectrum)[], preparation: Exclude<CompareLook['preparation'], 'none'>): (Compared & ReadSpectrum)[] {
  const { inputs, settings } = ramanPreparation(document, spectra, preparation);
  return preparedSpectra(spectra, prepareSpectra(inputs, settings));
}
