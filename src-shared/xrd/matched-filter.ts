import { residualsOver, templateEvaluator, type Residuals } from '@shared/spectrum/template-amplitude';
import type { SmoothBackground } from '@shared/spectrum/smooth-background';
import { sampleBraggProfile } from './bragg-profile';
import { countingSignificance } from './counting-significance';
import type { Radiation } from './geometry';
import type { Pattern } from './pattern';

/** A matched-filter scan: numerator, response and variance of a Bragg line centred on each channel (see template-amplitude.ts). */
export interface Scan extends LineTemplate {
  readonly numerator: Float64Array;
  readonly response: Float64Array;
  readonly variance: Float64Array;
  /** Of a line centred on the channel; −∞ where the template has lost its background. */
  readonly significance: Float64Array;
}

/** The Bragg line that is looked for; it is sampled once for all scans of a pattern. */
export interface LineTemplate {
  /** ° */
  readonly fwhm: number;
  /** One for every few degrees (`retemplateDeg`) from the first angle on. */
  readonly profiles: readonly CentredProfile[];
}

/** A sampled line whose centre is a channel. */
export interface CentredProfile {
  readonly values: Float64Array;
  /** Channels from the centre to the first value. */
  readonly lead: number;
  /** Σ t³: with a level b and an exposure e, Σ t³ e/b² is the third central moment of a numerator. */
  readonly cubes: number;
}

/** What a scan looks at: residuals on their angles. */
export interface PatternResiduals extends Residuals {
  readonly twoTheta: Float64Array;
  readonly radiation: Radiation;
}

/** The residuals of a pattern over its background. */
export function patternResiduals(pattern: Pattern, background: SmoothBackground): PatternResiduals {
  return { ...residualsOver(pattern.counts, background), twoTheta: pattern.twoTheta, radiation: pattern.radiation };
}

/** The template hardly changes with angle, only its Kα2 distance does: it is sampled anew after this many degrees. */
const retemplateDeg = 4;

/** Sampled on an endless grid of the same step, so that a template near an end is a cut one, not another one. */
function centredProfile(x: number, fwhm: number, step: number, radiation: Radiation): CentredProfile {
  const before = Math.ceil((5 * fwhm) / step);
  const after = Math.ceil((5 * fwhm + 0.01 * x) / step);
  const grid = Float64Array.from({ length: before + after + 1 }, (_, i) => x + (i - before) * step);
  const { values, first } = sampleBraggProfile(grid, x, fwhm, radiation);
  return { values, lead: first - before, cubes: values.reduce((sum, t) => sum + t ** 3, 0) };
}

/** Templates of some widths for a pattern. The step must be uniform. */
export function lineTemplates({ twoTheta, radiation }: Pattern, widths: readonly number[]): LineTemplate[] {
  const range = twoTheta[twoTheta.length - 1]! - twoTheta[0]!;
  const step = range / (twoTheta.length - 1);
  const count = Math.floor(range / retemplateDeg) + 1;
  return widths.map((fwhm) => ({ fwhm, profiles: Array.from({ length: count }, (_, k) => centredProfile(twoTheta[0]! + (k + 0.5) * retemplateDeg, fwhm, step, radiation)) }));
}

/** The template of a width for a line at a channel. */
export function profileAt({ twoTheta }: PatternResiduals, { profiles }: LineTemplate, channel: number): CentredProfile {
  return profiles[Math.floor((twoTheta[channel]! - twoTheta[0]!) / retemplateDeg)]!;
}

/** Response and variance are interpolated over this part of a template's width: they change with the background only … */
const smoothStride = 1;
/** … or, beside masked channels, with how much of the template they hide. */
const roughStride = 0.25;

/** Scans the template over the channels `from` … `to − 1` (defaults to all). The step must be uniform. */
export function scanTemplate(residuals: PatternResiduals, { fwhm, profiles }: LineTemplate, from = 0, to = residuals.twoTheta.length): Scan {
  const { twoTheta, residual, weights } = residuals;
  const { values: level, blankWeights } = residuals.background;
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const scan: Scan = { fwhm, numerator: new Float64Array(n), response: new Float64Array(n), variance: new Float64Array(n), significance: new Float64Array(n).fill(-Infinity), profiles };
  const evaluate = templateEvaluator(residuals);
  const weighted = new Float64Array(n);
  for (let i = 0; i < n; i += 1) weighted[i] = residual[i]! * weights[i]!;
  const roughUpTo = roughChannels(residuals);
  const smooth = Math.max(1, Math.floor((smoothStride * fwhm) / step));
  const rough = Math.max(1, Math.floor((roughStride * fwhm) / step));
  let lastExact = -1;
  for (let c = from; c < to; c += 1) {
    const { values: template, lead, cubes } = profileAt(residuals, scan, c);
    const first = c + lead;
    const low = Math.max(0, first);
    const high = Math.min(n, first + template.length);
    let numerator = 0;
    for (let i = low; i < high; i += 1) numerator += template[i - first]! * weighted[i]!;
    scan.numerator[c] = numerator;
    const stride = low === 0 || high === n ? 1 : roughUpTo[high]! > roughUpTo[low]! ? rough : smooth;
    if (c !== from && c !== to - 1 && c - lastExact < stride) continue;
    const sums = evaluate(first, template, low, high);
    scan.response[c] = sums.response;
    scan.variance[c] = sums.variance;
    for (let i = lastExact + 1; i < c && lastExact >= 0; i += 1) {
      const t = (i - lastExact) / (c - lastExact);
      scan.response[i] = (1 - t) * scan.response[lastExact]! + t * sums.response;
      scan.variance[i] = (1 - t) * scan.variance[lastExact]! + t * sums.variance;
    }
    for (let i = Math.max(from, lastExact + 1); i <= c; i += 1) scan.significance[i] = significanceOf(scan.numerator[i]!, scan.response[i]!, scan.variance[i]!, (cubes * blankWeights[i]!) / level[i]!);
    lastExact = c;
  }
  return scan;
}

/** Significance of an amplitude from its sums; `third` is the third central moment of the numerator. */
export function significanceOf(numerator: number, response: number, variance: number, third: number): number {
  return variance > 0 && response > 0 ? countingSignificance(numerator / Math.sqrt(variance), third / variance ** 1.5) : -Infinity;
}

/** Running count of channels whose weight is not that of the background fit (masked, or a line was taken out). */
function roughChannels({ weights, background }: Residuals): Int32Array {
  const count = new Int32Array(weights.length + 1);
  for (let i = 0; i < weights.length; i += 1) count[i + 1] = count[i]! + (background.weights[i] === weights[i] ? 0 : 1);
  return count;
}

/** Value of a scan between channels, by linear interpolation; 0 outside the pattern. The step must be uniform. */
export function scanAt(twoTheta: Float64Array, values: Float64Array, position: number): number {
  const last = values.length - 1;
  const channel = ((position - twoTheta[0]!) / (twoTheta[last]! - twoTheta[0]!)) * last;
  if (!(channel >= 0 && channel <= last)) return 0;
  const i = Math.min(last - 1, Math.floor(channel));
  const t = channel - i;
  return (1 - t) * values[i]! + t * values[i + 1]!;
}
