/** `halocline inspect`: says what each file is, without changing or keeping anything. */
import { describeFailure } from '@shared/formats/describe-failure';
import { formatName } from '@shared/formats/format-name';
import type { ParsedFile, ParseNote, ReadResult } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import { axisUnit, type Curve, type CurveColumn, type Measurement, type Spectrum } from '@shared/spectrum/spectrum';
import { readSource } from './read-source';
import { harmless, type Terminal } from './terminal';
import { textTable } from './text-table';

/** One file in the output of `inspect --json`. */
export type InspectedFile =
  | {
      readonly file: string;
      readonly format: string;
      readonly spectra: readonly InspectedMeasurement[];
      /** Tables that are no measurement: results of another program, reflections of a phase. */
      readonly tables: readonly { readonly title: string; readonly columns: readonly string[]; readonly rows: number }[];
      /** What the reader understood, assumed and left aside, in sentences. */
      readonly report: Readonly<Record<'understood' | 'assumed' | 'ignored', readonly string[]>>;
    }
  | { readonly file: string; readonly error: string };

export interface InspectedMeasurement {
  readonly technique: string | null;
  readonly name: string;
  readonly points: number;
  readonly xUnit: string;
  readonly yUnit: string;
  readonly [more: string]: unknown;
}

export async function inspect(files: readonly string[], asJson: boolean, locale: Locale, terminal: Terminal): Promise<number> {
  const inspected: InspectedFile[] = [];
  for (const file of files) {
    const source = await readSource(file);
    const result: ReadResult = source.ok ? readFile(source.source) : source;
    inspected.push(result.ok ? describeFile(file, result.file, locale) : { file, error: describeFailure(locale, { ...result.error, file }) });
  }
  terminal.out(asJson ? JSON.stringify(inspected, null, 2) : harmless(table(inspected, locale)));
  for (const one of inspected) if ('error' in one) terminal.err(one.error);
  return inspected.some((one) => 'error' in one) ? 1 : 0;
}

function describeFile(file: string, { format, measurements, tables = [], report }: ParsedFile, locale: Locale): InspectedFile {
  const sentences = (notes: readonly ParseNote[]): string[] => notes.map(({ key, params }) => translateStored(locale, key, params));
  return {
    file,
    format,
    spectra: measurements.map(describe),
    tables: tables.map(({ title, columns, rows }) => ({ title, columns, rows: rows.length })),
    report: { understood: sentences(report.understood), assumed: sentences(report.assumed), ignored: sentences(report.ignored) },
  };
}

function describe(measurement: Measurement): InspectedMeasurement {
  return measurement.kind === 'spectrum' ? describeSpectrum(measurement) : describeCurve(measurement);
}

const intensityUnit = { counts: 'counts', 'count-rate': 'counts/s', arbitrary: '' } as const;

function describeSpectrum({ technique, name, axis, x, intensity, transmission, acquisition, xps, metadata }: Spectrum): InspectedMeasurement {
  return {
    technique,
    name,
    points: x.length,
    xUnit: axisUnit[axis],
    yUnit: intensityUnit[intensity],
    xQuantity: axis,
    xFirst: x[0]!,
    xLast: x[x.length - 1]!,
    yQuantity: intensity,
    hasTransmission: transmission !== null,
    dwellS: acquisition.dwellS,
    scans: acquisition.scans,
    hasOwnExposure: acquisition.exposure !== undefined,
    ...xps,
    metadata,
  };
}

function describeCurve({ technique, name, columns, metadata }: Curve): InspectedMeasurement {
  const x = columnOf(columns, 'time') ?? columns[0];
  const y = columnOf(columns, 'voltage') ?? columns[1];
  return {
    technique,
    name,
    points: columns[0]?.values.length ?? 0,
    xUnit: x?.unit ?? '',
    yUnit: y?.unit ?? '',
    columns: columns.map((column) => ({ name: column.name, quantity: column.quantity, unit: column.unit })),
    metadata,
  };
}

function columnOf(columns: readonly CurveColumn[], quantity: CurveColumn['quantity']): CurveColumn | undefined {
  return columns.find((column) => column.quantity === quantity);
}

function table(files: readonly InspectedFile[], locale: Locale): string {
  const header = (['cli.column.file', 'cli.column.format', 'cli.column.technique', 'cli.column.name', 'cli.column.points', 'cli.column.axis', 'cli.column.unit'] as const).map((key) => translate(locale, key));
  const rows = files.flatMap((one) => {
    if ('error' in one) return [[one.file, translate(locale, 'cli.unreadable'), '', '', '', '', '']];
    const format = formatName(locale, one.format);
    const tables = one.tables.map(({ title, columns, rows: count }) => [one.file, format, translate(locale, 'cli.resultTable'), title, String(count), columns.join(', '), '']);
    const spectra = one.spectra.map(({ technique, name, points, xUnit, yUnit, xFirst, xLast }) => [one.file, format, technique ?? '?', name, String(points), axisText(xFirst, xLast, xUnit), yUnit]);
    return [...spectra, ...tables];
  });
  return textTable([header, ...rows]);
}

function axisText(first: unknown, last: unknown, unit: string): string {
  if (typeof first !== 'number' || typeof last !== 'number') return unit;
  // An end that is nothing against the length of the axis is zero, not −2.3e−13.
  const [from, to] = [first, last].map((end) => (Math.abs(end) < 1e-9 * Math.abs(last - first) ? 0 : Number(end.toPrecision(6))));
  return `${from} – ${to} ${unit}`.trimEnd();
}
