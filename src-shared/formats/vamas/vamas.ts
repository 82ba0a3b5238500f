/**
 * VAMAS Surface Chemical Analysis Standard Data Transfer Format (ISO 14976:1998).
 *
 * What becomes of the file: photoelectron blocks with a known photon energy go to binding energy; the work function
 * entry is kept and not subtracted, since nearly every exporter has it folded into the scale already; falling axes are
 * turned round; a corresponding variable called "Transmission" is the transmission function.
 */
import type { AxisQuantity, IntensityQuantity, Spectrum, XpsInfo } from '@shared/spectrum/spectrum';
import type { FormatReader, ParsedFile, SourceFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum, equidistant, positiveOrNull } from '../support/build-spectrum';
import { FormatError, atBlock, atLine } from '../support/format-error';
import { Metadata } from '../support/metadata';
import { bindingFromKinetic, energyScaleOf } from '../support/photoelectrons';
import { decodeText, headText } from '../support/read-text';
import { createReport, type ReportBuilder } from '../support/report';
import { TextLines } from '../support/text-lines';
import { readBlock, readHeader, type Variable, type VamasBlock, type VamasHeader } from './block';
import { VamasLines } from './lines';

export const vamas: FormatReader = { id: 'vamas', version: 2, sniff, parse };

function sniff(file: SourceFile): number {
  return /^\s*VAMAS Surface Chemical Analysis Standard Data Transfer Format/i.test(headText(file.bytes, 200)) ? 1 : 0;
}

function parse(file: SourceFile): ParsedFile {
  const { text, encoding, isGuess } = decodeText(file.bytes, 'blank');
  const lines = new TextLines(text);
  const report = createReport();
  if (isGuess) report.assumed('format.note.encoding', { encoding });
  let start = 0;
  while (start < lines.count && lines.line(start).trim() === '') start++;
  const items = new VamasLines(lines, start);
  const header = readHeader(items);
  const spectra: Spectrum[] = [];
  let first: VamasBlock | null = null;
  for (let number = 1; number <= header.blocks; number++) {
    const block: VamasBlock = readBlock(items, header, first);
    first ??= block;
    spectra.push(...blockSpectra(block, number, header, report));
  }
  if (spectra.length === 0) throw new FormatError('format.error.noData', {}, atLine(items.lineNumber));
  if (items.remaining === 0 || items.text('experiment terminator').toLowerCase() !== 'end of experiment') {
    report.assumed('format.note.noTerminator');
  }
  if (items.hasDecimalCommas) report.understood('format.note.decimalComma');
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish('vamas', spectra);
}

/** The spectra of one block: one per intensity variable, nearly always a single one. */
function blockSpectra(block: VamasBlock, number: number, header: VamasHeader, report: ReportBuilder): Spectrum[] {
  const name = blockName(block);
  const label = name === '' ? `${number}` : `${number} (${name})`;
  const channels = block.values[0]!.length;
  if (channels === 0) {
    report.ignored('format.note.emptyBlock', { block: label });
    return [];
  }
  const calibration = block.comment.find((line) => /^Calib\s+M\s*=/.test(line));
  if (calibration !== undefined) report.ignored('format.note.calibrationLeft', { block: label, calibration: calibration.trim() });
  const fitted = block.comment.filter((line) => /^\s*CASA comp /.test(line)).length;
  if (fitted > 0) report.understood('format.note.casaFit', { block: label, components: fitted });
  const place = () => atBlock(label);
  const axisIsVariable = header.scanMode === 'IRREGULAR';
  const abscissa = readAxis(block, header, channels, label, report);
  const transmissionAt = block.variables.findIndex((variable, i) => i >= (axisIsVariable ? 1 : 0) && /transmission/i.test(variable.label));
  const transmission = usableTransmission(transmissionAt < 0 ? null : block.values[transmissionAt]!, label, report);
  const intensities = block.variables.map((variable, i) => ({ variable, values: block.values[i]! })).filter((_, i) => i !== transmissionAt && !(axisIsVariable && i === 0));
  if (intensities.length === 0) throw new FormatError('format.error.noIntensity', {}, atBlock(label));
  return intensities.map(({ variable, values }) => {
    const metadata = blockMetadata(block, header);
    const intensity = intensityOf(variable, values, block, label, report);
    if (intensities.length > 1) metadata.set('corresponding variable', `${variable.label} / ${variable.unit}`);
    return buildSpectrum({
      technique: /^XPS$/i.test(block.technique) ? 'xps' : null,
      name: intensities.length > 1 ? `${name} ${variable.label}` : name,
      axis: abscissa.axis,
      x: abscissa.x.slice(),
      y: values,
      intensity,
      transmission: transmission?.slice() ?? null,
      dwellS: block.collectionTime,
      scans: block.scans,
      xps: abscissa.xps,
      metadata: metadata.toRecord(),
      placeOf: place,
    });
  });
}

