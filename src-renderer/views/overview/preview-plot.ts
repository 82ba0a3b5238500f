/** What a file holds as a plot with axes, before anything of it is in the project. */
import type { ReferenceSticks } from '@shared/formats/parsed-file';
import type { Texts } from '@shared/report/texts';
import type { Curve, CurveColumn, Measurement } from '@shared/spectrum/spectrum';
import type { StackAxes, StackRow } from '@shared/figures/stack/stack-rows';
import type { Range } from '@shared/figures/scene/zoom';
import { axisTitles } from '@shared/figures/panels/axis-titles';
import { thinned } from './drawn-curve';

export interface PreviewPlot {
  readonly rows: readonly StackRow[];
  readonly axes: StackAxes;
  /** All x that there are data for. */
  readonly range: Range;
}

interface PreviewLook {
  readonly color: string;
  readonly t: Texts;
}

/** Rows of a table that the plot is made of: enough for every pixel, and drawn at once. */
const mostRows = 20_000;

/** A spectrum over its axis, a cycler's table as voltage over time; null for a measurement without points or columns to draw. */
export function previewPlot(measurement: Measurement, look: PreviewLook): PreviewPlot | null {
  const { t } = look;
  if (measurement.kind === 'curve') return curvePlot(measurement, look);
  const { x, y, axis, intensity } = measurement;
  return plotOf({ x, y, xTitle: t(axisTitles[axis]), yTitle: t(`compare.ordinate.${intensity}`), isReversed: axis === 'binding-energy' }, look);
}

function curvePlot(curve: Curve, look: PreviewLook): PreviewPlot | null {
  const { t } = look;
  const column = (quantity: CurveColumn['quantity']): CurveColumn | undefined => curve.columns.find((other) => other.quantity === quantity);
  const real = column('impedance-real');
  const time = column('time');
  const y = column('voltage') ?? column('impedance-imaginary-negative') ?? curve.columns.find((other) => other !== time && other !== real);
  if (y === undefined) return null;
  const yTitle = y.quantity === 'voltage' && y.unit === 'V' ? t('overview.review.voltage') : y.unit === '' ? y.name : t('overview.review.quantity', { name: y.name.replace(/\s*[/([].*$/, ''), unit: y.unit });
  const values = thinned(y.values, mostRows);
  const times = time && thinned(time.values, mostRows);
  // A time without a unit is drawn as it stands: the analysis will ask for the unit.
  const isInSeconds = time?.unit === 's';
  if (times && isRising(times)) {
    const [unit, seconds] = isInSeconds ? timeUnit(times[times.length - 1]! - times[0]!) : [null, 1];
    return plotOf({ x: seconds === 1 ? times : times.map((time) => time / seconds), y: values, xTitle: unit === null ? time.name : t(`cycling.axisTitle.${unit}`), yTitle, isReversed: false }, look);
  }
  // A time that starts anew with every step orders nothing; the records stand in the order of the file.
  const step = (y.values.length - 1) / Math.max(1, values.length - 1);
  return plotOf({ x: values.map((_, i) => 1 + i * step), y: values, xTitle: t('overview.review.record'), yTitle, isReversed: false }, look);
}

const isRising = (values: Float64Array): boolean => values.every((value, i) => i === 0 || value >= values[i - 1]!);

interface Drawn {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly isReversed: boolean;
}

function plotOf({ x, y, xTitle, yTitle, isReversed }: Drawn, { color }: PreviewLook): PreviewPlot | null {
  if (x.length === 0) return null;
  const style = x.length === 1 ? 'points' : 'line';
  return {
    rows: [{ ...emptyRow, traces: [{ id: 'data', label: yTitle, x, y, color, style, width: 1.3 }] }],
    axes: { x: xTitle, isReversed, y: yTitle, divisor: 1, second: null },
    range: widened(x[0]!, x[x.length - 1]!),
  };
}

/** The reflections of a reference phase over 2θ. */
export function phasePlot({ name, sticks }: ReferenceSticks, { color, t }: PreviewLook): PreviewPlot | null {
  const [first, last] = [sticks[0], sticks[sticks.length - 1]];
  if (!first || !last) return null;
  // Each reflection as a line from the floor to its height.
  const x = Float64Array.from(sticks.flatMap(({ twoTheta }) => [twoTheta, twoTheta, twoTheta]));
  const y = Float64Array.from(sticks.flatMap(({ relIntensity }) => [0, relIntensity, 0]));
  const range: Range = [Math.max(0, first.twoTheta - 2), last.twoTheta + 2];
  return {
    rows: [{ ...emptyRow, label: name, traces: [{ id: 'reflections', label: t('overview.review.relative'), x, y, color, style: 'line', width: 1.3 }] }],
    axes: { x: t(axisTitles['two-theta']), isReversed: false, y: t('overview.review.relative'), divisor: 1, second: null },
    range,
  };
}

const emptyRow: Omit<StackRow, 'traces'> = { id: 'preview', label: '', note: '', mark: null, residuals: null, marks: [], levels: [], message: '', isStale: false };

const widened = (low: number, high: number): Range => (high > low ? [low, high] : [low - 1, high + 1]);

/** The unit in which a duration (s) reads well, and its seconds. */
function timeUnit(duration: number): readonly [unit: 'time' | 'minutes' | 'seconds', seconds: number] {
  if (duration < 180) return ['seconds', 1];
  return duration < 3 * 3600 ? ['minutes', 60] : ['time', 3600];
}
