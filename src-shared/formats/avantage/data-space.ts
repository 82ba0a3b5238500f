/**
 * A Thermo Avantage data space, in a .vgd file or its text dump (.avg): values over an energy axis, one block per point of the
 * other axes (etch level, position, map). The energy axis is kinetic; binding energy is the source energy minus it, as the program shows it.
 */
import type { IntensityQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { ParsedFile } from '../parsed-file';
import { areWholeCounts, buildSpectrum, equidistant, positiveOrNull } from '../support/build-spectrum';
import { FormatError, atBlock } from '../support/format-error';
import { limits } from '../support/limits';
import { Metadata } from '../support/metadata';
import { bindingFromKinetic } from '../support/photoelectrons';
import { createReport, type ReportBuilder } from '../support/report';

export interface SpaceAxis {
  readonly kind: string;
  readonly start: number;
  readonly step: number;
  readonly points: number;
}

export interface DataSpace {
  /** Names as in the text dump, e.g. "DS_SOPROPID_ENERGY". */
  readonly properties: ReadonlyMap<string, string>;
  readonly energy: SpaceAxis;
  readonly blocks: readonly { readonly label: string; readonly values: Float64Array }[];
}

/** The axis over which the values of a block run must be the energy: camera images and tables of values are no spectra. */
export function assertEnergyAxis(axis: SpaceAxis | undefined): asserts axis is SpaceAxis {
  if (axis?.kind !== 'ENERGY') throw new FormatError('format.error.unexpected', { expected: 'energy axis', found: axis?.kind ?? '' });
  if (!Number.isInteger(axis.points) || axis.points < 1 || axis.points > limits.values) throw new FormatError('format.error.notACount', { expected: 'points of the energy axis', found: axis.points });
}

/**
 * A data space as a parsed file: a spectrum of each block, on binding energy where the photon energy is known, else on kinetic energy.
 * @throws {FormatError} for blocks whose length is not that of the axis, and for values that are not finite
 */
export function dataSpaceFile(format: string, { properties, energy, blocks }: DataSpace, fileName: string): ParsedFile {
  const report = createReport();
  report.assumed('format.note.untested');
  const text = (name: string): string => properties.get(name) ?? '';
  const number = (name: string): number | null => positiveOrNull(Number(properties.get(name) ?? Number.NaN) || null);
  const photonEnergyEv = number('DS_SOPROPID_ENERGY');
  const name = (text('DS_EXT_SUPROPID_TITLE') || fileName.replace(/\.[^.]*$/, '')).replace(/\s*Scan$/i, '');
  if (photonEnergyEv === null) report.assumed('format.note.photonEnergyUnknown', { name });
  else report.understood('format.note.bindingFromKinetic', { photonEnergy: photonEnergyEv });
  const kinetic = equidistant(energy.start, energy.step, energy.points);
  const x = photonEnergyEv === null ? kinetic : bindingFromKinetic(kinetic, photonEnergyEv);
  const common = new Metadata();
  for (const [key, value] of properties) common.set(key, value);
  const spectra: Spectrum[] = blocks.map(({ label, values }, i) => {
    const metadata = common.copy();
    metadata.set('block', label);
    return buildSpectrum({
      technique: 'xps',
      name: blocks.length > 1 ? `${name} ${label || String(i + 1)}` : name,
      axis: photonEnergyEv === null ? 'kinetic-energy' : 'binding-energy',
      x: x.slice(),
      y: values,
      intensity: intensityOf(`${text('DS_GEPROPID_VALUE_LABEL')} ${text('DS_GEPROPID_VALUE_UNIT')}`, values, name, report),
      xps: { photonEnergyEv, passEnergyEv: number('DS_ANPROPID_PASS'), workFunctionEv: number('DS_ANPROPID_WORK_FTN'), fileScale: 'kinetic-energy' },
      metadata: metadata.toRecord(),
      placeOf: (channel) => atBlock(`${label || String(i + 1)}, ${channel + 1}`),
    });
  });
  report.understood('format.note.spectra', { count: spectra.length });
  return report.finish(format, spectra);
}

function intensityOf(words: string, values: Float64Array, name: string, report: ReportBuilder): IntensityQuantity {
  if (/cps|counts?\s*(?:\/|per)\s*s|s-1|s⁻¹|counts?\s+s\b/i.test(words)) return 'count-rate';
  if (!/count/i.test(words)) return 'arbitrary';
  if (!areWholeCounts(values)) report.assumed('format.note.countsNotWhole', { name });
  return 'counts';
}
