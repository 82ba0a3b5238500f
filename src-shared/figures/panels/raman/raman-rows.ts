/** From compared spectra to the rows and reference lines of the stack. */
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import type { RamanCurves } from '@shared/raman/analyse-raman';
import { bandLibrary } from '@shared/raman/band-library';
import type { PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import type { RamanResult } from '@shared/raman/result';
import { formatNumber } from '@shared/report/number-format';
import { substanceLabel } from '@shared/report/raman-words';
import { phaseLabel } from '@shared/report/xrd-limits';
import type { PlotTheme } from '../../scene/plot-theme';
import type { StackMark, StackRow, StackSticks, StackTrace } from '../../stack/stack-rows';
import type { Range } from '../../scene/zoom';
import { substanceColor } from '../../scene/substance-color';
import { plotNotes } from '../plot-notes';
import type { ViewLook } from './view-look';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** A spectrum as the view shows it. */
export interface RamanEntry {
  readonly measurementId: string;
  readonly label: string;
  readonly stateId: string | null;
  /** True for starting materials. */
  readonly isReference: boolean;
  readonly file: string;
  readonly mark: NonNullable<StackRow['mark']>;
  /** null while it is read, or when it cannot be drawn. */
  readonly prepared: PreparedSpectrum | null;
  readonly result: RamanResult | null;
  readonly curves: RamanCurves | null;
}

export interface RowInput {
  readonly annotations: ProjectDocument['annotations'];
  readonly look: ViewLook;
  readonly isStale: boolean;
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** A spectrum as a row of a stack, with baseline, mixture and marks as far as they are there. */
export function ramanRow(entry: RamanEntry, input: RowInput): StackRow {
  const { annotations, look, isStale, t } = input;
  const { prepared, curves, result } = entry;
  const notes = look.hasNotes ? plotNotes(annotations, entry.measurementId) : [];
  const head = { id: entry.measurementId, label: entry.isReference ? phaseLabel(entry.label) : entry.label, mark: entry.mark, levels: [], notes, message: t('raman.cannotDraw'), isStale };
  if (!prepared) return { ...head, note: '', traces: [], residuals: null, marks: [] };
  const marks = look.hasSpikes ? spikeMarks(prepared, input) : [];
  const note = entry.isReference ? t('raman.reference') : '';
  if (look.drawn === 'prepared') {
    return { ...head, note, traces: [{ id: 'values', label: t(`raman.axis.prepared`), x: prepared.shift, y: prepared.values, color: entry.mark.color, style: 'line', width: 1.2 }], residuals: null, marks };
  }
  if (look.drawn === 'baseline') return { ...head, note, traces: baselineTraces(prepared, entry, input), residuals: null, marks };
  if (!curves || !result) {
    return { ...head, note, traces: [{ id: 'counts', label: t('raman.curve.counts'), x: prepared.shift, y: prepared.bridged, color: entry.mark.color, style: 'line', width: 1 }], residuals: null, marks };
  }
  return { ...head, note: noteOf(result, t), traces: mixtureTraces(curves, prepared, entry, input), residuals: residualsOf(curves, prepared), marks };
}

function baselineTraces({ shift: x, bridged, baseline }: PreparedSpectrum, { mark }: RamanEntry, { theme, t }: RowInput): StackTrace[] {
  return [
    { id: 'counts', label: t('raman.curve.counts'), x, y: bridged, color: theme.faintText, style: 'line', width: 1 },
    { id: 'baseline', label: t('raman.setting.baseline'), x, y: baseline, color: mark.color, style: 'line', width: 1.6 },
  ];
}

function mixtureTraces({ shift: x, counts, model, baseline, references }: RamanCurves, prepared: PreparedSpectrum, { mark, result }: RamanEntry, { theme, t }: RowInput): StackTrace[] {
  const shares = references.map(({ name, values }): StackTrace => {
    const isFound = result!.references.some((reference) => reference.name === name && reference.verdict === 'detected');
    return { id: `reference-${name}`, label: phaseLabel(name), x, y: values.map((value, i) => value + baseline[i]!), base: baseline, color: substanceColor(name, theme), style: isFound ? 'fill' : 'dash', width: 1 };
  });
  return [
    { id: 'counts', label: t('raman.curve.counts'), x, y: withoutSpikes(x, counts, model, prepared), color: theme.faintText, style: 'points' },
    ...shares.filter(({ style }) => style === 'fill'),
    { id: 'baseline', label: t('raman.curve.baseline'), x, y: baseline, color: theme.faintText, style: 'dash', width: 1 },
    { id: 'model', label: t('raman.curve.model'), x, y: model, color: mark.color, style: 'line', width: 1.6 },
  ];
}

/** Counts for drawing: where a spike was left out the model stands in, or the spike alone would set the scale. */
function withoutSpikes(x: Float64Array, counts: Float64Array, model: Float64Array, { spikes }: PreparedSpectrum): Float64Array {
  const step = (x[x.length - 1]! - x[0]!) / Math.max(1, x.length - 1);
  return spikes.length === 0 ? counts : counts.map((count, i) => (spikes.some(({ at, channels }) => x[i]! > at - 1.5 * step && x[i]! < at + (channels + 1.5) * step) ? model[i]! : count));
}

/** Residuals are summed over this many channels, so that a strip shows a trend and not only noise. */
export const residualBin = 4;

/** Counts minus model in units of σ, channels under spikes left out. */
function residualsOf({ shift, counts, model }: RamanCurves, { spikes }: PreparedSpectrum): { x: Float64Array; sigma: Float64Array } {
  const x: number[] = [];
  const sigma: number[] = [];
  const step = (shift[shift.length - 1]! - shift[0]!) / Math.max(1, shift.length - 1);
  for (let start = 0; start + residualBin <= counts.length; start += residualBin) {
    let [difference, variance, sum] = [0, 0, 0];
    for (let i = start; i < start + residualBin; i += 1) {
      difference += counts[i]! - model[i]!;
      variance += Math.max(model[i]!, 0.5);
      sum += shift[i]!;
    }
    const middle = sum / residualBin;
    if (spikes.some(({ at, channels }) => Math.abs(at + ((channels - 1) / 2) * step - middle) <= ((residualBin + channels) / 2 + 1.5) * step)) continue;
    x.push(middle);
    sigma.push(difference / Math.sqrt(variance));
  }
  return { x: Float64Array.from(x), sigma: Float64Array.from(sigma) };
}

function noteOf({ references }: RamanResult, t: Translate): string {
  const top = references.filter(({ threshold }) => threshold !== null).sort((a, b) => b.significance - a.significance)[0];
  return top ? t('raman.note', { reference: phaseLabel(top.name), z: formatNumber(top.significance, { decimals: 1 }), threshold: formatNumber(top.threshold!, { decimals: 1 }) }) : '';
}

function spikeMarks({ spikes }: PreparedSpectrum, { theme }: RowInput): StackMark[] {
  return spikes.map(({ at, significance }) => ({ x: at, label: '', color: theme.bad, weight: significance, isAtBottom: true }));
}

/** Positions of the shipped band table for the chosen substances. */
export function bandSticks(names: readonly string[], theme: PlotTheme, t: Translate): StackSticks[] {
  return bandLibrary
    .filter(({ name }) => names.includes(name))
    .map(({ name, positions }) => ({ id: name, label: substanceLabel(name, t), color: substanceColor(name, theme), lines: positions.map((x) => ({ x, height: 1, label: `${substanceLabel(name, t)} ${x} cm⁻¹` })) }));
}

/** All shifts that there are data for. */
export function shiftRange(entries: readonly RamanEntry[]): Range {
  const ranges = entries.flatMap(({ prepared }) => (prepared ? [[prepared.shift[0]!, prepared.shift[prepared.shift.length - 1]!] as const] : []));
  return ranges.length === 0 ? [0, 1] : [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}
