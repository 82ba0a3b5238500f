/** dQ/dV and rate capability as plots. */
import type { CyclingDrawing, DrawnDifferential } from '@shared/electrochemistry/cycling-drawing';
import { wholeBins } from '@shared/electrochemistry/differential-capacity';
import type { DrawnStretch } from '@shared/electrochemistry/drawn-curve';
import { massOn, type MassBase } from '@shared/electrochemistry/electrode-mass';
import { rateCapability } from '@shared/electrochemistry/rate-capability';
import { convertPotential } from '@shared/electrochemistry/reference-electrode';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { lowerBound } from '@shared/numerics/lower-bound';
import type { State } from '@shared/project/document';
import { stepName } from '@shared/report/cycling-tables';
import type { Texts } from '@shared/report/texts';
import type { PlotTheme } from '../../scene/plot-theme';
import type { XyLine, XyPoint } from '../../xy/xy-plot';
import { stepLook } from './curve-plot';
import { closest, type CurvePoint, type PointedPlot } from './plot-points';

interface DifferentialInput {
  readonly drawing: CyclingDrawing;
  readonly settings: CyclingSettings;
  readonly result: CyclingResult | null;
  readonly states: readonly State[];
  readonly base: MassBase;
  readonly theme: PlotTheme;
  readonly t: Texts;
}

/** More half cycles than this are not named: the names would cover the curves. */
const mostNamed = 8;

/** Charge upwards, discharge downwards, as the field draws it. */
export function differentialPlot({ drawing, settings, result, states, base, theme, t }: DifferentialInput): PointedPlot {
  const { mass } = settings;
  const perGram = mass ? 1000 / massOn(mass, base) : 1;
  const shift = convertPotential(0, settings.measuredVersus, settings.shownVersus);
  const lines: XyLine[] = [];
  const points: CurvePoint[] = [];
  const named: XyPoint[] = [];
  for (const { step, ...bins } of drawing.differentials) {
    const stretch = drawing.curve.stretches.find((one) => one.step === step);
    const { voltageV, mAhPerV } = wholeBins(bins);
    const sign = stretch?.direction === 'discharge' ? -1 : 1;
    const x = voltageV.map((voltage) => voltage + shift);
    const y = mAhPerV.map((value) => sign * value * perGram);
    const look = stepLook(step, result, states, theme);
    lines.push({ id: String(step), ...look, width: 1.6, x, y });
    if (result && drawing.differentials.length <= mostNamed) named.push(...namedAt(farthest(x, y), { color: look.color, shape: sign < 0 ? 'down' : 'up', hollow: look.dash.length > 0, label: stepName(result.steps, step, t) }));
    const rows = stretch ? rowsAt(stretch, voltageV) : [];
    points.push(...rows.map(({ row, timeS }, at) => ({ row, step, timeS, voltageV: voltageV[at]!, x: x[at]!, y: y[at]! })));
  }
  return {
    points,
    placeOf: ({ step, voltageV }) => closest(points.filter((point) => point.step === step), (point) => Math.abs(point.voltageV - voltageV)),
    plot: {
      lines,
      points: named,
      guides: [{ axis: 'y', at: 0, label: '' }],
      axes: {
        x: t('cycling.axisTitle.voltage', { electrode: settings.shownVersus.name }),
        y: mass ? t('cycling.axisTitle.differential', { base: t(`cycling.base.${base}`) }) : t('cycling.axisTitle.differentialBare'),
        top: null,
        right: null,
      },
      strip: null,
    },
  };
}

/** Where a curve is farthest from zero; null for a curve without points. */
function farthest(x: ArrayLike<number>, y: ArrayLike<number>): { readonly x: number; readonly y: number } | null {
  let at = -1;
  for (let i = 0; i < y.length; i += 1) if (Number.isFinite(y[i]!) && (at < 0 || Math.abs(y[i]!) > Math.abs(y[at]!))) at = i;
  return at < 0 ? null : { x: x[at]!, y: y[at]! };
}

const namedAt = (place: ReturnType<typeof farthest>, look: Omit<XyPoint, 'x' | 'y' | 'spread'>): XyPoint[] => (place ? [{ ...place, spread: null, ...look }] : []);

/** The drawn rows of a step whose voltages are nearest to some, V. */
function rowsAt({ rows, timeS, voltageV }: DrawnStretch, wanted: Float64Array): { readonly row: number; readonly timeS: number }[] {
  const order = Array.from(rows.keys()).sort((a, b) => voltageV[a]! - voltageV[b]!);
  const sorted = Float64Array.from(order, (at) => voltageV[at]!);
  return Array.from(wanted, (voltage) => {
    const above = Math.min(lowerBound(sorted, voltage), sorted.length - 1);
    const isBelowNearer = above > 0 && voltage - sorted[above - 1]! < sorted[above]! - voltage;
    const at = order[isBelowNearer ? above - 1 : above]!;
    return { row: rows[at]!, timeS: timeS[at]! };
  });
}

/** Median number of rows that the bins with any row hold. */
export function typicalBinRows(differentials: readonly DrawnDifferential[]): number {
  const counts = differentials.flatMap(({ rows }) => [...rows].filter((count) => count > 0)).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** Capacity of each discharge (mA h/g of active material) over its current (mA/g). */
export function ratePlot(result: CyclingResult, states: readonly State[], theme: PlotTheme, t: Texts): PointedPlot {
  const rates = rateCapability(result.steps);
  // A capacity is reached where its discharge ends.
  const points = rates.map(({ step, mAPerGramActive: x, capacityMAhG: y }): CurvePoint => {
    const { rows, endTimeS, endVoltageV } = result.steps[step]!;
    return { row: rows[1], step, timeS: endTimeS, voltageV: endVoltageV - result.voltageShiftV, x, y };
  });
  return {
    points,
    placeOf: ({ row }) => points.find((point) => point.row === row) ?? null,
    plot: {
      lines: [],
      points: points.map(({ step, x, y }) => ({ x, y, spread: null, color: stepLook(step, result, states, theme).color, shape: 'down', hollow: false, label: stepName(result.steps, step, t) })),
      guides: [{ axis: 'x', at: 0, label: '' }, { axis: 'y', at: 0, label: '' }],
      axes: { x: t('cycling.axisTitle.currentMass'), y: t('cycling.axisTitle.capacity'), top: null, right: null },
      strip: null,
    },
  };
}

/** Whether the discharges ran at currents so different that their capacities can be compared. */
export function isRateTest(result: CyclingResult): boolean {
  const currents = rateCapability(result.steps).map(({ currentMA }) => currentMA);
  return currents.length > 1 && Math.max(...currents) > 1.2 * Math.min(...currents);
}
