/** How a project document and its parsed patterns become the halo check. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analysePattern, defaultXrdSettings, type PatternCurves } from '@shared/xrd/analyse-pattern';
import { fileRadiation } from '@shared/xrd/file-radiation';
import { angleAtOtherWavelength, copper, type Radiation } from '@shared/xrd/geometry';
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

/** Published wavelengths of one line differ by less, Å. */
const sameLineA = 0.001;

/**
 * The radiation of a pattern: its manifest's, else its file's own, else Cu Kα. A manifest that only has the program's own copper lines, which stand in for what
 * it does not say, gives way to a file that names another anode.
 */
export function radiationOf({ constants: { xrd } }: Pick<ProjectDocument, 'constants'>, { metadata }: Pick<Spectrum, 'metadata'>): PatternRadiation {
  const own = fileRadiation(metadata);
  const isUsual = xrd !== null && xrd.kAlpha1A === copper.kAlpha1A && xrd.kAlpha2A === copper.kAlpha2A;
  const isOther = own !== null && Math.abs(own.kAlpha1A - copper.kAlpha1A) > sameLineA;
  if (xrd !== null && !(isUsual && isOther)) {
    const kBetaA = (xrd.kAlpha1A * copper.kBetaA) / copper.kAlpha1A;
    return { radiation: { kAlpha1A: xrd.kAlpha1A, kAlpha2A: xrd.kAlpha2A, kAlpha2Ratio: xrd.kAlpha2Ratio, kBetaA }, source: 'manifest' };
  }
  return own ? { radiation: own, source: 'file' } : { radiation: copper, source: 'assumed' };
}

/** The phases a manifest lists; they are what is tested and reported first. @param wavelengthA for which their lines are placed, Å; defaults to the manifest's */
export function listedPhases({ constants: { xrd } }: Pick<ProjectDocument, 'constants'>, wavelengthA: number | null = null): Phase[] {
  if (xrd === null) return [];
  const { kAlpha1A, phases } = xrd;
  return Object.entries(phases).flatMap(([name, sticks]) => {
    const placed = wavelengthA === null || wavelengthA === kAlpha1A ? sticks : sticks.flatMap((stick) => {
      const twoTheta = angleAtOtherWavelength(stick.twoTheta, kAlpha1A, wavelengthA);
      return twoTheta === null ? [] : [{ ...stick, twoTheta }];
    });
    return placed.length === 0 ? [] : [phaseFromSticks(name, placed)];
  });
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

/** A pattern that the halo check reads. */
interface XrdPattern extends PatternRadiation {
  readonly id: string;
  readonly spectrum: Spectrum;
  /** The listed phases placed for its radiation; absent where that is the one of all. */
  readonly phases?: readonly Phase[];
}

/** What the halo check reads. */
export interface XrdInputs {
  readonly patterns: readonly XrdPattern[];
  readonly phases: readonly Phase[];
}

/** The patterns that can be read, with their radiation, and the phases listed for this document. */
export function xrdInputs(document: ProjectDocument, spectrumOf: SpectrumOf): XrdInputs {
  const patterns = patternsOf(document).flatMap((measurement) => {
    const spectrum = spectrumOf(measurement);
    if (!spectrum) return [];
    const found = radiationOf(document, spectrum);
    const isOther = document.constants.xrd !== null && found.source !== 'manifest';
    return [{ id: measurement.id, spectrum, ...found, ...(isOther && { phases: listedPhases(document, found.radiation.kAlpha1A) }) }];
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
  patterns.forEach(({ id, spectrum, radiation, source, phases: own }, i) => {
    const { result, curves } = analysePattern(spectrum, radiation, own ?? phases, settings);
    checked.result[id] = source === 'assumed' && curves ? { ...result, findings: [...result.findings, assumedWavelength] } : result;
    if (curves) checked.curves[id] = curves;
    onPattern((i + 1) / patterns.length);
  });
  return checked;
}
