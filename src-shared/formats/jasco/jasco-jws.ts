/**
 * JASCO .jws in its two containers.
 * OLE compound file (Spectra Manager I and II): stream DataInfo holds channels (12), points (20), first, last and step of the
 * abscissa (24, 32, 40) and the units of abscissa and ordinate (48, 52); Y-Data the ordinates as float32, X-Data the
 * abscissa where it is not equidistant. "L~S " SPECMAN: points at 0x84, first, last and step at 0x88, unit codes at 0xA0 and 0xE0,
 * length of the ordinates in bytes at 0xC8, float32 ordinates at the end of the file.
 * Layout: read off the test files against their text exports; unit codes as in those and in JASCOFiles.jl's notes.
 */
import type { AxisQuantity, Spectrum, Technique } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum, equidistant } from '../support/build-spectrum';
import { ByteReader } from '../support/byte-reader';
import { FormatError, atBlock, atOffset } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { isOle, readOleStreams } from '../support/ole';
import { createReport, type ReportBuilder } from '../support/report';

export const jascoJws: FormatReader = { id: 'jasco-jws', version: 2, sniff, parse };

function sniff({ name, bytes }: SourceFile): number {
  if (bytes[0] === 0x4c && bytes[1] === 0x7e && bytes[2] === 0x53 && bytes[3] === 0x20) return 1;
  return isOle(bytes) ? (/\.jws$/i.test(name) ? 0.9 : 0.6) : 0;
}

function parse(file: SourceFile): ParsedFile {
  const report = createReport();
  const spectra = file.bytes[0] === 0x4c ? [readSpecman(file.bytes, report)] : readCompound(file.bytes, report);
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('jasco-jws', spectra);
}

const unitOfAbscissa: Readonly<Record<number, AxisQuantity>> = { 0x10000101: 'raman-shift', 0x10000103: 'wavelength' };
/** Transmittance, reflectance, absorbance: ordinates of light that went through, never of scattered light. */
const ordinatesOfAbsorption = [0, 2, 3];

interface JascoData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xUnit: number;
  readonly yUnit: number;
  readonly name: string;
  readonly metadata: Metadata;
}

/** Infrared files have a unit code of their own for wavenumbers, 0x10000100. */
function jascoSpectrum({ x, y, xUnit, yUnit, name, metadata }: JascoData, report: ReportBuilder): Spectrum {
  const isRaman = unitOfAbscissa[xUnit] === 'raman-shift' && !ordinatesOfAbsorption.includes(yUnit);
  const technique: Technique | null = isRaman ? 'raman' : null;
  if (!isRaman) report.assumed('format.note.otherTechnique', { technique: `JASCO ${yUnit}` });
  metadata.set('abscissa unit code', xUnit);
  metadata.set('ordinate unit code', yUnit);
  return buildSpectrum({
    technique, name,
    axis: isRaman ? 'raman-shift' : unitOfAbscissa[xUnit] === 'wavelength' ? 'wavelength' : 'unknown',
    x, y,
    intensity: isRaman && areWholeCounts(y) ? 'counts' : 'arbitrary',
    metadata: metadata.toRecord(),
    placeOf: (channel) => atBlock(`Y-Data ${channel + 1}`),
  });
}

function readCompound(bytes: Uint8Array, report: ReportBuilder): Spectrum[] {
  const streams = readOleStreams(bytes);
  const stream = (name: string): ByteReader => {
    const content = streams.get(name);
    if (content === undefined) throw new FormatError('format.error.partMissing', { part: name });
    return new ByteReader(content);
  };
  const info = stream('DataInfo');
  const channels = info.uint32(12);
  const points = info.uint32(20);
  if (points === 0 || channels === 0 || points * channels > limits.values) throw new FormatError('format.error.notACount', { expected: 'points', found: points * channels }, atBlock('DataInfo'));
  const ordinates = stream('Y-Data');
  if (ordinates.length < 4 * points * channels) throw new FormatError('format.error.truncated', { expected: `${points * channels} ordinates` }, atBlock('Y-Data'));
  const x = streams.has('X-Data') ? stream('X-Data').float32s(0, points) : equidistant(info.float64(24), info.float64(40), points);
  const last = info.float64(32);
  // The last abscissa is that of the measurement, up to one step off the grid.
  const tolerance = Math.max(1e-3 * Math.abs(last), 1e-3, streams.has('X-Data') ? 0 : 1.001 * Math.abs(info.float64(40)));
  if (!(Math.abs(x[points - 1]! - last) <= tolerance)) {
    throw new FormatError('format.error.axisMismatch', { start: info.float64(24), end: last, step: info.float64(40), points }, atBlock('DataInfo'));
  }
  const metadata = new Metadata();
  metadata.set('model', wideText(streams.get('ModuleInfo')));
  const name = firstWideText(streams.get('SampleInfo'));
  metadata.set('sample', name);
  return Array.from({ length: channels }, (_, channel) =>
    jascoSpectrum({ x: x.slice(), y: ordinates.float32s(4 * points * channel, points), xUnit: info.uint32(48), yUnit: info.uint32(52), name: channels > 1 ? `${name} ${channel + 1}` : name, metadata }, report),
  );
}

/** Readable UTF-16 text of a stream, for the metadata. */
function wideText(content: Uint8Array | undefined): string {
  if (content === undefined) return '';
  const text = new TextDecoder('utf-16le').decode(content.subarray(0, content.length & ~1));
  return [...text.matchAll(/[\x20-\x7e]{4,}/g)].map(([word]) => word).join(' ');
}

/** SampleInfo begins with two numbers; the second is the length in bytes of the sample's name. */
function firstWideText(content: Uint8Array | undefined): string {
  if (content === undefined || content.length < 8) return '';
  const length = new ByteReader(content).uint32(4);
  if (length < 2 || 8 + length > content.length) return '';
  return new TextDecoder('utf-16le').decode(content.subarray(8, 8 + (length & ~1))).split('\0')[0]!.trim();
}

function readSpecman(bytes: Uint8Array, report: ReportBuilder): Spectrum {
  const reader = new ByteReader(bytes);
  const points = reader.uint32(0x84);
  const [first, last, step] = [reader.float64(0x88), reader.float64(0x90), reader.float64(0x98)];
  const length = reader.uint32(0xc8);
  if (points === 0 || length !== 4 * points) throw new FormatError('format.error.unequalLengths', { x: points, y: length / 4 }, atOffset(0xc8));
  if (Math.abs(first + (points - 1) * step - last) > Math.abs(step) / 2) throw new FormatError('format.error.axisMismatch', { start: first, end: last, step, points }, atOffset(0x88));
  return jascoSpectrum(
    {
      x: equidistant(first, step, points),
      y: reader.float32s(bytes.length - length, points),
      xUnit: reader.uint32(0xa0),
      yUnit: reader.uint32(0xa4),
      name: '',
      metadata: new Metadata(),
    },
    report,
  );
}
