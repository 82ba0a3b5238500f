/** What a survey says of each of its lines. */
import { atomsPerArea } from '../quantification/atomic-amount';
import { usualRutheniumTie } from '../fit/ruthenium-tie';
import { transmissionDoubt } from './composition';
import { detectionLevels } from './detection';
import type { Overlap, SurveyLine, SurveySettings } from './model';
import { unseenArea, type SurveyPeak } from './peaks';
import type { SurveyLineResult } from './result';
import type { SurveyScan } from './scan';
import { windowArea, type WindowArea } from './window-area';

interface Judging {
  readonly scan: SurveyScan;
  readonly settings: SurveySettings;
  /** Observed minus true binding energy, eV. */
  readonly shift: number;
  /** Quantile by which each line is judged. */
  readonly quantile: number;
  /** What stands out of the scan whatever its background does, observed, eV. */
  readonly peaks: readonly SurveyPeak[];
}

interface Judged {
  readonly line: SurveyLine;
  readonly area: WindowArea | null;
  readonly result: SurveyLineResult;
}

/** Results of the lines that are on, in their order. Areas are in intensity × eV of the scan. */
export function lineResults(judging: Judging): Judged[] {
  const lines = judging.settings.lines.filter(({ isOn }) => isOn);
  const plain = new Map(lines.filter(({ overlaps }) => overlaps.length === 0).map((line) => [line.id, judged(judging, line, [])]));
  return lines.map((line) => plain.get(line.id) ?? judged(judging, line, line.overlaps.map((overlap) => taken(judging, line, overlap, plain.get(overlap.line)))));
}

/** What tells of an overlap is as wide as Ru 3p3/2, FWHM, eV (NIST SRD 20: 3 to 4.3). */
const lineFwhm = 4;

/** What an overlap takes of a window: an area with its uncertainty, or null where it cannot be told. */
type Taken = { readonly area: number; readonly uncertainty: number } | null;

/**
 * An element's signal in another line's window. That it has the area that its own line asks for holds to 10 %, as for the tie of Ru 3d to Ru 3p
 * (science of fit/ruthenium-tie.ts). One that was not detected takes nothing, give or take what would not have been seen.
 */
function taken({ scan, settings, shift, peaks }: Judging, line: SurveyLine, overlap: Overlap, other: Judged | undefined): Taken {
  if (!other?.area) return null;
  const isThere = other.result.verdict !== 'notDetected';
  if (!overlap.isTakenOff) return isThere ? null : { area: 0, uncertainty: 0 };
  const [ofOther, ofOverlap] = [atomsPerArea(other.line.subshell, other.line.position, settings), atomsPerArea(overlap.subshell, line.position, settings)];
  if (ofOther === null || ofOverlap === null) return isThere ? null : { area: 0, uncertainty: 0 };
  const factor = ofOther / ofOverlap / other.line.share.value;
  const sd = other.result.area?.stdUncertainty ?? 0;
  if (!isThere) {
    const blank = Math.max(sd, other.area.countingOfBackground);
    const hasPeak = peaks.some(({ energy }) => Math.abs(energy - shift - other.line.position) <= other.line.tolerance);
    return { area: 0, uncertainty: factor * (hasPeak ? blank : Math.min(blank, unseenArea(scan, other.line.position + shift, lineFwhm))) };
  }
  const area = factor * other.area.area;
  return { area, uncertainty: Math.hypot(factor * sd, Math.hypot(usualRutheniumTie.commonSd, other.line.share.sd / other.line.share.value, transmissionDoubt(settings, other.line, line, scan.isTransmissionKnown)) * area) };
}

function judged({ scan, settings, shift, quantile, peaks }: Judging, line: SurveyLine, overlaps: readonly Taken[]): Judged {
  const { window, background, endpointWidth } = line;
  const area = windowArea(scan, { window: [window[0] + shift, window[1] + shift], background, endpointWidth });
  if (!area || window[1] + shift >= settings.photonEnergyEv) return { line, area: null, result: unmeasured(line) };
  const known = overlaps.filter((one) => one !== null);
  const isUnclear = known.length < overlaps.length;
  const off = known.reduce((sum, one) => sum + one.area, 0);
  const overlap = Math.hypot(...known.map(({ uncertainty }) => uncertainty), 0);
  const value = area.area - off;
  const counting = Math.sqrt(area.countingOfBackground ** 2 + area.gain * off);
  const { critical, limit } = detectionLevels(Math.hypot(counting, area.background, overlap), area.gain, quantile);
  const maximum = summit(scan, area) - shift;
  const isNear = (energy: number): boolean => Math.abs(energy - line.position) <= line.tolerance;
  // A peak at the place of the line is there whatever the background does; where another element's signal stands, it may be that one's.
  const isPeak = off === 0 && peaks.some(({ energy }) => isNear(energy - shift));
  const isThere = value > critical || (isPeak && value > 0);
  // More than the background in the window, but not more than what another element may have there.
  const isCovered = !isThere && off > 0 && area.area > quantile * Math.hypot(area.countingOfBackground, area.background);
  const verdict = isCovered || (isThere && isUnclear) ? 'notSeparable' : !isThere ? 'notDetected' : off > 0 || isNear(maximum) ? 'detected' : 'elsewhere';
  return {
    line,
    area,
    result: {
      line: line.id,
      verdict,
      area: { value, stdUncertainty: Math.hypot(area.counting, area.background, overlap), interval: null },
      parts: { counting: area.counting, background: area.background, overlap },
      takenOff: overlaps.length === 0 ? null : off,
      criticalLevel: critical,
      detectionLimit: limit,
      background: area.kind,
      maximum,
    },
  };
}

const unmeasured = ({ id }: SurveyLine): SurveyLineResult => ({ line: id, verdict: 'notMeasured', area: null, parts: null, takenOff: null, criticalLevel: null, detectionLimit: null, background: null, maximum: null });

/** Where the signal above the background is highest, observed, eV: means over 1.5 eV, for single channels scatter. */
function summit({ energy, intensity, step }: SurveyScan, { first, curve }: WindowArea): number {
  const half = Math.max(1, Math.round(0.75 / step));
  let [best, highest] = [0, -Infinity];
  for (let i = half; i < curve.length - half; i += 1) {
    let sum = 0;
    for (let k = i - half; k <= i + half; k += 1) sum += intensity[first + k]! - curve[k]!;
    if (sum > highest) [best, highest] = [i, sum];
  }
  return energy[first + best]!;
}
