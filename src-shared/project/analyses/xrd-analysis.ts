/** How a project document and its parsed patterns become the halo check. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analysePattern, defaultXrdSettings, type PatternCurves } from '@shared/xrd/analyse-pattern';
import { fileRadiation } from '@shared/xrd/file-radiation';
import { copper, type Radiation } from '@shared/xrd/geometry';
import type { Phase } from '@shared/xrd/phase-test';
import { phaseFromSticks } from '@shared/xrd/reference-phases';
import type { XrdFinding, XrdResult, XrdSettings } from '@shared/xrd/result';
import { inputHash, rawKey } from './input-hash';
import type { SpectrumOf } from './xps-analysis';

/** The radiation that a pattern is taken to be measured with, and whether anybody said so. */
export interface PatternRadiation {
  readonly radiation: Radiation;
  readonly source: 'manifest' | 'file' | 'assumed';
}

/** The radiation of a pattern: its manifest's, else its file's own, else Cu Kα. */
export function radiationOf({ constants: { xrd } }: ProjectDocument, { metadata }: Spectrum): PatternRadiation {
  if (xrd !== null) {
    const kBetaA = (xrd.kAlpha1A * copper.kBetaA) / copper.kAlpha1A;
    return { radiation: { kAlpha1A: xrd.kAlpha1A, kAlpha2A: xrd.kAlpha2A, kAlpha2Ratio: xrd.kAlpha2Ratio, kBetaA }, source: 'manifest' };
  }
  const own = fileRadiation(metadata);
  return own ? { radiation: own, source: 'file' } : { radiation: copper, source: 'assumed' };
}

/** The phases a manifest lists; they are what is tested and reported first. */
export function listedPhases({ constants: { xrd } }: ProjectDocument): Phase[] {
  return Object.entries(xrd?.phases ?? {}).map(([name, sticks]) => phaseFromSticks(name, sticks));
}

/** Default settings with the line widths that a manifest expects. */
export function defaultXrdSettingsOf({ constants: { xrd } }: ProjectDocument): XrdSettings {
  return { ...defaultXrdSettings, ...(xrd?.expectedBraggFwhmDeg && { lineWidths: xrd.expectedBraggFwhmDeg }) };
}

/** The patterns that are checked: all but those that the user set aside. */
export function patternsOf({ measurements }: ProjectDocument): ProjectMeasurement[] {
  return measurements.filter(({ technique, role }) => technique === 'xrd' && role !== 'aside');
}

/** Hash over the settings, the manifest's phases and radiation, and the raw files that the analysis reads. */
export function xrdInputHash(document: ProjectDocument, settings: XrdSettings): string {
  return inputHash({ settings, constants: document.constants.xrd }, patternsOf(document).map(rawKey));
}

/** What the halo check reads. */
export interface XrdInputs {
  readonly patterns: readonly (PatternRadiation & { readonly id: string; readonly spectrum: Spectrum })[];
  readonly phases: readonly Phase[];
}

/** The patterns that can be read, with their radiation, and the phases listed for this document. */
export function xrdInputs(document: ProjectDocument, spectrumOf: SpectrumOf): XrdInputs {
  const patterns = patternsOf(document).flatMap((measurement) => {
    const spectrum = spectrumOf(measurement);
    return spectrum ? [{ id: measurement.id, spectrum, ...radiationOf(document, spectrum) }] : [];
  });
  return { patterns, phases: listedPhases(document) };
}

/** Results to keep and curves to draw, both by measurement id. */
export interface CheckedPatterns {
  readonly result: Record<string, XrdResult>;
  readonly curves: Record<string, PatternCurves>;
}

/** Checks the patterns of a document with settings. */
export type PatternCheck = (settings: XrdSettings) => CheckedPatterns;

const assumedWavelength: XrdFinding = { severity: 'info', key: 'xrd.assumedWavelength', params: { wavelength: copper.kAlpha1A } };

/** The halo check of every pattern. `onPattern` is told how far it is and may throw to end it. */
export function checkPatterns({ patterns, phases }: XrdInputs, settings: XrdSettings, onPattern: (fraction: number) => void = () => undefined): CheckedPatterns {
  const checked: CheckedPatterns = { result: {}, curves: {} };
  patterns.forEach(({ id, spectrum, radiation, source }, i) => {
    const { result, curves } = analysePattern(spectrum, radiation, phases, settings);
    checked.result[id] = source === 'assumed' && curves ? { ...result, findings: [...result.findings, assumedWavelength] } : result;
    if (curves) checked.curves[id] = curves;
    onPattern((i + 1) / patterns.length);
  });
  return checked;
}
