/**
 * SPECS SpecsLab2 .xml: a dump of CORBA structures. The counts of a scan are those of all detectors of the multichannel
 * detector, interleaved by channel, with `mcd_head` and `mcd_tail` channels more than the region has. A detector sees the
 * kinetic energy E = E0 + (i − head)·step + shift·pass energy in channel i; its counts are added to the nearest channel of
 * the region, as SpecsLab2 itself does. Layout read off the test file; the sum over detectors is reported as an assumption.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildSpectrum, equidistant } from '../support/build-spectrum';
import { FormatError, atBlock } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { bindingFromKinetic } from '../support/photoelectrons';
import { decodeText, headText } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';
import { descendants, numbersOf, readXml, type XmlElement } from '../support/xml';

export const specsXml: FormatReader = { id: 'specs-xml', version: 1, sniff, parse };

function sniff(file: SourceFile): number {
  const head = headText(file.bytes, 8192);
  return /specs\.de\/Serializer\/RegionGroup/.test(head) || (/CORBA XML document/.test(head) && /<any/.test(head)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const root = readXml(decodeText(file.bytes).text);
  const report = createReport();
  const spectra: Spectrum[] = [];
  for (const group of descendants(root, 'struct').filter(({ attributes }) => attributes['type_name'] === 'RegionGroup')) {
    const regions = named(group, 'regions')?.children ?? [];
    for (const region of regions) spectra.push(readRegion(region, valueOf(group, 'name'), report));
  }
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('specs-xml', spectra);
}

const named = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((child) => child.attributes['name'] === name);
const valueOf = (element: XmlElement | undefined, name: string): string => named(element, name)?.text ?? '';

function readRegion(data: XmlElement, sample: string, report: ReportBuilder): Spectrum {
  const name = valueOf(data, 'name');
  const definition = named(data, 'region');
  const number = (key: string): number => {
    const value = Number(valueOf(definition, key));
    if (!Number.isFinite(value)) throw new FormatError('format.error.notANumber', { expected: key, found: valueOf(definition, key).slice(0, 60) }, atBlock(name));
    return value;
  };
  const points = number('values_per_curve');
  if (!Number.isInteger(points) || points < 1 || points > limits.values) throw new FormatError('format.error.notACount', { expected: 'values_per_curve', found: points }, atBlock(name));
  const y = new Float64Array(points);
  const scans = descendants(named(data, 'cycles') ?? data, 'sequence').filter(({ attributes }) => attributes['name'] === 'counts');
  if (scans.length === 0) throw new FormatError('format.error.noIntensity', {}, atBlock(name));
  for (const scan of scans) addScan(y, numbersOf(scan.text || scan.children.map(({ text }) => text).join(' '), 'counts'), data, number('scan_delta'), number('pass_energy'), name);
  const shifts = detectorShifts(data);
  if (shifts.length > 1) report.assumed('format.note.detectorsAdded', { count: shifts.length });
  const photonEnergyEv = number('excitation_energy');
  report.understood('format.note.bindingFromKinetic', { photonEnergy: photonEnergyEv });
  const metadata = new Metadata();
  metadata.set('sample', sample);
  for (const child of definition?.children ?? []) if (child.attributes['name'] !== undefined && child.text !== '') metadata.set(child.attributes['name'], child.text);
  metadata.set('analyzer', valueOf(named(data, 'analyzer_info'), 'name'));
  return buildSpectrum({
    technique: /XPS|UPS/i.test(valueOf(definition, 'analysis_method')) ? 'xps' : null,
    name,
    axis: 'binding-energy',
    x: bindingFromKinetic(equidistant(number('kinetic_energy'), number('scan_delta'), points), photonEnergyEv),
    y,
    intensity: 'counts',
    dwellS: number('dwell_time'),
    scans: scans.length,
    xps: { photonEnergyEv, passEnergyEv: number('pass_energy'), workFunctionEv: Number(valueOf(definition, 'effective_workfunction')) || null, fileScale: 'kinetic-energy' },
    metadata: metadata.toRecord(),
    placeOf: () => atBlock(name),
  });
}

function detectorShifts(data: XmlElement): number[] {
  const detectors = named(named(data, 'analyzer_info'), 'detectors')?.children ?? [];
  return detectors.map((detector) => Number(valueOf(detector, 'shift')));
}

function addScan(y: Float64Array, counts: Float64Array, data: XmlElement, stepEv: number, passEnergyEv: number, name: string): void {
  const head = Number(valueOf(data, 'mcd_head'));
  const tail = Number(valueOf(data, 'mcd_tail'));
  const shifts = detectorShifts(data);
  const detectors = Math.max(1, shifts.length);
  const channels = y.length + head + tail;
  if (counts.length !== channels * detectors) throw new FormatError('format.error.unequalLengths', { x: channels * detectors, y: counts.length }, atBlock(name));
  if (!shifts.every((shift) => Number.isFinite(shift)) || stepEv <= 0) throw new FormatError('format.error.unexpected', { expected: 'detector shifts', found: '?' }, atBlock(name));
  for (let detector = 0; detector < detectors; detector++) {
    const shift = Math.round(((shifts[detector] ?? 0) * passEnergyEv) / stepEv) - head;
    for (let channel = 0; channel < channels; channel++) {
      const target = channel + shift;
      if (target >= 0 && target < y.length) y[target]! += counts[channel * detectors + detector]!;
    }
  }
}
