/** A panel of spectra of one region, or of half cycles, compared. */
import { comparedHalfCycles, type ComparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import { prepareSpectra } from '@shared/project/analyses/raman-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { buildMatrix } from '@shared/project/matrix';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { Range } from '../../scene/zoom';
import { stackFigure } from '../../stack/stack-figure';
import type { SplitCycling } from '../cycling/cycling-panel';
import { drawn, nothing, statesOf, textsIn, zoomOf, type PanelDrawing, type PanelRequest } from '../panel-drawing';
import { compareContent, comparedCurves, compareStackLook } from './compare-content';
import { comparedAs, type CompareSource } from './compare-curves';
import { againstIn, cyclingAxes, cyclingSources } from './compare-cycling';
import { lookOn, preparationOf, rememberedLook, windowIn, type CompareLook } from './compare-look';
import type { Remembered } from './remembered';
import { phasesUnder } from './compare-phases';
import { preparedSpectra, ramanPreparation } from './compare-raman';
import type { CompareScale } from './compare-scale';
import { chosenColumn, comparedColumns, comparedIn, compareSources, wavelengthOf, type Compared, type ReadSpectrum } from './compare-sources';
import { cycleSubjects, halfCycleSubjects, shownHalfCycles } from './compare-subjects';
import { rememberedCyclingLook, type CyclingCompareLook } from './cycling-compare-look';

interface Desk {
  readonly preparation: CompareLook['preparation'];
  readonly look: CompareLook;
  readonly cyclingLook: CyclingCompareLook;
  readonly scale: CompareScale;
  readonly window: Range | null;
  /** Of patterns over 2θ, Å; null for other spectra. */
  readonly wavelength: number | null;
  readonly shown: readonly Compared[];
  /** Of a cycling curve; null for spectra. */
  readonly halfCycles: ComparedHalfCycles | null;
  readonly sources: readonly CompareSource[];
}

export function comparePanel(request: PanelRequest, desk: Desk): PanelDrawing {
  const { panel, document, size, language, theme } = request;
  const { states, measurements, annotations } = document;
  const t = textsIn(language);
  const { halfCycles } = desk;
  const visible = new Set(statesOf(request).map(({ id }) => id));
  const cycles = halfCycles ? cycleSubjects(halfCycles.all, t) : [];
  const measured = halfCycles ? cycles : states.filter(({ id }) => desk.shown.some(({ stateId }) => stateId === id));
  // Never against another one than what was chosen.
  const chosen = halfCycles ? desk.cyclingLook.against : desk.look.against;
  if (desk.look.quantity !== 'spectra' && chosen !== '' && !desk.sources.some((source) => comparedAs(source) === chosen && source.obstacle === null)) return { words: t('compare.noAgainst') };
  const isStateVisible = (stateId: string): boolean => visible.has(stateId);
  const compared = comparedCurves({ look: desk.look, window: desk.window, sources: desk.sources, measured, chosen }, halfCycles ? shownHalfCycles(halfCycles, desk.cyclingLook.cycles, isStateVisible) : isStateVisible);
  const { curves, fullRange } = compared;
  if (curves.every(({ curve }) => curve === null)) return nothing(language);
  const subjects = halfCycles ? halfCycleSubjects(halfCycles.all, states, t) : states;
  const content = compareContent({ desk, compared, states: subjects, cycles, measurements, annotations, besideNote: '', selected: null, theme, t });
  const sticks = phasesUnder(document, desk, theme);
  return drawn(stackFigure({ ...content, sticks, look: compareStackLook(desk.look, fullRange, zoomOf(panel, fullRange)) }, size));
}

/** What a look compares of a document, for {@link comparePanel}. @param split gives the cycling curve */
export function compareDeskOf(document: ProjectDocument, remembered: Remembered, spectrumOf: SpectrumOf, split: () => SplitCycling): Desk {
  const matrix = buildMatrix(document);
  const cyclingLook = rememberedCyclingLook(remembered);
  const column = chosenColumn(comparedColumns(matrix), rememberedLook(remembered));
  const look = lookOn(column?.technique, rememberedLook(remembered), cyclingLook);
  const preparation = preparationOf(column?.technique, look);
  const desk = { look, cyclingLook, preparation, window: windowIn(remembered, column?.id ?? '') };
  if (column?.technique === 'electrochemistry') return { ...desk, ...cyclingPart(split(), desk) };
  const shown = column ? comparedIn(matrix, column.id, look.hasReferences) : [];
  const measured = shown.flatMap((one) => {
    const spectrum = spectrumOf(one.measurement);
    return spectrum ? [{ ...one, spectrum, variance: countingVariance(spectrum) }] : [];
  });
  const spectra = preparation === 'none' ? measured : prepareIn(document, measured, preparation);
  const { axis, intensity } = spectra[0]?.spectrum ?? { axis: 'unknown', intensity: 'arbitrary' };
  return {
    ...desk,
    scale: { axis, intensity, cycling: null },
    wavelength: wavelengthOf(document, spectra[0]?.spectrum),
    shown,
    halfCycles: null,
    sources: compareSources(spectra, { look, remembered, axis, intensity, chargeShifts: chargeShiftsOf(document) }),
  };
}

function cyclingPart({ settings, measurementId, split }: SplitCycling, { look, cyclingLook }: Pick<Desk, 'look' | 'cyclingLook'>): Pick<Desk, 'scale' | 'wavelength' | 'shown' | 'halfCycles' | 'sources'> {
  const axes = cyclingAxes(settings, cyclingLook);
  const halfCycles = split ? comparedHalfCycles(split, settings, cyclingLook, againstIn(look, cyclingLook)) : { all: [], chosen: [], curves: [] };
  const sources = cyclingSources({ halfCycles, settings, measurementId, axes, isUnsigned: look.quantity === 'ratio', cell: measurementId });
  return { scale: { axis: 'unknown', intensity: 'arbitrary', cycling: axes }, wavelength: null, shown: [], halfCycles, sources };
}

function prepareIn(document: ProjectDocument, spectra: readonly (Compared & ReadSpectrum)[], preparation: Exclude<CompareLook['preparation'], 'none'>): (Compared & ReadSpectrum)[] {
  const { inputs, settings } = ramanPreparation(document, spectra, preparation);
  return preparedSpectra(spectra, prepareSpectra(inputs, settings));
}
