/**
 * Neware BTS export as text: one flat table, or layers: a line per cycle, below it a line per step, below that the records, each
 * layer with its own line of names and set in by one more empty cell. Names are English or Chinese, by the language of the program.
 * Layout: read off the test file and the examples of cellpy's test data; other names from exports of BTS 5, 7 and 8 that public readers list.
 */
import type { CurveColumn } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { isClock, lineSource, readCurveTable, rowsOfLines, type ColumnMeaning, type TableRows } from '../support/curve-table';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeHead, decodeText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';
import { splitCells } from '../support/split-cells';

export const newareCsv: FormatReader = { id: 'neware-csv', version: 4, sniff, parse };

const names = {
  record: /^(?:DataPoint|Record (?:number|ID|Index)|数据序号|记录(?:序号|编号|ID)|数据点)$/i,
  totalTime: /^(?:Cumulative|Total) Time|^(?:总|累计)时间/i,
  stepTime: /^(?:Relative )?Time(?:\(|$)|^(?:相对|步骤|工步)?时间/i,
  /** Names of a step time that can be nothing else. */
  relativeTime: /^Relative|^(?:相对|步骤|工步)/i,
  date: /^(?:Absolute Time|Date|Real ?time)|^(?:绝对|系统)时间|^日期/i,
  voltage: /^Voltage|^电压/i,
  current: /^Cur(?:rent)?\b|^电流/i,
  capacity: /^Capacity|^容量/i,
  cycle: /^Cycle(?: (?:Index|ID|number))?$|^循环(?:序号|号|ID)?$/i,
  step: /^Steps?(?: (?:Index|ID|Number))?$|^(?:工步|步次|步骤)(?:序号|号|编号|ID)?$/i,
  mode: /^(?:Step (?:Type|Name)|State|Status)$|^(?:工步)?(?:类型|名称|状态)$|^工步种类$/i,
} as const;

/** The names come within this many lines. */
const headerLines = 40;

function sniff(file: SourceFile): number {
  return findHeader(splitLines(decodeHead(file.bytes))) === null ? 0 : 0.95;
}

interface Header {
  /** Index of the line with the names of the records. */
  readonly line: number;
  readonly delimiter: '\t' | ';' | ',';
  /** How far the records are set in: 0 for a flat table. */
  readonly depth: number;
  readonly columns: readonly string[];
}

function findHeader(lines: readonly string[]): Header | null {
  for (const [line, text] of lines.slice(0, headerLines).entries()) {
    for (const delimiter of ['\t', ';', ','] as const) {
      const cells = splitCells(text, delimiter).map(plainName);
      const depth = cells.findIndex((cell) => cell !== '');
      const columns = cells.slice(Math.max(0, depth));
      while (columns[columns.length - 1] === '') columns.pop();
      const has = (pattern: RegExp): boolean => columns.some((name) => pattern.test(name));
      // Of the other cyclers only Neware numbers its records under these names.
      if (depth >= 0 && has(names.record) && has(names.voltage) && has(names.current)) return { line, delimiter, depth, columns };
    }
  }
  return null;
}

const plainName = (cell: string): string => cell.replace(/（/g, '(').replace(/）/g, ')').trim();

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes);
  const lines = splitLines(text);
  const report = createReport();
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  const header = findHeader(lines);
  if (header === null) throw new FormatError('format.error.truncated', { expected: 'column names' }, atLine(lines.length));
  const { line, delimiter } = header;
  const { rows, columns: columnNames } = header.depth === 0 ? flatRows(lines, header) : layeredRows(lines, header);
  const first = rows.count > 0 ? rows.cellsOf(0) : [];
  const meanings = newareMeanings(columnNames, first);
  for (const quantity of ['time', 'voltage', 'current'] as const) {
    if (!meanings.some((meaning) => meaning.quantity === quantity)) throw new FormatError('format.error.columnMissing', { column: quantity }, atLine(line + 1));
  }
  const metadata = new Metadata();
  const started = first[columnNames.findIndex((name) => names.date.test(name))];
  if (started !== undefined) metadata.set('start of the records', started);
  const decimal = delimiter !== ',' && first.some((cell, i) => meanings[i]?.isNeeded === true && /^[+-]?\d*,\d+$/.test(cell.trim())) ? ',' : '.';
  if (decimal === ',') report.understood('format.note.decimalComma');
  const columns = readCurveTable({ rows, decimal, names: columnNames, meaningOf: (_, i) => meanings[i]! }, metadata, report);
  const time = columns.find(({ quantity }) => quantity === 'time')!;
  const isStepTime = !columnNames.some((name) => names.totalTime.test(name)) && beginsAgain(time);
  if (isStepTime) report.assumed('format.note.stepTimesAdded');
  report.understood('format.note.curve', { rows: rows.count, columns: columns.length });
  const step = columns.find(({ quantity }) => quantity === 'step');
  const all = isStepTime ? columns.map((column) => (column === time ? withStepsInLine(time, step) : column)) : columns;
  return report.finish('neware-csv', [{ kind: 'curve', technique: 'electrochemistry', name: '', columns: all, metadata: metadata.toRecord() }]);
}

