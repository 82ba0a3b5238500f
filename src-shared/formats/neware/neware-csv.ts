/** Neware BTS export as one flat table (.csv): layout read off the test file; names of other BTS versions from their manuals' exports. */
import type { CurveColumn } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { readCurveTable, type ColumnMeaning } from '../support/curve-table';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport } from '../support/report';

export const newareCsv: FormatReader = { id: 'neware-csv', label: 'Neware BTS table (.csv)', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  const [first = ''] = splitLines(headText(file.bytes));
  return /(?:^|[,;\t])"?(?:DataPoint|Record (?:number|ID|Index))/i.test(first) && /Step Type|Step Name|State/i.test(first) && /Voltage\s?\(m?V\)/i.test(first) ? 0.95 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes).text);
  const report = createReport();
  const delimiter = lines[0]!.includes('\t') ? '\t' : lines[0]!.includes(';') ? ';' : ',';
  const splitRow = (line: string): string[] => line.split(delimiter);
  const names = splitRow(lines[0]!).map((name) => name.replace(/^"|"$/g, '').trim());
  const meanings = newareMeanings(names);
  for (const quantity of ['time', 'voltage', 'current'] as const) {
    if (!meanings.some((meaning) => meaning.quantity === quantity)) throw new FormatError('format.error.columnMissing', { column: quantity }, atLine(1));
  }
  const metadata = new Metadata();
  const columns = readCurveTable({ lines, from: 1, splitRow, decimal: delimiter === ';' ? ',' : '.', names, meaningOf: (_, i) => meanings[i]! }, metadata, report);
  report.understood('format.note.curve', { rows: columns[0]!.values.length, columns: columns.length });
  return report.finish('neware-csv', [{ kind: 'curve', technique: 'electrochemistry', name: '', columns, metadata: metadata.toRecord() }]);
}

function newareMeanings(names: readonly string[]): ColumnMeaning[] {
  const find = (...patterns: RegExp[]): number => patterns.map((pattern) => names.findIndex((name) => pattern.test(name))).find((i) => i >= 0) ?? -1;
  const chosen = new Map<number, Partial<ColumnMeaning> & { quantity: CurveColumn['quantity'] }>([
    // Without a running total, the step time would jump back at every step.
    [find(/^(?:Cumulative|Total) Time/i), { quantity: 'time', unit: 's', isClock: true, isNeeded: true }],
    [find(/^Voltage/i), { quantity: 'voltage', isNeeded: true }],
    [find(/^Current/i), { quantity: 'current', isNeeded: true }],
    [find(/^Capacity/i), { quantity: 'capacity' }],
    [find(/^Cycle (?:Index|ID)/i), { quantity: 'cycle' }],
    [find(/^Step (?:Index|ID|Number)/i), { quantity: 'step' }],
    [find(/^Step (?:Type|Name)/i), { quantity: 'mode' }],
  ]);
  return names.map((name, i) => ({
    unit: (/\(([^()]*)\)\s*$/.exec(name)?.[1] ?? '').replace(/^(m?[AW])h(?=\/|$)/, '$1 h'),
    ...(/^Time$/i.test(name) ? { quantity: 'other' as const, unit: 's', isClock: true } : { quantity: 'other' as const }),
    ...chosen.get(i),
  }));
}
