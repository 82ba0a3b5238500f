/**
 * BioLogic EC-Lab binary (.mpr): a 52-byte signature and modules "MODULE", short name (10), long name (25), [0xFFFFFFFF], length,
 * [4 bytes], version, date (8), content. "VMP data" holds the number of records, the numbers of its columns and packed records
 * that end with the module.
 *
 * Where the layout comes from: read off the seven test files, whose text exports list the same columns in the same order, so
 * that each column number got its name and, by the length of the records, its width. Numbers marked in `columns` as seen
 * elsewhere are those of public descriptions of the format (galvani, yadg) and untested here.
 */
import type { CurveColumn } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { ByteReader } from '../support/byte-reader';
import { FormatError, atOffset } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { headText } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';
import { biologicMeanings, reportVoltage } from './columns';

export const biologicMpr: FormatReader = { id: 'biologic-mpr', version: 4, sniff, parse };

const signatureLength = 52;

function sniff(file: SourceFile): number {
  return headText(file.bytes, 32).startsWith('BIO-LOGIC MODULAR FILE') ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const reader = new ByteReader(file.bytes);
  const modules = readModules(reader);
  const data = modules.find(({ name }) => name === 'VMP data');
  if (data === undefined) throw new FormatError('format.error.partMissing', { part: 'VMP data' });
  const report = createReport();
  const metadata = new Metadata();
  const settings = modules.find(({ name }) => name === 'VMP Set');
  const technique = settings === undefined ? '' : (techniques[reader.uint8(settings.start)] ?? '');
  metadata.set('technique', technique);
  metadata.set('date', data.date);
  const columns = withMeanCurrent(readData(reader, data, report), report);
  report.understood('format.note.curve', { rows: columns[0]!.values.length, columns: columns.length });
  return report.finish('biologic-mpr', [{ kind: 'curve', technique: 'electrochemistry', name: technique, columns, metadata: metadata.toRecord() }]);
}

interface Module {
  readonly name: string;
  readonly start: number;
  readonly length: number;
  readonly version: number;
  readonly date: string;
}

function readModules(reader: ByteReader): Module[] {
  const modules: Module[] = [];
  for (let at = signatureLength; at < reader.length; ) {
    if (reader.text(at, 6) !== 'MODULE') throw new FormatError('format.error.unexpected', { expected: 'MODULE', found: '?' }, atOffset(at));
    // Since EC-Lab 11.50 the header has two more fields.
    const isLong = reader.uint32(at + 41) === 0xffffffff;
    const header = isLong ? 65 : 57;
    const length = reader.uint32(at + (isLong ? 45 : 41));
    const start = at + header;
    reader.part(start, length);
    modules.push({ name: reader.text(at + 6, 10), start, length, version: reader.uint32(at + header - 12), date: reader.text(at + header - 8, 8) });
    if (modules.length > limits.containerEntries) throw new FormatError('format.error.countTooLarge', { expected: 'modules', found: modules.length, limit: limits.containerEntries }, atOffset(at));
    at = start + length;
  }
  return modules;
}

/** First byte of the settings module. */
const techniques: Readonly<Record<number, string>> = {
  0x04: 'Galvanostatic Cycling with Potential Limitation', 0x06: 'Cyclic Voltammetry', 0x0b: 'Open Circuit Voltage', 0x18: 'Chronoamperometry',
  0x19: 'Chronopotentiometry', 0x1d: 'Potentio Electrochemical Impedance Spectroscopy', 0x1e: 'Galvano Electrochemical Impedance Spectroscopy', 0x7f: 'Modulo Bat',
};

type Kind = 'f4' | 'f8' | 'u2' | 'u4';
const sizeOf: Readonly<Record<Kind, number>> = { f4: 4, f8: 8, u2: 2, u4: 4 };

/** Bits of the one byte that all flags share. */
const flags: Readonly<Record<number, { name: string; shift: number; mask: number }>> = {
  1: { name: 'mode', shift: 0, mask: 3 },
  2: { name: 'ox/red', shift: 2, mask: 1 },
  3: { name: 'error', shift: 3, mask: 1 },
  21: { name: 'control changes', shift: 4, mask: 1 },
  31: { name: 'Ns changes', shift: 5, mask: 1 },
  65: { name: 'counter inc.', shift: 7, mask: 1 },
};

/**
 * Columns by the low byte of their number, which later versions write with 256 added: 467 is 211. Names as in the text export.
 * 430 stands for itself: the file that has it shows a phase there, and the file with 174 alone a potential.
 */
