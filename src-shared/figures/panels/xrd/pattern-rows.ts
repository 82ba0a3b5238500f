/** From checked patterns to the rows and reference lines of the stack. */
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { formatNumber } from '@shared/report/number-format';
import { phaseLabel } from '@shared/report/xrd-limits';
import { percentText } from '@shared/report/xrd-words';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import type { Phase } from '@shared/xrd/phase-test';
import type { XrdResult } from '@shared/xrd/result';
import type { PlotTheme } from '../../scene/plot-theme';
import type { ExtraRow } from '../../stack/stack-scene';
import type { StackMark, StackRow, StackSticks, StackTrace } from '../../stack/stack-rows';
import type { Range } from '../../scene/zoom';
import { substanceColor } from '../../scene/substance-color';
import { plotNotes } from '../plot-notes';
import type { ViewLook } from './view-look';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** A pattern as the view shows it. */
export interface PatternEntry {
  readonly measurementId: string;
  readonly label: string;
  readonly stateId: string | null;
  /** What it is when it belongs to no state; "" otherwise. */
  readonly role: string;
  readonly file: string;
  readonly mark: NonNullable<StackRow['mark']>;
  /** null while it is read, or when it could not be. */
  readonly spectrum: Spectrum | null;
  readonly result: XrdResult | null;
  readonly curves: PatternCurves | null;
}

export interface RowInput {
  readonly annotations: ProjectDocument['annotations'];
  readonly look: ViewLook;
  readonly isStale: boolean;
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** Residuals are summed until about this many are left, so that a strip shows a trend and not only noise. */
const drawnResiduals = 600;

/** A pattern as a row of a stack, with halos, lines and residuals as far as they are there. */
export function patternRow(entry: PatternEntry, input: RowInput): StackRow {
  const { annotations, look, isStale, theme, t } = input;
  const { spectrum, curves, result } = entry;
  const notes = look.hasNotes ? plotNotes(annotations, entry.measurementId) : [];
  const head = { id: entry.measurementId, label: entry.label, mark: entry.mark, levels: [], notes, message: t('overview.cannotRead'), isStale };
  if (!spectrum) return { ...head, note: '', traces: [], residuals: null, marks: [] };
  if (!curves || !result) {
    return { ...head, note: '', traces: [{ id: 'counts', label: t('xrd.curve.counts'), x: spectrum.x, y: spectrum.y, color: entry.mark.color, style: 'line', width: 1 }], residuals: null, marks: [] };
  }
  return { ...head, note: noteOf(result, curves, t), traces: traces(curves, entry, input), residuals: binnedResiduals(curves), marks: peakMarks(result, theme, look) };
}

function traces({ twoTheta: x, counts, background, haloModel, haloBaseline }: PatternCurves, { mark }: PatternEntry, { look, theme, t }: RowInput): StackTrace[] {
  if (look.isRemoved) {
    return [
      { id: 'net', label: t('xrd.curve.net'), x, y: counts.map((count, i) => count - background[i]!), color: mark.color, style: 'line', width: 0.9 },
      { id: 'zero', label: '0', x: Float64Array.of(x[0]!, x[x.length - 1]!), y: new Float64Array(2), color: theme.faintText, style: 'dash', width: 1 },
    ];
  }
  const halos: StackTrace[] =
    look.hasHalos && haloModel && haloBaseline
      ? [
          { id: 'halos', label: t('xrd.curve.halos'), x, y: haloModel, base: haloBaseline, color: mark.color, style: 'fill' },
          { id: 'baseline', label: t('xrd.curve.baseline'), x, y: haloBaseline, color: theme.faintText, style: 'dash', width: 1 },
        ]
      : [];
  return [
    { id: 'counts', label: t('xrd.curve.counts'), x, y: counts, color: theme.faintText, style: 'points', width: 1.4 },
    ...halos,
    { id: 'background', label: t('xrd.curve.background'), x, y: background, color: mark.color, style: 'line', width: 1.8 },
  ];
}

/** Channels that are summed for one drawn residual. */
export const residualBin = (channels: number): number => Math.max(1, Math.round(channels / drawnResiduals));

/** Counts minus smooth scattering in units of σ, neighbouring channels summed. */
export function binnedResiduals({ twoTheta, counts, exposure, background }: Pick<PatternCurves, 'twoTheta' | 'counts' | 'exposure' | 'background'>): { x: Float64Array; sigma: Float64Array } {
  const bin = residualBin(counts.length);
  const n = Math.floor(counts.length / bin);
  const x = new Float64Array(n);
  const sigma = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    let difference = 0;
    let variance = 0;
    for (let i = k * bin; i < (k + 1) * bin; i += 1) {
      difference += exposure[i]! * (counts[i]! - background[i]!);
      variance += exposure[i]! * background[i]!;
      x[k]! += twoTheta[i]! / bin;
    }
    sigma[k] = difference / Math.sqrt(variance);
  }
  return { x, sigma };
}

