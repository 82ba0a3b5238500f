/** Quantification of surveys: what is in a sample, how much of it, and what is not. */
import { atomsPerArea } from '../quantification/atomic-amount';
import type { Finding } from '../result';
import type { RegionData } from '../series';
import { strongestLineShift } from './charge-shift';
import { surveyComposition } from './composition';
import { decisionQuantile } from './detection';
import { surveyFindings } from './findings';
import { elementsByStrongest, minorLines } from './known-lines';
import { lineResults } from './line-results';
import { satelliteOf, surveyMarks } from './marks';
import type { SurveyLine, SurveySettings } from './model';
import { surveyPeaks, type SurveyPeak } from './peaks';
import type { SurveyLineResult, SurveyMark, SurveyResult, SurveyState } from './result';
import { surveyScan } from './scan';

/** The survey of one state. */
export interface StateSurvey {
  readonly stateId: string;
  readonly region: RegionData;
}

/** A survey shorter than this many channels says nothing. */
export const fewestChannels = 50;

/** Whether a scan can be quantified at all. */
export const isQuantifiable = ({ bindingEnergy }: RegionData): boolean => bindingEnergy.length >= fewestChannels;

/** The result of every state whose survey can be quantified. @throws when the transmission of a file is not positive */
export function quantifySurveys(surveys: readonly StateSurvey[], settings: SurveySettings, onProgress: (fraction: number) => void = () => undefined): SurveyResult {
  const usable = surveys.filter(({ region }) => isQuantifiable(region));
  const quantified = usable.map((survey, i) => {
    onProgress(i / usable.length);
    return quantifySurvey(survey, settings);
  });
  return { states: quantified.map(({ state }) => state), findings: quantified.flatMap(({ findings }) => findings) };
}

/** The result of one state. @throws when the transmission of the file is not positive */
export function quantifySurvey({ stateId, region }: StateSurvey, settings: SurveySettings): { readonly state: SurveyState; readonly findings: readonly Finding[] } {
  const scan = surveyScan(region, settings);
  const observed = surveyPeaks(scan);
  const known = settings.shifts[stateId];
  const chargeShift = known ? { value: known.value, from: known.from } : strongestLineShift(observed, settings);
  const on = settings.lines.filter(({ isOn }) => isOn).length;
  const judged = lineResults({ scan, settings, peaks: observed, shift: chargeShift.value, quantile: decisionQuantile(settings.falseAlarmRate, on) });
  const totalAtoms = judged.reduce((sum, { line, result }) => sum + (result.verdict === 'detected' ? (atomsPerArea(line.subshell, line.position, settings) ?? 0) * Math.max(0, result.area?.value ?? 0) / line.share.value : 0), 0);
  const peaks = observed.map((peak) => ({ ...peak, energy: peak.energy - chargeShift.value }));
  const marks = surveyMarks({ peaks, lines: judged.map(({ result }) => result), settings, totalAtoms });
  const doubted = judged.map((one) => (mayBeUnassigned(one, marks) || mayBeSatellite(one, peaks, settings) ? { ...one, result: { ...one.result, verdict: 'notSeparable' as const } } : one));
  const composed = surveyComposition(doubted, settings, scan.isTransmissionKnown);
  const lines = doubted.map(({ result }) => result);
  const perSecond = region.livetimeS !== null && region.livetimeS > 0 ? 1 / region.livetimeS : 1;
  const state: SurveyState = {
    stateId,
    measurementId: region.measurementId,
    chargeShift,
    isPerSecond: region.livetimeS !== null,
    isPoisson: region.isPoisson,
    lines: lines.map((line) => scaled(line, perSecond)),
    ...composed,
    marks,
  };
  return { state, findings: surveyFindings(state, settings, scan.isTransmissionKnown, region.lost ?? []) };
}

/**
 * Whether a detected line may be another core level of an element whose strongest line stands unassigned in the same survey: Fe 3p and Mg 2p at the place
 * of Li 1s would otherwise be half an electrode of lithium.
 */
function mayBeUnassigned({ line, result: { verdict } }: { readonly line: SurveyLine; readonly result: SurveyLineResult }, marks: readonly SurveyMark[]): boolean {
  if (verdict !== 'detected') return false;
  const suspects = marks.filter(({ kind }) => kind === 'unassigned').flatMap(({ names }) => elementsByStrongest(names));
  return minorLines.some(({ element, range }) => element !== line.element && suspects.includes(element) && line.position >= range[0] && line.position <= range[1]);
}

/** Whether the peak of a detected line may be a satellite of a strong one: O 1s brings one by Kβ to the place of Ru 3p. */
function mayBeSatellite({ line, result: { verdict } }: { readonly line: SurveyLine; readonly result: SurveyLineResult }, peaks: readonly SurveyPeak[], settings: SurveySettings): boolean {
  return verdict === 'detected' && peaks.some((peak) => Math.abs(peak.energy - line.position) <= line.tolerance && satelliteOf(peak, peaks, settings) !== null);
}

/** A line's areas in other units. */
function scaled(line: SurveyLineResult, by: number): SurveyLineResult {
  const times = (value: number | null): number | null => value && value * by;
  const { area, parts } = line;
  return {
    ...line,
    area: area && { ...area, value: area.value * by, stdUncertainty: times(area.stdUncertainty) },
    parts: parts && { counting: parts.counting * by, background: parts.background * by, overlap: parts.overlap * by },
    takenOff: times(line.takenOff),
    criticalLevel: times(line.criticalLevel),
    detectionLimit: times(line.detectionLimit),
  };
}
