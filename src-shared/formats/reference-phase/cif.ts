/**
 * A crystal structure (.cif) is a reference phase: it holds no measurement, so what comes out is its reflections for Cu Kα1, computed in xrd/cif.
 */
import { copper } from '@shared/xrd/geometry';
import { phaseFromCif } from '@shared/xrd/cif/phase-from-cif';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { FormatError, type FormatKey } from '../support/format-error';
import { decodeText, headText } from '../support/read-text';
import { createReport } from '../support/report';
import { sticksTable } from './sticks-table';

export const cif: FormatReader = { id: 'cif', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 65_536);
  return /(?:^|[\r\n])data_/i.test(head) && /[\r\n]\s*_cell[_.]length_a\s/i.test(head) && !/[\r\n]_(?:raman|rod)_/i.test(head) ? 0.9 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const wavelength = copper.kAlpha1A;
  const result = phaseFromCif(decodeText(file.bytes, 'blank').text, wavelength);
  if (!result.ok) throw new FormatError(result.error.key as FormatKey, result.error.params);
  const { name, lines, assumed } = result;
  const report = createReport();
  report.understood('format.note.reflections', { name, wavelength, rows: lines.length });
  for (const { key, params } of assumed) report.assumed(key, params);
  const phase = { name, wavelengthA: wavelength, sticks: lines.map(({ twoTheta, relIntensity, hkl }) => ({ twoTheta, relIntensity, hkl })) };
  return { ...report.finish('cif', [], [sticksTable(phase)]), phases: [phase] };
}
