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
/** Behind a line no channel counts for less than this share. */
const leastShare = 0.05;

/** What lines that are known add to each channel, counts per channel. */
export function curveOf(lines: readonly FittedLine[], { twoTheta, radiation }: Pattern): Float64Array {
  const sum = new Float64Array(twoTheta.length);
  for (const line of lines) lineCurve(twoTheta, line, radiation).forEach((value, i) => (sum[i]! += value));
  return sum;
}

/** A pattern with lines taken away. Its channels scatter by what was counted: where lines were, they have less exposure. */
export function withoutLines(pattern: Pattern, curve: Float64Array): Pattern {
  const { twoTheta, counts, exposure } = pattern;
  const n = counts.length;
  const half = Math.max(1, Math.round((averageDeg / 2 / (twoTheta[n - 1]! - twoTheta[0]!)) * (n - 1)));
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) sums[i + 1] = sums[i]! + counts[i]!;
  return {
    ...pattern,
    counts: counts.map((value, i) => value - curve[i]!),
    exposure: exposure.map((value, i) => {
      const from = Math.max(0, i - half);
      const to = Math.min(n, i + half + 1);
      const mean = (sums[to]! - sums[from]!) / (to - from);
      return mean > 0 ? value * Math.max(leastShare, 1 - curve[i]! / mean) : value;
    }),
  };
}

/** The residuals of a pattern without its known lines as a search for others sees them: what the lines left may be there. */
export function doubtful(residuals: PatternResiduals, curve: Float64Array): PatternResiduals {
  return { ...residuals, weights: residuals.weights.map((weight, i) => 1 / (1 / weight + (leftDoubt * curve[i]!) ** 2)) };
}

/** The residuals with the known lines in them again, over a background that they had no part in. */
export function withLines(residuals: PatternResiduals, lines: readonly FittedLine[], curve: Float64Array): PatternResiduals {
  const { twoTheta, background } = residuals;
  const isCore = (x: number): boolean => lines.some(({ centre, fwhm }) => Math.abs(x - centre) < coreWidths * fwhm);
  return {
    ...residuals,
    residual: residuals.residual.map((value, i) => value + curve[i]!),
    background: { ...background, weights: background.weights.map((weight, i) => (isCore(twoTheta[i]!) ? 0 : weight)) },
  };
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
