/**
 * Text dump of a Thermo Avantage data space (.avg): properties "NAME : VT_TYPE = value", $DATAAXES, $SPACEAXES, and per block "$DATA=*,i"
 * with the values in lines "LIST@ 0= a, b, c, d". No public file was at hand: layout as described, alike, by several public readers.
 */
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import { decodeText, headText, splitLines } from '../support/read-text';
import { assertEnergyAxis, dataSpaceFile, type SpaceAxis } from './data-space';

export const avantageAvg: FormatReader = { id: 'avantage-avg', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 1024);
  return /^\s*;?\s*Dump of DataSpace|^\$FORMAT=\d+\s/im.test(head) && /DS_[A-Z_]+PROPID_|\$PROPERTIES=/.test(head) ? 1 : 0;
}

const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const axisLine = new RegExp(`^\\s*\\d+\\s*=\\s*(${number.source})\\s*,\\s*(${number.source})\\s*,\\s*(\\d+)\\s*,\\s*(\\w+)`);

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const properties = new Map<string, string>();
  const axes: SpaceAxis[] = [];
  const blocks: { label: string; values: Float64Array; line: number; filled: number }[] = [];
  let section = '';
  for (const [i, line] of lines.entries()) {
    const [, name, value] = /^(DS_\w+)\s*:\s*VT_\w+\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) properties.set(name, value!.replace(/^'(.*)'$/, '$1'));
    const [, heading, rest] = /^\$(\w+)\s*=?(.*)$/.exec(line) ?? [];
    if (heading !== undefined) section = heading;
    if (heading === 'DATA') {
      assertEnergyAxis(axes[0]);
      if ((blocks.length + 1) * axes[0].points > limits.values) throw new FormatError('format.error.tooManyValues', { count: (blocks.length + 1) * axes[0].points, limit: limits.values }, atLine(i + 1));
      blocks.push({ label: indexOf(rest!), values: new Float64Array(axes[0].points), line: i + 1, filled: 0 });
    } else if (section === 'SPACEAXES' && heading === undefined) {
      const [, start, step, points, kind] = axisLine.exec(line) ?? [];
      if (start !== undefined) axes.push({ kind: kind!, start: Number(start), step: Number(step), points: Number(points) });
    } else if (section === 'DATA' && line.startsWith('LIST@')) readList(line, i + 1, blocks[blocks.length - 1]!);
  }
  const [energy] = axes;
  assertEnergyAxis(energy);
  if (blocks.length === 0) throw new FormatError('format.error.truncated', { expected: '$DATA' }, atLine(lines.length));
  for (const { line, filled, values } of blocks) {
    if (filled !== values.length) throw new FormatError('format.error.truncated', { expected: `${values.length} values, ${filled} found` }, atLine(line));
  }
  return dataSpaceFile('avantage-avg', { properties, energy, blocks }, file.name);
}

/** "*, 2, 0" (indices from 0) → "3, 1". */
function indexOf(text: string): string {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits) + 1).join(', ');
}

function readList(line: string, lineNumber: number, block: { values: Float64Array; filled: number }): void {
  const [, first, list] = /^LIST@\s*(\d+)\s*=\s*(.*)$/.exec(line) ?? [];
  if (first === undefined || Number(first) !== block.filled) throw new FormatError('format.error.unexpected', { expected: `LIST@ ${block.filled}`, found: line.slice(0, 60) }, atLine(lineNumber));
  for (const cell of list!.split(',')) {
    const text = cell.trim();
    if (text === '') continue;
    const value = Number(text);
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: 'value', found: text.slice(0, 60) }, atLine(lineNumber));
    if (block.filled >= block.values.length) throw new FormatError('format.error.countTooLarge', { expected: '$DATA', found: block.filled + 1, limit: block.values.length }, atLine(lineNumber));
    block.values[block.filled++] = value;
  }
}
