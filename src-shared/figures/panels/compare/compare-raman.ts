/** Raman spectra as they are compared: without cosmic spikes, which would set every scale, and without their baseline where asked for. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { defaultRamanSettingsOf, ramanInputs, type RamanInputs } from '@shared/project/analyses/raman-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { defaultRamanDisplay, type PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import type { RamanSettings } from '@shared/raman/result';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { CompareLook } from './compare-look';
import type { Compared, ReadSpectrum } from './compare-sources';

type Spectra = readonly (Compared & ReadSpectrum)[];

/** What the preparation reads: only what is shown, so that the window and files agree. */
export interface RamanPreparation {
  readonly inputs: RamanInputs;
  readonly settings: RamanSettings;
}

/** The preparation of shown spectra by the settings of the Raman view, unsmoothed and unscaled. */
export function ramanPreparation(document: ProjectDocument, spectra: Spectra, preparation: Exclude<CompareLook['preparation'], 'none'>): RamanPreparation {
  const shown = new Map(spectra.map(({ measurement, spectrum }) => [measurement.id, spectrum]));
  const settings = analysesOf(document.analyses, 'raman-mixture')[0]?.settings ?? defaultRamanSettingsOf(document);
  const display = settings.display ?? defaultRamanDisplay;
  const wanted = display.baseline === 'none' ? defaultRamanDisplay.baseline : display.baseline;
  return {
    inputs: ramanInputs(document, ({ id }) => shown.get(id) ?? null),
    settings: { ...settings, removesSpikes: true, display: { ...display, baseline: preparation === 'baseline' ? wanted : 'none', smoothing: 0, normalisation: 'none' } },
  };
}

/** The spectra after the preparation, on the axis they were measured on. A baseline is taken as exact. */
export function preparedSpectra(spectra: Spectra, prepared: Readonly<Record<string, PreparedSpectrum>>): (Compared & ReadSpectrum)[] {
  return spectra.map((one) => {
    const made = prepared[one.measurement.id];
    if (!made) return { ...one, isUnprepared: true as const };
    // The scatter of a channel is that of its counts without the spike, and with the baseline on which it stands.
    return { ...one, spectrum: { ...one.spectrum, y: made.values }, variance: countingVariance({ ...one.spectrum, y: made.bridged }) };
  });
}
