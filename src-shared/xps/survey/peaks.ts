/** The search for peaks in a survey, whatever they are. */
import type { SurveyScan } from './scan';

export interface SurveyPeak {
  /** Observed binding energy, eV. */
  readonly energy: number;
  /** Mean over its middle above the mean of both flanks, intensity. */
  readonly height: number;
  /** Height in units of its standard uncertainty. */
  readonly significance: number;
}

/** Half width of the middle, and where the flanks begin and end, eV: lines of a survey are 2 to 4 eV wide. */
const middle = 1.25;
const flanks = [3.5, 6.5] as const;

/** The significance from which on something is a peak: by chance less than one in 500 surveys has one. */
export const leastPeak = 4.5;

/**
 * Every place where the middle stands above both flanks more than anywhere within 3 eV. Neither a slope nor a step does that at its place.
 */
export function surveyPeaks(scan: SurveyScan): SurveyPeak[] {
  const { energy } = scan;
  const filtered = energy.map((_, i) => filteredAt(scan, i)?.significance ?? 0);
  const reach = Math.max(1, Math.round(3 / scan.step));
  return Array.from(energy, (_, i) => i).flatMap((i): SurveyPeak[] => {
    const value = filtered[i]!;
    if (value < leastPeak) return [];
    for (let k = Math.max(0, i - reach); k <= Math.min(energy.length - 1, i + reach); k += 1) if (filtered[k]! > value || (filtered[k] === value && k < i)) return [];
    const { height } = filteredAt(scan, i)!;
    return [{ energy: energy[i]! + summit(filtered, i) * scan.step, height, significance: value }];
  });
}

/**
 * The area that a line of some width may have without being found as a peak, as a standard uncertainty: half of that at which it would be found.
 * @param fwhm of the line, eV; in wider ones more of the area stands beside the middle
 */
export function unseenArea(scan: SurveyScan, energy: number, fwhm: number): number {
  const channel = scan.energy.findIndex((one) => one >= energy);
  const filtered = channel < 0 ? null : filteredAt(scan, channel);
  if (!filtered) return Infinity;
  const deviation = filtered.deviation;
  // Of a Gaussian of area A and this width, the height above flanks that hold a part of it.
  const shape = (x: number): number => Math.exp(-4 * Math.LN2 * (x / fwhm) ** 2);
  const seen = shape(0.5 * middle) - shape(0.5 * (flanks[0] + flanks[1]));
  return 0.5 * leastPeak * deviation * ((fwhm * Math.sqrt(Math.PI / (4 * Math.LN2))) / seen);
}

/** Where a parabola through a channel and its neighbours is highest, channels. */
function summit(values: Float64Array, i: number): number {
  const [before, here, after] = [values[i - 1] ?? 0, values[i]!, values[i + 1] ?? 0];
  const bend = before - 2 * here + after;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bend)) : 0;
}

function filteredAt({ energy, intensity, varianceOf, step }: SurveyScan, i: number): { height: number; deviation: number; significance: number } | null {
  const inner = Math.max(1, Math.round(middle / step));
  const from = Math.max(inner + 1, Math.round(flanks[0] / step));
  const to = Math.max(from + 1, Math.round(flanks[1] / step));
  if (i - to < 0 || i + to >= energy.length) return null;
  const mean = (first: number, last: number): [number, number] => {
    let sum = 0;
    let variance = 0;
    for (let k = first; k <= last; k += 1) {
      sum += intensity[k]!;
      variance += varianceOf(intensity[k]!, k);
    }
    const count = last - first + 1;
    return [sum / count, variance / count ** 2];
  };
  const [top, topVariance] = mean(i - inner, i + inner);
  const [left, leftVariance] = mean(i - to, i - from);
  const [right, rightVariance] = mean(i + from, i + to);
  // Above both flanks: on the side of a step one of them is as high as the middle.
  const height = Math.min(top - 0.5 * (left + right), top - left, top - right);
  const deviation = Math.sqrt(topVariance + 0.25 * (leftVariance + rightVariance));
  return { height, deviation, significance: height / deviation };
}
