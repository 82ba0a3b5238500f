/** How a project document and its parsed spectra become the Raman comparison with the starting materials. */
import type { ProjectDocument } from '@shared/project/document';
import { analyseRaman, defaultRamanSettings, ramanReference } from '@shared/raman/analyse-raman';
import type { RamanResult, RamanSettings } from '@shared/raman/result';
import type { SpectrumOf } from './xps-analysis';

/** Default settings with the comparison window of a manifest. */
export function defaultRamanSettingsOf({ constants: { raman } }: ProjectDocument): RamanSettings {
  return { ...defaultRamanSettings, ...(raman?.comparisonWindowCm1 && { window: raman.comparisonWindowCm1 }) };
}

/** The comparison of every Raman spectrum of a state and of every single one, by measurement id. */
export function analyseRamanSpectra(document: ProjectDocument, spectrumOf: SpectrumOf, settings: RamanSettings, onProgress: (fraction: number) => void = () => undefined): Record<string, RamanResult> {
  const raman = document.measurements.filter(({ technique }) => technique === 'raman');
  const references = raman.flatMap((measurement) => {
    const spectrum = measurement.role === 'reference' ? spectrumOf(measurement) : null;
    return spectrum ? [ramanReference(measurement.referenceName ?? measurement.region, spectrum, settings)] : [];
  });
  const samples = raman.filter(({ role, stateId }) => role === 'single' || (role === 'state' && stateId !== null));
  const results: Record<string, RamanResult> = {};
  samples.forEach((measurement, i) => {
    const spectrum = spectrumOf(measurement);
    if (spectrum) results[measurement.id] = analyseRaman(spectrum, references, settings).result;
    onProgress((i + 1) / samples.length);
  });
  return results;
}
