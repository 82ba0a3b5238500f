/** Plain tables over time: a cycler's or potentiostat's export through a spreadsheet. */
import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';
import { isClock, readCurveTable, rowsOfLines, type ColumnMeaning, type TableRows } from '../support/curve-table';
import type { Metadata } from '../support/metadata';
import { readNumber } from '../support/read-number';
import type { ReportBuilder } from '../support/report';
import { splitCells } from '../support/split-cells';
import type { LineSource } from '../support/text-lines';
import type { NumberTable } from './table';

interface Meaning {
  readonly quantity: CurveColumn['quantity'];
  readonly unit: string;
  readonly factor: number;
}

const timeFactor: Readonly<Record<string, number>> = { s: 1, sec: 1, secs: 1, second: 1, seconds: 1, ms: 1e-3, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600 };

/** Unit in brackets, after a slash or after a last blank or underline: "E (V)", "Ewe/V", "time_s". */
function unitOf(name: string): string {
  return (/[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(name)?.[1] ?? /[/ _]\s*([A-Za-zµμ%°·.\- ]{1,6}(?:\/g)?)\s*$/.exec(name)?.[1] ?? '').replace(/^([mµμu]?[AW])[.·]?h/i, '$1 h');
}

/** "Charge capacity" and "discharge capacity" each count half of what passed; neither is the counter of the whole. */
const halfOfTheCharge = /^(?:dis)?ch(?:ar)?ge?\.?[\s_]*(?:cap|q\b)|^q[\s_]*(?:dis)?ch|^(?:充電|放電|充电|放电)容量/i;

/**
 * Quantity and unit by the name. A quantity whose unit is not given, or none of its own, has an empty one: the bookkeeping then asks,
 * and nothing is guessed.
 */
function meaningOf(name: string): Meaning {
  const unit = unitOf(name);
  const words = name.replace(/[([].*$/, '').replace(/[_/]/g, ' ').trim();
  if (isTimeName(words)) {
    const seconds = Object.hasOwn(timeFactor, unit.toLowerCase()) ? timeFactor[unit.toLowerCase()]! : null;
    return seconds === null ? { quantity: 'time', unit: '', factor: 1 } : { quantity: 'time', unit: 's', factor: seconds };
  }
  const of = (quantity: CurveColumn['quantity'], units: RegExp): Meaning => ({ quantity, unit: units.test(unit) ? unit : '', factor: 1 });
  if (/volt|potential|^e(?:we|cell)?\b|^u\b|電圧|電位|电压|电位|^spannung|^tension/i.test(words)) return of('voltage', /^m?V$/);
  if (/current(?!ly)|^i\b|^<i>|電流|电流|^strom\b|^courant/i.test(words)) return of('current', /^[mµμun]?A$/);
  // Without its unit a charge is no counter.
  if (/^[mµμu]?A h/.test(unit) && !halfOfTheCharge.test(words) && /cap|charge|^q\b|容量|kapazit/i.test(words)) return { quantity: 'capacity', unit, factor: 1 };
  if (/^(?:cycle|zyklus)(?!.*(?:time|cap|charge))/i.test(words)) return { quantity: 'cycle', unit: '', factor: 1 };
  if (/^(?:step|schritt)(?!.*time)/i.test(words)) return { quantity: 'step', unit: '', factor: 1 };
  return { quantity: 'other', unit, factor: 1 };
}

const isTimeName = (words: string): boolean => /^(?:test |elapsed |total |running )?time\b|^t\b|^経過時間|^時間|^(?:总|测试)?时间|^zeit\b|^temps\b/i.test(words);

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

/** `null` unless time, voltage and current are there. */
function meaningsOf(names: readonly string[], first: readonly string[]): ColumnMeaning[] | null {
  const taken = new Set<CurveColumn['quantity']>();
  const meanings = names.map((name, i): ColumnMeaning => {
    const isClockTime = isTimeName(name.replace(/[([].*$/, '').replace(/[_/]/g, ' ').trim()) && isClock(first[i] ?? '');
    const { quantity, unit, factor } = isClockTime ? { quantity: 'time' as const, unit: 's', factor: 1 } : meaningOf(name);
    if (quantity === 'other' || taken.has(quantity)) return { quantity: 'other', unit };
    taken.add(quantity);
    const isNeeded = quantity === 'time' || quantity === 'voltage' || quantity === 'current';
    return { quantity, unit, factor, isNeeded, isClock: isClockTime };
  });
  return (['time', 'voltage', 'current'] as const).every((quantity) => taken.has(quantity)) ? meanings : null;
}

/** The table as a curve when its names and units say time, voltage and current; `null` otherwise. */
export function asCurve(table: NumberTable, metadata: Metadata): Curve | null {
  if (!table.hasNames) return null;
  const taken = new Set<CurveColumn['quantity']>();
  const columns = table.columns.map((values, i): CurveColumn => {
    const { quantity, unit, factor } = meaningOf(table.names[i]!);
    const isFirst = quantity === 'other' || !taken.has(quantity);
    taken.add(quantity);
    return { name: table.names[i]!, quantity: isFirst ? quantity : 'other', unit, values: factor === 1 ? values : values.map((value) => value * factor) };
  });
  if (!(['time', 'voltage', 'current'] as const).every((quantity) => taken.has(quantity))) return null;
  return { kind: 'curve', technique: 'electrochemistry', name: '', columns, metadata: metadata.toRecord() };
}
