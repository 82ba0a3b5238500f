/**
 * Renishaw WiRE .wdf: blocks of [name (4), number (4), length (8)] and content. WDF1 (the header, 512 bytes): points at 60, spectra
 * taken at 72, accumulations at 80, lengths of the lists at 84 and 88, application at 96, measurement type at 132, unit at 152,
 * laser wavenumber at 156, user at 208, title at 240. DATA: float32 ordinates, spectrum by spectrum. XLST: type, unit, float32
 * abscissa. ORGN: per spectrum what it was taken at. Layout: read off the test files, with the names of the fields from
 * cheminfo/wdf-parser (MIT); a reader of our own because that one is no longer kept and reads every block eagerly.
 */
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum } from '../support/build-spectrum';
import { ByteReader } from '../support/byte-reader';
import { FormatError, atBlock, atOffset } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { headText } from '../support/read-text';
import { createReport } from '../support/report';

export const renishawWdf: FormatReader = { id: 'renishaw-wdf', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  return headText(file.bytes, 4) === 'WDF1' ? 1 : 0;
}

/** Codes of the abscissa unit: 1 Raman shift in 1/cm, 2 wavelength in nm. */
const axisOfUnit: Readonly<Record<number, AxisQuantity>> = { 1: 'raman-shift', 2: 'wavelength' };
/** Codes of the ordinate unit that are counts. */
const countsUnit = 6;

function parse(file: SourceFile): ParsedFile {
  const reader = new ByteReader(file.bytes);
  const blocks = readBlocks(reader);
  const points = reader.uint32(60);
  const count = reader.uint64(72);
  if (points === 0 || count === 0 || count > limits.measurements || points * count > limits.values) {
    throw new FormatError('format.error.notACount', { expected: 'spectra × points', found: count * points }, atOffset(60));
  }
  const data = blockOf(blocks, 'DATA');
  const abscissa = blockOf(blocks, 'XLST');
  if (data.length < 4 * points * count) throw new FormatError('format.error.truncated', { expected: `${count} spectra of ${points} points` }, atBlock('DATA'));
  if (abscissa.length < 8 + 4 * points) throw new FormatError('format.error.truncated', { expected: `${points} abscissa values` }, atBlock('XLST'));
  const axis = axisOfUnit[reader.uint32(abscissa.start + 4)] ?? 'unknown';
  const x = reader.float32s(abscissa.start + 8, points);
  const metadata = readMetadata(reader);
  const title = reader.text(240, 160);
  const report = createReport();
  if (axis === 'wavelength') report.assumed('format.note.wavelengthAxis');
  const isCounts = reader.uint32(152) === countsUnit;
  const spectra: Spectrum[] = Array.from({ length: count }, (_, i) => {
    const y = reader.float32s(data.start + 4 * points * i, points);
    return buildSpectrum({
      technique: axis === 'unknown' ? null : 'raman',
      name: count > 1 ? `${title} ${i + 1}` : title,
      axis,
      x: x.slice(),
      y,
      intensity: isCounts && areWholeCounts(y) ? 'counts' : 'arbitrary',
      scans: reader.uint32(80),
      metadata: metadata.toRecord(),
      placeOf: () => atBlock(`${i + 1}`),
    });
  });
  report.understood('format.note.spectra', { count });
  return report.finish('renishaw-wdf', spectra);
}

interface Block {
  readonly name: string;
  readonly start: number;
  readonly length: number;
}

function readBlocks(reader: ByteReader): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < reader.length; ) {
    const length = reader.uint64(at + 8);
    if (length < 16) throw new FormatError('format.error.unexpected', { expected: 'block length', found: String(length) }, atOffset(at + 8));
    reader.part(at, length);
    blocks.push({ name: reader.text(at, 4), start: at + 16, length: length - 16 });
    if (blocks.length > limits.containerEntries) throw new FormatError('format.error.countTooLarge', { expected: 'blocks', found: blocks.length, limit: limits.containerEntries }, atOffset(at));
    at += length;
  }
  return blocks;
}

function blockOf(blocks: readonly Block[], name: string): Block {
  const block = blocks.find((other) => other.name === name);
  if (block === undefined) throw new FormatError('format.error.partMissing', { part: name });
  return block;
}

function readMetadata(reader: ByteReader): Metadata {
  const metadata = new Metadata();
  metadata.set('title', reader.text(240, 160, 'utf-8'));
  metadata.set('user', reader.text(208, 32, 'utf-8'));
  metadata.set('application', `${reader.text(96, 24)} ${[0, 1, 2, 3].map((i) => reader.uint16(120 + 2 * i)).join('.')}`);
  const wavenumber = reader.float32(156);
  if (wavenumber > 0) metadata.set('laser wavelength / nm', (1e7 / wavenumber).toFixed(3));
  const ticks = reader.uint64(136);
  // Windows file time: 100 ns since 1601.
  const milliseconds = ticks / 1e4 - 11_644_473_600_000;
  if (milliseconds > 0 && milliseconds < 4e12) metadata.set('date', new Date(milliseconds).toISOString());
  return metadata;
}
