/** How a project document and its parsed spectra become the Raman comparison with the starting materials. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { freeMaterialName } from '@shared/project/starting-material';
import { analyseRaman, defaultRamanSettings, type RamanCurves } from '@shared/raman/analyse-raman';
import { likenessMap } from '@shared/raman/likeness-map';
import { prepareSpectrum, type PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import { ramanReference } from '@shared/raman/raman-reference';
import type { Repeat } from '@shared/raman/repeat-spikes';
import type { RamanResult, RamanSettings } from '@shared/raman/result';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { inputHash, rawKey } from './input-hash';
import { placesOfRepeats, repeatsAmong } from './raman-repeats';
import type { SpectrumOf } from './xps-analysis';

/** Default settings with the comparison window of a manifest. */
export function defaultRamanSettingsOf({ constants: { raman } }: ProjectDocument): RamanSettings {
  return { ...defaultRamanSettings, ...(raman?.comparisonWindowCm1 && { window: raman.comparisonWindowCm1 }) };
}

/** The spectra that are compared: all but the starting materials and what was put aside; a spectrum without a state can still be judged. */
export function ramanSamplesOf({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role }) => technique === 'raman' && (role === 'state' || role === 'single'));
}

/** The spectra of starting materials. */
export function ramanReferencesOf({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role }) => technique === 'raman' && role === 'reference');
}

/** Hash over the settings (but for those that change the drawing alone), the names of the references, the laser, the raw files, and which of them may be repeats. */
export function ramanInputHash(document: ProjectDocument, settings: RamanSettings): string {
  const counting = { ...settings, display: undefined, manifestLaserNm: document.constants.raman?.laserNm ?? undefined };
  const references = ramanReferencesOf(document).map((measurement) => `${measurement.referenceName} = ${rawKey(measurement)}`);
  const samples = ramanSamplesOf(document);
  return inputHash(counting, [...samples.map(rawKey), ...references, ...placesOfRepeats(samples)]);
}

/** What the comparison reads. */
export interface RamanInputs {
  /** Each with the ids of the samples that may be its repeats; absent where it has none. */
  readonly samples: readonly { readonly id: string; readonly spectrum: Spectrum; readonly repeats?: readonly string[] }[];
  readonly references: readonly { readonly id: string; readonly name: string; readonly spectrum: Spectrum }[];
  /** Laser line of the manifest, nm, for files with a wavelength axis that name none. */
  readonly laserNm: number | null;
}

/**
 * The measured spectra of a document for the comparison. Starting materials of one name (RuCl3 measured twice) are numbered, for results
 * are told apart by it.
 */
export function ramanInputs(document: ProjectDocument, spectrumOf: SpectrumOf): RamanInputs {
  const read = (measurements: readonly ProjectMeasurement[]) =>
    measurements.flatMap((measurement) => {
      const spectrum = spectrumOf(measurement);
      return spectrum ? [{ id: measurement.id, name: measurement.referenceName ?? measurement.region, spectrum, measurement }] : [];
    });
  const samples = read(ramanSamplesOf(document));
  const repeats = repeatsAmong(samples);
  const taken = new Set<string>();
  const references = read(ramanReferencesOf(document)).map(({ id, name, spectrum }) => {
    const free = freeMaterialName(name, taken);
    taken.add(free);
    return { id, name: free, spectrum };
  });
  return {
    samples: samples.map(({ id, spectrum }) => ({ id, spectrum, ...(repeats.has(id) && { repeats: repeats.get(id)! }) })),
    references,
    laserNm: document.constants.raman?.laserNm ?? null,
  };
}

/** Results to keep and curves to draw, both by measurement id. */
export interface ComparedSpectra {
  readonly result: Record<string, RamanResult>;
  readonly curves: Record<string, RamanCurves>;
}

interface RepeatedSpectrum {
  readonly id: string;
  readonly spectrum: Spectrum;
  readonly repeats: readonly Repeat[];
}

/** Spectra with their repeats. */
function withRepeats(spectra: readonly { readonly id: string; readonly spectrum: Spectrum; readonly repeats?: readonly string[] }[]): RepeatedSpectrum[] {
  const byId = new Map(spectra.map(({ id, spectrum }) => [id, spectrum]));
  return spectra.map(({ id, spectrum, repeats = [] }) => ({ id, spectrum, repeats: repeats.map((other) => ({ id: other, counts: byId.get(other)!.y })) }));
}

/** Among more spectra than this (a map has thousands) nobody looks for the pair that is alike, and the pairs grow with their square. */
const mostCompared = 60;

/** The comparison of every sample with all references, and of all with each other where they are few. `onSpectrum` is told how far it is and may throw to end it. */
export function compareSpectra({ samples, references, laserNm }: RamanInputs, settings: RamanSettings, onSpectrum: (fraction: number) => void = () => undefined): ComparedSpectra {
  const all = references.length + samples.length;
  const prepared = references.map(({ name, spectrum }, i) => {
    onSpectrum(i / all);
    return ramanReference(name, spectrum, settings, laserNm);
  });
  const compared: ComparedSpectra = { result: {}, curves: {} };
  const repeated = withRepeats(samples);
  const pairs = samples.length + references.length <= mostCompared ? likenessMap([...repeated, ...references], settings, laserNm) : null;
  repeated.forEach(({ id, spectrum, repeats }, i) => {
    const { result, curves } = analyseRaman(spectrum, prepared, settings, laserNm, repeats);
    const alike = pairs?.flatMap(({ a, b, ...measures }) => (a === id ? [{ measurementId: b, ...measures }] : b === id ? [{ measurementId: a, ...measures }] : []));
    compared.result[id] = { ...result, ...(alike && { alike }) };
    if (curves) compared.curves[id] = curves;
    onSpectrum((references.length + i + 1) / all);
  });
  return compared;
}

/** Samples and references after the display steps, by measurement id; those that cannot be drawn are left out. */
export function prepareSpectra({ samples, references, laserNm }: RamanInputs, settings: RamanSettings): Record<string, PreparedSpectrum> {
  const prepared = withRepeats([...samples, ...references]).flatMap(({ id, spectrum, repeats }): [string, PreparedSpectrum][] => {
    const drawn = prepareSpectrum(spectrum, settings, laserNm, repeats);
    return drawn ? [[id, drawn]] : [];
  });
  return Object.fromEntries(prepared);
}
