/** Which spectra of a project are compared, and how they are aligned. */
import type { chargeShiftsOf, ChargeShift } from '@shared/project/analyses/charge-shifts';
import { scaleOf, scaleOffset } from '@shared/project/analyses/energy-scale';
import { radiationOf } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Matrix, MatrixColumn } from '@shared/project/matrix';
import type { AxisQuantity, IntensityQuantity, Spectrum } from '@shared/spectrum/spectrum';
import { displacementShift } from '@shared/xrd/geometry';
import type { CompareSource, Shift } from './compare-curves';
import { displacementKey, type CompareLook } from './compare-look';
import type { Remembered } from './remembered';

/** Techniques and regions of which at least one state has a spectrum, and the cycling curve, which all states share. */
export const comparedColumns = ({ columns, rows }: Matrix): readonly (MatrixColumn & { readonly states: number })[] =>
  columns
    .map((column) => ({ ...column, states: rows.filter(({ cells }) => cells.has(column.id)).length }))
    .filter(({ states, technique, ofAllStates }) => states > 0 || (technique === 'electrochemistry' && ofAllStates.length > 0));

/** The column of a look: the chosen one, else the first with a spectrum for each state. */
export const chosenColumn = <C extends Pick<MatrixColumn, 'id' | 'technique'>>(columns: readonly C[], { column }: Pick<CompareLook, 'column'>): C | null =>
  columns.find(({ id }) => id === column) ?? columns.find(({ technique }) => technique !== 'electrochemistry') ?? columns[0] ?? null;

/** What is compared: a state's spectrum, or one of a starting material. */
export interface Compared {
  readonly id: string;
  readonly stateId: string | null;
  readonly measurement: ProjectMeasurement;
}

/** What there is in a column: states in order, then the starting materials. */
export function comparedIn({ rows, references }: Matrix, columnId: string, hasReferences: boolean): readonly Compared[] {
  const ofStates = rows.flatMap(({ state, cells }) => {
    const measurement = cells.get(columnId)?.[0];
    return measurement ? [{ id: state.id, stateId: state.id, measurement }] : [];
  });
  return [...ofStates, ...(hasReferences ? (references.get(columnId) ?? []) : []).map((measurement) => ({ id: `ref:${measurement.id}`, stateId: null, measurement }))];
}

export interface ReadSpectrum {
  readonly spectrum: Spectrum;
  /** Of each channel; null where the scatter is not known. */
  readonly variance: Float64Array | null;
  /** Set where the preparation of Raman spectra was asked for and not possible. */
  readonly isUnprepared?: true;
}

/** What alignment does on an axis; null where there is nothing to align. */
export const alignmentOn = (axis: AxisQuantity): 'charge' | 'displacement' | null => (axis === 'binding-energy' ? 'charge' : axis === 'two-theta' ? 'displacement' : null);

/** The wavelength that a pattern over 2θ was measured with, Å; null for other spectra. */
export const wavelengthOf = (document: ProjectDocument, spectrum: Spectrum | undefined): number | null => (spectrum?.axis === 'two-theta' ? radiationOf(document, spectrum).radiation.kAlpha1A : null);

/** How far the sample of a state was from the centre, µm. */
export function displacementIn(remembered: Remembered, stateId: string): number {
  const value = remembered?.[displacementKey(stateId)];
  return typeof value === 'number' ? value : 0;
}

interface Alignment {
  readonly look: CompareLook;
  readonly remembered: Remembered;
  /** Of the first spectrum, which the others are drawn with. */
  readonly axis: AxisQuantity;
  readonly intensity: IntensityQuantity;
  readonly chargeShifts: ReturnType<typeof chargeShiftsOf>;
}

/** The spectra with their shifts, and with what keeps one from being drawn with the first. */
export const compareSources = (spectra: readonly (Compared & ReadSpectrum)[], alignment: Alignment): CompareSource[] =>
  spectra.map(({ id, stateId, measurement, spectrum, variance, isUnprepared = false }) => ({
    id,
    stateId,
    measurementId: measurement.id,
    measured: { x: spectrum.x, y: spectrum.y, variance },
    shift: stateId === null ? null : shiftOf(stateId, spectrum, alignment),
    obstacle: obstacleOf(spectrum, alignment) ?? (isUnprepared ? 'unprepared' : null),
    ...countedS(spectrum),
  }));

function countedS({ intensity, acquisition: { dwellS, scans } }: Spectrum): Pick<CompareSource, 'countedS'> {
  const time = (dwellS ?? 0) * (scans ?? 0);
  return intensity === 'counts' && time > 0 ? { countedS: time } : {};
}

/** Counts and counts per second share no scale; once each is divided by a number of its own they do. */
function obstacleOf(spectrum: Spectrum, { look, axis, intensity }: Alignment): CompareSource['obstacle'] {
  if (spectrum.axis !== axis) return 'other-axis';
  return look.normalise === 'none' && spectrum.intensity !== intensity ? 'other-unit' : null;
}

function shiftOf(stateId: string, spectrum: Spectrum, { look, remembered, axis, chargeShifts }: Alignment): Shift | null {
  if (!look.isAligned) return null;
  const kind = alignmentOn(axis);
  if (kind === 'charge') return chargeShift(chargeShifts[stateId], spectrum);
  const displacement = displacementIn(remembered, stateId);
  if (kind !== 'displacement' || displacement === 0) return null;
  return (twoTheta) => displacementShift(twoTheta, displacement / 1000, look.radius);
}

function chargeShift(found: ChargeShift | undefined, spectrum: Spectrum): Shift | null {
  if (!found) return null;
  // The fit found it on its own energy scale; the curve is on that of the file.
  const shift = found.shift - scaleOffset(scaleOf(spectrum, found.settings.photonEnergyEv), found.settings);
  return shift === 0 ? null : () => shift;
}
