/**
 * Thermo Avantage .vgd: an OLE compound file. Stream VGData holds float64 values, energy fastest; VGDataAxes at 4 the number of data
 * axes and from 8 on, every 16 bytes, first index, last index and number of space axes; VGSpaceAxes per space axis its texts, points
 * (int32), start and width (float64), a byte that is 1 for equidistant axes (else the values follow) and the kind (int32). Property sets
 * hold numbered values. No public file was at hand: layout and property numbers as described, alike, by several public readers of the
 * format; the streams of the test are bytes of real files that one of them quotes.
 */
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { ByteReader } from '../support/byte-reader';
import { FormatError, atBlock } from '../support/format-error';
import { limits } from '../support/limits';
import { isOle, readOleStreams } from '../support/ole';
import { readOleProperties, type OleValue } from '../support/ole-properties';
import { assertEnergyAxis, dataSpaceFile, type SpaceAxis } from './data-space';

export const avantageVgd: FormatReader = { id: 'avantage-vgd', version: 1, sniff, parse };

/** "VGData" as a directory entry writes it. */
const streamName = Uint8Array.from('VGData', (character) => character.charCodeAt(0));

function sniff({ bytes }: SourceFile): number {
  if (!isOle(bytes)) return 0;
  for (let at = bytes.indexOf(0x56); at >= 0; at = bytes.indexOf(0x56, at + 1)) {
    if (streamName.every((code, i) => bytes[at + 2 * i] === code && bytes[at + 2 * i + 1] === 0)) return 1;
  }
  return 0;
}

function parse(file: SourceFile): ParsedFile {
  const streams = readOleStreams(file.bytes);
  const stream = (name: string): ByteReader => {
    const content = streams.get(name);
    if (content === undefined) throw new FormatError('format.error.partMissing', { part: name });
    return new ByteReader(content);
  };
  const dataAxes = readDataAxes(stream('VGDataAxes'));
  const axes = readSpaceAxes(stream('VGSpaceAxes'), dataAxes.flatMap(({ points, spaceAxes }) => Array.from({ length: spaceAxes }, () => points)));
  const [energy] = axes;
  assertEnergyAxis(energy);
  const data = stream('VGData');
  const blocks = dataAxes.slice(1).reduce((product, { points }) => product * points, 1);
  if (blocks < 1 || blocks > limits.measurements) throw new FormatError('format.error.tooManyMeasurements', { count: blocks, limit: limits.measurements });
  if (data.length !== 8 * energy.points * blocks) throw new FormatError('format.error.unequalLengths', { x: energy.points * blocks, y: data.length / 8 }, atBlock('VGData'));
  return dataSpaceFile(
    'avantage-vgd',
    {
      properties: readProperties(streams),
      energy,
      blocks: Array.from({ length: blocks }, (_, i) => ({ label: blockLabel(i, dataAxes.slice(1)), values: data.float64s(8 * energy.points * i, energy.points) })),
    },
    file.name,
  );
}

interface DataAxis {
  readonly points: number;
  readonly spaceAxes: number;
}

function readDataAxes(reader: ByteReader): DataAxis[] {
  const count = reader.uint32(4);
  if (count === 0 || count > 8) throw new FormatError('format.error.notACount', { expected: 'data axes', found: count }, atBlock('VGDataAxes'));
  return Array.from({ length: count }, (_, i) => {
    const at = 8 + 16 * i;
    const axis = { points: reader.int32(at + 4) - reader.int32(at) + 1, spaceAxes: reader.int32(at + 8) };
    if (axis.points < 1 || axis.points > limits.values || axis.spaceAxes < 1 || axis.spaceAxes > 8) throw new FormatError('format.error.notACount', { expected: 'points of a data axis', found: axis.points }, atBlock('VGDataAxes'));
    return axis;
  });
}

const kinds: Readonly<Record<number, string>> = { 1: 'ENERGY', 2: 'ANGLE', 3: 'X', 4: 'Y', 5: 'LEVEL', 6: 'ETCHLEVEL', 10: 'POSITION' };

