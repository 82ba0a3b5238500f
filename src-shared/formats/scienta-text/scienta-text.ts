/**
 * Scienta Omicron SES text export: [Info], then per region [Region n], [Info n], [Data n]. The energy scale is that of the
 * first dimension ("Dimension 1 name=Binding Energy [eV]"); the low and high energies of the header are kinetic whatever it is.
 * Layout read off the test file.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildSpectrum, positiveOrNull } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { blanks, firstCells, readNumberRows } from '../support/number-rows';
import { bindingFromKinetic, energyScaleOf } from '../support/photoelectrons';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const scientaText: FormatReader = { id: 'scienta-text', version: 2, sniff, parse };

function sniff(file: SourceFile): number {
  return /^\s*\[Info\]\s+Number of Regions=\d+\s+Version=/.test(headText(file.bytes, 300)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const report = createReport();
  const spectra: Spectrum[] = [];
  let announced: number | null = null;
  let region = new Metadata();
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (/^\[Region \d+\]/.test(line)) region = new Metadata();
    if (/^\[Data \d+\]/.test(line)) {
      const read = readData(lines, at + 1, region, report);
      spectra.push(...read.spectra);
      at = read.next;
      continue;
    }
    const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (name === 'Number of Regions') announced = Number(value);
    else if (name !== undefined) region.set(name, value!);
    at++;
  }
  if (announced !== null && spectra.length < announced) {
    throw new FormatError('format.error.truncated', { expected: `${announced} regions` }, atLine(lines.length));
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('scienta-text', spectra);
}

/** One spectrum per slice of the second dimension; nearly always there is one. */
function readData(lines: readonly string[], from: number, region: Metadata, report: ReportBuilder): { spectra: Spectrum[]; next: number } {
  const size = Number(region.get('Dimension 1 size'));
  const width = (lines[from] ?? '').trim().split(/\s+/).length;
  if (width < 2) throw new FormatError('format.error.truncated', { expected: 'data rows' }, atLine(from + 1));
  const rows = readNumberRows(lines, from, { separator: blanks, take: firstCells(width), isEnd: (line) => line.trim() === '' || line.startsWith('[') });
  const found = rows.columns[0]!.length;
  if (Number.isFinite(size) && found !== size) throw new FormatError('format.error.truncated', { expected: `${size} rows, ${found} found` }, atLine(from + found));
  const label = region.get('Dimension 1 name') ?? '';
  const stated = energyScaleOf(label) ?? energyScaleOf(region.get('Energy Scale') ?? '');
  if (stated === null) report.assumed('format.note.kineticAssumed', { name: region.get('Region Name') ?? '', label });
  const fileScale = stated ?? 'kinetic-energy';
  const photonEnergyEv = positiveOrNull(Number(region.get('Excitation Energy') ?? Number.NaN) || null);
  const toBinding = fileScale === 'kinetic-energy' && photonEnergyEv !== null;
  if (toBinding) report.understood('format.note.bindingFromKinetic', { photonEnergy: photonEnergyEv });
  const name = region.get('Region Name') ?? '';
  const stepTime = Number(region.get('Step Time') ?? Number.NaN);
  const spectra = rows.columns.slice(1).map((y, slice) => {
    const x = rows.columns[0]!.slice();
    return buildSpectrum({
      technique: 'xps',
      name: width > 2 ? `${name} ${slice + 1}` : name,
      axis: fileScale === 'binding-energy' || toBinding ? 'binding-energy' : 'kinetic-energy',
      x: toBinding ? bindingFromKinetic(x, photonEnergyEv) : x,
      y,
      intensity: 'arbitrary', // camera signal: neither counts nor a rate of them
      dwellS: Number.isFinite(stepTime) ? stepTime / 1000 : null,
      scans: positiveOrNull(Number(region.get('Number of Sweeps') ?? Number.NaN) || null),
      xps: { photonEnergyEv, passEnergyEv: positiveOrNull(Number(region.get('Pass Energy') ?? Number.NaN) || null), workFunctionEv: null, fileScale },
      metadata: region.toRecord(),
      placeOf: (channel) => atLine(rows.firstLine + channel),
    });
  });
  return { spectra, next: rows.next };
}
