/** How a project document and its parsed patterns become the halo check. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { analysePattern, defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { copper, type Radiation } from '@shared/xrd/geometry';
import type { Phase } from '@shared/xrd/phase-test';
import { phaseFromSticks } from '@shared/xrd/reference-phases';
import type { XrdResult, XrdSettings } from '@shared/xrd/result';
import { inputHash, rawKey } from './input-hash';
import type { SpectrumOf } from './xps-analysis';

/** The radiation of a document: its manifest's, or Cu Kα. */
export function xrdRadiation({ constants: { xrd } }: ProjectDocument): Radiation {
  return xrd === null ? copper : { kAlpha1A: xrd.kAlpha1A, kAlpha2A: xrd.kAlpha2A, kAlpha2Ratio: xrd.kAlpha2Ratio, kBetaA: copper.kBetaA };
}

/** The phases a manifest lists; they are what is tested and reported first. */
export function listedPhases({ constants: { xrd } }: ProjectDocument): Phase[] {
  return Object.entries(xrd?.phases ?? {}).map(([name, sticks]) => phaseFromSticks(name, sticks));
}

/** Default settings with the line widths that a manifest expects. */
export function defaultXrdSettingsOf({ constants: { xrd } }: ProjectDocument): XrdSettings {
  return { ...defaultXrdSettings, ...(xrd?.expectedBraggFwhmDeg && { lineWidths: xrd.expectedBraggFwhmDeg }) };
}

/** The patterns that are checked: those of a state and the single ones. */
export function patternsOf({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role, stateId }) => technique === 'xrd' && (role === 'single' || (role === 'state' && stateId !== null)));
}

/** Hash over the settings, the manifest's phases and radiation, and the raw files that the analysis reads. */
export function xrdInputHash(document: ProjectDocument, settings: XrdSettings): string {
  return inputHash({ settings, constants: document.constants.xrd }, patternsOf(document).map(rawKey));
}

/** The halo check of every pattern of a state and of every single pattern, by measurement id. */
export function analysePatterns(document: ProjectDocument, spectrumOf: SpectrumOf, settings: XrdSettings, onProgress: (fraction: number) => void = () => undefined): Record<string, XrdResult> {
  const radiation = xrdRadiation(document);
  const phases = listedPhases(document);
  const patterns = patternsOf(document);
  const results: Record<string, XrdResult> = {};
  patterns.forEach((measurement, i) => {
    const spectrum = spectrumOf(measurement);
    if (spectrum) results[measurement.id] = analysePattern(spectrum, radiation, phases, settings).result;
    onProgress((i + 1) / patterns.length);
  });
  return results;
}
