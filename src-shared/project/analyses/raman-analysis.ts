/** How a project document and its parsed spectra become the Raman comparison with the starting materials. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { analyseRaman, defaultRamanSettings, ramanReference } from '@shared/raman/analyse-raman';
import type { RamanResult, RamanSettings } from '@shared/raman/result';
import { inputHash, rawKey } from './input-hash';
import type { SpectrumOf } from './xps-analysis';

/** Default settings with the comparison window of a manifest. */
export function defaultRamanSettingsOf({ constants: { raman } }: ProjectDocument): RamanSettings {
  return { ...defaultRamanSettings, ...(raman?.comparisonWindowCm1 && { window: raman.comparisonWindowCm1 }) };
}

/** The spectra that are compared: those of a state and the single ones. */
export function ramanSamplesOf({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role, stateId }) => technique === 'raman' && (role === 'single' || (role === 'state' && stateId !== null)));
}

/** The spectra of starting materials. */
export function ramanReferencesOf({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role }) => technique === 'raman' && role === 'reference');
}

/** Hash over the settings, the names of the references, and the raw files that the analysis reads. */
export function ramanInputHash(document: ProjectDocument, settings: RamanSettings): string {
  const references = ramanReferencesOf(document).map((measurement) => `${measurement.referenceName} = ${rawKey(measurement)}`);
  return inputHash(settings, [...ramanSamplesOf(document).map(rawKey), ...references]);
}

/** The comparison of every Raman spectrum of a state and of every single one, by measurement id. */
export function analyseRamanSpectra(document: ProjectDocument, spectrumOf: SpectrumOf, settings: RamanSettings, onProgress: (fraction: number) => void = () => undefined): Record<string, RamanResult> {
  const references = ramanReferencesOf(document).flatMap((measurement) => {
    const spectrum = spectrumOf(measurement);
    return spectrum ? [ramanReference(measurement.referenceName ?? measurement.region, spectrum, settings)] : [];
  });
  const samples = ramanSamplesOf(document);
  const results: Record<string, RamanResult> = {};
  samples.forEach((measurement, i) => {
    const spectrum = spectrumOf(measurement);
    if (spectrum) results[measurement.id] = analyseRaman(spectrum, references, settings).result;
    onProgress((i + 1) / samples.length);
  });
  return results;
}
