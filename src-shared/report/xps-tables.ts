/** The numbers of the computed XPS analyses as tables for spreadsheets: full precision, units in the headers. */
import { translate, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { parseParameterName } from '@shared/xps/fit/parameter-names';
import type { RegionModel } from '@shared/xps/model';
import type { Quantity, RegionResult, StateResult } from '@shared/xps/result';
import type { RegionCurves } from '@shared/xps/series';
import { areaColumn } from './area-unit';
import type { Cell, Table } from './csv';
import type { ReportInput } from './report-input';
import { typesetLine } from './typeset-line';
import { fullParameterText, fullParameterUnit } from './xps-finding-text';
import { clToRuWithFactors, computedXps, fittedRegions, shiftedPositions, type ComputedXps } from './xps-results';

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
    table('xps-composition', compositionColumns, perState(compositionRows)),
    table('xps-lines', lineColumns(analyses.flatMap(({ result }) => result.states.flatMap(({ regions }) => regions))), perState(lineRows)),
    table('xps-fit-quality', qualityColumns, perState(qualityRows)),
    table('xps-parameters', parameterColumns, analyses.flatMap((analysis) => parameterRows(document, analysis, locale))),
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

const compositionColumns = [
  'report.column.analysis', 'report.column.state', 'report.column.element', 'report.column.subshell', 'report.column.atomicPercent', 'report.column.atomicPercentSigma',
] as const satisfies MessageKey[];

const compositionRows = ({ composition = [] }: StateResult): Cell[][] => composition.map(({ element, subshell, atomicPercent }) => [element, typesetLine(subshell), ...pair(atomicPercent)]);

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
  'report.column.analysis', 'report.column.parameter', 'report.column.parameterId', 'report.column.value', 'report.column.stderr', 'report.column.unit', 'report.column.varied', 'report.column.atBound',
] as const satisfies MessageKey[];

function parameterRows({ states }: ProjectDocument, analysis: ComputedXps, locale: Locale): Cell[][] {
  const regions = fittedRegions(analysis);
  return analysis.result.parameters.flatMap((fitted): Cell[][] => {
    const shifted = shiftedOwner(regions, fitted.name);
    const values = shifted ? shiftedPositions(analysis, ...shifted).map((place) => ({ ...fitted, ...place, name: place.stateId === null || fitted.name.includes('@') ? fitted.name : `${fitted.name}@${place.stateId}` })) : [fitted];
    return values.map(({ name, value, stderr, vary, atBound }) => [analysis.title, fullParameterText(name, { regions }, states, locale), name, value, stderr, fullParameterUnit(name), vary ? 1 : 0, atBound]);
  });
}

/** Region and component of a name that is the position of a line with a shift of its own; null for every other. */
function shiftedOwner(regions: readonly RegionModel[], name: string): [region: string, component: string] | null {
  const parsed = parseParameterName(name);
  if (parsed?.parameter !== 'position') return null;
  const component = regions.find(({ region }) => region === parsed.region)?.components.find(({ id }) => id === parsed.owner);
  return component?.parameters['chemicalShift'] ? [parsed.region, component.id] : null;
}

/** One table per fitted spectrum: what was measured and what the model says, channel by channel. */
function curveTables(analysis: ComputedXps, index: number, byState: ReportInput['curves'][string], locale: Locale): Table[] {
  const prefix = index === 0 ? 'xps-curves' : `xps-curves-${index + 1}`;
  return Object.entries(byState).flatMap(([stateId, byRegion]) =>
    Object.entries(byRegion).map(([region, curves]): Table => {
      const unit = translate(locale, `report.unit.${curves.ordinate}`);
      const labels = new Map(fittedRegions(analysis).find((one) => one.region === region)?.components.map(({ id, label }) => [id, label]));
      return {
        name: `${prefix}-${stateId}-${region}`,
        columns: [
          translate(locale, 'report.column.bindingEnergy'), translate(locale, `xps.ordinate.${curves.ordinate}`),
          ...(['report.column.envelope', 'report.column.backgroundIn', 'report.column.residual'] as const).map((key) => translate(locale, key, { unit })),
          ...curves.components.map(({ id }) => translate(locale, 'report.column.component', { component: labels.get(id) ?? id, unit })),
        ],
        rows: curveRows(curves),
      };
    }),
  );
}

function curveRows({ bindingEnergy, counts, envelope, background, residuals, components }: RegionCurves): Cell[][] {
  return Array.from(bindingEnergy, (energy, i) => [energy, counts[i]!, envelope[i]!, background[i]!, residuals[i]!, ...components.map(({ values }) => values[i]!)]);
}
