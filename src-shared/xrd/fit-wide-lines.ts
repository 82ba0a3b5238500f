import { fit, reducedChiSquare, type Block, type Fit, type Parameter } from '@shared/numerics/least-squares/index';
import { lowerBound } from '@shared/numerics/lower-bound';
import { amplitudeOf, binChannels, parameterOf, unitBand, type Bins } from '@shared/spectrum/band-problem';
import { splineBasis } from '@shared/spectrum/smooth-background';
import { angleAtOtherWavelength, type Radiation } from './geometry';
import type { Pattern } from './pattern';
import type { WideLine } from './wide-lines';

/** A wide line as fitted: a pseudo-Voigt of Kα1 and of Kα2. */
export interface FittedLine {
  /** ° 2θ of Kα1. */
  readonly centre: number;
  readonly fwhm: number;
  /** Lorentz share, 0 … 1. */
  readonly mixing: number;
  /** Kα1 + Kα2, counts × °. */
  readonly area: number;
  readonly areaUncertainty: number;
  /** What the fit misses beyond counting within a width of the line (root mean square), relative to its height. */
  readonly misfit: number;
}

/** Lines are fitted within so many widths to either side; windows that overlap are one. */
const window = 4;
/** Knots of the smooth curve below, in units of the widest line of a window: finer ones would follow the line, wider ones not the halo. */
const knotWidths = [2.5, 3.5, 1.8] as const;
/** No halo needs finer knots than these, or does with wider ones, °. */
const knotLimits = [1.2, 5] as const;
/** Bins are this share of the narrowest line. */
const binShare = 0.12;
/** Doubt about a fitted area from real lines being no pseudo-Voigts, and halos no splines. */
const fittedDoubt = 0.05;
/** How far the width of a line may be from the one that it was seen with. */
const widthDoubt = 0.3;
/** The lines of small crystals are rather Lorentzian than not, and hardly all of one shape. */
const usualMixing = { mean: 0.5, sd: 0.3 };

/** A window of a pattern with the lines in it. */
interface Stretch {
  from: number;
  to: number;
  readonly lines: WideLine[];
}

function stretchesOf(lines: readonly WideLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of [...lines].sort((a, b) => a.centre - b.centre)) {
    const from = line.centre - window * line.fwhm;
    const to = line.centre + window * line.fwhm;
    const last = stretches[stretches.length - 1];
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.from = Math.min(last.from, from);
      last.lines.push(line);
    } else stretches.push({ from, to, lines: [line] });
  }
  return stretches;
}

/** The doublet of unit area and its derivatives. */
function doublet(x: number, centre: number, fwhm: number, mixing: number, { kAlpha1A, kAlpha2A, kAlpha2Ratio }: Radiation) {
  const second = kAlpha2Ratio > 0 ? angleAtOtherWavelength(centre, kAlpha1A, kAlpha2A) : null;
  const weight = second === null ? 0 : kAlpha2Ratio / (1 + kAlpha2Ratio);
  const first = unitBand(x - centre, fwhm, mixing);
  const other = second === null ? first : unitBand(x - second, fwhm, mixing);
  const mean = (a: number, b: number): number => (1 - weight) * a + weight * b;
  return {
    value: mean(first.value, other.value),
    byCentre: -mean(first.byOffset, other.byOffset),
    byFwhm: -mean(first.value + (x - centre) * first.byOffset, other.value + (x - (second ?? centre)) * other.byOffset) / fwhm,
    byMixing: mean(first.byMixing, other.byMixing),
  };
}

/** A line on the channels of a pattern, counts per channel. */
export function lineCurve(twoTheta: Float64Array, { centre, fwhm, mixing, area }: FittedLine, radiation: Radiation): Float64Array {
  return twoTheta.map((x) => area * doublet(x, centre, fwhm, mixing, radiation).value);
}

