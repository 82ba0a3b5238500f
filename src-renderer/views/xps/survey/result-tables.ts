/** Surveys as tables under the plots. */
import type { State } from '@shared/project/document';
import type { SurveyAgainstSeries } from '@shared/project/analyses/survey-against-series';
import { formatNumber, formatQuantity } from '@shared/report/number-format';
import { shareText, shownLines } from '@shared/report/survey-words';
import type { Texts } from '@shared/report/texts';
import { typesetLine } from '@shared/report/typeset-line';
import type { SurveySettings } from '@shared/xps/survey/model';
import type { SurveyResult, SurveyState } from '@shared/xps/survey/result';
import { noCell, numberCell, quantityCell, textCell, type DataCell, type DataColumn, type DataTable } from '../../../controls/data-table';

const column = (id: string, label: string, explanation = '', isText = false): DataColumn => ({ id, label, explanation, isText });
const labelOf = (states: readonly State[], id: string): string => states.find((state) => state.id === id)?.label ?? id;

/** At-% of every element, state by state, with limits for what was not detected. */
export function elementTable(states: readonly State[], settings: SurveySettings, result: SurveyResult, t: Texts): DataTable {
  const lines = shownLines(settings, result);
  const shift = ({ chargeShift }: SurveyState): DataCell => ({ ...numberCell(chargeShift.value, formatNumber(chargeShift.value, { decimals: 1, signed: true })), explanation: shiftSource(chargeShift.from, settings, t) });
  return {
    name: 'xps-survey-composition',
    columns: [column('state', t('xps.column.state'), '', true), ...lines.map(({ id, label, source }) => column(id, `${typesetLine(label)} (at-%)`, source)), column('shift', t('survey.column.shift'))],
    rows: result.states.map((state) => ({
      stateId: state.stateId,
      cells: [
        textCell(`${labelOf(states, state.stateId)}${state.withoutNumber.length > 0 ? ` ${t('survey.without', { elements: state.withoutNumber.join(', ') })}` : ''}`),
        ...lines.map(({ id }): DataCell => {
          const share = state.composition.find((one) => one.line === id);
          const verdict = state.lines.find((one) => one.line === id)?.verdict ?? 'notMeasured';
          if (share?.atomicPercent) return { ...quantityCell(share.atomicPercent, () => shareText(share)), explanation: t('survey.verdict.detected') };
          return share?.detectionLimit ? { ...numberCell(share.detectionLimit, shareText(share)), explanation: t('survey.verdict.notDetected') } : { ...noCell, text: t(`survey.verdict.${verdict}`) };
        }),
        shift(state),
      ],
    })),
  };
}

/** What gave a charge shift, in words. */
export function shiftSource(from: string, { lines }: SurveySettings, t: Texts): string {
  if (from === 'series' || from === 'user' || from === 'none') return t(`survey.shift.from.${from}`);
  return t('survey.shift.from.line', { line: lines.find(({ id }) => id === from)?.label ?? from });
}

/** Peaks that no line quantifies, what is unassigned first. */
export function peakTable(states: readonly State[], { states: results }: SurveyResult, t: Texts): DataTable {
  const marks = results.flatMap(({ stateId, marks: own }) => own.map((mark) => ({ stateId, ...mark })));
  const ordered = [...marks.filter(({ kind }) => kind === 'unassigned'), ...marks.filter(({ kind }) => kind !== 'unassigned')];
  return {
    name: 'xps-survey-peaks',
    columns: [
      column('state', t('xps.column.state'), '', true), column('energy', t('survey.column.peak')), column('kind', t('survey.column.kind'), '', true),
      column('names', t('survey.column.names'), '', true), column('significance', t('survey.column.significance')), column('size', t('survey.column.size')),
    ],
    rows: ordered.map(({ stateId, energy, kind, names, significance, asCarbon }) => ({
      stateId,
      cells: [
        textCell(labelOf(states, stateId)), numberCell(energy, formatNumber(energy, { decimals: 0 })),
        { ...textCell(t(`survey.mark.${kind}`)), ...(kind === 'unassigned' && { tone: 'caution' as const }) },
        textCell(names.join(', ')), numberCell(significance, formatNumber(significance, { decimals: 0 })), asCarbon === null ? noCell : numberCell(asCarbon, formatNumber(asCarbon, { decimals: 1 })),
      ],
    })),
  };
}

/** Cl/Ru of survey and fit side by side; null where there is nothing to compare. @param limit σ from which on they disagree */
export function againstTable(states: readonly State[], against: SurveyAgainstSeries | null, limit: number, t: Texts): DataTable | null {
  if (!against) return null;
  const [first] = against.states;
  return {
    name: 'xps-survey-against-fit',
    columns: [
      column('state', t('xps.column.state'), '', true), column('survey', t('survey.against.survey')),
      column('fit', t('survey.against.fit', { lines: `Cl 2p / ${typesetLine(first!.ruSubshell)}` })), column('apart', t('survey.against.apart'), t('survey.against.how')),
    ],
    rows: against.states.map(({ stateId, survey, fit, sigmas }) => ({
      stateId,
      cells: [textCell(labelOf(states, stateId)), quantityCell(survey, (one) => formatQuantity(one)), quantityCell(fit, (one) => formatQuantity(one)), { ...numberCell(sigmas, `${formatNumber(sigmas, { decimals: 1 })} σ`), tone: sigmas > limit ? 'bad' : 'good' }],
    })),
  };
}
