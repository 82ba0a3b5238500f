/**
 * ULVAC-PHI .spe (SmartSoft, Compass, MultiPak): text header SOFH … EOFH, then a binary part: 16 bytes, 96 bytes per
 * spectrum, values as float32 ("f4") or float64 ("f8").
 * Byte layout: read off the two test files, and agreeing with the loader by J. J. Weimer for Igor Pro (phispefileloader)
 * and the notes of dgbowl/yadg on it. Within the 96 bytes: region number at 12, points at 20, unit at 56, number type at 72,
 * length of the values at 76, their offset from the start of the binary part at 80.
 */
import type { IntensityQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildSpectrum, equidistant } from '../support/build-spectrum';
import { ByteReader } from '../support/byte-reader';
import { FormatError, atBlock, atOffset } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const phiSpe: FormatReader = { id: 'phi-spe', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  return /^SOFH\r?\n/.test(headText(file.bytes, 16)) ? 1 : 0;
}

interface Region {
  readonly number: number;
  readonly name: string;
  readonly points: number;
  readonly step: number;
  readonly start: number;
  readonly end: number;
  readonly dwellS: number;
  readonly passEnergyEv: number;
}

function parse(file: SourceFile): ParsedFile {
  const { bytes } = file;
  const end = endOfHeader(bytes);
  const header = new TextDecoder('windows-1252').decode(bytes.subarray(0, end));
  const report = createReport();
  const metadata = new Metadata();
  const regions: Region[] = [];
  for (const line of splitLines(header)) {
    const [, name, value] = /^([A-Za-z0-9]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    if (name === 'SpectralRegDef') regions.push(readRegion(value!));
    metadata.set(name, value!);
  }
  const binary = new ByteReader(bytes.subarray(end));
  const count = binary.uint32(4);
  if (count === 0 || count > limits.measurements) throw new FormatError('format.error.notACount', { expected: 'number of spectra', found: count }, atOffset(end + 4));
  const spectra = Array.from({ length: count }, (_, i) => readSpectrum(binary, i, regions, metadata));
  report.understood('format.note.spectra', { count });
  return report.finish('phi-spe', spectra);
}

/** Offset of the binary part: behind the end of the line of EOFH. */
function endOfHeader(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] !== 0x4f || bytes[at + 2] !== 0x46 || bytes[at + 3] !== 0x48) continue;
    if (bytes[at + 4] === 0x0d && bytes[at + 5] === 0x0a) return at + 6;
    if (bytes[at + 4] === 0x0a) return at + 5;
  }
  throw new FormatError('format.error.truncated', { expected: 'EOFH' }, atOffset(bytes.length));
}

/** "2 2 F1s 9 161 -0.1250 695.0 675.0 695.0 680.0 0.160000 29.35 AREA": number, ?, name, element, points, step, start, end, window, dwell, pass energy. */
function readRegion(text: string): Region {
  const words = text.trim().split(/\s+/);
  const numbers = words.map(Number);
  const region = {
    number: numbers[0]!, name: words[2] ?? '', points: numbers[4]!, step: numbers[5]!, start: numbers[6]!, end: numbers[7]!, dwellS: numbers[10]!, passEnergyEv: numbers[11]!,
  };
  const needed = [region.number, region.points, region.step, region.start, region.end];
  if (words.length < 12 || !needed.every((value) => Number.isFinite(value)) || region.step === 0) {
    throw new FormatError('format.error.unexpected', { expected: 'spectral region', found: text.slice(0, 60) }, atBlock('SpectralRegDef'));
  }
  return region;
}

function readSpectrum(binary: ByteReader, index: number, regions: readonly Region[], fileMetadata: Metadata): Spectrum {
  const at = 16 + 96 * index;
  const regionNumber = binary.uint32(at + 12);
  const points = binary.uint32(at + 20);
  const region = regions.find(({ number }) => number === regionNumber);
  const label = `${index + 1}${region === undefined ? '' : ` (${region.name})`}`;
  if (region === undefined || region.points !== points) {
    throw new FormatError('format.error.unexpected', { expected: `points of region ${regionNumber}`, found: String(points) }, atBlock(label));
  }
  if (Math.abs(region.start + (points - 1) * region.step - region.end) > Math.abs(region.step) / 2) {
    throw new FormatError('format.error.axisMismatch', { start: region.start, end: region.end, step: region.step, points }, atBlock(label));
  }
  const y = readValues(binary, at, points, label);
  const metadata = fileMetadata.copy();
  metadata.set('region', region.name);
  const unit = binary.text(at + 56, 4);
  const [, energy] = /(\d+(?:\.\d+)?)/.exec((fileMetadata.get('XraySource') ?? '').replace(/^\S+\s/, '')) ?? [];
  const work = Number.parseFloat(fileMetadata.get('AnalyserWorkFcn') ?? '');
  return buildSpectrum({
    technique: /^XPS/i.test(fileMetadata.get('Technique') ?? 'XPS') ? 'xps' : null,
    name: /^(?:su1s|1su|su)$/i.test(region.name) ? 'Survey' : region.name,
    axis: 'binding-energy',
    x: equidistant(region.start, region.step, points).map((energyEv) => Math.round(energyEv * 1e9) / 1e9),
    y,
    intensity: intensityOf(unit),
    dwellS: Number.isFinite(region.dwellS) ? region.dwellS : null,
    scans: null,
    xps: {
      photonEnergyEv: energy === undefined ? null : Number(energy),
      passEnergyEv: Number.isFinite(region.passEnergyEv) ? region.passEnergyEv : null,
      workFunctionEv: Number.isFinite(work) ? work : null,
      fileScale: 'binding-energy',
    },
    metadata: metadata.toRecord(),
    placeOf: () => atBlock(label),
  });
}

function readValues(binary: ByteReader, at: number, points: number, label: string): Float64Array {
  const type = binary.text(at + 72, 4);
  const length = binary.uint32(at + 76);
  const offset = binary.uint32(at + 80);
  const size = type === 'f4' ? 4 : type === 'f8' ? 8 : null;
  if (size === null) throw new FormatError('format.error.unexpected', { expected: 'number type f4 or f8', found: type }, atBlock(label));
  if (length !== size * points) throw new FormatError('format.error.unequalLengths', { x: points, y: length / size }, atBlock(label));
  return size === 4 ? binary.float32s(offset, points) : binary.float64s(offset, points);
}

function intensityOf(unit: string): IntensityQuantity {
  if (/^c\/s$/i.test(unit)) return 'count-rate';
  return /^c(?:ounts?)?$/i.test(unit) ? 'counts' : 'arbitrary';
}