function fitStretch(bins: Bins, lines: readonly WideLine[], spacing: number, radiation: Radiation, covariance: boolean): Fit {
  const spline = splineBasis(bins.x, spacing);
  const count = lines.length;
  const parameters: Parameter[] = lines.flatMap(({ centre, fwhm }, k) => [
    { name: `centre${k}`, value: centre, min: centre - 0.6 * fwhm, max: centre + 0.6 * fwhm },
    { name: `fwhm${k}`, value: fwhm, min: 0.3 * fwhm, max: 2 * fwhm, prior: { mean: fwhm, sd: widthDoubt * fwhm } },
  ]);
  parameters.push({ name: 'mixing', value: usualMixing.mean, min: 0, max: 1, prior: usualMixing });
  const block: Block = {
    name: 'lines',
    y: bins.counts,
    noise: { kind: 'poisson' },
    amplitudes: [...lines.map((_, k) => ({ name: `line${k}`, nonNegative: true })), ...Array.from({ length: spline.coefficients }, (_, k) => ({ name: `smooth${k}`, nonNegative: true }))],
    parameters: parameters.map(({ name }) => name),
    dependence: lines.flatMap((_, k) => [2 * k, 2 * k + 1, 2 * count].map((parameter) => ({ column: k, parameter }))),
    evaluate(p, { columns, derivatives }) {
      for (let k = 0; k < count; k += 1) {
        for (let i = 0; i < bins.x.length; i += 1) {
          const scale = bins.channels[i]!;
          const { value, byCentre, byFwhm, byMixing } = doublet(bins.x[i]!, p[2 * k]!, p[2 * k + 1]!, p[2 * count]!, radiation);
          columns[k]![i] = scale * value;
          if (!derivatives) continue;
          derivatives[3 * k]![i] = scale * byCentre;
          derivatives[3 * k + 1]![i] = scale * byFwhm;
          derivatives[3 * k + 2]![i] = scale * byMixing;
        }
      }
      for (let k = 0; k < spline.coefficients; k += 1) columns[count + k]!.fill(0);
      for (let i = 0; i < bins.x.length; i += 1) {
        for (let a = 0; a < 4; a += 1) columns[count + spline.first[i]! + a]![i] = bins.channels[i]! * spline.values[4 * i + a]!;
      }
    },
  };
  return fit({ parameters, blocks: [block] }, { maxIterations: 60, covariance });
}

function misfitOf({ x, channels }: Bins, fitted: Fit, k: number, radiation: Radiation): number {
  const [centre, fwhm, mixing] = [`centre${k}`, `fwhm${k}`, 'mixing'].map((name) => parameterOf(fitted, name).value) as [number, number, number];
  const { residuals, sigma } = fitted.blocks[0]!;
  let square = 0;
  let bins = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (Math.abs(x[i]! - centre) > fwhm) continue;
    square += (residuals[i]! ** 2 - 1) * (sigma[i]! / channels[i]!) ** 2;
    bins += 1;
  }
  const height = amplitudeOf(fitted, `line${k}`).value * doublet(centre, centre, fwhm, mixing, radiation).value;
  return Math.sqrt(Math.max(0, square) / Math.max(1, bins)) / height;
}

/**
 * Measures wide lines where they are known to be: pseudo-Voigt doublets of one Lorentz share over a smooth curve that is too stiff to follow them,
 * all lines of a window together. Uncertainties hold counting, what other knots give, and a doubt about shapes.
 * @param use 0 for channels that narrow lines stand on
 */
export function fitWideLines({ twoTheta, counts, exposure, radiation }: Pattern, use: Uint8Array, lines: readonly WideLine[]): FittedLine[] {
  return stretchesOf(lines).flatMap((stretch) => {
    const from = lowerBound(twoTheta, stretch.from);
    const to = lowerBound(twoTheta, stretch.to);
    const widths = stretch.lines.map(({ fwhm }) => fwhm);
    const bins = binChannels(twoTheta.slice(from, to), counts.slice(from, to), exposure.slice(from, to).map((value, i) => value * use[from + i]!), () => binShare * Math.min(...widths), []);
    const [fitted, ...others] = knotWidths.map((share, k) => fitStretch(bins, stretch.lines, Math.min(Math.max(knotLimits[0], share * Math.max(...widths)), knotLimits[1]), radiation, k === 0));
    const inflation = Math.sqrt(Math.max(1, reducedChiSquare(fitted!) ?? 1));
    return stretch.lines.flatMap((_, k): FittedLine[] => {
      const area = amplitudeOf(fitted!, `line${k}`);
      if (area.stderr === null) return [];
      const spread = Math.sqrt(others.reduce((sum, other) => sum + (amplitudeOf(other, `line${k}`).value - area.value) ** 2, 0) / others.length);
      return [
        {
          centre: parameterOf(fitted!, `centre${k}`).value,
          fwhm: parameterOf(fitted!, `fwhm${k}`).value,
          mixing: parameterOf(fitted!, 'mixing').value,
          area: area.value,
          areaUncertainty: Math.hypot(inflation * area.stderr, spread, fittedDoubt * area.value),
          misfit: misfitOf(bins, fitted!, k, radiation),
        },
      ];
    });
  });
}
