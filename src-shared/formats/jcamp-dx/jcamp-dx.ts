/**
 * JCAMP-DX 4 and 5 (.jdx, .dx): XYDATA=(X++(Y..Y)) in every compression, XYDATA and XYPOINTS=(XY..XY), several blocks, and the
 * pages of NTUPLES.
 * The abscissa of each line and the check values of differences are compared with what was decoded, so that a lost line is found.
 * Source: see asdf.ts. A reader of our own: the common library's licence changed to a non-commercial one.
 */
import type { AxisQuantity, Spectrum, Technique } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';
import { decodeLine } from './asdf';

export const jcampDx: FormatReader = { id: 'jcamp-dx', version: 2, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 4096);
  return /^\s*##TITLE\s*=/i.test(head) && /##JCAMP-?DX\s*=/i.test(head) ? 1 : 0;
}

/** A labelled data record: "##LABEL= value" and the lines that continue it. */
interface Entry {
  readonly label: string;
  readonly value: string;
  readonly line: number;
  readonly continued: readonly { readonly text: string; readonly line: number }[];
}

function parse(file: SourceFile): ParsedFile {
  const entries = readEntries(splitLines(decodeText(file.bytes, 'blank').text));
  const report = createReport();
  const spectra: Spectrum[] = [];
  let block: Entry[] = [];
  for (const entry of entries) {
    if (entry.label === 'TITLE') block = [];
    block.push(entry);
    if (entry.label === 'XYDATA' || entry.label === 'XYPOINTS') spectra.push(readBlock(block, entry));
    if (entry.label === 'DATATABLE') spectra.push(readPage(block, entry));
    if (/^PEAK(?:TABLE|ASSIGNMENTS)$/.test(entry.label)) report.ignored('format.note.recordIgnored', { record: entry.label });
  }
  if (spectra.some(({ technique }) => technique === null)) report.assumed('format.note.otherTechnique', { technique: valueOf(entries, 'DATATYPE') });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('jcamp-dx', spectra);
}

/** Labels compare without case, blanks, hyphens, slashes and underlines; "$$" begins a comment. */
function readEntries(lines: readonly string[]): Entry[] {
  const entries: (Entry & { continued: { text: string; line: number }[] })[] = [];
  for (const [i, raw] of lines.entries()) {
    const comment = raw.indexOf('$$');
    const text = comment < 0 ? raw : raw.slice(0, comment);
    // Rows of numbers are nearly all of a file, and are not searched for labels.
    const [, label, value] = text.includes('##') ? (/^\s*##([^=]*)=(.*)$/.exec(text) ?? []) : [];
    if (label !== undefined) entries.push({ label: label.toUpperCase().replace(/[\s\-/_]/g, ''), value: value!.trim(), line: i + 1, continued: [] });
    else if (text.trim() !== '') entries.at(-1)?.continued.push({ text, line: i + 1 });
  }
  return entries;
}

function valueOf(block: readonly Entry[], label: string): string {
  return block.find((entry) => entry.label === label)?.value ?? '';
}

/** What the ordinates of one table need beside themselves. */
interface TableHeader {
  readonly first: number;
  readonly last: number;
  readonly points: number;
  readonly xFactor: number;
  readonly yFactor: number;
}

function finite(text: string, label: string, line: number): number {
  const value = Number(text.trim() === '' ? Number.NaN : text.replace(',', '.'));
  if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: `##${label}`, found: text.slice(0, 60) }, atLine(line));
  return value;
}

function readBlock(block: readonly Entry[], data: Entry): Spectrum {
  const number = (label: string, usual = ''): number => finite(valueOf(block, label) || usual, label, data.line);
  const [xFactor, yFactor] = [number('XFACTOR', '1'), number('YFACTOR', '1')];
  const { x, y } = isEquidistant(data)
    ? readEquidistant(data, { first: number('FIRSTX'), last: number('LASTX'), points: number('NPOINTS'), xFactor, yFactor })
    : readPairs(data, xFactor, yFactor);
  return jcampSpectrum(block, data, { x, y, xUnits: valueOf(block, 'XUNITS'), yUnits: valueOf(block, 'YUNITS'), name: valueOf(block, 'TITLE') });
}

const isEquidistant = ({ value }: Entry): boolean => /\([A-Z]\+\+\(([A-Z])\.\.\1\)\)/i.test(value);

/**
 * One page of NTUPLES: lists of variables ("##SYMBOL= X, R, N") say what the letters of "##DATA TABLE= (X++(R..R)), XYDATA" are.
 * Source: Davies, Lampen, Appl. Spectrosc. 47 (1993) 1093, doi 10.1366/0003702934067874.
 */
