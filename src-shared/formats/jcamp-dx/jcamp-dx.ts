/**
 * JCAMP-DX 4 and 5 (.jdx, .dx): XYDATA=(X++(Y..Y)) in every compression, XYDATA and XYPOINTS=(XY..XY), several blocks.
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

export const jcampDx: FormatReader = { id: 'jcamp-dx', label: 'JCAMP-DX', version: 1, sniff, parse };

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
    else if (/^(?:PEAKTABLE|NTUPLES|DATATABLE)$/.test(entry.label)) report.ignored('format.note.recordIgnored', { record: entry.label });
  }
  if (spectra.some(({ technique }) => technique === null)) report.assumed('format.note.otherTechnique', { technique: valueOf(entries, 'DATATYPE') });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('jcamp-dx', spectra);
}

/** Labels compare without case, blanks, hyphens, slashes and underlines; "$$" begins a comment. */
function readEntries(lines: readonly string[]): Entry[] {
  const entries: (Entry & { continued: { text: string; line: number }[] })[] = [];
  for (const [i, raw] of lines.entries()) {
    const text = raw.replace(/\$\$.*$/, '');
    const [, label, value] = /^\s*##([^=]*)=(.*)$/.exec(text) ?? [];
    if (label !== undefined) entries.push({ label: label.toUpperCase().replace(/[\s\-/_]/g, ''), value: value!.trim(), line: i + 1, continued: [] });
    else if (text.trim() !== '') entries.at(-1)?.continued.push({ text, line: i + 1 });
  }
  return entries;
}

function valueOf(block: readonly Entry[], label: string): string {
  return block.find((entry) => entry.label === label)?.value ?? '';
}

function readBlock(block: readonly Entry[], data: Entry): Spectrum {
  const number = (label: string, usual?: number): number => {
    const text = valueOf(block, label);
    const value = text === '' && usual !== undefined ? usual : Number(text === '' ? Number.NaN : text.replace(',', '.'));
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: `##${label}`, found: text.slice(0, 60) }, atLine(data.line));
    return value;
  };
  const [xFactor, yFactor] = [number('XFACTOR', 1), number('YFACTOR', 1)];
  const isEquidistant = /\(X\+\+\(Y\.\.Y\)\)/i.test(data.value);
  const { x, y } = isEquidistant
    ? readEquidistant(data, { first: number('FIRSTX'), last: number('LASTX'), points: number('NPOINTS'), xFactor, yFactor })
    : readPairs(data, xFactor, yFactor);
  const metadata = new Metadata();
  for (const { label, value, continued } of block) if (label !== 'XYDATA' && label !== 'XYPOINTS') metadata.set(label, [value, ...continued.map(({ text }) => text)].join('\n').slice(0, 10_000));
  const technique = techniqueOf(valueOf(block, 'DATATYPE'));
  return buildSpectrum({
    technique,
    name: valueOf(block, 'TITLE'),
    axis: axisOf(valueOf(block, 'XUNITS'), technique),
    x, y,
    intensity: technique !== null && areWholeCounts(y) && /count|arbitrary|intensity/i.test(valueOf(block, 'YUNITS')) ? 'counts' : 'arbitrary',
    metadata: metadata.toRecord(),
    placeOf: () => atLine(data.line),
  });
}

function readEquidistant(data: Entry, header: { first: number; last: number; points: number; xFactor: number; yFactor: number }): { x: Float64Array; y: Float64Array } {
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
  if (technique === 'xrd') return 'two-theta';
  if (/1\/cm|cm-1/i.test(units)) return technique === 'raman' ? 'raman-shift' : 'unknown';
  return /nanomet|^nm$/i.test(units) ? 'wavelength' : 'unknown';
}
