/**
 * SPECS .xy (SpecsLab 2 and Prodigy, "XY-Serializer"): "# name: value" comments and two or more columns per scan. The energy scale
 * and the kind of count rate are stated once at the top. Layout read off the test file.
 */
import type { IntensityQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildSpectrum } from '../support/build-spectrum';
import { FormatError, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { blanks, firstCells, readNumberRows } from '../support/number-rows';
import { bindingFromKinetic, energyScaleOf } from '../support/photoelectrons';
import { decodeText, headText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';

export const specsXy: FormatReader = { id: 'specs-xy', version: 3, sniff, parse };

function sniff(file: SourceFile): number {
  return /^\S{1,3} Created by:\s+SpecsLab/.test(headText(file.bytes, 200)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const lines = splitLines(decodeText(file.bytes, 'blank').text);
  const comment = lines[0]!.split(' ')[0]!;
  const report = createReport();
  let settings = new Metadata();
  let group = '';
  let region = new Metadata();
  let scan = '';
  /** Prodigy states the axis in the settings, SpecsLab 2 above each region. */
  let values = '';
  const spectra: Spectrum[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (line.trim() === '') {
      at++;
      continue;
    }
    if (!line.startsWith(comment)) {
      const read = readScan(lines, at, comment, scan, region, report);
      if (read.spectrum !== null) spectra.push(read.spectrum);
      at = read.next;
      continue;
    }
    const text = line.slice(comment.length).trim();
    const [, name, value] = /^([^:]+?):\s*(.*)$/.exec(text) ?? [];
    if (/^values in (?:binding|kinetic) energy$/.test(text)) values = text;
    else if (name === 'Group') group = value!;
    else if (name === 'Region') {
      region = settings.copy();
      region.set('sample', group);
      region.set('Region', value!);
      if (values !== '') region.set('values', values);
    } else if (name === 'Cycle') scan = text;
    else if (name === 'ColumnLabels') scan = `${scan.split(' | ')[0]!} | ${value!}`;
    else if (name !== undefined && region.get('Region') === undefined) settings.set(name, value!);
    else if (name !== undefined) region.set(name, value!);
    if (name === 'XY-Serializer Export Settings') settings = new Metadata();
    at++;
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('specs-xy', spectra);
}

function readScan(lines: readonly string[], at: number, comment: string, scan: string, region: Metadata, report: ReportBuilder): { spectrum: Spectrum | null; next: number } {
  const width = lines[at]!.trim().split(/\s+/).length;
  if (width < 2) throw new FormatError('format.error.rowWidth', { expected: 2, found: width }, atLine(at + 1));
  const rows = readNumberRows(lines, at, { separator: blanks, take: firstCells(width), isEnd: (line) => line.trim() === '' || line.startsWith(comment) });
  const labels = (scan.split(' | ')[1] ?? 'energy counts').split(/\s+/);
  // External channels (currents, temperatures) are listed as blocks of their own behind the spectrum.
  if (!/^energy$/i.test(labels[0]!) || !/counts/i.test(labels[1] ?? '')) {
    report.ignored('format.note.columnsIgnored', { columns: labels.join(', ') });
    return { spectrum: null, next: rows.next };
  }
  assertComplete(region, rows.columns[0]!.length, at);
  const name = region.get('Region') ?? '';
  const photonEnergyEv = number(region.get('Excitation Energy'));
  const scale = scaleOf(region);
  if (scale === null) throw new FormatError('format.error.unexpected', { expected: 'energy axis, binding or kinetic', found: region.get('Energy Axis') ?? '' }, atLine(at + 1));
  const isKinetic = scale === 'kinetic-energy';
  const isRate = /per second/i.test(region.get('Count Rate') ?? '') || /\/s/.test(labels[1]!);
  const named = labels.findIndex((label) => /transmission/i.test(label));
  const isUsable = named >= 0 && rows.columns[named]?.every((value) => value > 0) === true;
  const transmission = isUsable ? named : -1;
  if (named >= 0 && !isUsable) report.ignored('format.note.transmissionUnusable', { block: name });
  const leftOut = labels.slice(2).filter((_, i) => i + 2 !== transmission);
  if (width > labels.length || leftOut.length > 0) report.ignored('format.note.columnsIgnored', { columns: leftOut.join(', ') || `${labels.length + 1}–${width}` });
  const x = rows.columns[0]!;
  if (isKinetic && photonEnergyEv !== null) report.understood('format.note.bindingFromKinetic', { photonEnergy: photonEnergyEv });
  const metadata = region.copy();
  metadata.set('scan', scan.split(' | ')[0]!);
  const intensity: IntensityQuantity = isRate ? 'count-rate' : 'counts';
  const spectrum = buildSpectrum({
    technique: /XPS|UPS|^$/i.test(region.get('Analysis Method') ?? '') ? 'xps' : null,
    name,
    axis: isKinetic && photonEnergyEv === null ? 'kinetic-energy' : 'binding-energy',
    x: isKinetic && photonEnergyEv !== null ? bindingFromKinetic(x, photonEnergyEv) : x,
    y: rows.columns[1]!,
    intensity,
    transmission: transmission < 0 ? null : rows.columns[transmission]!,
    dwellS: number(region.get('Dwell Time')),
    // Of separate scans each is a spectrum of its own.
    scans: /yes/i.test(region.get('Separate Scan Data') ?? '') ? 1 : number(region.get('Number of Scans')),
    xps: {
      photonEnergyEv,
      passEnergyEv: number(region.get('Pass Energy')),
      workFunctionEv: number(region.get('Eff. Workfunction')),
      fileScale: isKinetic ? 'kinetic-energy' : 'binding-energy',
    },
    metadata: metadata.toRecord(),
    placeOf: (channel) => atLine(at + channel + 1),
  });
  return { spectrum, next: rows.next };
}

/** By the settings, the line above the region, or the energy that the region begins with. */
function scaleOf(region: Metadata): 'binding-energy' | 'kinetic-energy' | null {
  const stated = energyScaleOf(region.get('Energy Axis') ?? '') ?? energyScaleOf(region.get('values') ?? '');
  if (stated !== null) return stated;
  const asked = region.get('Kinetic Energy Axis');
  if (asked !== undefined) return /yes/i.test(asked) ? 'kinetic-energy' : 'binding-energy';
  return region.get('Binding Energy') !== undefined ? 'binding-energy' : region.get('Kinetic Energy') !== undefined ? 'kinetic-energy' : null;
}

/** A scan that ended early or a file that was cut has fewer rows than the region says. */
function assertComplete(region: Metadata, found: number, at: number): void {
  const expected = number(region.get('Values/Curve'));
  if (expected !== null && found < expected) throw new FormatError('format.error.truncated', { expected: `${expected} rows, ${found} found` }, atLine(at + found));
}

function number(text: string | undefined): number | null {
  const value = Number(text ?? '');
  return text !== undefined && text !== '' && Number.isFinite(value) ? value : null;
}