function readPage(block: readonly Entry[], data: Entry): Spectrum {
  const [, xSymbol, ySymbol] = /\(([A-Z])(?:\+\+\(([A-Z])|([A-Z])\.\.)/i.exec(data.value)?.filter((part) => (part as string | undefined) !== undefined) ?? [];
  const list = (label: string): string[] => valueOf(block, label).split(',').map((item) => item.trim());
  const symbols = list('SYMBOL');
  const [xAt, yAt] = [symbols.indexOf(xSymbol ?? ''), symbols.indexOf(ySymbol ?? '')];
  if (xAt < 0 || yAt < 0) throw new FormatError('format.error.unexpected', { expected: '##DATA TABLE', found: data.value.slice(0, 60) }, atLine(data.line));
  const item = (label: string, at: number, usual = ''): number => finite(list(label)[at] || usual, label, data.line);
  const [xFactor, yFactor] = [item('FACTOR', xAt, '1'), item('FACTOR', yAt, '1')];
  const { x, y } = isEquidistant(data)
    ? readEquidistant(data, { first: item('FIRST', xAt), last: item('LAST', xAt), points: item('VARDIM', xAt), xFactor, yFactor })
    : readPairs(data, xFactor, yFactor);
  const page = block.filter(({ label }) => label === 'PAGE').at(-1)?.value ?? '';
  const units = list('UNITS');
  return jcampSpectrum(block, data, { x, y, xUnits: units[xAt] ?? '', yUnits: units[yAt] ?? '', name: `${valueOf(block, 'TITLE')} ${page}`.trim() });
}

function jcampSpectrum(block: readonly Entry[], data: Entry, { x, y, xUnits, yUnits, name }: { x: Float64Array; y: Float64Array; xUnits: string; yUnits: string; name: string }): Spectrum {
  const metadata = new Metadata();
  for (const { label, value, continued } of block) if (!['XYDATA', 'XYPOINTS', 'DATATABLE'].includes(label)) metadata.set(label, [value, ...continued.map(({ text }) => text)].join('\n').slice(0, 10_000));
  const technique = techniqueOf(valueOf(block, 'DATATYPE'));
  return buildSpectrum({
    technique, name,
    axis: axisOf(xUnits, technique),
    x, y,
    intensity: technique !== null && areWholeCounts(y) && /count/i.test(yUnits) ? 'counts' : 'arbitrary',
    metadata: metadata.toRecord(),
    placeOf: () => atLine(data.line),
  });
}

function readEquidistant(data: Entry, header: TableHeader): { x: Float64Array; y: Float64Array } {
  const { first, last, points, xFactor, yFactor } = header;
  if (!Number.isInteger(points) || points < 2 || points > limits.values) throw new FormatError('format.error.notACount', { expected: '##NPOINTS', found: points }, atLine(data.line));
  const step = (last - first) / (points - 1);
  const y = new Float64Array(points);
  let filled = 0;
  let expectsCheck = false;
  for (const { text, line } of data.continued) {
    const decoded = decodeLine(text, line);
    const { ordinates } = decoded;
    if (expectsCheck) {
      const check = ordinates.shift();
      if (check === undefined || check !== y[filled - 1]) throw new FormatError('format.error.checkValue', { expected: y[filled - 1]!, found: check ?? '?' }, atLine(line));
      filled--; // the check value stands at the abscissa of the point that it repeats
      ordinates.unshift(check);
    }
    const expectedX = first + filled * step;
    // Programs round the abscissa of a line, often to whole numbers, whatever the step is.
    if (Math.abs(decoded.x * xFactor - expectedX) > Math.max(0.9 * Math.abs(step), 0.51 * decoded.xResolution * Math.abs(xFactor))) {
      throw new FormatError('format.error.checkValue', { expected: expectedX, found: decoded.x * xFactor }, atLine(line));
    }
    if (filled + ordinates.length > points) throw new FormatError('format.error.countTooLarge', { expected: '##XYDATA', found: filled + ordinates.length, limit: points }, atLine(line));
    for (const value of ordinates) y[filled++] = value;
    expectsCheck = decoded.endsWithDifference;
  }
  if (filled < points) throw new FormatError('format.error.truncated', { expected: `${points} ordinates, ${filled} found` }, atLine(data.line + data.continued.length));
  return { x: Float64Array.from({ length: points }, (_, i) => first + i * step), y: y.map((value) => value * yFactor) };
}

function readPairs(data: Entry, xFactor: number, yFactor: number): { x: Float64Array; y: Float64Array } {
  const values: number[] = [];
  for (const { text, line } of data.continued) {
    for (const word of text.trim().split(/[\s,;]+/)) {
      if (word === '') continue;
      const value = Number(word);
      if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: 'XY', found: word.slice(0, 60) }, atLine(line));
      values.push(value);
    }
  }
  if (values.length % 2 !== 0) throw new FormatError('format.error.truncated', { expected: 'Y' }, atLine(data.line + data.continued.length));
  const points = values.length / 2;
  return { x: Float64Array.from({ length: points }, (_, i) => values[2 * i]! * xFactor), y: Float64Array.from({ length: points }, (_, i) => values[2 * i + 1]! * yFactor) };
}

function techniqueOf(dataType: string): Technique | null {
  if (/raman/i.test(dataType)) return 'raman';
  return /x-?ray diffraction|powder diffraction/i.test(dataType) ? 'xrd' : null;
}

function axisOf(units: string, technique: Technique | null): AxisQuantity {
  if (technique === 'xrd') return units === '' || /theta|deg/i.test(units) ? 'two-theta' : 'unknown';
  if (/1\/cm|cm-1/i.test(units)) return technique === 'raman' ? 'raman-shift' : 'unknown';
  return /nanomet|^nm$/i.test(units) ? 'wavelength' : 'unknown';
}