const columns: Readonly<Record<number, readonly [string, Kind]>> = {
  4: ['time/s', 'f8'], 5: ['control/V/mA', 'f4'], 6: ['Ewe/V', 'f4'], 7: ['dq/mA.h', 'f8'], 8: ['I/mA', 'f4'], 9: ['Ece/V', 'f4'],
  13: ['(Q-Qo)/mA.h', 'f8'], 20: ['control/mA', 'f4'], 24: ['cycle number', 'f8'], 32: ['freq/Hz', 'f4'], 33: ['|Ewe|/V', 'f4'], 34: ['|I|/A', 'f4'],
  35: ['Phase(Z)/deg', 'f4'], 36: ['|Z|/Ohm', 'f4'], 37: ['Re(Z)/Ohm', 'f4'], 38: ['-Im(Z)/Ohm', 'f4'], 39: ['I Range', 'u2'], 70: ['P/W', 'f4'],
  74: ['|Energy|/W.h', 'f8'], 76: ['<I>/mA', 'f4'], 77: ['<Ewe>/V', 'f4'], 96: ['|Ece|/V', 'f4'], 98: ['Phase(Zce)/deg', 'f4'], 99: ['|Zce|/Ohm', 'f4'],
  100: ['Re(Zce)/Ohm', 'f4'], 101: ['-Im(Zce)/Ohm', 'f4'], 123: ['Energy charge/W.h', 'f8'], 124: ['Energy discharge/W.h', 'f8'],
  125: ['Capacitance charge/µF', 'f8'], 126: ['Capacitance discharge/µF', 'f8'], 131: ['Ns', 'u2'], 169: ['Cs/µF', 'f4'], 172: ['Cp/µF', 'f4'],
  174: ['<Ewe>/V', 'f4'], 175: ['|Zwe-ce|/Ohm', 'f4'], 176: ['Re(Zwe-ce)/Ohm', 'f4'], 177: ['-Im(Zwe-ce)/Ohm', 'f4'], 178: ['(Q-Qo)/C', 'f4'], 179: ['dQ/C', 'f4'],
  185: ['<Ece>/V', 'f4'], 211: ['Q charge/discharge/mA.h', 'f8'], 212: ['half cycle', 'u4'], 215: ['<Ece>/V', 'f4'], 430: ['Phase(Zwe-ce)/deg', 'f4'],
  // Seen elsewhere.
  11: ['<I>/mA', 'f8'], 15: ['Phase(Z1)/deg', 'f4'], 16: ['Analog IN 1/V', 'f4'], 17: ['Analog IN 2/V', 'f4'], 19: ['control/V', 'f4'], 23: ['dQ/mA.h', 'f8'],
  26: ['Rapp/Ohm', 'f4'], 27: ['Ewe-Ece/V', 'f4'], 45: ['|Z1|/Ohm', 'f4'], 46: ['|Z2|/Ohm', 'f4'], 69: ['R/Ohm', 'f4'], 75: ['Analog OUT/V', 'f4'], 78: ['Cs-2/µF-2', 'f4'],
  105: ['-Im(Z1)/Ohm', 'f4'], 106: ['-Im(Z2)/Ohm', 'f4'], 110: ['Energy ce/W.h', 'f8'], 112: ['Energy we/W.h', 'f8'], 115: ['Energy ce charge/W.h', 'f8'],
  116: ['Energy ce discharge/W.h', 'f8'], 135: ['<E1>/V', 'f4'], 136: ['<E2>/V', 'f4'], 163: ['|Estack|/V', 'f4'], 166: ['Phase(Zstack)/deg', 'f4'],
  167: ['|Zstack|/Ohm', 'f4'], 168: ['Rcmp/Ohm', 'f4'], 173: ['Cp-2/µF-2', 'f4'], 182: ['step time/s', 'f8'], 206: ['Temperature/°C', 'f4'], 213: ['z cycle', 'u4'],
  217: ['THD Ewe/%', 'f4'], 218: ['THD I/%', 'f4'], 219: ['THD Ece/%', 'f4'], 220: ['NSD Ewe/%', 'f4'], 221: ['NSD I/%', 'f4'], 222: ['NSD Ece/%', 'f4'],
  223: ['NSR Ewe/%', 'f4'], 224: ['NSR I/%', 'f4'], 225: ['NSR Ece/%', 'f4'], 230: ['|Ewe h2|/V', 'f4'], 231: ['|Ewe h3|/V', 'f4'], 232: ['|Ewe h4|/V', 'f4'],
  233: ['|Ewe h5|/V', 'f4'], 234: ['|Ewe h6|/V', 'f4'], 235: ['|Ewe h7|/V', 'f4'], 236: ['|I h2|/A', 'f4'], 237: ['|I h3|/A', 'f4'], 238: ['|I h4|/A', 'f4'],
  239: ['|I h5|/A', 'f4'], 240: ['|I h6|/A', 'f4'], 241: ['|I h7|/A', 'f4'], 242: ['|Ece h2|/V', 'f4'], 243: ['|Ece h3|/V', 'f4'], 244: ['|Ece h4|/V', 'f4'],
  245: ['|Ece h5|/V', 'f4'], 246: ['|Ece h6|/V', 'f4'], 247: ['|Ece h7|/V', 'f4'], 248: ['Rac/Ohm', 'f4'], 249: ['Rdc/Ohm', 'f4'],
  498: ['Q charge/mA.h', 'f8'], 499: ['Q discharge/mA.h', 'f8'], 500: ['step time/s', 'f8'], 501: ['Efficiency/%', 'f8'], 502: ['Capacity/mA.h', 'f8'],
};