/** The texts before each axis have lengths of their own, so the axis is found by the number of points that its data axis states. */
function readSpaceAxes(reader: ByteReader, counts: readonly number[]): SpaceAxis[] {
  let at = 8;
  return counts.map((points) => {
    const found = findAxis(reader, at, points);
    let next = found + 21;
    if (reader.uint8(found + 20) === 0) next += 8 * points;
    const axis = { kind: kinds[reader.uint32(next)] ?? String(reader.uint32(next)), points, start: reader.float64(found + 4), step: reader.float64(found + 12) };
    at = next + 4;
    return axis;
  });
}

function findAxis(reader: ByteReader, from: number, points: number): number {
  const isPlausible = (value: number): boolean => Number.isFinite(value) && (value === 0 || (Math.abs(value) > 1e-9 && Math.abs(value) < 1e9));
  for (let at = from; at + 25 <= reader.length; at++) {
    if (reader.int32(at) === points && isPlausible(reader.float64(at + 4)) && isPlausible(reader.float64(at + 12)) && reader.uint8(at + 20) <= 1) return at;
  }
  throw new FormatError('format.error.truncated', { expected: `axis of ${points} points` }, atBlock('VGSpaceAxes'));
}

/** "3", or "2, 1" where there are several further axes; the first runs fastest. */
function blockLabel(index: number, axes: readonly DataAxis[]): string {
  let rest = index;
  return axes
    .map(({ points }) => {
      const i = rest % points;
      rest = Math.floor(rest / points);
      return i + 1;
    })
    .join(', ');
}

/** Property numbers and the names they have in the text dump. */
const propertyNames: Readonly<Record<number, string>> = {
  0x06: 'DS_GEPROPID_INSTRUMENT', 0x0d: 'DS_GEPROPID_VALUE_LABEL', 0x0f: 'DS_GEPROPID_VALUE_UNIT', 0x67: 'DS_SOPROPID_STYPE', 0x68: 'DS_SOPROPID_MONO',
  0x69: 'DS_SOPROPID_ENERGY', 0x6a: 'DS_SOPROPID_VOLTAGE', 0x6b: 'DS_SOPROPID_CURRENT', 0x6c: 'DS_SOPROPID_WIDTH', 0x6d: 'DS_SOPROPID_LENGTH',
  0x73: 'DS_SOPROPID_GUN', 0xcb: 'DS_STPROPID_POS_X', 0xcc: 'DS_STPROPID_POS_Y', 0xcd: 'DS_STPROPID_POS_Z', 0x12f: 'DS_ACPROPID_START_TIME',
  0x130: 'DS_ACPROPID_END_TIME', 0x131: 'DS_ACPROPID_ACQ_TIME', 0x137: 'DS_ACPROPID_MODE', 0x148: 'DS_ACPROPID_PERIODS', 0x193: 'DS_ANPROPID_MODE',
  0x194: 'DS_ANPROPID_PASS', 0x196: 'DS_ANPROPID_WORK_FTN', 0x19b: 'DS_ANPROPID_LENS_MODE_NAME',
};
/** In the summary that every compound document has. */
const summaryNames: Readonly<Record<number, string>> = { 2: 'DS_EXT_SUPROPID_TITLE', 3: 'DS_EXT_SUPROPID_SUBJECT', 4: 'DS_EXT_SUPROPID_AUTHOR', 12: 'DS_EXT_SUPROPID_CREATED' };

function readProperties(streams: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const properties = new Map<string, string>();
  const put = (name: string, value: OleValue): void => {
    if (!properties.has(name)) properties.set(name, typeof value === 'number' ? String(Number(value.toPrecision(7))) : String(value));
  };
  for (const [stream, content] of streams) {
    if (!stream.startsWith('\u0005')) continue;
    const isSummary = /SummaryInformation$/.test(stream);
    for (const [id, value] of readOleProperties(content)) {
      const name = (isSummary ? summaryNames : propertyNames)[id];
      if (name !== undefined) put(name, value);
      // Numbers nobody has described are kept under their number.
      else if (!isSummary && id > 1 && id < 100_000) put(`property ${id}`, value);
    }
  }
  return properties;
}
