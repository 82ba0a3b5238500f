/** What an analysis says about one cell of the table: a number or a limit, never an invented verdict. */
import { speaking } from '@shared/project/analyses/of-kind';
import type { ProjectDocument, ProjectMeasurement, XpsAnalysis } from '@shared/project/document';
import { capacityRelativeUncertainty } from '@shared/report/cycling-tables';
import { formatNumber, formatQuantity, formatShare, formatUncertainty } from '@shared/report/number-format';
import { percentWith } from '@shared/report/raman-words';
import { shareText } from '@shared/report/survey-words';
import { rutheniumAgreements } from '@shared/report/xps-composition';
import { limitDigits, phaseLabel } from '@shared/report/xrd-limits';
import { limitsText, percentText, undecidedBecause } from '@shared/report/xrd-words';
import type { Quantity, StateResult } from '@shared/xps/result';
import type { XrdResult } from '@shared/xrd/result';
import { locale, t } from '../../session/locale.svelte';
import type { MatrixColumn } from '@shared/project/matrix';

export interface CellResult {
  /** Number with its meaning, e.g. "Ru⁴⁺ 0.624(9)". */
  readonly headline: string;
  /** Second line, quieter. */
  readonly note: string;
}

/** As a cell shows it: whether it still belongs to its settings and data, and whether its headline is a verdict to be seen from afar. */
export interface ShownResult extends CellResult {
  readonly isOutOfDate: boolean;
  readonly tone?: 'good' | 'bad';
}

const ions = { 'Ru2+': 'Ru²⁺', 'Ru3+': 'Ru³⁺', 'Ru4+': 'Ru⁴⁺' } as const;
type Ion = keyof typeof ions;
const allIons = Object.keys(ions) as Ion[];

/** Result of a cell, or null when nothing was analysed there. */
export function cellResult(analysis: XpsAnalysis | null, column: MatrixColumn, stateId: string): CellResult | null {
  if (column.technique !== 'xps' || !analysis?.result) return null;
  const state = analysis.result.states.find((other) => other.stateId === stateId);
  const region = state?.regions.find((other) => other.region === column.region);
  if (!state || !region) return null;
  if (!analysis.result.converged) return { headline: t('overview.notConverged'), note: t('overview.notConvergedHint') };
  if (column.region === 'Ru3d_C1s' && state.fractions) return shares(state.fractions);
  if (column.region === 'Cl2p' && state.clToRu) return chlorine(state.clToRu, state.clToRuCommonRelative);
  const chiSquare = `χ²ᵣ ${region.reducedChiSquare.toFixed(2)}`;
  const by3p = column.region === 'Ru3p' ? rutheniumAgreements({ ...analysis, result: analysis.result }).find((one) => one.stateId === stateId) : undefined;
  return by3p ? { headline: `Ru 3p/3d ${formatQuantity(by3p.ratio, { decimals: 2 })}`, note: chiSquare } : { headline: chiSquare, note: t('overview.agreement') };
}

/** A name with its number, which no line breaks apart. */
const onOneLine = (text: string): string => text.replaceAll(' ', '\u00a0');

/** The largest share as a number, the others behind it. */
function shares(fractions: NonNullable<StateResult['fractions']>): CellResult {
  const [largest, ...rest] = [...allIons].sort((a, b) => fractions[b].value - fractions[a].value) as [Ion, ...Ion[]];
  return {
    headline: `${ions[largest]} ${formatShare(fractions[largest])}`,
    note: rest.map((ion) => onOneLine(`${ions[ion]} ${formatShare(fractions[ion])}`)).join(', '),
  };
}

/** With the counting error alone, comparable between states; behind it with the part of the sensitivity factors, common to all. */
function chlorine(ratio: Quantity, commonRelative: number | null): CellResult {
  const headline = `Cl/Ru ${formatQuantity(ratio, { decimals: 2 })}`;
  if (commonRelative === null) return { headline, note: '' };
  const whole = Math.hypot(ratio.stdUncertainty ?? 0, ratio.value * commonRelative);
  return { headline, note: t('overview.withFactors', { percent: Number((100 * commonRelative).toPrecision(2)), value: formatUncertainty(ratio.value, whole) }) };
}

