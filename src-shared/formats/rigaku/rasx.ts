/**
 * Rigaku .rasx (SmartLab Studio II): a zip with DataN/ProfileN.txt (2θ, intensity, third column) and
 * DataN/MesurementConditionsN.xml. The third column is not documented; where it is not 1 throughout it is taken for the
 * attenuation factor it is in .ras, and the report says so. Layout read off the test file.
 */
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { buildPattern } from '../support/diffraction';
import { FormatError, atBlock } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { blanks, firstCells, readNumberRows } from '../support/number-rows';
import { decodeText, splitLines } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';
import { descendants, elementAt, readXml } from '../support/xml';
import { isZip, openZip, zipNames, type ZipArchive } from '../support/zip';

export const rigakuRasx: FormatReader = { id: 'rigaku-rasx', version: 2, sniff, parse };

const profile = /^Data(\d+)\/Profile\d+\.txt$/i;

function sniff(file: SourceFile): number {
  return isZip(file.bytes) && zipNames(file.bytes).some((name) => profile.test(name)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const zip = openZip(file.bytes);
  const report = createReport();
  const profiles = zip.names.filter((name) => profile.test(name)).sort((a, b) => Number(profile.exec(a)![1]) - Number(profile.exec(b)![1]));
  const spectra = profiles.map((name) => readProfile(zip, name, report));
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('rigaku-rasx', spectra);
}

function readProfile(zip: ZipArchive, name: string, report: ReportBuilder): Spectrum {
  const lines = splitLines(decodeText(zip.read(name)!).text);
  const width = Math.min(3, (lines[0] ?? '').trim().split(/\s+/).length);
  if (width < 2) throw new FormatError('format.error.noData', {}, atBlock(name));
  const rows = readNumberRows(lines, 0, { separator: blanks, take: firstCells(width), isEnd: (line) => line.trim() === '' });
  const [twoTheta, intensity, third] = rows.columns as [Float64Array, Float64Array, Float64Array | undefined];
  const metadata = new Metadata();
  const conditions = readConditions(zip, name.replace(/Profile(\d+)\.txt$/i, 'MesurementConditions$1.xml'), metadata);
  const announced = Number(conditions.get('DataCount') ?? Number.NaN);
  if (Number.isFinite(announced) && announced !== twoTheta.length) {
    throw new FormatError('format.error.truncated', { expected: `${announced} rows, ${twoTheta.length} found` }, atBlock(name));
  }
  if (third?.some((value) => value !== 1) === true) report.assumed('format.note.thirdColumn');
  const [step, speed] = [Number(conditions.get('Step')), Number(conditions.get('Speed'))];
  return buildPattern(
    {
      name: conditions.get('SampleName') ?? '',
      twoTheta, intensity,
      attenuation: third ?? null,
      unit: conditions.get('IntensityUnit') ?? '',
      axisName: conditions.get('AxisName') ?? '2Theta',
      dwellS: conditions.get('SpeedUnit') === 'deg/min' && step > 0 && speed > 0 ? (step / speed) * 60 : null,
      metadata,
      placeOf: () => atBlock(name),
    },
    report,
  );
}

/** Scan settings by name; the header pairs of the old .ras format and the general part go to the metadata. */
function readConditions(zip: ZipArchive, name: string, metadata: Metadata): Map<string, string> {
  const bytes = zip.read(name);
  if (bytes === null) return new Map();
  const root = readXml(new TextDecoder('utf-8').decode(bytes));
  const settings = [...(elementAt(root, 'GeneralInformation')?.children ?? []), ...(elementAt(root, 'ScanInformation')?.children ?? [])];
  for (const { name: key, text } of settings) metadata.set(key, text);
  for (const { children } of descendants(root, 'Pair')) metadata.set((children[0]?.text ?? '').replace(/^\*/, ''), children[1]?.text ?? '');
  return new Map(settings.map(({ name: key, text }) => [key, text]));
}
