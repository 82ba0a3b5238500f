import { lineCurve, type FittedLine } from './fit-wide-lines';
import type { PatternResiduals } from './matched-filter';
import type { Pattern } from './pattern';
import { placedLines, type PhaseTest } from './phase-test';

/** Doubt about what of a fitted line is left where it was taken out, relative to the line. */
const leftDoubt = 0.1;
/** The smooth scattering within so many widths of a line says nothing that the line was not taken out for. */
const coreWidths = 1.5;
/** Counts are averaged over this to tell how much of them is lines, °. */
const averageDeg = 0.2;
/** Of what was counted in a channel at least this share is no known line. */
const leastShare = 0.05;

/** Counts averaged over a few channels. */
function localMean({ twoTheta, counts }: Pattern): Float64Array {
  const n = counts.length;
  const half = Math.max(1, Math.round((averageDeg / 2 / (twoTheta[n - 1]! - twoTheta[0]!)) * (n - 1)));
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) sums[i + 1] = sums[i]! + counts[i]!;
  return counts.map((_, i) => {
    const from = Math.max(0, i - half);
    const to = Math.min(n, i + half + 1);
    return (sums[to]! - sums[from]!) / (to - from);
  });
}

/** What lines that are known add to each channel, counts per channel: never quite all that was counted, for tails are less certain than cores. */
export function curveOf(lines: readonly FittedLine[], pattern: Pattern): Float64Array {
  const sum = new Float64Array(pattern.twoTheta.length);
  for (const line of lines) lineCurve(pattern.twoTheta, line, pattern.radiation).forEach((value, i) => (sum[i]! += value));
  const mean = localMean(pattern);
  return sum.map((value, i) => Math.min(value, (1 - leastShare) * mean[i]!));
}

/**
 * A pattern with lines taken away: of the counts of each channel the share that is no line. Its channels scatter by what was counted: where
 * lines were, they have less exposure.
 */
export function withoutLines(pattern: Pattern, curve: Float64Array): Pattern {
  const mean = localMean(pattern);
  const left = curve.map((value, i) => (mean[i]! > 0 ? 1 - value / mean[i]! : 1));
  return { ...pattern, counts: pattern.counts.map((value, i) => value * left[i]!), exposure: pattern.exposure.map((value, i) => value * left[i]!) };
}

/** Residuals of a pattern with its known lines, and as a search for others sees them: what the known lines left may be there. */
export function residualsWith(pattern: Pattern, smooth: PatternResiduals, lines: readonly FittedLine[], curve: Float64Array): { readonly all: PatternResiduals; readonly others: PatternResiduals } {
  const { twoTheta, counts } = pattern;
  // The smooth scattering had no part in these lines.
  const isCore = (x: number): boolean => lines.some(({ centre, fwhm }) => Math.abs(x - centre) < coreWidths * fwhm);
  const background = { ...smooth.background, weights: smooth.background.weights.map((weight, i) => (isCore(twoTheta[i]!) ? 0 : weight)) };
  const residual = counts.map((value, i) => value - background.values[i]!);
  return {
    all: { ...smooth, background, residual },
    others: { ...smooth, background, residual: residual.map((value, i) => value - curve[i]!), weights: smooth.weights.map((weight, i) => 1 / (1 / weight + (leftDoubt * curve[i]!) ** 2)) },
  };
}

/** A phase is looked for with the width of a known line from this share of it on. */
const knownWidthShare = 0.6;
/** A wide line stands at a line of a phase when it lies within this share of its width, and within this distance. */
const sameShare = 0.25;
const sameDeg = 0.06;

/**
 * Whether a phase that was tested with lines as wide as known ones has one at its strongest line. A wide template overlaps lines that are
 * a degree away: without this, one wide line would be every phase with a line near it.
 */
export function standsOnKnown(test: PhaseTest, known: readonly FittedLine[]): boolean {
  if (known.every(({ fwhm }) => test.fwhm < knownWidthShare * fwhm)) return true;
  const strongest = placedLines(test).reduce((top, line) => (line.intensity > top.intensity ? line : top));
  return known.some(({ centre, fwhm }) => Math.abs(centre - strongest.twoTheta) < sameDeg + sameShare * fwhm);
}

/** Normal quantile of 95 % one-sided. */
const oneSided95 = 1.6448536269514722;
/** Lines of one phase closer than this share of their width were measured as one. */
const mergedShare = 0.6;

/** The area of the strongest reflection of a phase from the wide line that was measured at its place, shared with what lies under it; null where there is none. */
export function strongestOfKnown(test: PhaseTest, known: readonly FittedLine[]): { area: number; areaUncertainty: number; upperLimit95: number } | null {
  const lines = placedLines(test);
  const strongest = lines.reduce((top, line) => (line.intensity > top.intensity ? line : top));
  const near = known.filter(({ centre, fwhm }) => Math.abs(centre - strongest.twoTheta) < mergedShare * fwhm);
  if (near.length === 0) return null;
  const line = near.reduce((top, other) => (Math.abs(other.centre - strongest.twoTheta) < Math.abs(top.centre - strongest.twoTheta) ? other : top));
  const merged = lines.reduce((sum, { twoTheta, intensity }) => sum + (Math.abs(twoTheta - strongest.twoTheta) < mergedShare * line.fwhm ? intensity : 0), 0);
  const area = (line.area * strongest.intensity) / merged;
  const areaUncertainty = (line.areaUncertainty * strongest.intensity) / merged;
  return { area, areaUncertainty, upperLimit95: area + oneSided95 * areaUncertainty };
}