/** Where the charge passed puts a state: net capacity since assembly, the voltage there and the electrons; null without a current cycling result. @param stale ids of the analyses whose results no longer hold */
export function cyclingResult(document: ProjectDocument, stateId: string, stale: readonly string[]): ShownResult | null {
  const analysis = speaking(document.analyses, 'cycling');
  const on = analysis && !stale.includes(analysis.id) ? analysis.result.states.find((state) => state.stateId === stateId) : undefined;
  if (!analysis || !on) return null;
  const { value, stdUncertainty } = on.electronsPerRu;
  const { mass } = analysis.settings;
  const capacity = formatUncertainty(on.netCapacityMAhG, mass && Math.abs(on.netCapacityMAhG) * capacityRelativeUncertainty(mass, analysis.settings, 'active'), { decimals: 1, signed: true });
  return {
    headline: t('cycling.overview.net', { capacity }),
    note: t('cycling.overview.place', { voltage: formatNumber(on.voltageV, { decimals: 2 }), electrons: formatUncertainty(value, stdUncertainty, { signed: true }) }),
    isOutOfDate: false,
  };
}

/** The verdict of the halo check with its limits, of the first checked pattern of a cell; null without one. @param stale as for `cyclingResult` */
export function xrdResult(document: ProjectDocument, measurements: readonly ProjectMeasurement[], stale: readonly string[]): ShownResult | null {
  const analysis = speaking(document.analyses, 'xrd-halo');
  const result = measurements.map(({ id }) => analysis?.result[id]).find((one) => one !== undefined);
  if (!analysis || !result) return null;
  const tones = { amorphous: 'good', crystalline: 'bad', inconclusive: undefined } as const;
  const tone = tones[result.verdict];
  return { headline: t(`xrd.verdict.${result.verdict}`), note: xrdNote(result, document.sample.formula), isOutOfDate: stale.includes(analysis.id), ...(tone && { tone }) };
}

/** What stands behind a verdict: the peaks, the limits, or why there is none. */
function xrdNote(result: XrdResult, sampleFormula: string): string {
  if (result.verdict === 'inconclusive') return undecidedBecause(result, locale.current, t);
  if (result.verdict === 'crystalline') return t('xrd.peaksAt', { count: result.peaks.length, z: formatNumber(result.blindThreshold ?? 0, { decimals: 1 }) });
  const limits = limitsText(result, sampleFormula, t);
  return limits === '' ? t('xrd.noPeakAt', { rate: percentText(result.falseAlarmRate) }) : limits;
}

/** What the Raman comparison says of the first compared spectrum of a cell: starting materials found, or how much could hide; null without one. @param stale as for `cyclingResult` */
export function ramanResult(document: ProjectDocument, measurements: readonly ProjectMeasurement[], stale: readonly string[]): ShownResult | null {
  const analysis = speaking(document.analyses, 'raman-mixture');
  const result = measurements.map(({ id }) => analysis?.result[id]).find((one) => one !== undefined);
  if (!analysis || !result) return null;
  const found = result.references.filter(({ verdict }) => verdict === 'detected');
  const limited = result.references.filter(({ verdict }) => verdict === 'notDetected');
  const unjudged = result.references.filter(({ verdict }) => verdict === 'inconclusive').map(({ name }) => t('raman.cell', { references: phaseLabel(name), verdict: t('raman.verdict.inconclusive') }));
  const isOutOfDate = stale.includes(analysis.id);
  if (found.length > 0) return { headline: found.map(({ name, weight }) => `${phaseLabel(name)} ${percentWith(weight)} %`).join(', '), note: t('raman.verdict.detected'), isOutOfDate, tone: 'bad' };
  if (limited.length === 0) return { headline: t('raman.verdict.inconclusive'), note: result.references.length === 0 ? t('raman.cell.noMaterial') : unjudged.join('; '), isOutOfDate };
  return { headline: limited.map(({ name, upperLimit95 }) => onOneLine(`${phaseLabel(name)} < ${limitDigits(100 * upperLimit95)} %`)).join(', '), note: [t('raman.verdict.notDetected'), ...unjudged].join('; '), isOutOfDate };
}

/** Atomic per cent by a survey, the most frequent element first; null without a result. @param stale as for `cyclingResult` */
export function surveyResult(document: ProjectDocument, stateId: string, stale: readonly string[]): ShownResult | null {
  const analysis = speaking(document.analyses, 'xps-survey');
  const state = analysis?.result.states.find((one) => one.stateId === stateId);
  if (!analysis || !state) return null;
  const shares = state.composition.filter(({ atomicPercent }) => atomicPercent !== null).sort((a, b) => b.atomicPercent!.value - a.atomicPercent!.value);
  const [first, ...rest] = shares.map((share) => `${share.element} ${shareText(share)}`);
  const without = state.withoutNumber.length > 0 ? t('survey.without', { elements: state.withoutNumber.join(', ') }) : '';
  return { headline: first === undefined ? t('overview.noComposition') : `${first} at-%`, note: [rest.map(onOneLine).join(', '), without].filter((part) => part !== '').join(' '), isOutOfDate: stale.includes(analysis.id) };
}
