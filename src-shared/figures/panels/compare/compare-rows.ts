/** From compared curves to the rows of the stack. */
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument, ProjectMeasurement, State } from '@shared/project/document';
import { formatNumber } from '@shared/report/number-format';
import { axisUnit, type AxisQuantity } from '@shared/spectrum/spectrum';
import type { PlotTheme } from '../../scene/plot-theme';
import type { StackAxes, StackRow, StackTrace } from '../../stack/stack-rows';
import { isOneFrame } from '../../stack/stack-rows';
import { stateLookIn } from '../../scene/state-look';
import { axisTitles } from '../axis-titles';
import { plotNotes } from '../plot-notes';
import { isBeside } from './beside-curves';
import { uncertaintyBand, type CompareCurve } from './compare-curves';
import type { CompareLook } from './compare-look';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

export interface RowsInput {
  readonly curves: readonly CompareCurve[];
  readonly states: readonly State[];
  readonly measurements: readonly ProjectMeasurement[];
  readonly annotations: ProjectDocument['annotations'];
  readonly look: CompareLook;
  /** Where the states of a second project come from, for the line under their names; '' without one. */
  readonly besideNote: string;
  /** State that keys act on: drawn stronger where curves share a frame. */
  readonly selected: string | null;
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** Curves as rows of a stack, with references where the arrangement has room for them. */
export function compareRows({ curves, look, ...input }: RowsInput): StackRow[] {
  const ofStates = curves.filter(({ stateId }) => stateId !== null);
  const references = curves.filter(({ stateId }) => stateId === null);
  // A reference stands in every frame; where there is one frame for all, or a strip for each, it is a row of its own.
  const isOwnRow = isOneFrame(look.arrangement) || look.arrangement === 'heat';
  const isCrowded = isOneFrame(look.arrangement) && curves.length > crowd;
  const overlaid = isOwnRow ? [] : references.flatMap((curve) => referenceTraces(curve, input));
  return [...ofStates.map((curve) => stateRow(curve, overlaid, { look, isCrowded }, input)), ...(isOwnRow ? references.map((curve) => referenceRow(curve, input)) : [])];
}

/** More curves than this in one frame are drawn thin, and only the selected one with its band, so that noisy ones leave something of each other to see. */
const crowd = 8;
/** Of a curve and of the selected one, px. */
const [usualLines, crowdedLines] = [[1.3, 2.2], [0.7, 1.3]] as const;

/** Dashes of curves with more points than this drown in their noise. */
const mostDashed = 600;

type Context = Omit<RowsInput, 'curves' | 'look'>;

function stateRow(compared: CompareCurve, overlaid: readonly StackTrace[], { look, isCrowded }: { readonly look: CompareLook; readonly isCrowded: boolean }, { states, annotations, besideNote, selected, theme, t }: Context): StackRow {
  const state = states.find(({ id }) => id === compared.stateId)!;
  const { color: own, shape, hollow, dash } = stateLookIn(state, theme);
  const isOther = isBeside(compared.id);
  const color = isOther ? mixed(own, theme.ink) : own;
  const { curve } = compared;
  const isSelected = state.id === selected && isOneFrame(look.arrangement);
  const lineWidths = isCrowded ? crowdedLines : usualLines;
  const band = curve && look.hasBand && (!isCrowded || isSelected) && look.quantity !== 'spectra' && look.arrangement !== 'heat' ? uncertaintyBand(curve) : null;
  const traces: StackTrace[] = curve
    ? [
        { id: 'curve', label: t(`compare.quantity.${look.quantity}`), x: curve.x, y: curve.y, color, style: isOther || (dash.length > 0 && isOneFrame(look.arrangement) && curve.x.length <= mostDashed) ? 'dash' : 'line', width: lineWidths[isSelected ? 1 : 0] },
        ...(band ? [{ id: 'band', label: t('compare.upper'), x: curve.x, y: band.high, base: band.low, color, style: 'fill' as const }] : []),
        ...overlaid,
      ]
    : [];
  return {
    id: compared.id,
    label: state.label,
    note: [compared.shift ? t('compare.shifted', { shift: signedShift(compared) }) : '', isOther ? besideNote : ''].filter((part) => part !== '').join(' · '),
    mark: { shape, hollow, color },
    traces,
    residuals: null,
    marks: [],
    notes: look.hasNotes ? plotNotes(annotations, compared.measurementId, (x) => x - (compared.shift?.(x) ?? 0)) : [],
    levels: [],
    message: t(compared.problem === 'nothing-to-normalise' ? 'compare.nothingToNormalise' : compared.problem === 'no-overlap' ? 'compare.noOverlap' : 'compare.noCurve'),
    isStale: false,
  };
}

/** Half way between two colours, both as #rrggbb: the same state of another project. */
function mixed(a: string, b: string): string {
  const parts = (color: string): number[] => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const [from, to] = [parts(a), parts(b)];
  return `#${from.map((value, i) => Math.round((value + to[i]!) / 2).toString(16).padStart(2, '0')).join('')}`;
}

/** The shift in the middle of the axis, for telling how much was taken off. */
function signedShift({ measured: { x }, shift }: CompareCurve): string {
  return formatNumber(shift!(x[x.length >> 1]!), { decimals: 2, signed: true });
}

const referenceName = ({ measurementId }: CompareCurve, measurements: readonly ProjectMeasurement[]): string => {
  const measurement = measurements.find(({ id }) => id === measurementId);
  return measurement?.referenceName ?? measurement?.region ?? measurementId;
};

function referenceTraces(compared: CompareCurve, { measurements, theme }: Context): StackTrace[] {
  const { curve } = compared;
  return curve ? [{ id: compared.id, label: referenceName(compared, measurements), x: curve.x, y: curve.y, color: theme.faintText, style: 'dash', width: 1.1 }] : [];
}

function referenceRow(compared: CompareCurve, input: Context): StackRow {
  return {
    id: compared.id,
    label: referenceName(compared, input.measurements),
    note: '',
    mark: null,
    traces: referenceTraces(compared, input),
    residuals: null,
    marks: [],
    levels: [],
    message: input.t('compare.noCurve'),
    isStale: false,
  };
}

/** Axes with quantity and unit. Binding energy falls to the right. */
export function compareAxes(axis: AxisQuantity, look: CompareLook, ordinate: string, t: Translate): StackAxes {
  const y =
    look.quantity === 'ratio'
      ? t('compare.ratioAxis')
      : look.quantity === 'difference'
        ? t('compare.differenceAxis', { ordinate: look.normalise === 'none' ? ordinate : t(`compare.normalised.${look.normalise}`) })
        : look.normalise === 'none'
          ? ordinate
          : t(`compare.normalised.${look.normalise}`);
  const centre = look.quantity === 'difference' ? 0 : look.quantity === 'ratio' ? 1 : null;
  return { x: t(axisTitles[axis]), isReversed: axis === 'binding-energy', y: look.binning === 1 ? y : t('compare.binned', { ordinate: y, count: look.binning }), divisor: 1, second: null, ...(centre !== null && { centre }) };
}

/** Unit of an abscissa. */
export const axisUnitOf = (axis: AxisQuantity): string => axisUnit[axis];
