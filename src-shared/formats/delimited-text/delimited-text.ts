/** Plain tables of numbers: the common export of every instrument program, and the last resort of the registry. */
import type { Measurement, Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile, TextReading } from '../parsed-file';
import { buildSpectrum, firstNotFinite } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeText } from '../support/read-text';
import { bindingFromKinetic, energyScaleOf } from '../support/photoelectrons';
import { createReport, type ReportBuilder } from '../support/report';
import { TextLines } from '../support/text-lines';
import { axisAsTold, axisOfColumn, axisOfWords, guessAxis, type AxisGuess } from './axis-guess';
import { asCurve, curveWithWords } from './curve';
import { intensityOf, ordinateScale, scaledOrdinate } from './ordinate';
import { guessDialect, readTables, type NumberTable, type TextTables } from './table';

export const delimitedText: FormatReader = { id: 'delimited-text', version: 6, sniff: () => lastResort, parse };

/** Any text with a table of numbers will do, so every other reader goes first. */
const lastResort = 0.05;

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes);
  const report = createReport();
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  const lines = new TextLines(text);
  if (file.reading === undefined) {
    const above = (header: number): Metadata => readEntries(Array.from({ length: header }, (_, i) => ({ line: i + 1, text: lines.line(i) })));
    const curve = curveWithWords(lines, above, report);
    if (curve !== null) return report.finish('delimited-text', [curve]);
  }
  const reading = file.reading ?? asFound;
  const dialect = guessDialect(lines, reading);
  if (dialect === null) throw new FormatError('format.error.noTable');
  const isCorrected = file.reading !== undefined;
  if (isCorrected) report.understood('format.note.corrected');
  const [dialectNote, dialectParams] = [dialect.decimal === ',' ? 'format.note.dialectComma' : 'format.note.dialectPoint', { delimiter: nameOfDelimiter[dialect.delimiter] }] as const;
  if (isCorrected) report.understood(dialectNote, dialectParams);
  else report.assumed(dialectNote, dialectParams);
  const found = readTables(lines, dialect);
  if (found.tables.length === 0) throw new FormatError('format.error.noTable');
  const metadata = readEntries(found.otherLines);
  const words = found.otherLines.map(({ text: line }) => line).join('\n').slice(0, 20_000);
  const measurements = found.tables.flatMap((table): Measurement[] => {
    assertFinite(table);
    // Who names an axis or its column says that it is a spectrum.
    const curve = reading.axis === null && reading.axisColumn === null ? asCurve(table, metadata) : null;
    if (curve === null) return splitByAxis(table, reading, report).flatMap((part) => tableSpectra(part, reading, metadata, words, file.name, report));
    report.understood('format.note.curve', { rows: table.lineOf.length, columns: curve.columns.length });
    return [curve];
  });
  const spectra = measurements.filter(({ kind }) => kind === 'spectrum').length;
  if (spectra > 0) report.understood('format.note.spectra', { count: spectra });
  const [first] = found.tables;
  const table = { mark: markOf(found, file.name), ...dialect, columns: first!.names, axisColumn: axisColumnOf(first!, reading), head: Array.from({ length: Math.min(12, lines.count) }, (_, i) => lines.line(i).slice(0, 120)) };
  return { ...report.finish('delimited-text', measurements), table };
}

const asFound: TextReading = { delimiter: null, decimal: null, axisColumn: null, axis: null, intensity: null, photonEnergyEv: null };

