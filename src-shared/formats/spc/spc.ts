/**
 * Galactic / Thermo GRAMS .spc: new format (0x4B little, 0x4C big endian), old format (0x4D), one or many spectra, equidistant,
 * common or own abscissae. Layout: "Universal Data Format Specification", Galactic Industries (1997), and its SPC.H.
 * A reader of our own: spc-parser takes 600 zero bytes behind a magic number for a spectrum.
 */
import type { AxisQuantity, Spectrum, Technique } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum, evenly } from '../support/build-spectrum';
import { ByteReader } from '../support/byte-reader';
import { FormatError, atBlock, atOffset } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { createReport } from '../support/report';

export const spc: FormatReader = { id: 'spc', version: 1, sniff, parse };

const newLittle = 0x4b;
const newBig = 0x4c;
const old = 0x4d;
const flag = { words: 1, multi: 4, ownAbscissae: 64, abscissa: 128 } as const;

/** One byte is little to go by, so the name or a plausible header must agree. */
function sniff({ name, bytes }: SourceFile): number {
  const version = bytes[1];
  if (bytes.length < 256 + 32 || (version !== newLittle && version !== newBig && version !== old)) return 0;
  if (/\.spc$/i.test(name)) return 0.9;
  return version === newLittle && bytes.length > 544 && (bytes[3] === 0x80 || bytes[3]! < 64) && bytes[0]! < 0x80 && bytes.indexOf(0) >= 0 ? 0.3 : 0;
}

interface Header {
  readonly flags: number;
  readonly exponent: number;
  readonly points: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly xUnit: number;
  readonly yUnit: number;
  readonly length: number;
  readonly metadata: Metadata;
}

function parse(file: SourceFile): ParsedFile {
  const version = file.bytes[1];
  const reader = new ByteReader(file.bytes, version !== newBig);
  const header = version === old ? readOldHeader(reader) : readNewHeader(reader);
  if (header.count > limits.measurements || header.points * header.count > limits.values) {
    throw new FormatError('format.error.tooManyValues', { count: header.points * header.count, limit: limits.values }, atOffset(4));
  }
  const report = createReport();
  const spectra = version === old ? [readOldSpectrum(reader, header)] : readNewSpectra(reader, header);
  if (techniqueOf(header) === null) report.assumed('format.note.otherTechnique', { technique: `SPC ${header.xUnit}/${header.yUnit}` });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('spc', spectra);
}

function readNewHeader(reader: ByteReader): Header {
  const metadata = new Metadata();
  metadata.set('comment', reader.text(88, 130));
  metadata.set('source', reader.text(45, 9));
  metadata.set('resolution', reader.text(36, 9));
  metadata.set('axis labels', reader.text(218, 30));
  metadata.set('method', reader.text(264, 48));
  const date = reader.uint32(32);
  if (date !== 0) metadata.set('date', packedDate(date));
  const log = reader.uint32(248);
  if (log !== 0) readLog(reader, log, metadata);
  return {
    flags: reader.uint8(0), exponent: (reader.uint8(3) << 24) >> 24, points: reader.uint32(4), first: reader.float64(8), last: reader.float64(16),
    count: Math.max(1, reader.uint32(24)), xUnit: reader.uint8(28), yUnit: reader.uint8(29), length: 512, metadata,
  };
}

