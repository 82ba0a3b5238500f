/**
 * PANalytical XRDML 1.x and 2.x (http://www.xrdml.com schemas): `intensities` are final values, `counts` are what the
 * detector counted and are multiplied by `beamAttenuationFactors`. Positions are listed or follow from first and last; so are counting
 * times, one for all points or one for each.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { evenly } from '../support/build-spectrum';
import { buildPattern } from '../support/diffraction';
import { FormatError, atBlock } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { decodeText, headText } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';
import { childOf, descendants, elementAt, numbersOf, readXml, type XmlElement } from '../support/xml';

export const panalyticalXrdml: FormatReader = { id: 'panalytical-xrdml', version: 4, sniff, parse };

function sniff(file: SourceFile): number {
  return /<xrdMeasurements[\s>]/.test(headText(file.bytes, 4096)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const root = readXml(decodeText(file.bytes).text);
  const report = createReport();
  const sample = elementAt(root, 'sample', 'name')?.text || elementAt(root, 'sample', 'id')?.text || '';
  const spectra = root.children
    .filter(({ name }) => name === 'xrdMeasurement')
    .flatMap((measurement) => scansOf(measurement, report).map(({ scan, number }) => readScan(measurement, scan, sample, number, report)));
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('panalytical-xrdml', spectra);
}

/** The scans that were begun; one that was stopped before its first point has no data. */
function scansOf(measurement: XmlElement, report: ReportBuilder): { scan: XmlElement; number: number }[] {
  const scans = measurement.children.filter(({ name }) => name === 'scan').map((scan, i) => ({ scan, number: i + 1 }));
  const begun = scans.filter(({ scan }) => childOf(scan, 'dataPoints') !== undefined);
  if (begun.length === 0) return scans;
  for (const { number } of scans.filter((scan) => !begun.includes(scan))) report.ignored('format.note.emptyBlock', { block: `scan ${number}` });
  return begun;
}

function readScan(measurement: XmlElement, scan: XmlElement, sample: string, number: number, report: ReportBuilder): Spectrum {
  const block = `scan ${number}`;
  const points = childOf(scan, 'dataPoints');
  const final = childOf(points, 'intensities');
  const counted = childOf(points, 'counts');
  const values = final ?? counted;
  if (points === undefined || values === undefined) throw new FormatError('format.error.noIntensity', {}, atBlock(block));
  const intensity = numbersOf(values.text, 'intensities');
  const factors = childOf(points, 'beamAttenuationFactors');
  const positions = points.children.filter(({ name }) => name === 'positions');
  // An axis that stands still has one common position; the scan runs over another one then.
  const moving = positions.filter((position) => childOf(position, 'commonPosition') === undefined);
  const axis = moving.find(({ attributes }) => attributes['axis'] === '2Theta') ?? moving[0];
  if (axis === undefined) throw new FormatError('format.error.partMissing', { part: 'positions' }, atBlock(block));
  const commonTime = Number(childOf(points, 'commonCountingTime')?.text || Number.NaN);
  const times = childOf(points, 'countingTimes');
  const metadata = scanMetadata(measurement, scan);
  metadata.set('sample', sample);
  return buildPattern(
    {
      name: sample,
      twoTheta: positionsOf(axis, intensity.length, block),
      intensity,
      attenuation: factors === undefined ? null : numbersOf(factors.text, 'beamAttenuationFactors'),
      isCorrected: final !== undefined,
      unit: values.attributes['unit'] ?? '',
      axisName: axis.attributes['axis'] ?? '',
      dwellS: Number.isFinite(commonTime) ? commonTime : null,
      times: times === undefined || Number.isFinite(commonTime) ? null : numbersOf(times.text, 'countingTimes'),
      metadata,
      placeOf: () => atBlock(block),
    },
    report,
  );
}

function positionsOf(axis: XmlElement, count: number, block: string): Float64Array {
  const listed = childOf(axis, 'listPositions');
  if (listed !== undefined) return numbersOf(listed.text, 'listPositions');
  const [start, end] = ['startPosition', 'endPosition'].map((name) => Number(childOf(axis, name)?.text || Number.NaN)) as [number, number];
  if (!Number.isFinite(start) || !Number.isFinite(end)) throw new FormatError('format.error.partMissing', { part: 'startPosition, endPosition' }, atBlock(block));
  return evenly(start, end, count);
}

function scanMetadata(measurement: XmlElement, scan: XmlElement): Metadata {
  const metadata = new Metadata();
  for (const entry of descendants(measurement, 'entry')) metadata.set('comment', entry.text);
  for (const { name, text } of childOf(measurement, 'usedWavelength')?.children ?? []) metadata.set(name, text);
  const tube = elementAt(measurement, 'incidentBeamPath', 'xRayTube');
  for (const name of ['tension', 'current', 'anodeMaterial']) metadata.set(name, childOf(tube, name)?.text ?? '');
  metadata.set('scanAxis', scan.attributes['scanAxis'] ?? '');
  metadata.set('status', scan.attributes['status'] ?? '');
  metadata.set('startTimeStamp', elementAt(scan, 'header', 'startTimeStamp')?.text ?? '');
  metadata.set('instrumentID', elementAt(scan, 'header', 'source', 'instrumentID')?.text ?? '');
  return metadata;
}