/** What a column number stands for beside the others: 174 is a potential, unless another potential is there already. */
function columnOf(id: number, ids: readonly number[]): readonly [string, Kind] | undefined {
  if ((id & 0xff) === 174 && ids.some((other) => other === 6 || other === 77)) return columns[430];
  return columns[id] ?? columns[id & 0xff];
}

/** Where the records begin in the module, by its version. */
const recordStart: Readonly<Record<number, number>> = { 0: 100, 2: 405, 3: 406, 10: 1007, 11: 1007 };

interface Field {
  readonly name: string;
  readonly offset: number;
  readonly kind: Kind | { readonly shift: number; readonly mask: number };
}

function readData(reader: ByteReader, { start, length, version }: Module, report: ReportBuilder): CurveColumn[] {
  const records = reader.uint32(start);
  const isLong = version >= 10;
  const count = isLong ? reader.uint16(start + 4) : reader.uint8(start + 4);
  const first = recordStart[version];
  if (first === undefined) throw new FormatError('format.error.unexpected', { expected: 'version of VMP data', found: String(version) }, atOffset(start));
  if (records === 0 || count === 0) throw new FormatError('format.error.noData', {}, atOffset(start));
  if (records * count > limits.tableValues) throw new FormatError('format.error.tooManyValues', { count: records * count, limit: limits.tableValues }, atOffset(start));
  const ids = Array.from({ length: count }, (_, i) => (version === 0 ? reader.uint8(start + 5 + i) : reader.uint16(start + (isLong ? 6 : 5) + 2 * i)));
  const recordLength = (length - first) / records;
  const fields = layOut(ids, recordLength, start, report);
  const names = fields.map(({ name }) => name);
  const meanings = biologicMeanings(names);
  reportVoltage(names, meanings, report);
  return fields.map(({ name, offset, kind }, i) => {
    const column = (of: Kind | 'u1'): Float64Array => reader.column(of, start + first + offset, recordLength, records);
    const values = typeof kind === 'string' ? column(kind) : column('u1').map((byte) => (byte >> kind.shift) & kind.mask);
    return { name, quantity: meanings[i]!.quantity, unit: meanings[i]!.unit, values };
  });
}

/** Places the fields in a record; unknown columns get the bytes that are left and keep their numbers as their names. */
function layOut(ids: readonly number[], recordLength: number, start: number, report: ReportBuilder): Field[] {
  const kinds = ids.map((id) => (flags[id] === undefined ? columnOf(id, ids) : undefined));
  const unknown = ids.filter((id, i) => flags[id] === undefined && kinds[i] === undefined);
  const known = (ids.some((id) => flags[id] !== undefined) ? 1 : 0) + kinds.reduce((sum, kind) => sum + (kind === undefined ? 0 : sizeOf[kind[1]]), 0);
  const left = recordLength - known;
  const filler = ({ 2: 'u2', 4: 'f4', 8: 'f8' } as const)[left / unknown.length];
  // Of several unknown ones only floats are believed: other widths could be shared out in more than one way.
  if (unknown.length > 1 && filler !== 'f4') throw new FormatError('format.error.unknownColumns', { columns: unknown.join(', ') }, atOffset(start));
  if ((unknown.length === 0 && left !== 0) || (unknown.length === 1 && filler === undefined)) {
    throw new FormatError('format.error.recordLength', { expected: known, found: recordLength }, atOffset(start));
  }
  for (const column of unknown) report.assumed('format.note.unknownColumn', { column });
  const fields: Field[] = [];
  let offset = 0;
  let flagOffset: number | null = null;
  for (const [i, id] of ids.entries()) {
    const flag = flags[id];
    if (flag !== undefined) {
      flagOffset ??= offset++;
      fields.push({ name: flag.name, offset: flagOffset, kind: flag });
      continue;
    }
    const [name, kind] = kinds[i] ?? [`column ${id}`, filler!];
    fields.push({ name, offset, kind });
    offset += sizeOf[kind];
  }
  return fields;
}

/**
 * Galvanostatic files hold the charge of each interval instead of the current; EC-Lab's text export shows its mean,
 * <I> = dq/Δt, and so does this. The first record has no interval and gets 0, as in the export.
 */
function withMeanCurrent(all: CurveColumn[], report: ReportBuilder): CurveColumn[] {
  const [time, charge] = [all.find(({ name }) => name === 'time/s'), all.find(({ name }) => name === 'dq/mA.h')];
  if (time === undefined || charge === undefined || all.some(({ quantity }) => quantity === 'current')) return all;
  const values = charge.values.map((dq, i) => {
    const interval = i === 0 ? 0 : time.values[i]! - time.values[i - 1]!;
    return interval > 0 ? (dq * 3600) / interval : 0;
  });
  report.understood('format.note.meanCurrent');
  return [...all, { name: '<I>/mA', quantity: 'current', unit: 'mA', values }];
}