/** Year (12 bits), month (4), day (5), hour (5), minute (6). */
function packedDate(date: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date >>> 20}-${two((date >>> 16) & 15)}-${two((date >>> 11) & 31)}T${two((date >>> 6) & 31)}:${two(date & 63)}`;
}

function readLog(reader: ByteReader, at: number, metadata: Metadata): void {
  const [size, text] = [reader.uint32(at), reader.uint32(at + 8)];
  if (text > size) throw new FormatError('format.error.countTooLarge', { expected: 'log text', found: text, limit: size }, atOffset(at));
  for (const line of reader.text(at + text, size - text).split(/\r?\n/)) {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) metadata.set(name, value!);
  }
}

function readNewSpectra(reader: ByteReader, header: Header): Spectrum[] {
  const { flags, points, count } = header;
  let at = header.length;
  let common: Float64Array | null = null;
  const hasOwn = (flags & flag.ownAbscissae) !== 0;
  if ((flags & flag.abscissa) !== 0 && !hasOwn) {
    common = reader.float32s(at, points);
    at += 4 * points;
  }
  return Array.from({ length: count }, (_, i) => {
    const exponent = (flags & flag.multi) === 0 ? header.exponent : (reader.uint8(at + 1) << 24) >> 24;
    const own = reader.uint32(at + 16);
    const n = hasOwn ? own : points;
    if (n > limits.values) throw new FormatError('format.error.tooManyValues', { count: n, limit: limits.values }, atOffset(at + 16));
    at += 32;
    let x: Float64Array | null = common?.slice() ?? null;
    if (hasOwn) {
      x = reader.float32s(at, n);
      at += 4 * n;
    }
    const size = exponent !== -128 && (flags & flag.words) !== 0 ? 2 : 4;
    const y = readOrdinates(reader, at, n, exponent, size);
    at += size * n;
    return spcSpectrum(header, x ?? evenly(header.first, header.last, n), y, i);
  });
}

/** Float32, or integers with a common binary exponent: value · 2^(exponent − bits). */
function readOrdinates(reader: ByteReader, at: number, n: number, exponent: number, size: 2 | 4): Float64Array {
  if (exponent === -128) return reader.float32s(at, n);
  reader.part(at, size * n);
  const scale = 2 ** (exponent - 8 * size);
  return Float64Array.from({ length: n }, (_, i) => (size === 2 ? reader.int16(at + 2 * i) : reader.int32(at + 4 * i)) * scale);
}

function readOldHeader(reader: ByteReader): Header {
  const metadata = new Metadata();
  metadata.set('comment', reader.text(64, 130));
  const points = reader.float32(4);
  if (!Number.isInteger(points) || points < 1 || points > limits.values) throw new FormatError('format.error.notACount', { expected: 'points', found: points }, atOffset(4));
  return {
    flags: reader.uint8(0), exponent: reader.int16(2), points, first: reader.float32(8), last: reader.float32(12), count: 1,
    xUnit: reader.uint8(16), yUnit: reader.uint8(17), length: 256, metadata,
  };
}

/** Old 32-bit ordinates have their two 16-bit halves exchanged. */
function readOldSpectrum(reader: ByteReader, header: Header): Spectrum {
  const { points, exponent, flags } = header;
  const size = (flags & flag.words) !== 0 ? 2 : 4;
  reader.part(header.length, size * points);
  const scale = 2 ** (exponent - 8 * size);
  const y = Float64Array.from({ length: points }, (_, i) => {
    const at = header.length + size * i;
    return (size === 2 ? reader.int16(at) : reader.int16(at) * 65_536 + reader.uint16(at + 2)) * scale;
  });
  return spcSpectrum(header, evenly(header.first, header.last, points), y, 0);
}

const ramanShift = 13;

function techniqueOf({ xUnit }: Header): Technique | null {
  return xUnit === ramanShift ? 'raman' : null;
}

function axisOf({ xUnit }: Header): AxisQuantity {
  if (xUnit === ramanShift) return 'raman-shift';
  return xUnit === 3 ? 'wavelength' : 'unknown';
}

function spcSpectrum(header: Header, x: Float64Array, y: Float64Array, index: number): Spectrum {
  const isCounts = header.yUnit === 4;
  return buildSpectrum({
    technique: techniqueOf(header),
    name: header.count > 1 ? `${header.metadata.get('comment') ?? ''} ${index + 1}` : (header.metadata.get('comment') ?? ''),
    axis: axisOf(header),
    x, y,
    intensity: isCounts && areWholeCounts(y) ? 'counts' : 'arbitrary',
    metadata: header.metadata.toRecord(),
    placeOf: () => atBlock(`${index + 1}`),
  });
}
