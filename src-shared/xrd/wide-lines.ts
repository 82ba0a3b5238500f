import type { FoundPeak } from './find-peaks';
import { angleAtOtherWavelength } from './geometry';
import { fitHump } from './narrow-humps';
import type { Pattern } from './pattern';

/** Where one wide line is listed as several it may be a little narrower than the widest one searched, in units of that. */
const splitShare = 0.85;
/** A line is wider by this many σ of its width. */
const certainSigma = 2;
/** A line must stand this many σ high for its width to mean anything. */
const leastHeight = 5;
/** Where its width is looked for from, in units of the widest line searched. */
const startWidths = [1.7, 3];

/** A line by its place and width, ° 2θ. */
export interface WideLine {
  readonly centre: number;
  /** Of a Gaussian; the distance of Kα2 widens it. */
  readonly fwhm: number;
}

/**
 * Found lines that are wider than the lines searched: the smooth scattering follows their flanks, so that their areas come out
 * too low, and one of them may be listed as several. Their width is that of a Gaussian over a parabola of its own, less half the distance of Kα2,
 * by which that widens a line.
 * @param widest of the lines searched, ° FWHM
 */
export function wideLines(pattern: Pattern, peaks: readonly Pick<FoundPeak, 'twoTheta' | 'significance'>[], widest: number): WideLine[] {
  const { kAlpha1A, kAlpha2A } = pattern.radiation;
  const wide: WideLine[] = [];
  for (const { twoTheta } of [...peaks].sort((a, b) => b.significance - a.significance)) {
    if (wide.some(({ centre, fwhm }) => Math.abs(centre - twoTheta) < fwhm)) continue;
    const doublet = (angleAtOtherWavelength(twoTheta, kAlpha1A, kAlpha2A) ?? twoTheta) - twoTheta;
    const hump = startWidths
      .map((start) => fitHump(pattern, twoTheta, start * widest))
      .find((fitted) => {
        if (fitted === null || fitted.height < leastHeight * fitted.heightSigma) return false;
        const isSplit = peaks.some((other) => other.twoTheta !== twoTheta && Math.abs(other.twoTheta - twoTheta) < fitted.fwhm);
        return fitted.fwhm - doublet / 2 - certainSigma * fitted.fwhmSigma > (isSplit ? splitShare : 1) * widest;
      });
    if (hump) wide.push({ centre: hump.centre, fwhm: hump.fwhm });
  }
  return wide.sort((a, b) => a.centre - b.centre);
}