function flatRows(lines: readonly string[], { line, delimiter, columns }: Header): { rows: TableRows; columns: readonly string[] } {
  return { columns, rows: rowsOfLines(lineSource(lines), line + 1, (text) => splitCells(text, delimiter)) };
}

/** The layers as one table: every record carries the cycle and the step it stands under. */
function layeredRows(lines: readonly string[], { line, delimiter, depth, columns }: Header): { rows: TableRows; columns: readonly string[] } {
  const layers = Array.from({ length: depth }, (_, layer) => splitCells(lines[line - depth + layer] ?? '', delimiter).slice(layer).map(plainName));
  for (const layer of layers) while (layer[layer.length - 1] === '') layer.pop();
  const carried = [names.cycle, names.step, names.mode].flatMap((pattern) => {
    const layer = layers.findIndex((own) => own.some((name) => pattern.test(name)));
    return layer < 0 || columns.some((name) => pattern.test(name)) ? [] : [{ layer, at: layers[layer]!.findIndex((name) => pattern.test(name)) }];
  });
  const values = carried.map(() => '');
  /** Puts down the cells of a layer; behind them a program may go on with those of the next layer. */
  const enter = (layer: number, cells: readonly string[]): void => {
    carried.forEach(({ layer: own, at }, i) => {
      if (own === layer) values[i] = cells[at] ?? '';
    });
    const rest = cells.slice(layers[layer]!.length);
    if (layer + 1 < depth && rest.some((cell) => cell.trim() !== '')) enter(layer + 1, rest);
  };
  const records: { line: number; carried: readonly string[] }[] = [];
  let under: readonly string[] = values;
  for (let at = line + 1; at < lines.length; at++) {
    const text = lines[at]!;
    if (text.trim() === '') continue;
    let lead = 0;
    while (lead < depth && isEmptyCell(text, lead, delimiter)) lead++;
    if (lead === depth) records.push({ line: at, carried: under });
    else {
      enter(lead, splitCells(text, delimiter).slice(lead));
      under = [...values];
    }
  }
  return {
    columns: [...columns, ...carried.map(({ layer, at }) => layers[layer]![at]!)],
    rows: {
      count: records.length,
      lineOf: (row) => (records[row]?.line ?? line) + 1,
      cellsOf: (row) => {
        const { line: at, carried: above } = records[row]!;
        const cells = splitCells(lines[at]!, delimiter).slice(depth);
        while (cells.length > columns.length && cells[cells.length - 1]!.trim() === '') cells.pop();
        return [...cells, ...above];
      },
    },
  };
}

/** Leading cells that are empty are nothing but delimiters. */
const isEmptyCell = (line: string, cell: number, delimiter: string): boolean => line.charAt(cell) === delimiter;

function newareMeanings(columnNames: readonly string[], first: readonly string[]): ColumnMeaning[] {
  const find = (pattern: RegExp): number => columnNames.findIndex((name) => pattern.test(name));
  const total = find(names.totalTime);
  const time = total >= 0 ? total : find(names.stepTime);
  const chosen = new Map<number, Partial<ColumnMeaning> & { quantity: CurveColumn['quantity'] }>([
    [time, { quantity: 'time', ...timeOf(columnNames[time] ?? '', first[time] ?? ''), isNeeded: true }],
    [find(names.voltage), { quantity: 'voltage', isNeeded: true }],
    [find(names.current), { quantity: 'current', isNeeded: true }],
    [find(names.capacity), { quantity: 'capacity' }],
    [find(names.cycle), { quantity: 'cycle' }],
    [find(names.step), { quantity: 'step' }],
    [find(names.mode), { quantity: 'mode' }],
  ]);
  return columnNames.map((name, i) => ({
    unit: (/\(([^()]*)\)\s*$/.exec(name)?.[1] ?? '').replace(/^([mµu]?[AW])h(?=\/|$)/, '$1 h'),
    quantity: 'other' as const,
    ...(names.stepTime.test(name) ? timeOf(name, first[i] ?? '') : {}),
    ...chosen.get(i),
  }));
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, sec: 1, min: 60, h: 3600, ms: 1e-3 };

/** "0:01:30.5" or plain numbers with their unit in the name. */
function timeOf(name: string, cell: string): Pick<ColumnMeaning, 'unit' | 'factor' | 'isClock'> {
  if (isClock(cell)) return { unit: 's', isClock: true };
  const unit = /\(([a-z]+)\)\s*$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const factor = Object.hasOwn(secondsOf, unit) ? secondsOf[unit]! : null;
  return factor === null ? { unit } : { unit: 's', factor };
}

/** Whether times count from the start of each step: a name that says so, or times that fall. A plain "Time" may run through the whole test. */
const beginsAgain = ({ name, values }: CurveColumn): boolean => names.relativeTime.test(name) || values.some((value, i) => value < values[i - 1]!);

/** Times since the start of each step as times since the first record. */
function withStepsInLine(time: CurveColumn, step: CurveColumn | undefined): CurveColumn {
  const values = time.values.slice();
  let offset = 0;
  for (let i = 1; i < values.length; i++) {
    if (time.values[i]! < time.values[i - 1]! || (step !== undefined && step.values[i] !== step.values[i - 1])) offset = values[i - 1]!;
    values[i] = time.values[i]! + offset;
  }
  return { ...time, values };
}
