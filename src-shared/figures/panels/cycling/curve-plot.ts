/** The curve as a plot: which quantity lies along it, in which colours its half cycles are, and where the states stand. */
import type { DrawnCurve, DrawnStretch } from '@shared/electrochemistry/drawn-curve';
import { massOn, relativeMassUncertainty, type MassBase } from '@shared/electrochemistry/electrode-mass';
import { nearestStateFractions } from '@shared/electrochemistry/expectation';
import { convertPotential, lithium, lithiumIndium, type ReferenceElectrode } from '@shared/electrochemistry/reference-electrode';
import { statesOnAnalysedCurve, type CyclingResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { State } from '@shared/project/document';
import { ionNames } from '@shared/report/cycling-tables';
import { formatNumber } from '@shared/report/number-format';
import type { Texts } from '@shared/report/texts';
import type { PlotTheme } from '../../scene/plot-theme';
import type { SecondScale, XyGuide, XyLine, XyPoint, XyStrip } from '../../xy/xy-plot';
import { stateLookIn } from '../../scene/state-look';
import { pointOfRow, type CurvePoint, type PointedPlot } from './plot-points';

export type CurveAxis = 'net' | 'step' | 'time' | 'electrons';

export interface CurvePlotInput {
  readonly drawn: DrawnCurve;
  readonly settings: CyclingSettings;
  /** Null while there is none: then charges are not divided by a mass. */
  readonly result: CyclingResult | null;
  readonly compared: readonly ChargeAgainstXps[];
  readonly states: readonly State[];
  readonly axis: CurveAxis;
  readonly base: MassBase;
  readonly theme: PlotTheme;
  readonly t: Texts;
}

/** How the points of a curve become places on the plot. */
interface Scale {
  readonly x: (stretch: DrawnStretch, at: number) => number;
  readonly shift: number;
  /** Electrons per unit of the x-axis; null where that axis is no charge since assembly. */
  readonly electronsPerX: number | null;
  readonly title: string;
}

function scaleOf({ settings, result, axis, base, t }: CurvePlotInput): Scale {
  const { mass } = settings;
  const perGram = mass ? 1000 / massOn(mass, base) : 1;
  const shift = convertPotential(0, settings.measuredVersus, settings.shownVersus);
  const electrons = mass && result ? 1000 / massOn(mass, 'active') / result.capacityPerElectronMAhG : null;
  const baseName = mass ? (base === 'active' ? 'Active' : 'Composite') : 'Charge';
  switch (axis) {
    case 'time':
      return { x: (stretch, at) => stretch.timeS[at]! / 3600, shift, electronsPerX: null, title: t('cycling.axisTitle.time') };
    case 'step':
      return { x: (stretch, at) => Math.abs(stretch.netChargeMAh[at]! - stretch.netChargeMAh[0]!) * perGram, shift, electronsPerX: null, title: t(`cycling.axisTitle.step${baseName}`) };
    case 'electrons':
    case 'net': {
      // Without a mass there are no electrons per Ru: the charge itself is shown.
      const isPerRu = axis === 'electrons' && electrons !== null;
      const perMAh = isPerRu ? electrons : perGram;
      return {
        x: (stretch, at) => stretch.netChargeMAh[at]! * perMAh,
        shift,
        electronsPerX: electrons === null ? null : electrons / perMAh,
        title: isPerRu ? t('cycling.axisTitle.electrons') : t(`cycling.axisTitle.net${baseName}`),
      };
    }
  }
}

/** The charge–discharge curve with its steps and the states on it, on the axis asked for. */
export function curvePlot(input: CurvePlotInput): PointedPlot {
  const { drawn, settings, result, states, axis, theme, t } = input;
  const scale = scaleOf(input);
  const lines: XyLine[] = [];
  const points: CurvePoint[] = [];
  const hasArrows = drawn.stretches.filter(({ step }) => step >= 0).length <= mostArrows;
  for (const stretch of drawn.stretches) {
    if (stretch.step < 0 && axis === 'step') continue;
    const x = Float64Array.from(stretch.rows, (_, at) => scale.x(stretch, at));
    const y = stretch.voltageV.map((voltage) => voltage + scale.shift);
    const { color, dash } = stepLook(stretch.step, result, states, theme);
    lines.push({ id: `${lines.length}`, color, dash, width: stretch.step < 0 ? 1 : 1.9, x, y, hasArrow: hasArrows && stretch.step >= 0 });
    stretch.rows.forEach((row, at) => points.push({ row, step: stretch.step, timeS: stretch.timeS[at]!, voltageV: stretch.voltageV[at]!, x: x[at]!, y: y[at]! }));
  }
  const hasState = scale.electronsPerX !== null && result !== null;
  return {
    points,
    placeOf: ({ row }) => pointOfRow(points, row),
    plot: {
      lines,
      points: [],
      guides: [
        ...(axis === 'net' || axis === 'electrons' ? [{ axis: 'x' as const, at: 0, label: t('cycling.assembled') }] : []),
        ...limitGuides(drawn, axis, scale.shift, t),
      ],
      axes: {
        x: scale.title,
        y: t('cycling.axisTitle.voltage', { electrode: settings.shownVersus.name }),
        top: hasState ? { title: t('cycling.axisTitle.oxidation'), factor: scale.electronsPerX, offset: settings.initialOxidationState } : null,
        right: otherScale(settings, t),
      },
      strip: hasState ? shareStrip(lines, scale.electronsPerX, input) : null,
    },
  };
}

/** Half cycles up to which each has an arrow; more would hide the curve. */
const mostArrows = 8;
/** Ends that differ by less than this are those of one voltage limit, V. */
const sameLimit = 0.005;

/** The voltage at which all charges end, and that of all discharges: limits of the program only where at least two ended there. */
function limitGuides({ stretches }: DrawnCurve, axis: CurveAxis, shift: number, t: Texts): XyGuide[] {
  return (['charge', 'discharge'] as const).flatMap((direction): XyGuide[] => {
    const ends = stretches.filter((stretch) => stretch.direction === direction).map(({ voltageV }) => voltageV.at(-1)!);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (ends.length < 2 || high - low > sameLimit) return [];
    const at = (low + high) / 2 + shift;
    // Where the pins of the states do not stand: a discharge ends on the left only where charge is counted back.
    return [{ axis: 'y', at, isLabelLeft: direction === 'charge' || axis === 'time' || axis === 'step', label: t(direction === 'charge' ? 'cycling.upperLimit' : 'cycling.lowerLimit', { voltage: at.toFixed(2) }) }];
  });
}

/** The electrode that the second scale is against: the one of the file, or Li–In where both are Li/Li⁺. */
export function otherElectrode({ measuredVersus, shownVersus }: CyclingSettings): ReferenceElectrode {
  if (measuredVersus.name !== shownVersus.name) return measuredVersus;
  return shownVersus.name === lithium.name ? lithiumIndium : lithium;
}

function otherScale(settings: CyclingSettings, t: Texts): SecondScale {
  const other = otherElectrode(settings);
  const offset = convertPotential(0, settings.shownVersus, other);
  return { title: t('cycling.axisTitle.voltageOffset', { electrode: other.name, offset: formatNumber(offset, { decimals: 2, signed: true }) }), factor: 1, offset };
}

/** The state that a half cycle leads to: the one at its end, else the last one in it. */
export function stateAt(step: number, result: CyclingResult | null): CyclingResult['states'][number] | undefined {
  const inStep = step < 0 ? [] : (statesOnAnalysedCurve(result?.states ?? []).filter(({ afterStep }) => afterStep === step));
  return inStep.find(({ row }) => row === result?.steps[step]?.rows[1]) ?? inStep.at(-1);
}

/** A half cycle has the colour of the state at its end; rests and half cycles without a state are grey. */
export function stepLook(step: number, result: CyclingResult | null, states: readonly State[], theme: PlotTheme): { color: string; dash: readonly number[] } {
  const state = states.find(({ id }) => id === stateAt(step, result)?.stateId);
  if (!state) return { color: theme.faintText, dash: [] };
  const { color, dash } = stateLookIn(state, theme);
  return { color, dash };
}

/** How finely the expected shares are drawn. */
const stripSteps = 240;

/** Expected shares along the charge, with the band that mass and current leave, and the shares that XPS sees. */
function shareStrip(lines: readonly XyLine[], electronsPerX: number, { settings, compared, states, theme, t }: CurvePlotInput): XyStrip {
  let [low, high] = [Infinity, -Infinity];
  for (const { x } of lines) {
    for (let i = 0; i < x.length; i += 1) {
      low = Math.min(low, x[i]!);
      high = Math.max(high, x[i]!);
    }
  }
  const margin = 0.1 * (high - low || 1);
  const x = Float64Array.from({ length: stripSteps + 1 }, (_, i) => low - margin + ((high - low + 2 * margin) * i) / stripSteps);
  const relative = Math.hypot(settings.mass ? relativeMassUncertainty(settings.mass, 'active') : 0, settings.currentRelativeUncertainty);
  const fractionsAt = (at: number, sigmas = 0) => nearestStateFractions(settings.initialOxidationState + at * electronsPerX + sigmas * Math.abs(at * electronsPerX) * relative);
  const two = x.map((at) => fractionsAt(at)['Ru2+']);
  const three = x.map((at) => 1 - fractionsAt(at)['Ru4+']);
  const band = (edge: (fractions: ReturnType<typeof fractionsAt>) => number) => ({ x, low: x.map((at) => edge(fractionsAt(at, 2))), high: x.map((at) => edge(fractionsAt(at, -2))) });
  const points = compared.flatMap(({ stateId, expected, seen }): XyPoint[] => {
    const state = states.find(({ id }) => id === stateId);
    if (!seen || !state) return [];
    const { color, shape, hollow } = stateLookIn(state, theme);
    const isBelow = expected.meanOxidationState < 3;
    const ion = isBelow ? 0 : 2;
    const variance = seen.covariance ? seen.covariance[ion]![ion]! : null;
    return [
      {
        x: expected.electronsPerRu.value / electronsPerX,
        y: isBelow ? seen.fractions['Ru2+'] : 1 - seen.fractions['Ru4+'],
        spread: variance === null ? null : 2 * Math.sqrt(Math.max(0, variance)),
        color, shape, hollow, label: '',
      },
    ];
  });
  const zero = new Float64Array(x.length);
  return {
    title: t(points.length > 0 ? 'cycling.axisTitle.share' : 'cycling.axisTitle.shareAlone'),
    areas: [
      { id: 'ru2', label: ionNames['Ru2+'], color: theme.species['Ru2+'], x, low: zero, high: two },
      { id: 'ru3', label: ionNames['Ru3+'], color: theme.species['Ru3+'], x, low: two, high: three },
      { id: 'ru4', label: ionNames['Ru4+'], color: theme.species['Ru4+'], x, low: three, high: zero.map(() => 1) },
    ],
    bands: [band((fractions) => fractions['Ru2+']), band((fractions) => 1 - fractions['Ru4+'])],
    points,
  };
}
