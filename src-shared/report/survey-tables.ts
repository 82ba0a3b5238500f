/** The numbers of surveys as tables for spreadsheets: full precision, units in the headers. */
import { translate, type Locale, type MessageKey } from '@shared/i18n/translate';
import { computedOf } from '@shared/project/analyses/of-kind';
import type { ProjectDocument } from '@shared/project/document';
import type { SurveyLineResult, SurveyState } from '@shared/xps/survey/result';
import type { Cell, Table } from './csv';
import { stateLabel } from './xps-tables';

/** Lines of every survey with areas, limits and at-%, and the peaks that stand beside them. */
export function surveyTables(document: ProjectDocument, locale: Locale): Table[] {
  const states = computedOf(document.analyses, 'xps-survey').flatMap((analysis) => analysis.result.states.map((state) => ({ analysis, state })));
  if (states.length === 0) return [];
  const table = (name: string, columns: readonly MessageKey[], rows: Cell[][]): Table => ({ name, columns: columns.map((key) => translate(locale, key)), rows });
  return [
    table('xps-survey', lineColumns, states.flatMap(({ analysis, state }) => state.lines.map((line) => [analysis.title, stateLabel(document, state.stateId), ...lineCells(state, line, locale, analysis.settings.lines)]))),
    table('xps-survey-peaks', peakColumns, states.flatMap(({ analysis, state }) => state.marks.map(({ energy, kind, names, significance, asCarbon }) => [analysis.title, stateLabel(document, state.stateId), energy, translate(locale, `survey.mark.${kind}`), names.join(', '), significance, asCarbon]))),
  ];
}

const lineColumns = [
  'report.column.analysis', 'report.column.state', 'report.column.element', 'report.column.line', 'survey.column.verdict', 'report.column.surveyArea', 'report.column.surveyAreaSigma',
  'report.column.sigmaCounting', 'report.column.sigmaBackground', 'report.column.sigmaOverlap', 'report.column.takenOff', 'report.column.criticalLevel', 'report.column.detectionLimitArea',
  'report.column.background', 'report.column.maximum', 'report.column.atomicPercent', 'report.column.atomicPercentSigma', 'report.column.atomicPercentCommon', 'report.column.atomicPercentLimit',
  'report.column.chargeShift', 'report.column.shiftFrom',
] as const satisfies MessageKey[];

function lineCells({ composition, chargeShift }: SurveyState, result: SurveyLineResult, locale: Locale, specs: readonly { readonly id: string; readonly element: string; readonly label: string }[]): Cell[] {
  const { line, verdict, area, parts, takenOff, criticalLevel, detectionLimit, background, maximum } = result;
  const share = composition.find((one) => one.line === line);
  const spec = specs.find(({ id }) => id === line);
  return [
    spec?.element ?? line, spec?.label ?? line, translate(locale, `survey.verdict.${verdict}`), area?.value ?? null, area?.stdUncertainty ?? null,
    parts?.counting ?? null, parts?.background ?? null, parts?.overlap ?? null, takenOff, criticalLevel, detectionLimit,
    background && translate(locale, `survey.background.${background}`), maximum, share?.atomicPercent?.value ?? null, share?.atomicPercent?.stdUncertainty ?? null, share?.commonUncertainty ?? null, share?.detectionLimit ?? null,
    chargeShift.value, chargeShift.from,
  ];
}

const peakColumns = [
  'report.column.analysis', 'report.column.state', 'report.column.peak', 'report.column.peakKind', 'report.column.peakNames', 'report.column.significance', 'report.column.asCarbon',
] as const satisfies MessageKey[];