/** PHI MultiPak calls its blocks "Block No.1"; Prodigy names them after the ordinate. Species and transition say more. */
function blockName(block: VamasBlock): string {
  const species = [block.species, block.transition[0]].filter((part) => part !== '' && !/^(?:none|not specified|-)$/i.test(part)).join(' ');
  const saysNothing = /^(?:(?:block|region|spectrum)?\s*(?:no\.?)?\s*\d*|counts.*|not specified|intensity)$/i.test(block.id);
  return saysNothing && species !== '' ? species : block.id;
}

function readAxis(block: VamasBlock, header: VamasHeader, channels: number, label: string, report: ReportBuilder): { axis: AxisQuantity; x: Float64Array; xps: XpsInfo | null } {
  if (header.scanMode === 'MAPPING') {
    report.assumed('format.note.mapPoints', { block: label });
    return { axis: 'unknown', x: equidistant(1, 1, channels), xps: null };
  }
  const { label: axisLabel, unit } = block.abscissa ?? block.variables[0]!;
  if (block.abscissa?.increment === 0 && channels > 1) throw new FormatError('format.error.axisTurnsBack', { channel: 2 }, atBlock(label));
  const x = block.abscissa === null ? block.values[0]! : equidistant(block.abscissa.start, block.abscissa.increment, channels);
  const isPhotoemission = /^(?:XPS|UPS)$/i.test(block.technique);
  if (!isPhotoemission) return { axis: energyScaleOf(axisLabel) ?? 'unknown', x, xps: null };
  let fileScale = energyScaleOf(axisLabel);
  if (fileScale === null) {
    if (!/^ev$/i.test(unit)) return { axis: 'unknown', x, xps: null };
    fileScale = 'kinetic-energy'; // the usual abscissa of the standard
    report.assumed('format.note.kineticAssumed', { name: label, label: axisLabel });
  }
  const photonEnergyEv = positiveOrNull(block.sourceEnergy);
  const workFunctionEv = positiveOrNull(block.workFunction);
  const xps: XpsInfo = {
    photonEnergyEv,
    passEnergyEv: /^FRR$/i.test(block.analyserMode) ? null : positiveOrNull(block.passEnergy),
    workFunctionEv,
    fileScale,
  };
  if (fileScale === 'binding-energy') return { axis: 'binding-energy', x, xps };
  if (photonEnergyEv === null) {
    report.assumed('format.note.photonEnergyUnknown', { name: label });
    return { axis: 'kinetic-energy', x, xps };
  }
  report.understood('format.note.bindingFromKinetic', { photonEnergy: photonEnergyEv });
  if (workFunctionEv !== null) report.assumed('format.note.workFunctionFolded', { workFunction: workFunctionEv });
  return { axis: 'binding-energy', x: bindingFromKinetic(x, photonEnergyEv), xps };
}

/** Quantification divides by the transmission, so one that is zero or negative anywhere is left aside, and said. */
function usableTransmission(values: Float64Array | null, label: string, report: ReportBuilder): Float64Array | null {
  if (values === null) return null;
  if (values.every((value) => value > 0)) {
    report.understood('format.note.transmission');
    return values;
  }
  report.ignored('format.note.transmissionUnusable', { block: label });
  return null;
}

