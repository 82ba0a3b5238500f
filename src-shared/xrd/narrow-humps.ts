import { fit, reducedChiSquare, type Block, type Parameter } from '@shared/numerics/least-squares/index';
import { lowerBound } from '@shared/numerics/lower-bound';
import { binChannels } from '@shared/spectrum/band-problem';
import { meanWavelength, qPerDegree } from './geometry';
import type { Pattern } from './pattern';

/** A maximum of the smooth scattering that is too narrow for an amorphous solid, though wider than the lines that are searched. */
export interface NarrowHump {
  /** ° 2θ. */
  readonly centre: number;
  /** ° 2θ. */
  readonly fwhm: number;
  /** 2π/(FWHM in q), Å. */
  readonly coherence: number;
  /** Height over its standard deviation. */
  readonly significance: number;
}

/** Between its points of inflection a Gaussian is this share of its FWHM wide; of other shapes less. */
const inflectionShare = 0.849;
/** Curvature is taken over this distance, °: the knots of the smooth scattering are twice as far apart. */
const curvatureDeg = 0.2;
/** Narrower ones are no humps: the smooth scattering has knots as far apart. */
const narrowest = 0.45;
/** A hump is fitted over this many widths to either side … */
const window = 1.6;
/** … in bins of this share of its width. */
const binShare = 0.1;
/** Six unknowns are fitted, and some bins must be left to tell how well: coarse steps and the ends of a pattern may have fewer. */
const fewestBins = 8;
/** A hump must stand this many σ high, and be narrower than the limit by this many σ of its width. */
const certainSigma = 6;
const widthSigma = 3;

/** The angles where the curve is bent downwards. @param step channels per {@link curvatureDeg} */
function bentDown(curve: Float64Array, step: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let i = step; i < curve.length - step; i += 1) {
    if (curve[i - step]! - 2 * curve[i]! + curve[i + step]! >= 0) continue;
    const last = runs[runs.length - 1];
    if (last && last.to === i - 1) last.to = i;
    else runs.push({ from: i, to: i });
  }
  return runs;
}

/**
 * The humps of a pattern's smooth scattering that are narrower than a coherence length allows: a smooth curve follows them, so that no
 * search for lines sees them, yet crystals of some nanometres make them. Each is fitted by a Gaussian over a parabola.
 * @param smooth the smooth scattering by channel, which tells where to look
 * @param coherenceA the coherence length in question, Å
 */
export function narrowHumps(pattern: Pattern, smooth: Float64Array, coherenceA: number): NarrowHump[] {
  const { twoTheta, radiation } = pattern;
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const wavelength = meanWavelength(radiation);
  return bentDown(smooth, Math.max(1, Math.round(curvatureDeg / step))).flatMap(({ from, to }) => {
    const centre = (twoTheta[from]! + twoTheta[to]!) / 2;
    const widest = (2 * Math.PI) / coherenceA / qPerDegree(centre, wavelength);
    const start = ((to - from + 1) * step) / inflectionShare;
    if (start < narrowest || start > widest || from === Math.round(curvatureDeg / step) || centre - start < twoTheta[0]! || centre + start > twoTheta[n - 1]!) return [];
    const hump = fitHump(pattern, centre, start);
    if (hump === null || hump.height < certainSigma * hump.heightSigma || hump.fwhm + widthSigma * hump.fwhmSigma > widest) return [];
    return [{ centre: hump.centre, fwhm: hump.fwhm, coherence: (coherenceA * widest) / hump.fwhm, significance: hump.height / hump.heightSigma }];
  });
}

/** A Gaussian over a parabola of its own, fitted around a place; null where that does not settle or has too few points. @param at ° 2θ @param start ° FWHM */
export function fitHump({ twoTheta, counts, exposure }: Pattern, at: number, start: number) {
  const from = lowerBound(twoTheta, at - window * start);
  const to = lowerBound(twoTheta, at + window * start);
  const bins = binChannels(twoTheta.slice(from, to), counts.slice(from, to), exposure.slice(from, to), () => binShare * start, []);
  if (bins.counts.length < fewestBins) return null;
  const parameters: Parameter[] = [
    { name: 'centre', value: at, min: at - start / 2, max: at + start / 2 },
    { name: 'fwhm', value: start, min: start / 3, max: 2 * start },
  ];
  const block: Block = {
    name: 'hump',
    y: bins.counts,
    noise: { kind: 'poisson' },
    amplitudes: [{ name: 'height', nonNegative: false }, ...['constant', 'slope', 'bend'].map((name) => ({ name, nonNegative: false }))],
    parameters: ['centre', 'fwhm'],
    dependence: [
      { column: 0, parameter: 0 },
      { column: 0, parameter: 1 },
    ],
    evaluate([centre, fwhm], { columns, derivatives }) {
      for (let i = 0; i < bins.x.length; i += 1) {
        const t = (bins.x[i]! - centre!) / fwhm!;
        const value = bins.channels[i]! * Math.exp(-4 * Math.LN2 * t * t);
        const u = (bins.x[i]! - at) / start;
        columns[0]![i] = value;
        for (let k = 0; k < 3; k += 1) columns[k + 1]![i] = bins.channels[i]! * u ** k;
        if (!derivatives) continue;
        derivatives[0]![i] = (8 * Math.LN2 * value * t) / fwhm!;
        derivatives[1]![i] = (8 * Math.LN2 * value * t * t) / fwhm!;
      }
    },
  };
  const fitted = fit({ parameters, blocks: [block] });
  const [centre, fwhm] = fitted.parameters;
  const height = fitted.blocks[0]!.amplitudes[0]!;
  if (!fitted.converged || fwhm!.stderr === null || height.stderr === null) return null;
  const inflation = Math.sqrt(Math.max(1, reducedChiSquare(fitted) ?? 1));
  return { centre: centre!.value, fwhm: fwhm!.value, fwhmSigma: inflation * fwhm!.stderr, height: height.value, heightSigma: inflation * height.stderr };
}
