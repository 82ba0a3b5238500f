/** The halo checks as tables for spreadsheets: full precision, units in the headers. */
import { translate, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { XrdResult } from '@shared/xrd/result';
import type { Cell, Table } from './csv';
import { outcomesOf } from './other-results';
import { inUnit } from './xrd-limits';

/** One checked pattern with what it is called. */
export interface NamedPattern {
  readonly label: string;
  readonly stateId: string | null;
  readonly result: XrdResult;
}

/** The checked patterns, states first and in their order, then the others by their files. */
export function namedPatterns(document: ProjectDocument): NamedPattern[] {
  const { xrd } = outcomesOf(document);
  const checked = document.measurements.filter(({ id }) => xrd[id] !== undefined);
  const named = (measurement: ProjectMeasurement, label: string, stateId: string | null): NamedPattern => ({ label, stateId, result: xrd[measurement.id]! });
  const isOfState = ({ role, stateId }: ProjectMeasurement): boolean => role === 'state' && stateId !== null;
  const nameOf = fileNames(document);
  return [
    ...document.states.flatMap(({ id, label }) => checked.filter((measurement) => isOfState(measurement) && measurement.stateId === id).map((measurement) => named(measurement, label, id))),
    ...checked.filter((measurement) => !isOfState(measurement)).map((measurement) => named(measurement, nameOf(measurement), null)),
  ];
}

/** Gives a measurement by its file, and by its scan where a file holds several. */
export function fileNames({ files, measurements }: Pick<ProjectDocument, 'files' | 'measurements'>): (measurement: ProjectMeasurement) => string {
  const names = new Map(files.map(({ sha256, name }) => [sha256, name]));
  const scans = new Map<string, number>();
  for (const { sha256 } of measurements) scans.set(sha256, (scans.get(sha256) ?? 0) + 1);
  return ({ sha256, region, index }) => {
    const name = names.get(sha256) ?? sha256.slice(0, 8);
    return (scans.get(sha256) ?? 0) > 1 ? `${name} · ${region === '' ? index + 1 : region}` : name;
  };
}

/** Tables of the halo checks of a document; none when nothing was checked. */
export function xrdTables(document: ProjectDocument, locale: Locale): Table[] {
  const patterns = namedPatterns(document);
  if (patterns.length === 0) return [];
  const table = (name: string, columns: readonly MessageKey[], rows: Cell[][]): Table => ({ name, columns: columns.map((key) => translate(locale, key)), rows });
  const perPattern = (rows: (pattern: XrdResult) => Cell[][]): Cell[][] => patterns.flatMap(({ label, result }) => rows(result).map((row) => [label, ...row]));
  return [
    table('xrd-verdicts', verdictColumns, perPattern((result) => [verdictRow(result)])),
    table('xrd-halos', haloColumns, perPattern(({ halos }) => halos.map(({ centre, fwhm, area, q, spacing, coherence }) => [centre, fwhm, area, q, spacing, coherence].flatMap(({ value, stdUncertainty }) => [value, stdUncertainty])))),
    table('xrd-phases', phaseColumns, perPattern((result) => phaseRows(result, document.sample.formula))),
    table('xrd-peaks', peakColumns, perPattern(({ peaks }) => peaks.map(({ twoTheta, significance, area, areaUncertainty, fwhm, phase }) => [twoTheta, significance, area, areaUncertainty, fwhm, phase]))),
  ];
}

const verdictColumns = ['xrd.column.pattern', 'xrd.column.verdict', 'xrd.column.rate', 'xrd.column.threshold', 'xrd.column.peaks', 'xrd.column.crystallinity', 'xrd.column.crystallinityLimit', 'xrd.column.chiSquare', 'xrd.column.wavelength'] as const satisfies MessageKey[];
const verdictRow = ({ verdict, falseAlarmRate, blindThreshold, peaks, crystallinity, haloReducedChiSquare, kAlpha1A }: XrdResult): Cell[] => [
  verdict, falseAlarmRate, blindThreshold, peaks.length, crystallinity?.value ?? null, crystallinity?.upperLimit95 ?? null, haloReducedChiSquare, kAlpha1A ?? null,
];

const haloColumns = [
  'xrd.column.pattern', 'xrd.column.centre', 'xrd.column.centreSigma', 'xrd.column.fwhm', 'xrd.column.fwhmSigma', 'xrd.column.area', 'xrd.column.areaSigma',
  'xrd.column.q', 'xrd.column.qSigma', 'xrd.column.spacing', 'xrd.column.spacingSigma', 'xrd.column.coherence', 'xrd.column.coherenceSigma',
] as const satisfies MessageKey[];

const phaseColumns = [
  'xrd.column.pattern', 'xrd.column.phase', 'xrd.column.origin', 'xrd.column.detected', 'xrd.column.significance', 'xrd.column.threshold', 'xrd.column.area', 'xrd.column.areaSigma',
  'xrd.column.detectionLimit', 'xrd.column.upperLimit', 'xrd.column.upperLimitHalo', 'xrd.column.upperLimitWeight', 'xrd.column.coveredBy',
] as const satisfies MessageKey[];

function phaseRows(result: XrdResult, sampleFormula: string): Cell[][] {
  return result.phases.map((phase) => {
    const limit = (unit: 'halo' | 'weight'): Cell => (phase.upperLimit95 === null ? null : inUnit(phase.upperLimit95, phase, result, unit, sampleFormula));
    const { name, origin, detected, significance, threshold, area, areaUncertainty, detectionLimit, upperLimit95, coveredBy } = phase;
    return [name, origin, detected ? 1 : 0, significance, threshold, area, areaUncertainty, detectionLimit, upperLimit95, limit('halo'), limit('weight'), coveredBy];
  });
}

const peakColumns = ['xrd.column.pattern', 'xrd.column.twoTheta', 'xrd.column.significance', 'xrd.column.area', 'xrd.column.areaSigma', 'xrd.column.fwhm', 'xrd.column.phase'] as const satisfies MessageKey[];
