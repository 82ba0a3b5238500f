/**
 * Bruker .brml (DIFFRAC.MEASUREMENT): a zip with ExperimentN/RawDataM.xml. Each measured data route holds rows
 * "time, absorption factor, axes in the order of ScanAxes, …, intensity". The intensity has the factor in it already: in the
 * test file it runs on smoothly (182114, 213600.5) where the factor changes from 1 to 8.3.
 * Layout read off the test file and agreeing with the description in FAIRmat-NFDI/readers-xrd.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildPattern } from '../support/diffraction';
import { FormatError, atBlock } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { createReport, type ReportBuilder } from '../support/report';
import { childOf, descendants, elementAt, numbersOf, readXml, type XmlElement } from '../support/xml';
import { isZip, openZip, zipNames } from '../support/zip';

export const brukerBrml: FormatReader = { id: 'bruker-brml', version: 3, sniff, parse };

const rawData = /^Experiment(\d+)\/RawData(\d+)\.xml$/i;

function sniff(file: SourceFile): number {
  return isZip(file.bytes) && zipNames(file.bytes).some((name) => rawData.test(name)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const zip = openZip(file.bytes);
  const report = createReport();
  const order = (name: string): number => Number(rawData.exec(name)![1]) * 1e6 + Number(rawData.exec(name)![2]);
  const parts = zip.names.filter((name) => rawData.test(name)).sort((a, b) => order(a) - order(b));
  const spectra = parts.flatMap((name) => {
    const root = readXml(new TextDecoder('utf-8').decode(zip.read(name)!));
    return measuredRoutes(root).map((route) => readRoute(root, route, name, report));
  });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('bruker-brml', spectra);
}

/** The routes as measured; files that call theirs otherwise ("Final") have only those. */
function measuredRoutes(root: XmlElement): XmlElement[] {
  const routes = (childOf(root, 'DataRoutes')?.children ?? []).filter((route) => childOf(route, 'Datum') !== undefined);
  const measured = routes.filter(({ attributes }) => attributes['RouteFlag'] === 'Measured');
  return measured.length > 0 ? measured : routes;
}

/** The column of the intensity as the file describes its columns; the last one where it does not. */
function intensityColumn(route: XmlElement, width: number, name: string, report: ReportBuilder): number {
  const recorded = descendants(route, 'RawDataView')
    .filter(({ attributes }) => attributes['type'] === 'RecordedRawDataView')
    .map((view) => ({ start: Number(view.attributes['Start']), length: Number(view.attributes['Length']), label: descendants(view, 'Recording')[0]?.attributes['VisibleName'] ?? '' }));
  const [first, ...others] = recorded;
  if (first === undefined) return width - 1;
  // The channels of a standing position-sensitive detector are no points of a scan.
  if (first.length !== 1) throw new FormatError('format.error.unexpected', { expected: 'one intensity per point', found: `${first.length} detector channels` }, atBlock(name));
  if (!Number.isInteger(first.start) || first.start < 0 || first.start >= width) throw new FormatError('format.error.rowWidth', { expected: first.start + 1, found: width }, atBlock(name));
  if (others.length > 0) report.ignored('format.note.columnsIgnored', { columns: others.map(({ label, start }) => label || String(start + 1)).join(', ') });
  return first.start;
}

function readRoute(root: XmlElement, route: XmlElement, name: string, report: ReportBuilder): Spectrum {
  const scan = childOf(route, 'ScanInformation');
  const axes = (elementAt(scan, 'ScanAxes')?.children ?? []).map(({ attributes }) => attributes['AxisId'] ?? '');
  const twoTheta = axes.indexOf('TwoTheta');
  const rows = route.children.filter((child) => child.name === 'Datum').map(({ text }) => numbersOf(text, 'Datum'));
  const announced = Number(childOf(scan, 'MeasurementPoints')?.text ?? Number.NaN);
  if (rows.length === 0) throw new FormatError('format.error.noData', {}, atBlock(name));
  const width = rows[0]!.length;
  const axisColumn = 2 + Math.max(0, twoTheta);
  const short = rows.findIndex((row) => row.length !== width || row.length <= axisColumn + 1);
  if (short >= 0) throw new FormatError('format.error.rowWidth', { expected: width, found: rows[short]!.length }, atBlock(`${name}, ${short + 1}`));
  // An aborted scan is a measurement too; it is said, not refused.
  if (Number.isFinite(announced) && rows.length < announced) report.assumed('format.note.scanAborted', { found: rows.length, expected: announced });
  const metadata = scanMetadata(root, scan);
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]!);
  const factors = column(1);
  const times = column(0);
  const dwell = Number(childOf(scan, 'TimePerStepEffective')?.text ?? childOf(scan, 'TimePerStep')?.text ?? Number.NaN);
  return buildPattern(
    {
      name: scan?.attributes['VisibleName']?.trim() ?? '',
      twoTheta: column(axisColumn),
      intensity: column(intensityColumn(route, width, name, report)),
      attenuation: factors,
      isCorrected: true,
      times: times.every((time) => time > 0) ? times : null,
      unit: factors.some((factor) => factor !== 1) ? '' : 'counts',
      axisName: twoTheta >= 0 ? '2Theta' : (axes[0] ?? ''),
      dwellS: Number.isFinite(dwell) ? dwell : null,
      metadata,
      placeOf: (channel) => atBlock(`${name}, ${channel + 1}`),
    },
    report,
  );
}

function scanMetadata(root: XmlElement, scan: XmlElement | undefined): Metadata {
  const metadata = new Metadata();
  for (const key of ['TimeStampStarted', 'TimeStampFinished', 'MeasurementStatus']) metadata.set(key, childOf(root, key)?.text ?? '');
  metadata.set('ScanName', scan?.attributes['ScanName'] ?? '');
  for (const child of scan?.children ?? []) if (child.children.length === 0) metadata.set(child.name, child.text);
  for (const name of ['WaveLengthAlpha1', 'WaveLengthAlpha2', 'WaveLengthBeta', 'WaveLengthAverage', 'WaveLengthRatio']) {
    const [wavelength] = descendants(root, name);
    if (wavelength !== undefined) metadata.set(name, `${wavelength.attributes['Value'] ?? wavelength.text} ${wavelength.attributes['Unit'] ?? ''}`);
  }
  return metadata;
}
