import { lowerBound } from '@shared/numerics/lower-bound';
import { findPeaks, type FoundPeak } from './find-peaks';
import type { FittedLine } from './fit-wide-lines';
import { curveOf, residualsWith, withoutLines } from './known-lines';
import { scanTemplate, type LineTemplate, type PatternResiduals, type Scan } from './matched-filter';
import type { Pattern } from './pattern';
import { separateBackground } from './separate-background';

/** Residuals over the smooth scattering with their scans, one a width. */
export interface Searched {
  readonly residuals: PatternResiduals;
  readonly scans: readonly Scan[];
}

/** Residuals over the smooth scattering, their scans, and the lines that stand out of them with those that are known. */
export function searchBlindly(pattern: Pattern, templates: readonly LineTemplate[], threshold: number, known: readonly FittedLine[]): Searched & { readonly peaks: FoundPeak[] } {
  if (known.length === 0) {
    const separated = separateBackground(pattern, templates, threshold);
    return { ...separated, peaks: findPeaks(separated.residuals, separated.scans, threshold) };
  }
  const curve = curveOf(known, pattern);
  const { residuals: rest } = separateBackground(withoutLines(pattern, curve), templates, threshold);
  const { all: residuals, others } = residualsWith(pattern, rest, known, curve);
  const found = findPeaks(others, templates.map((template) => scanTemplate(others, template)), threshold);
  const scans = templates.map((template) => scanTemplate(residuals, template));
  const z = highestZ(scans);
  const peaks = known.flatMap(({ centre, fwhm, area, areaUncertainty }): FoundPeak[] => {
    const significance = z.subarray(lowerBound(pattern.twoTheta, centre - fwhm / 2), lowerBound(pattern.twoTheta, centre + fwhm / 2)).reduce((top, value) => Math.max(top, value), 0);
    return significance < threshold ? [] : [{ twoTheta: centre, significance, area, areaUncertainty, fwhm }];
  });
  return { residuals, scans, peaks: [...found, ...peaks].sort((a, b) => a.twoTheta - b.twoTheta) };
}

/** Highest z over all widths, by channel. */
export function highestZ(scans: readonly Scan[]): Float64Array {
  const z = new Float64Array(scans[0]!.numerator.length).fill(-Infinity);
  for (const { significance } of scans) for (let c = 0; c < z.length; c += 1) z[c] = Math.max(z[c]!, significance[c]!);
  return z;
}
