import { lowerBound } from '@shared/numerics/lower-bound';
import { templateEvaluator } from '@shared/spectrum/template-amplitude';
import { sampleBraggProfile } from './bragg-profile';
import { angleAtOtherWavelength, type Radiation } from './geometry';
import { scanTemplate, type PatternResiduals, type Scan } from './matched-filter';

/** A line found without being looked for. */
export interface FoundPeak {
  /** ° 2θ of Kα1. */
  readonly twoTheta: number;
  /** Amplitude over its standard deviation when it was found. */
  readonly significance: number;
  /** Kα1 + Kα2, counts × °. */
  readonly area: number;
  /** With the doubt about the shape. */
  readonly areaUncertainty: number;
  readonly fwhm: number;
}

/** Relative doubt about a line from the shape assumed for it (Lorentz share between 0.2 and 0.8): of its area, and of what is left standing where it was taken out. */
export const shapeDoubt = 0.15;
/** More lines than this are not listed; such a pattern needs no halo check. */
const mostPeaks = 200;
/** Doubt about the Lorentz share of a line: so much of a Lorentzian of its height may be left of it beside it. */
const tailDoubt = 0.5;

/** These widths around a line belong to it, and more for a strong line's tails. */
const reachWidths = 3;
const reachPerSigma = 0.08;

/** How far from its centre a line's own shape leaves nothing to say about anything else, °. */
export function lineReach(significance: number, fwhm: number): number {
  return (reachWidths + reachPerSigma * significance) * fwhm;
}

/**
 * Takes a line out of residuals (in place): subtracts it and adds the doubt about its shape to the variance around it.
 * `counts` is the whole line, Kα1 + Kα2.
 */
export function takeOutLine(residuals: PatternResiduals, centre: number, fwhm: number, counts: number): void {
  const { first, values } = sampleBraggProfile(residuals.twoTheta, centre, fwhm, residuals.radiation);
  for (let i = 0; i < values.length; i += 1) {
    const line = counts * values[i]!;
    residuals.residual[first + i]! -= line;
    residuals.weights[first + i] = 1 / (1 / residuals.weights[first + i]! + (shapeDoubt * line) ** 2);
  }
}

/** A copy whose residual and weights may be changed. */
export function copyResiduals(residuals: PatternResiduals): PatternResiduals {
  return { ...residuals, residual: residuals.residual.slice(), weights: residuals.weights.slice() };
}

/** Highest z over all template widths. */
function highest(scans: readonly Scan[], from: number, to: number): { channel: number; scan: Scan; z: number } | null {
  let best: { channel: number; scan: Scan; z: number } | null = null;
  for (const scan of scans) {
    for (let c = from; c < to; c += 1) {
      const z = scan.significance[c]!;
      if (best === null || z > best.z) best = { channel: c, scan, z };
    }
  }
  return best;
}

/** Whether a peak is no higher than what a stronger line taken out before may have left in its tails. */
function isRemainder(peak: FoundPeak, { twoTheta, area, fwhm }: FoundPeak, radiation: Radiation): boolean {
  const second = angleAtOtherWavelength(twoTheta, radiation.kAlpha1A, radiation.kAlpha2A) ?? twoTheta;
  const t = Math.min(Math.abs(peak.twoTheta - twoTheta), Math.abs(peak.twoTheta - second)) / fwhm;
  return peak.area / peak.fwhm < (tailDoubt * area) / fwhm / (1 + 4 * t * t);
}

/**
 * Lists the lines above `threshold`, strongest first found and taken out, so that one line's flank does not count as another.
 * Works on a copy: the residuals given stay as they are.
 */
export function findPeaks(start: PatternResiduals, firstScans: readonly Scan[], threshold: number): FoundPeak[] {
  const residuals = copyResiduals(start);
  const { twoTheta, radiation } = residuals;
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const scans = firstScans.map((scan) => ({ ...scan, significance: scan.significance.slice() }));
  const peaks: FoundPeak[] = [];
  for (let found = 0; found < mostPeaks; found += 1) {
    const top = highest(scans, 0, n);
    if (top === null || top.z < threshold) break;
    const line = refineLine(residuals, twoTheta[top.channel]!, top.scan.fwhm);
    if (line.response <= 0) break;
    const amplitude = line.numerator / line.response;
    const area = amplitude * step;
    const peak = { twoTheta: line.centre, significance: top.z, area, areaUncertainty: Math.hypot((Math.sqrt(line.variance) / line.response) * step, shapeDoubt * area), fwhm: line.fwhm };
    if (!peaks.some((stronger) => isRemainder(peak, stronger, radiation))) peaks.push(peak);
    takeOutLine(residuals, line.centre, line.fwhm, amplitude);
    // A line taken out where its z stays the highest (a shape quite unlike the template) must not be found for ever.
    for (const scan of scans) scan.significance[top.channel] = Math.min(scan.significance[top.channel]!, 0);
    const widest = Math.max(...scans.map(({ fwhm }) => fwhm), line.fwhm);
    const second = angleAtOtherWavelength(line.centre, radiation.kAlpha1A, radiation.kAlpha2A) ?? line.centre;
    const from = lowerBound(twoTheta, line.centre - 9 * widest);
    const to = lowerBound(twoTheta, second + 9 * widest);
    for (const scan of scans) {
      const again = scanTemplate(residuals, scan, from, to);
      for (let c = from; c < to; c += 1) {
        if (c !== top.channel) scan.significance[c] = again.significance[c]!;
      }
    }
  }
  return peaks.sort((a, b) => a.twoTheta - b.twoTheta);
}

/** Position and width that explain a line best (largest drop of χ²), from where a scan saw it. */
export function refineLine(residuals: PatternResiduals, startCentre: number, startFwhm: number) {
  const { twoTheta, radiation } = residuals;
  const evaluate = templateEvaluator(residuals);
  const at = (centre: number, fwhm: number) => {
    const { first, values } = sampleBraggProfile(twoTheta, centre, fwhm, radiation);
    if (values.length === 0) return { centre, fwhm, gain: -Infinity, numerator: 0, response: 0, variance: 1 };
    const sums = evaluate(first, values, first, first + values.length);
    return { centre, fwhm, gain: sums.numerator > 0 ? sums.numerator ** 2 / sums.information : -Infinity, ...sums };
  };
  let best = at(startCentre, startFwhm);
  let move = startFwhm / 2;
  let stretch = 1.35;
  for (let round = 0; round < 6; round += 1) {
    for (const candidate of [
      at(best.centre - move, best.fwhm),
      at(best.centre + move, best.fwhm),
      at(best.centre, best.fwhm * stretch),
      at(best.centre, best.fwhm / stretch),
    ]) {
      if (candidate.gain > best.gain) best = candidate;
    }
    move /= 2;
    stretch = Math.sqrt(stretch);
  }
  return best;
}