function noteOf(result: XrdResult, { twoTheta, blindZ }: PatternCurves, t: Translate): string {
  let top = 0;
  for (let i = 1; i < blindZ.length; i += 1) if (blindZ[i]! > blindZ[top]!) top = i;
  return t('xrd.note', {
    chi: result.haloReducedChiSquare === null ? '–' : formatNumber(result.haloReducedChiSquare, { decimals: 2 }),
    z: formatNumber(blindZ[top]!, { decimals: 1 }),
    threshold: result.blindThreshold === null ? '–' : formatNumber(result.blindThreshold, { decimals: 1 }),
    angle: formatNumber(twoTheta[top]!, { decimals: 1 }),
  });
}

function peakMarks({ peaks }: XrdResult, theme: PlotTheme, { arrangement }: ViewLook): StackMark[] {
  return peaks.map(({ twoTheta, significance, phase }) => ({
    x: twoTheta,
    // Lifted and overlaid rows stand too close for words at every line.
    label: arrangement === 'rows' ? `${phase === null ? '?' : phaseLabel(phase)} z ${significance.toFixed(0)}` : '',
    color: phase === null ? theme.bad : theme.accent,
    weight: significance,
  }));
}

/** The blind search of all patterns over one another, with the threshold it is held to. */
export function searchRow(entries: readonly PatternEntry[], { theme, isStale, t }: RowInput): ExtraRow | null {
  const searched = entries.filter((entry) => entry.curves !== null && (entry.result?.blindThreshold ?? null) !== null);
  const [first] = searched;
  if (!first) return null;
  const threshold = Math.max(...searched.map(({ result }) => result!.blindThreshold!));
  // Where a strong line stands, the strip keeps its scale: what matters is whether the threshold is passed.
  const ceiling = 2 * threshold;
  return {
    title: t('xrd.axis.search'),
    row: {
      id: 'search',
      label: '',
      note: '',
      mark: null,
      traces: searched.map(({ measurementId, label, mark, curves }) => ({
        id: measurementId, label: `${label}: ${t('xrd.curve.z')}`, x: curves!.twoTheta, y: curves!.blindZ.map((z) => Math.min(ceiling, Math.max(0, z))), color: mark.color, style: 'line', width: 1,
      })),
      residuals: null,
      marks: [],
      levels: [{ y: threshold, label: t('xrd.threshold', { rate: percentText(first.result!.falseAlarmRate), z: threshold.toFixed(2) }), color: theme.accent }],
      message: '',
      isStale,
    },
  };
}

/** Reference lines of the chosen phases, moved by a displacement as a sample would be. */
export function phaseSticks(phases: readonly Phase[], { stickDisplacement, stickHeight }: ViewLook, theme: PlotTheme): StackSticks[] {
  const radian = Math.PI / 180;
  return phases.map(({ name, lines }) => ({
    id: name,
    label: phaseLabel(name),
    color: substanceColor(name, theme),
    lines: lines.map(({ twoTheta, intensity, hkl }) => ({ x: twoTheta + stickDisplacement * Math.cos((twoTheta / 2) * radian), height: Math.min(1, intensity * stickHeight), label: `${phaseLabel(name)} ${hkl}` })),
  }));
}

/** All angles that there are data for. */
export function angleRange(entries: readonly PatternEntry[]): Range {
  const ranges = entries.flatMap(({ spectrum }) => (spectrum && spectrum.x.length > 1 ? [[spectrum.x[0]!, spectrum.x[spectrum.x.length - 1]!] as const] : []));
  return ranges.length === 0 ? [0, 1] : [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}
