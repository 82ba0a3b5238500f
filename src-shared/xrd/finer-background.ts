import { fitSmoothBackground } from '@shared/spectrum/smooth-background';
import { templateEvaluator } from '@shared/spectrum/template-amplitude';
import { sampleBraggProfile } from './bragg-profile';
import type { FoundPeak } from './find-peaks';
import { patternResiduals } from './matched-filter';
import type { Pattern } from './pattern';

/** Knots that follow whatever is broader than a Bragg line of a laboratory pattern, °. */
const finerSpacing = 0.5;
/** The area may fall by this many standard deviations of the difference when the knots get finer. */
const largestFall = 2.5;
/** Lines this close (°, beside their widths) are the line in question, not neighbours that are taken out first. */
const sameLine = 0.1;

/** A line as it was placed: Kα1 + Kα2 area relative to the other lines of the same candidate. */
export interface CandidateLine {
  readonly twoTheta: number;
  readonly fwhm: number;
  readonly intensity: number;
}

/** What was measured on the chosen background: area of a line of intensity 1 and its uncertainty, counts × °. */
export interface MeasuredArea {
  readonly area: number;
  readonly areaUncertainty: number;
}

/**
 * Whether a candidate (one line, or all lines of a phase) is still there when the smooth scattering may bend within half a degree.
 * A halo of 2 to 3° whose tip the chosen background cannot follow leaves residuals that a template of 0.1 to 0.35° picks up; a line is
 * steeper than any halo, so that its area stays the same within the error of the difference, σ²(finer) − σ²(chosen) (Hausman,
 * Econometrica 46, 1251 (1978), doi 10.2307/1913827). Knots as fine cost sensitivity where they decide alone.
 * The other lines found are taken out first, so that they do not bend the background beside the candidate.
 */
export function standsOnFinerBackground(pattern: Pattern, peaks: readonly FoundPeak[], candidate: readonly CandidateLine[], measured: MeasuredArea): boolean {
  const { twoTheta, counts, radiation } = pattern;
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const rest = counts.slice();
  for (const peak of peaks) {
    if (candidate.some((line) => Math.abs(line.twoTheta - peak.twoTheta) < sameLine + line.fwhm + peak.fwhm)) continue;
    const { first, values } = sampleBraggProfile(twoTheta, peak.twoTheta, peak.fwhm, radiation);
    for (let i = 0; i < values.length; i += 1) rest[first + i]! -= (peak.area / step) * values[i]!;
  }
  const background = fitSmoothBackground(twoTheta, rest, new Uint8Array(n).fill(1), finerSpacing);
  const template = new Float64Array(n);
  for (const line of candidate) {
    const { first, values } = sampleBraggProfile(twoTheta, line.twoTheta, line.fwhm, radiation);
    for (let i = 0; i < values.length; i += 1) template[first + i]! += line.intensity * values[i]!;
  }
  const { numerator, response, variance } = templateEvaluator(patternResiduals({ ...pattern, counts: rest }, background))(0, template, 0, n);
  if (response <= 0) return false;
  const finerVariance = (variance / response ** 2) * step ** 2;
  const ofDifference = Math.sqrt(Math.max(0, finerVariance - measured.areaUncertainty ** 2));
  const area = (numerator / response) * step;
  return area > 0 && measured.area - area < largestFall * ofDifference;
}
