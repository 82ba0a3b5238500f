/** Plain tables over time: a cycler's or potentiostat's export through a spreadsheet. */
import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';
import { isClock, readCurveTable, rowsOfLines, type ColumnMeaning, type TableRows } from '../support/curve-table';
import type { Metadata } from '../support/metadata';
import { readNumber } from '../support/read-number';
import type { ReportBuilder } from '../support/report';
import { splitCells } from '../support/split-cells';
import type { LineSource } from '../support/text-lines';
import { dividedCurrentUnit } from './current-density';
import type { NumberTable } from './table';

interface Meaning extends ColumnMeaning {
  /** A column that says nothing against its quantity, but does not state a unit of it either. */
  readonly isByNameOnly?: boolean;
}

const timeFactor: Readonly<Record<string, number>> = { s: 1, sec: 1, secs: 1, second: 1, seconds: 1, ms: 1e-3, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600 };

/** Unit in brackets, after a slash or after a last blank or underline: "E (V)", "Ewe/V", "time_s". */
function unitOf(name: string): string {
  const plain = (unit: string): string => unit.replace(/^([mµμu]?[AW])[.·]?h/i, '$1 h');
  const marked = /[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(name)?.[1] ?? /\/\s*([A-Za-zµμ%°·.\- ]{1,6}(?:\/g)?)\s*$/.exec(name)?.[1];
  if (marked !== undefined) return plain(marked);
  // The last word of a name is more often a part of it: "Data_Point".
  const last = plain(/[ _]\s*([A-Za-zµμ%°·.-]{1,6}(?:\/g)?)\s*$/.exec(name)?.[1] ?? '');
  return [...Object.values(unitsOf), otherUnits].some((units) => units.test(last)) ? last : '';
}

/** "Charge capacity" and "discharge capacity" each count half of what passed; neither is the counter of the whole. */
const halfOfTheCharge = /^(?:dis)?ch(?:ar)?ge?\.?[\s_]*(?:cap|q\b)|^q[\s_]*(?:dis)?ch|^(?:充電|放電|充电|放电)容量/i;

/** What is set or allowed, not what was measured. */
const noReading = /\b(?:range|limit)s?\b|レンジ|量程|上限|下限/i;

const unitsOf = { time: new RegExp(`^(?:${Object.keys(timeFactor).join('|')})$`, 'i'), voltage: /^m?V$/, current: /^[mµμun]?A$/ } as const;

/** Units of other quantities that a table of a cycler has. */
const otherUnits = /^(?:°?[CF]|℃|deg\.? ?C|K|[mµμ]?[AW] h(?:\/g)?|[mk]?W|[mk]?(?:Ω|Ohm)|[mk]?Hz|[mµμk]?g|%)$/i;

/** Time, voltage or current by its name, with its unit if that is one of its own; another column when the unit is of something else. */
function reading(quantity: keyof typeof unitsOf, unit: string, name: string): Meaning {
  if (noReading.test(name.replace(/_/g, ' '))) return { quantity: 'other', unit };
  if (unitsOf[quantity].test(unit)) return { quantity, unit, isNeeded: true };
  // One letter after a blank may as well be the name of a channel: "Voltage A".
  const isOfAnother = !/[ _].$/.test(name) && [...Object.values(unitsOf), otherUnits].some((units) => units.test(unit));
  return isOfAnother ? { quantity: 'other', unit } : { quantity, unit: '', isNeeded: true, isByNameOnly: true };
}

/**
 * Quantity and unit by the name. A quantity whose unit is not given, or none of its own, has an empty one: the bookkeeping then asks,
 * and nothing is guessed.
 */
function meaningOf(name: string): Meaning {
  // A current all the same, in a unit that says what is still missing.
  const divided = dividedCurrentUnit(name);
  if (divided !== null && !noReading.test(name)) return { quantity: 'current', unit: divided, isNeeded: true, isByNameOnly: true };
  const unit = unitOf(name);
  const words = name.replace(/[([].*$/, '').replace(/[_/]/g, ' ').trim();
  if (isTimeName(words)) {
    const time = reading('time', unit, name);
    return time.quantity === 'time' && time.unit !== '' ? { ...time, unit: 's', factor: timeFactor[unit.toLowerCase()]! } : time;
  }
  if (/volt|potential|^e(?:we|cell)?\b|^u\b|電圧|電位|电压|电位|^spannung|^tension/i.test(words)) return reading('voltage', unit, name);
  if (/current(?!ly)|^i\b|^<i>|電流|电流|^strom\b|^courant/i.test(words)) return reading('current', unit, name);
  // Without its unit a charge is no counter.
  if (/^[mµμu]?A h/.test(unit) && !halfOfTheCharge.test(words) && /cap|charge|^q\b|容量|kapazit/i.test(words)) return { quantity: 'capacity', unit };
  if (/^(?:cycle|zyklus|サイクル|循环)(?!.*(?:time|cap|charge|時間|时间|容量))/i.test(words)) return { quantity: 'cycle', unit: '' };
  if (/^(?:step|schritt|ステップ(?:番号|数|$)|工步(?:序号|号|编号|$))(?!.*(?:time|時間|时间))/i.test(words)) return { quantity: 'step', unit: '' };
  return { quantity: 'other', unit };
}

const isTimeName = (words: string): boolean => /^(?:test |elapsed |total |running |cumulative )?time\b|^t\b|^(?:経過|合計|累計|積算|総)?時間|^(?:总|累计|测试)?时间|^zeit\b|^temps\b/i.test(words);

const totalTime = /^(?:test|elapsed|total|running|cumulative)[ _]time|^(?:経過|合計|累計|積算|総)時間|^(?:总|累计|测试)时间/i;

/** How far down the names of a table of words may stand. */
const headerLines = 200;

/**
 * A cycler's table with words, dates or empty cells between its numbers, under a line that names time, voltage and current with their
 * units; `null` when there is none.
 */
export function curveWithWords(lines: LineSource, metadataBefore: (header: number) => Metadata, report: ReportBuilder): Curve | null {
  for (let at = 0; at < Math.min(headerLines, lines.count); at++) {
    const text = lines.line(at);
    for (const delimiter of ['\t', ';', ','] as const) {
      const names = splitCells(text, delimiter).map((name) => name.trim());
      while (names[names.length - 1] === '') names.pop();
      const rows = rowsOfLines(lines, at + 1, (line) => splitCells(line, delimiter));
      const first = names.length < 3 || rows.count < 2 ? [] : rows.cellsOf(0);
      const meanings = meaningsOf(names, first);
      // A line of units below the names is put together with them by the reader of plain tables.
      if (meanings === null || !first.some((cell) => /\d/.test(cell)) || isOfNumbersOnly(rows, names.length)) continue;
      const decimal = delimiter !== ',' && first.some((cell, i) => meanings[i]?.isNeeded === true && /^\s*[+-]?\d*,\d+\s*$/.test(cell)) ? ',' : '.';
      if (decimal === ',') report.understood('format.note.decimalComma');
      const metadata = metadataBefore(at);
      const columns = readCurveTable({ rows, decimal, names, meaningOf: (_, i) => meanings[i]! }, metadata, report);
      report.understood('format.note.curve', { rows: rows.count, columns: columns.length });
      return { kind: 'curve', technique: 'electrochemistry', name: '', columns, metadata: metadata.toRecord() };
    }
  }
  return null;
}

/** Tables of nothing but numbers are read by their own, faster way. */
function isOfNumbersOnly(rows: TableRows, width: number): boolean {
  const sample = Array.from({ length: Math.min(50, rows.count) }, (_, i) => rows.cellsOf(Math.floor((i * rows.count) / 50)));
  return sample.every((cells) => cells.length === width && cells.every((cell) => cell.trim() !== '' && readNumber(cell) !== null));
}

/** What each column is; `null` unless time, voltage and current are there. `first` are the cells of the first record. */
function meaningsOf(names: readonly string[], first: readonly string[]): ColumnMeaning[] | null {
  const meanings = names.map((name, i): Meaning => {
    const isClockTime = isTimeName(name.replace(/[([].*$/, '').replace(/[_/]/g, ' ').trim()) && isClock(first[i] ?? '');
    return isClockTime ? { quantity: 'time', unit: 's', isNeeded: true, isClock: true } : meaningOf(name);
  });
  // One column each: the first that states its unit, else the first without; a time since the start of all before one since the start of a step.
  const chosen = new Map<CurveColumn['quantity'], Meaning>();
  const isTotal = new Set(meanings.filter((meaning, i) => meaning.quantity === 'time' && totalTime.test(names[i]!)));
  for (const meaning of meanings) {
    const before = chosen.get(meaning.quantity);
    const isBetter = before !== undefined && (isTotal.has(meaning) !== isTotal.has(before) ? isTotal.has(meaning) : before.isByNameOnly && !meaning.isByNameOnly);
    if (before === undefined || isBetter) chosen.set(meaning.quantity, meaning);
  }
  if (!(['time', 'voltage', 'current'] as const).every((quantity) => chosen.has(quantity))) return null;
  return meanings.map((meaning) => (chosen.get(meaning.quantity) === meaning ? meaning : { ...meaning, quantity: 'other', isNeeded: false }));
}

/** The table as a curve when its names and units say time, voltage and current; `null` otherwise. */
export function asCurve(table: NumberTable, metadata: Metadata): Curve | null {
  const meanings = table.hasNames ? meaningsOf(table.names, []) : null;
  if (meanings === null) return null;
  const columns = table.columns.map((values, i): CurveColumn => {
    const { quantity, unit, factor = 1 } = meanings[i]!;
    return { name: table.names[i]!, quantity, unit, values: factor === 1 ? values : values.map((value) => value * factor) };
  });
  return { kind: 'curve', technique: 'electrochemistry', name: '', columns, metadata: metadata.toRecord() };
}
