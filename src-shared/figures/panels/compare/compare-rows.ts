/** From compared curves to the rows of the stack. */
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { formatNumber } from '@shared/report/number-format';
import { phaseLabel } from '@shared/report/xrd-limits';
import type { Normalisation } from '@shared/spectrum/comparison/normalise';
import type { PlotTheme } from '../../scene/plot-theme';
import type { StackRow, StackTrace } from '../../stack/stack-rows';
import { isOneFrame } from '../../stack/stack-rows';
import { substanceColor } from '../../scene/substance-color';
import { isBeside } from './beside-curves';
import { uncertaintyBand, type CompareCurve } from './compare-curves';
import type { CompareLook } from './compare-look';
import { notesOn } from './compare-notes';
import { windowWords, withUnit, type CompareScale } from './compare-scale';
import { alignmentOn } from './compare-sources';
import { subjectLook, type CompareSubject } from './compare-subjects';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

export interface RowsInput {
  readonly curves: readonly CompareCurve[];
  /** What the curves are of. */
  readonly states: readonly CompareSubject[];
  readonly measurements: readonly ProjectMeasurement[];
  readonly annotations: ProjectDocument['annotations'];
  readonly look: CompareLook;
  readonly scale: CompareScale;
  readonly normalisation: Normalisation;
  /** Title of the values. */
  readonly ordinate: string;
  /** Label of the state that the others are compared with. */
  readonly against: string;
  /** Where the states of a second project come from, for the line under their names; '' without one. */
  readonly besideNote: string;
  /** State that keys act on: drawn stronger where curves share a frame. */
  readonly selected: string | null;
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** A reference stands in every frame; where there is one frame for all, or a strip for each, it is a row of its own. */
export const hasReferenceRows = (arrangement: CompareLook['arrangement']): boolean => isOneFrame(arrangement) || arrangement === 'heat';

/** Curves as rows of a stack, with references where the arrangement has room for them. */
export function compareRows({ curves, ...input }: RowsInput): StackRow[] {
  const { look } = input;
  const ofStates = curves.filter(({ stateId }) => stateId !== null);
  const references = curves.filter(({ stateId }) => stateId === null);
  const isOwnRow = hasReferenceRows(look.arrangement);
  const isCrowded = isOneFrame(look.arrangement) && curves.length > crowd;
  const overlaid = isOwnRow ? [] : references.flatMap((curve) => referenceTraces(curve, input));
  return [...ofStates.map((curve) => stateRow(curve, overlaid, isCrowded, input)), ...(isOwnRow ? references.map((curve) => referenceRow(curve, input)) : [])];
}

/** More curves than this in one frame are drawn thin, and only the selected one with its band, so that noisy ones leave something of each other to see. */
const crowd = 8;
/** Of a curve and of the selected one, px. */
const [usualLines, crowdedLines] = [[1.3, 2.2], [0.7, 1.3]] as const;

/** Dashes of curves with more points than this drown in their noise. */
const mostDashed = 600;

type Context = Omit<RowsInput, 'curves'>;

function stateRow(compared: CompareCurve, overlaid: readonly StackTrace[], isCrowded: boolean, context: Context): StackRow {
  const { states, annotations, look, ordinate, besideNote, selected, theme, t } = context;
  const state = states.find(({ id }) => id === compared.stateId)!;
  const { color: own, shape, hollow, dash } = subjectLook(state, theme);
  const isOther = isBeside(compared.id);
  const color = isOther ? mixed(own, theme.ink) : own;
  const { curve } = compared;
  const isSelected = state.id === selected && isOneFrame(look.arrangement);
  const lineWidths = isCrowded ? crowdedLines : usualLines;
  const band = curve && look.hasBand && (!isCrowded || isSelected) && look.quantity !== 'spectra' && look.arrangement !== 'heat' ? uncertaintyBand(curve) : null;
  const shifted = compared.shift ? shiftWords(compared, context) : '';
  // The axis says already that shifts of the charge were subtracted.
  const aside = compared.shift && alignmentOn(context.scale.axis) === 'charge' ? t('compare.shift', { shift: shiftOf(compared, context) }) : shifted;
  const traces: StackTrace[] = curve
    ? [
        { id: 'curve', label: ordinate, x: curve.x, y: curve.y, color, style: isOther || (dash.length > 0 && isOneFrame(look.arrangement) && curve.x.length <= mostDashed) ? 'dash' : 'line', width: lineWidths[isSelected ? 1 : 0] },
        ...(band ? [{ id: 'band', label: t('compare.upper', { ordinate }), x: curve.x, y: band.high, base: band.low, color, style: 'fill' as const }] : []),
        ...overlaid,
      ]
    : [];
  return {
    id: compared.id,
    label: state.label,
    note: [state.halfCycle?.name ?? '', shifted, isOther ? besideNote : ''].filter((part) => part !== '').join(' · '),
    aside,
    mark: { shape, hollow, color },
    traces,
    residuals: null,
    marks: [],
    notes: look.hasNotes ? notesOn(compared, annotations) : [],
    levels: [],
    message: problemWords(compared, context),
    isStale: false,
  };
}

/** Why there is nothing to draw. */
function problemWords({ problem }: CompareCurve, { scale, normalisation, t }: Context): string {
  switch (problem) {
    case 'other-axis':
      return t('compare.otherAxis');
    case 'other-unit':
      return t('compare.otherUnit');
    case 'other-time':
      return t('compare.otherTime');
    case 'unprepared':
      return t('compare.unprepared');
    case 'no-mass':
      return t('compare.cycling.noMass');
    case 'other-direction':
      return t('compare.cycling.otherDirection');
    case 'no-overlap':
      return t('compare.noOverlap');
    case 'nothing-to-normalise':
      return normalisation.kind === 'window' ? t('compare.emptyWindow', { window: windowWords(normalisation, scale) }) : t('compare.nothingToNormalise');
    case null:
      return t('compare.noCurve');
  }
}

/** Half way between two colours, both as #rrggbb: the same state of another project. */
function mixed(a: string, b: string): string {
  const parts = (color: string): number[] => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const [from, to] = [parts(a), parts(b)];
  return `#${from.map((value, i) => Math.round((value + to[i]!) / 2).toString(16).padStart(2, '0')).join('')}`;
}

/** What was taken off the axis. A displacement shifts every angle by another amount: told where the middle is. */
const middleOf = ({ measured: { x } }: CompareCurve): number => x[x.length >> 1]!;

const shiftOf = (compared: CompareCurve, { scale }: Context): string => withUnit(formatNumber(compared.shift!(middleOf(compared)), { decimals: 2, signed: true }), scale);

function shiftWords(compared: CompareCurve, context: Context): string {
  const { scale, t } = context;
  const shift = shiftOf(compared, context);
  return alignmentOn(scale.axis) === 'displacement' ? t('compare.shiftedAt', { shift, at: withUnit(middleOf(compared).toFixed(0), scale) }) : t('compare.shifted', { shift });
}

const materialOf = ({ measurementId }: CompareCurve, measurements: readonly ProjectMeasurement[]): string => {
  const measurement = measurements.find(({ id }) => id === measurementId);
  return measurement?.referenceName ?? measurement?.region ?? measurementId;
};

/** The colour of a starting material. */
export const referenceColor = (compared: CompareCurve, { measurements, theme }: Pick<Context, 'measurements' | 'theme'>): string => substanceColor(materialOf(compared, measurements), theme);

export const referenceName = (compared: CompareCurve, { look, measurements, against, t }: Pick<Context, 'look' | 'measurements' | 'against' | 't'>): string => {
  const name = phaseLabel(materialOf(compared, measurements));
  // Alone it would be taken for the spectrum of the material itself.
  return look.quantity === 'spectra' ? name : t(`compare.referenceIn.${look.quantity}`, { name, against });
};

function referenceTraces(compared: CompareCurve, context: Context): StackTrace[] {
  const { curve } = compared;
  return curve ? [{ id: compared.id, label: `${referenceName(compared, context)}, ${context.ordinate}`, x: curve.x, y: curve.y, color: referenceColor(compared, context), style: 'dash', width: 1.1 }] : [];
}

function referenceRow(compared: CompareCurve, context: Context): StackRow {
  return {
    id: compared.id,
    label: referenceName(compared, context),
    note: '',
    mark: { shape: 'square', hollow: true, color: referenceColor(compared, context) },
    traces: referenceTraces(compared, context),
    residuals: null,
    marks: [],
    levels: [],
    message: problemWords(compared, context),
    isStale: false,
  };
}