/** Names of the columns and the words before them, without their numbers: what tables of one program have in common. */
function markOf({ dialect, tables, otherLines }: TextTables, fileName: string): string {
  const lettersOf = (text: string): string => text.replace(/[^\p{L}]+/gu, ' ').trim().slice(0, 40);
  const words = otherLines.slice(0, 3).map(({ text }) => lettersOf(text));
  const extension = /\.[^.]*$/.exec(fileName)?.[0].toLowerCase() ?? '';
  const identity = [dialect.delimiter, dialect.decimal, String(tables[0]!.columns.length), ...(tables[0]!.hasNames ? tables[0]!.names.map(lettersOf) : [extension, ...words])].join('\u0001');
  // FNV-1a, 32 bits: short, and a chance meeting only proposes a reading that the user sees.
  let hash = 0x811c9dc5;
  for (let i = 0; i < identity.length; i++) hash = Math.imul(hash ^ identity.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

const nameOfDelimiter = { '\t': 'tab', ';': ';', ',': ',', ' ': 'blank' } as const;

/** Comment and header lines of the form "name: value", "name = value", "name<tab>value". */
function readEntries(otherLines: TextTables['otherLines']): Metadata {
  const metadata = new Metadata();
  for (const { line, text } of otherLines) {
    const bare = text.replace(/^\s*(?:#+|%+|\/\/|!|;|\*)\s*/, '').trim();
    const pairs = bare.split(/;\s+/);
    for (const pair of pairs) {
      const [, name, value] = /^"?([^=:\t]{1,80}?)"?\s*[=:\t]\s*(.*)$/.exec(pair) ?? [];
      if (name !== undefined && value !== undefined && value !== '') metadata.set(name, value);
      else metadata.set(`line ${line}`, pair);
    }
  }
  return metadata;
}

interface Roles {
  readonly intensities: readonly number[];
  readonly transmission: number | null;
}

function tableSpectra(table: NumberTable, reading: TextReading, metadata: Metadata, words: string, fileName: string, report: ReportBuilder): Spectrum[] {
  const axisColumn = axisColumnOf(table, reading);
  const fileX = table.columns[axisColumn]!;
  const guess = reading.axis === null ? guessAxis(table.names[axisColumn]!, words, fileName, fileX) : axisAsTold(reading.axis);
  const { photonEnergyEv } = reading;
  const toBinding = guess.axis === 'kinetic-energy' && photonEnergyEv !== null;
  if (toBinding) report.understood('format.note.bindingFromKinetic', { photonEnergy: photonEnergyEv });
  const x = toBinding ? bindingFromKinetic(fileX, photonEnergyEv) : fileX;
  if (axisColumn > 0) report.assumed('format.note.axisColumn', { column: axisColumn + 1 });
  reportAxis(guess, table.names[axisColumn]!, report);
  const roles = rolesOf(table, axisColumn, fileName, report);
  const scans = splitScans(x);
  if (scans.length > 1) report.understood('format.note.scansInColumn', { count: scans.length });
  for (const column of roles.intensities) {
    const factor = ordinateScale(table.names[column]!);
    if (factor !== 1) report.understood('format.note.ordinateScaled', { column: table.names[column]!, factor });
  }
  return roles.intensities.flatMap((column) =>
    scans.map(([from, to], scan) => {
      const name = spectrumName(table, column, roles, metadata);
      const y = scaledOrdinate(table.columns[column]!.slice(from, to), ordinateScale(table.names[column]!));
      const entries = metadata.copy();
      if (table.names[column] !== '') entries.set('column', table.names[column]!);
      const acquisition = acquisitionOf(metadata);
      return buildSpectrum({
        technique: guess.technique,
        name: scans.length > 1 ? `${name} ${scan + 1}`.trim() : name,
        axis: toBinding ? 'binding-energy' : guess.axis,
        x: x.slice(from, to),
        y,
        intensity: reading.intensity ?? intensityOf(table.names[column]!, y),
        transmission: roles.transmission === null ? null : table.columns[roles.transmission]!.slice(from, to),
        ...acquisition,
        xps:
          guess.axis === 'binding-energy' || guess.axis === 'kinetic-energy'
            ? { photonEnergyEv, passEnergyEv: null, workFunctionEv: null, fileScale: guess.axis }
            : null,
        metadata: entries.toRecord(),
        placeOf: (channel) => atLine(table.lineOf[from + channel]!),
      });
    }),
  );
}

function assertFinite(table: NumberTable): void {
  for (const column of table.columns) {
    const bad = firstNotFinite(column);
    if (bad >= 0) throw new FormatError('format.error.notFinite', { channel: bad + 1 }, atLine(table.lineOf[bad]!));
  }
}

/**
 * The first column, unless a better one is there: one whose name says binding energy (tables often list both energies), the
 * second one where the first only numbers the rows, or the only column that is named as an axis or runs in one direction.
 */
function axisColumnOf(table: NumberTable, { axisColumn }: TextReading): number {
  if (axisColumn !== null && axisColumn < table.columns.length) return axisColumn;
  const kinds = table.names.map((name, i) => axisOfColumn(name, table.columns[i]!)?.axis ?? null);
  const binding = kinds.indexOf('binding-energy');
  if (binding >= 0 && runsOneWay(table.columns[binding]!)) return binding;
  if (kinds[0] !== null) return 0;
  const [first] = table.columns;
  const numbersRows = table.columns.length > 2 && first!.every((value, i) => value === first![0]! + i) && /^(?:#|no\.?|nr\.?|index|point|番号)?$/i.test(table.names[0]!);
  if (numbersRows && table.hasNames) return 1;
  const named = kinds.findIndex((kind, i) => kind !== null && (runsOneWay(table.columns[i]!) || splitScans(table.columns[i]!).length > 1));
  if (named >= 0) return named;
  return table.columns.length === 2 && !runsOneWay(first!) && splitScans(first!).length === 1 && runsOneWay(table.columns[1]!) ? 1 : 0;
}

/** Strictly rising or strictly falling. */
function runsOneWay(x: Float64Array): boolean {
  const direction = Math.sign(x[x.length - 1]! - x[0]!);
  return direction !== 0 && x.every((value, i) => i === 0 || Math.sign(value - x[i - 1]!) === direction);
}

/**
 * Tables of pairs "energy, counts, energy, counts": a later column that carries the name of the first or its very values
 * is the axis of the columns behind it, never an intensity.
 */
function splitByAxis(table: NumberTable, { axisColumn }: TextReading, report: ReportBuilder): NumberTable[] {
  if (axisColumn !== null) return [table];
  const [first] = table.columns;
  const isAxis = (i: number): boolean => {
    if (i === 0) return true;
    const values = table.columns[i]!;
    const sameName = table.hasNames && table.names[0] !== '' && axisOfWords(table.names[0]!) !== null && withoutNumber(table.names[i]!) === withoutNumber(table.names[0]!);
    return (sameName && runsOneWay(values)) || (table.columns.length > 3 && runsOneWay(values) && values.every((value, row) => value === first![row]));
  };
  const starts = table.columns.map((_, i) => i).filter(isAxis);
  const isPairwise = starts.length > 1 && starts.every((start, k) => (starts[k + 1] ?? table.columns.length) - start >= 2);
  if (!isPairwise) return [table];
  report.understood('format.note.axisPairs', { count: starts.length });
  return starts.map((start, k) => {
    const end = starts[k + 1] ?? table.columns.length;
    return { ...table, names: table.names.slice(start, end), columns: table.columns.slice(start, end) };
  });
}

/** "Energy.1", "Energy (2)" and "Energy" are the same name. */
const withoutNumber = (name: string): string => name.replace(/(?:[ ._]*\(?\d+\)?)$/, '').trim().toLowerCase();

function reportAxis(guess: AxisGuess, name: string, report: ReportBuilder): void {
  if (guess.from === 'person') return;
  if (guess.from === 'name' && guess.axis === 'unknown') report.assumed('format.note.axisReciprocal', { name });
  else if (guess.from === 'name') report.understood('format.note.axisByName', { axis: guess.axis, name });
  else if (guess.from === 'nothing' || guess.axis === 'unknown') report.assumed('format.note.axisUnknown');
  else if (guess.from === 'words') report.assumed('format.note.axisByWords', { axis: guess.axis });
  else if (guess.from === 'fileName') report.assumed('format.note.axisByFileName', { axis: guess.axis });
  else report.assumed('format.note.axisByRange', { axis: guess.axis });
}

function rolesOf(table: NumberTable, axisColumn: number, fileName: string, report: ReportBuilder): Roles {
  const others = table.columns.map((_, i) => i).filter((i) => i !== axisColumn);
  const named = (pattern: RegExp): number | undefined => others.find((i) => pattern.test(table.names[i]!));
  const transmission = named(/transmission/i) ?? null;
  let intensities = others.filter((i) => i !== transmission && !isEnergyBesideEnergy(table, axisColumn, i) && !/^(?:σ|sigma|error|esd|std|uncertainty|fwhm|backg|bkg|envelope|residual)/i.test(table.names[i]!));
  // Maps list the place of each spectrum beside its intensities.
  if (intensities.some((i) => /intens|counts|signal/i.test(table.names[i]!))) intensities = intensities.filter((i) => !/^[xyz]$/i.test(table.names[i]!));
  const leftOut = others.filter((i) => i !== transmission && !intensities.includes(i));
  if (!table.hasNames && intensities.length === 2 && /\.xye$/i.test(fileName)) {
    leftOut.push(intensities[1]!); // .xye: angle, intensity, its uncertainty
    intensities = [intensities[0]!];
  }
  const sum = sumColumn(table, intensities);
  if (sum !== null) {
    report.understood('format.note.sumColumn', { column: sum + 1, count: intensities.length - 1 });
    leftOut.push(...intensities.filter((i) => i !== sum));
    intensities = [sum];
  }
  if (leftOut.length > 0) report.ignored('format.note.columnsIgnored', { columns: leftOut.map((i) => table.names[i]! || String(i + 1)).join(', ') });
  if (transmission !== null && !table.columns[transmission]!.every((value) => value > 0)) {
    report.ignored('format.note.transmissionUnusable', { block: table.names[transmission]! });
    return { intensities, transmission: null };
  }
  if (transmission !== null) report.understood('format.note.transmission');
  return { intensities, transmission };
}

/** Kinetic energy listed beside binding energy, or the other way round, is no intensity. */
function isEnergyBesideEnergy(table: NumberTable, axisColumn: number, column: number): boolean {
  const isEnergy = (i: number): boolean => table.names[i] !== '' && energyScaleOf(table.names[i]!) !== null;
  return isEnergy(axisColumn) && isEnergy(column) && runsOneWay(table.columns[column]!);
}

/** Multichannel detectors write every channel and, last, their sum; each column may have been rounded to whole counts. */
function sumColumn(table: NumberTable, intensities: readonly number[]): number | null {
  if (table.hasNames || intensities.length < 3) return null;
  const last = intensities[intensities.length - 1]!;
  const parts = intensities.slice(0, -1);
  const isSum = table.columns[last]!.every((value, row) => {
    const sum = parts.reduce((total, i) => total + table.columns[i]![row]!, 0);
    return Math.abs(sum - value) <= 0.5 * parts.length && Math.abs(sum - value) <= 1e-3 * Math.abs(value);
  });
  return isSum && table.columns[last]!.some((value) => value !== 0) ? last : null;
}

/** Scans written one below the other in the same columns: the abscissa jumps back against its direction. */
function splitScans(x: Float64Array): [number, number][] {
  const direction = Math.sign(x[1]! - x[0]!);
  const pieces: [number, number][] = [];
  let from = 0;
  for (let i = 1; i < x.length; i++) {
    if (Math.sign(x[i]! - x[i - 1]!) === -direction && Math.abs(x[i]! - x[from]!) <= 2 * Math.abs(x[from + 1]! - x[from]!)) {
      pieces.push([from, i]);
      from = i;
    }
  }
  pieces.push([from, x.length]);
  return pieces.every(([start, end]) => end - start >= 3) ? pieces : [[0, x.length]];
}

function spectrumName(table: NumberTable, column: number, roles: Roles, metadata: Metadata): string {
  const region = metadata.get('region') ?? metadata.get('Region') ?? metadata.get('TITLE') ?? '';
  if (roles.intensities.length > 1) return table.names[column]! || `${column + 1}`;
  return region;
}

function acquisitionOf(metadata: Metadata): { dwellS: number | null; scans: number | null } {
  const number = (name: string): number | null => {
    const value = Number(metadata.get(name) ?? '');
    return Number.isFinite(value) && value > 0 ? value : null;
  };
  return { dwellS: number('dwell_s'), scans: number('scans') };
}
