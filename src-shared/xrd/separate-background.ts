import { lowerBound } from '@shared/numerics/lower-bound';
import { angleAtOtherWavelength } from './geometry';
import { patternResiduals, scanTemplate, type LineTemplate, type PatternResiduals, type Scan } from './matched-filter';
import type { Pattern } from './pattern';
import { fitSmoothScattering, type SmoothScattering } from './smooth-scattering';
import { strongLines } from './strong-lines';

/** Channels this many widths around a line stay out of the background fit. */
const maskReach = 1.5;
/** Rounds of masking lines and fitting the background again. */
const mostRounds = 12;
/** What stands this many σ high may be a line: how rough the background is, is learned beside it. */
const suspect = 3.5;

/** Only what stands this many σ high over a background that knows nothing of its place is a line without a second look. */
const undoubted = 15;

/** Background of a pattern with its lines left out, and the residuals to search. */
export function separateBackground(pattern: Pattern, templates: readonly LineTemplate[], threshold: number): { residuals: PatternResiduals; scans: Scan[] } {
  const { twoTheta } = pattern;
  const flagged = strongLines(pattern);
  let use: Uint8Array = flagged.map((flag) => 1 - flag);
  let earlier: SmoothScattering | null = null;
  for (let round = 1; ; round += 1) {
    const first: SmoothScattering = fitSmoothScattering(pattern, use, earlier && { fit: earlier, keepsRoughness: false });
    const firstResiduals = patternResiduals(pattern, first.background);
    // Every other width sees a line of any width.
    const firstScans = templates.filter((_, k) => k % 2 === 0).map((template) => scanTemplate(firstResiduals, template));
    const beside = use.slice();
    const hasSuspects = leaveOut(pattern, beside, localMaxima(twoTheta, firstScans, suspect));
    const learned = hasSuspects ? fitSmoothScattering(pattern, beside, { fit: first, keepsRoughness: false }) : first;
    earlier = hasSuspects ? fitSmoothScattering(pattern, use, { fit: learned, keepsRoughness: true }) : first;
    const residuals = hasSuspects ? patternResiduals(pattern, earlier.background) : firstResiduals;
    const scans = templates.map((template, k) => (hasSuspects || k % 2 === 1 ? scanTemplate(residuals, template) : firstScans[k / 2]!));
    const lines = localMaxima(twoTheta, scans, threshold);
    const next = round === 1 ? withoutLines(flagged, lines.filter(({ significance }) => significance > undoubted)) : use.slice();
    const isMore = leaveOut(pattern, next, lines);
    const isOther = isMore || next.some((flag, i) => flag !== use[i]);
    if (!isOther || round === mostRounds || !enoughLeft(next)) return { residuals, scans };
    use = next;
  }
}

interface Maximum {
  readonly channel: number;
  readonly fwhm: number;
  readonly significance: number;
}

/** Flagged runs of channels stay out where a line was found in them; the others take part again. */
function withoutLines(flagged: Uint8Array, lines: readonly Maximum[]): Uint8Array {
  const use = new Uint8Array(flagged.length).fill(1);
  for (const { channel } of lines) {
    for (let i = channel; i >= 0 && flagged[i] === 1; i -= 1) use[i] = 0;
    for (let i = channel; i < use.length && flagged[i] === 1; i += 1) use[i] = 0;
  }
  return use;
}

/** Leaves lines out of `use` (in place); returns whether there was anything new. */
function leaveOut({ twoTheta, radiation }: Pattern, use: Uint8Array, lines: readonly Maximum[]): boolean {
  let changed = false;
  for (const { channel, fwhm } of lines) {
    const centre = twoTheta[channel]!;
    const second = angleAtOtherWavelength(centre, radiation.kAlpha1A, radiation.kAlpha2A) ?? centre;
    const to = lowerBound(twoTheta, second + maskReach * fwhm);
    for (let i = lowerBound(twoTheta, centre - maskReach * fwhm); i < to; i += 1) {
      if (use[i] === 1) changed = true;
      use[i] = 0;
    }
  }
  return changed;
}

/** Channels where the significance over all widths is above the threshold and the highest within a line's width on either side. */
function localMaxima(twoTheta: Float64Array, scans: readonly Scan[], threshold: number): Maximum[] {
  const n = twoTheta.length;
  const z = new Float64Array(n);
  const width = new Float64Array(n);
  for (const { fwhm, significance } of scans) {
    for (let c = 0; c < n; c += 1) {
      if (significance[c]! <= z[c]!) continue;
      z[c] = significance[c]!;
      width[c] = fwhm;
    }
  }
  const maxima: Maximum[] = [];
  for (let c = 0; c < n; c += 1) {
    if (z[c]! < threshold) continue;
    let isHighest = true;
    for (let i = lowerBound(twoTheta, twoTheta[c]! - width[c]!); isHighest && i < n && twoTheta[i]! <= twoTheta[c]! + width[c]!; i += 1) isHighest = z[i]! <= z[c]!;
    if (isHighest) maxima.push({ channel: c, fwhm: width[c]!, significance: z[c]! });
  }
  return maxima;
}

function enoughLeft(use: Uint8Array): boolean {
  let used = 0;
  for (const flag of use) used += flag;
  return used > use.length / 5;
}