function intensityOf(variable: Variable, values: Float64Array, block: VamasBlock, label: string, report: ReportBuilder): IntensityQuantity {
  const rate = /^(?:c\/s|cps|counts?\/s|counts? s-1|s-1|hz)$/i;
  if (rate.test(variable.unit) || /per second|cps|count rate/i.test(variable.label)) return 'count-rate';
  // SpecsLab Prodigy writes the ordinate's name into the block identifier and "Intensity, d" into the variable.
  if (/^counts per second$/i.test(block.id)) return 'count-rate';
  const isPulseCounting = /pulse counting/i.test(block.signalMode);
  if (!isPulseCounting && !/^(?:c|counts?)$/i.test(variable.unit)) return 'arbitrary';
  if (!areWholeCounts(values)) report.assumed('format.note.countsNotWhole', { name: label });
  return 'counts';
}

function blockMetadata(block: VamasBlock, header: VamasHeader): Metadata {
  const metadata = new Metadata();
  const set = (key: string, value: string | number | null): void => {
    if (value !== null) metadata.set(key, value);
  };
  set('institution', header.institution);
  set('instrument', header.instrument);
  set('operator', header.operator);
  set('experiment', header.experiment);
  set('experiment comment', header.comment.join('\n'));
  set('experiment mode', header.experimentMode);
  set('scan mode', header.scanMode);
  set('future upgrade experiment entries', header.futureExperimentEntries.join('\n'));
  set('block', block.id);
  set('sample', block.sample);
  set('date', blockDate(block));
  set('comment', block.comment.join('\n'));
  set('technique', block.technique);
  set('position', block.position?.map((value) => value ?? '?').join(', ') ?? null);
  header.experimentalVariables.forEach(({ label, unit }, i) => {
    const value = block.experimentalValues[i] ?? null;
    if (value !== null) set(`experimental variable ${label}`, unit === '' || unit === 'd' ? value : `${value} ${unit}`);
  });
  set('source', block.sourceLabel);
  set('source energy / eV', block.sourceEnergy);
  set('source strength / W', block.sourceStrength);
  set('analyser mode', block.analyserMode);
  set('pass energy or retard ratio', block.passEnergy);
  set('lens magnification', block.magnification);
  set('work function / eV', block.workFunction);
  set('target bias / V', block.targetBias);
  set('source polar angle / °', block.sourcePolar);
  set('source azimuth / °', block.sourceAzimuth);
  set('take-off polar angle / °', block.takeOff[0] ?? null);
  set('take-off azimuth / °', block.takeOff[1] ?? null);
  set('analysis width x / µm', block.analysisWidth[0] ?? null);
  set('analysis width y / µm', block.analysisWidth[1] ?? null);
  set('species', block.species);
  set('transition', block.transition[0]);
  set('signal mode', block.signalMode);
  set('collection time / s', block.collectionTime);
  set('scans', block.scans);
  set('sample tilt / °', block.tilt[0] ?? null);
  set('sample rotation / °', block.rotation);
  set('sputtering source', block.sputteringSource?.map((value) => value ?? '?').join(', ') ?? null);
  for (const { label, unit, value } of block.additional) {
    if (value !== null) set(label, unit === '' || unit === 'd' ? value : `${value} ${unit}`);
  }
  set('future upgrade block entries', block.futureEntries.join('\n'));
  return metadata;
}

/** ISO date of the block, as far as the file gives it; zeros and -1 stand for unknown. */
function blockDate({ year, month, day, hours, minutes, seconds }: VamasBlock): string | null {
  if (year === null || year <= 0 || month === null || month < 1 || day === null || day < 1) return null;
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hours === null || hours < 0 || minutes === null || minutes < 0) return date;
  return `${date}T${two(hours)}:${two(minutes)}:${two(Math.max(0, seconds ?? 0))}`;
}
