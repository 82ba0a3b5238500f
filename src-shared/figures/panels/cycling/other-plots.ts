/** dQ/dV and rate capability as plots. */
import type { DrawnDifferential } from '@shared/electrochemistry/cycling-drawing';
import { massOn, type MassBase } from '@shared/electrochemistry/electrode-mass';
import { rateCapability } from '@shared/electrochemistry/rate-capability';
import { convertPotential } from '@shared/electrochemistry/reference-electrode';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { State } from '@shared/project/document';
import { stepName } from '@shared/report/cycling-tables';
import type { Texts } from '@shared/report/texts';
import type { PlotTheme } from '../../scene/plot-theme';
import type { XyLine, XyPlot } from '../../xy/xy-plot';
import { stepLook } from './curve-plot';

interface DifferentialInput {
  readonly differentials: readonly DrawnDifferential[];
  readonly directions: readonly ('charge' | 'discharge')[];
  readonly settings: CyclingSettings;
  readonly result: CyclingResult | null;
  readonly states: readonly State[];
  readonly base: MassBase;
  readonly theme: PlotTheme;
  readonly t: Texts;
}

/** Charge upwards, discharge downwards, as the field draws it. The first and last bin are crossed in part only and would mislead. */
export function differentialPlot({ differentials, directions, settings, result, states, base, theme, t }: DifferentialInput): XyPlot {
  const { mass } = settings;
  const perGram = mass ? 1000 / massOn(mass, base) : 1;
  const shift = convertPotential(0, settings.measuredVersus, settings.shownVersus);
  const lines = differentials.map(({ step, ...bins }): XyLine => {
    const voltageV = bins.voltageV.subarray(1, -1);
    const mAhPerV = bins.mAhPerV.subarray(1, -1);
    const sign = directions[step] === 'discharge' ? -1 : 1;
    return { id: String(step), ...stepLook(step, result, states, theme), width: 1.6, x: voltageV.map((voltage) => voltage + shift), y: mAhPerV.map((value) => sign * value * perGram) };
  });
  return {
    lines,
    points: [],
    guides: [{ axis: 'y', at: 0, label: '' }],
    axes: {
      x: t('cycling.axisTitle.voltage', { electrode: settings.shownVersus.name }),
      y: mass ? t('cycling.axisTitle.differential', { base: t(`cycling.base.${base}`) }) : t('cycling.axisTitle.differentialBare'),
      top: null,
      right: null,
    },
    strip: null,
  };
}

/** Median number of rows that the bins with any row hold. */
export function typicalBinRows(differentials: readonly DrawnDifferential[]): number {
  const counts = differentials.flatMap(({ rows }) => [...rows].filter((count) => count > 0)).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** Capacity of each discharge (mA h/g of active material) over its current (mA/g). */
export function ratePlot(result: CyclingResult, states: readonly State[], theme: PlotTheme, t: Texts): XyPlot {
  return {
    lines: [],
    points: rateCapability(result.steps).map((point) => ({
      x: point.mAPerGramActive, y: point.capacityMAhG, spread: null, color: stepLook(point.step, result, states, theme).color, shape: 'down', hollow: false,
      label: stepName(result.steps, point.step, t),
    })),
    guides: [{ axis: 'x', at: 0, label: '' }, { axis: 'y', at: 0, label: '' }],
    axes: { x: t('cycling.axisTitle.currentMass'), y: t('cycling.axisTitle.capacity'), top: null, right: null },
    strip: null,
  };
}

/** Whether the discharges ran at currents so different that their capacities can be compared. */
export function isRateTest(result: CyclingResult): boolean {
  const currents = rateCapability(result.steps).map(({ currentMA }) => currentMA);
  return currents.length > 1 && Math.max(...currents) > 1.2 * Math.min(...currents);
}
