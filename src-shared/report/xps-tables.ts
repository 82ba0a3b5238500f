/** The numbers of the computed XPS analyses as tables for spreadsheets: full precision, units in the headers. */
import { translate, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import type { Quantity, RegionResult, StateResult } from '@shared/xps/result';
import type { RegionCurves } from '@shared/xps/series';
import { areaColumn } from './area-unit';
import type { Cell, Table } from './csv';
import type { ReportInput } from './report-input';
import { fullParameterUnit } from './xps-finding-text';
import { clToRuWithFactors, computedXps, fittedRegions, type ComputedXps } from './xps-results';

/** Tables of all computed XPS analyses; the columns of every table begin with the analysis and the state. */
export function xpsTables({ document, curves }: ReportInput, locale: Locale): Table[] {
  const analyses = computedXps(document.analyses);
  if (analyses.length === 0) return [];
  const perState = (rows: (state: StateResult) => Cell[][]) =>
    analyses.flatMap((analysis) =>
      analysis.result.states.flatMap((state) => rows(state).map((row) => [analysis.title, stateLabel(document, state.stateId), ...row])),
    );
  const table = (name: string, columns: readonly MessageKey[], rows: Cell[][]): Table => ({ name, columns: columns.map((key) => translate(locale, key)), rows });
  return [
    table('xps-fractions', fractionColumns, perState((state) => [fractionRow(state)])),
    table('xps-lines', lineColumns(analyses.flatMap(({ result }) => result.states.flatMap(({ regions }) => regions))), perState(lineRows)),
    table('xps-fit-quality', qualityColumns, perState(qualityRows)),
    table('xps-parameters', parameterColumns, analyses.flatMap(parameterRows)),
    ...analyses.flatMap((analysis, i) => curveTables(analysis, i, curves[analysis.id] ?? {}, locale)),
  ];
}

/** The label of a state, or its id when the document does not know it (any more). */
export function stateLabel(document: ProjectDocument, stateId: string): string {
  return document.states.find((state) => state.id === stateId)?.label ?? stateId;
}

const fractionColumns = [
  'report.column.analysis', 'report.column.state', 'report.column.stateId',
  'report.column.ru2', 'report.column.ru2Sigma', 'report.column.ru3', 'report.column.ru3Sigma', 'report.column.ru4', 'report.column.ru4Sigma',
  'report.column.meanOxidation', 'report.column.meanOxidationSigma', 'report.column.clToRu', 'report.column.clToRuSigma', 'report.column.clToRuSigmaWithFactors',
  'report.column.chargeShift', 'report.column.chargeShiftSigma', 'report.column.ruMinusCl', 'report.column.ruMinusClSigma',
] as const satisfies MessageKey[];

function fractionRow(state: StateResult): Cell[] {
  const { fractions, meanOxidationState, clToRu, chargeShift, ruMinusCl } = state;
  return [
    state.stateId,
    ...[fractions?.['Ru2+'], fractions?.['Ru3+'], fractions?.['Ru4+'], meanOxidationState, clToRu].flatMap(pair),
    clToRuWithFactors(state)?.stdUncertainty ?? null,
    ...[chargeShift, ruMinusCl].flatMap(pair),
  ];
}

/** A value and its standard uncertainty as two cells. */
function pair(quantity: Quantity | null | undefined): [Cell, Cell] {
  return [quantity?.value ?? null, quantity?.stdUncertainty ?? null];
}

const lineColumns = (regions: readonly RegionResult[]): MessageKey[] => [
  'report.column.analysis', 'report.column.state', 'report.column.region', 'report.column.line',
  'report.column.position', 'report.column.positionSigma', 'report.column.fwhm', 'report.column.fwhmSigma', areaColumn(regions), areaColumn(regions, 'areaSigma'),
];

function lineRows({ regions }: StateResult): Cell[][] {
  return regions.flatMap(({ region, lines }) => lines.map(({ name, position, fwhm, area }) => [region, name, ...[position, fwhm, area].flatMap(pair)]));
}

const qualityColumns = [
  'report.column.analysis', 'report.column.state', 'report.column.region', 'report.column.background', 'report.column.points',
  'report.column.reducedChiSquare', 'report.column.abbe', 'report.column.durbinWatson', 'report.column.runsZ', 'report.column.largestResidual', 'report.column.largestResidualAt',
] as const satisfies MessageKey[];

function qualityRows({ regions }: StateResult): Cell[][] {
  return regions.map(({ region, background, points, reducedChiSquare, diagnostics: d }) => [
    region, background, points, reducedChiSquare, d.abbe, d.durbinWatson, d.runsZ, d.largestResidual, d.largestResidualAt,
  ]);
}

const parameterColumns = [
  'report.column.analysis', 'report.column.parameter', 'report.column.value', 'report.column.stderr', 'report.column.unit', 'report.column.varied', 'report.column.atBound',
] as const satisfies MessageKey[];

function parameterRows({ title, result }: ComputedXps): Cell[][] {
  return result.parameters.map(({ name, value, stderr, vary, atBound }) => [title, name, value, stderr, fullParameterUnit(name), vary ? 1 : 0, atBound]);
}

/** One table per fitted spectrum: what was measured and what the model says, channel by channel. */
function curveTables(analysis: ComputedXps, index: number, byState: ReportInput['curves'][string], locale: Locale): Table[] {
  const prefix = index === 0 ? 'xps-curves' : `xps-curves-${index + 1}`;
  return Object.entries(byState).flatMap(([stateId, byRegion]) =>
    Object.entries(byRegion).map(([region, curves]): Table => {
      const labels = new Map(fittedRegions(analysis).find((one) => one.region === region)?.components.map(({ id, label }) => [id, label]));
      return {
        name: `${prefix}-${stateId}-${region}`,
        columns: [
          ...(['report.column.bindingEnergy', 'report.column.counts', 'report.column.envelope', 'report.column.backgroundCounts', 'report.column.residual'] as const).map((key) => translate(locale, key)),
          ...curves.components.map(({ id }) => translate(locale, 'report.column.component', { component: labels.get(id) ?? id })),
        ],
        rows: curveRows(curves),
      };
    }),
  );
}

function curveRows({ bindingEnergy, counts, envelope, background, residuals, components }: RegionCurves): Cell[][] {
  return Array.from(bindingEnergy, (energy, i) => [energy, counts[i]!, envelope[i]!, background[i]!, residuals[i]!, ...components.map(({ values }) => values[i]!)]);
}
