import { fit, reducedChiSquare, type Fit, type FitOptions } from '@shared/numerics/least-squares/index';
import { amplitudeOf, bandColumns, bandProblem, binChannels, onChannels, parameterOf, startsOf, unitBand, type BandStart, type Baseline, type Bins } from './band-problem';

/** A value with its standard uncertainty; null where it cannot be given. */
export interface BandValue {
  readonly value: number;
  readonly stdUncertainty: number | null;
}

/** One broad feature (a halo, an amorphous Raman band). Positions and widths in units of x, areas in counts × x. */
export interface BroadBand {
  readonly centre: BandValue;
  readonly fwhm: BandValue;
  readonly area: BandValue;
  /** Counts per channel at the maximum. */
  readonly height: number;
}

export interface BroadBandFit {
  /** In the order of their centres. */
  readonly bands: readonly BroadBand[];
  /** Amplitudes of the given templates, as multiples of them. */
  readonly templates: readonly BandValue[];
  readonly reducedChiSquare: number | null;
  /** Whole model and its smooth baseline on the channels of x, counts per channel. */
  readonly model: Float64Array;
  readonly baseline: Float64Array;
}

export interface BroadBandOptions {
  /** Bin width, in units of x: no feature that is fitted has structure finer than this. */
  readonly bin: number;
  readonly narrowest: number;
  readonly widest: number;
  /** Widths at which further bands are looked for. */
  readonly searchWidths: readonly number[];
  /** Two bands closer than this share of their mean width describe the shape of one, and the later is not added; defaults to 0. */
  readonly entangledShare?: number;
  /** The highest band may be two, none narrower than this: it is divided where that is better, and where that is no worse, so much is doubted. Defaults to never. */
  readonly narrowestPart?: number;
  /** Defaults to 6. */
  readonly most?: number;
  /** Baselines: the first is used, the others show how far the result depends on that choice. */
  readonly baselines: readonly Baseline[];
  /** Known features per channel (counts per channel for an amplitude of 1), fitted beside the bands; defaults to none. */
  readonly templates?: readonly Float64Array[];
}

/** A further band must lower BIC by this much ("very strong", Kass & Raftery 1995, doi 10.1080/01621459.1995.10476572). */
const strongEvidence = 10;
const fewestBins = 40;

/** Where the parts of a divided band are sought, and how wide, in widths of it. */
const partDistance = 0.3;
const partWidth = 0.6;

/** While bands are being added a rough optimum decides; the last fit is exact and brings the covariance. */
const rough = { maxIterations: 25, tolerance: 1e-3, covariance: false } as const;
const exact = { maxIterations: 60 } as const;
/** Other baselines only show a spread: two digits of it do. */
const comparable = { maxIterations: 30, tolerance: 1e-5, covariance: false } as const;

function fitBands(bins: Bins, bands: readonly BandStart[], baseline: Baseline, options: BroadBandOptions, accuracy: FitOptions): Fit {
  const { block, parameters } = bandProblem(bins, bands, baseline, options);
  return fit({ parameters, blocks: [block] }, accuracy);
}

function areEntangled(bands: readonly BandStart[], share: number): boolean {
  return bands.some((a, i) => bands.slice(i + 1).some((b) => Math.abs(a.centre - b.centre) < (share * (a.fwhm + b.fwhm)) / 2));
}

function bic(fitted: Fit, observations: number): number {
  return fitted.objective + (observations - fitted.degreesOfFreedom) * Math.log(observations);
}

/** Where the residuals ask most for another band: the best of some widths at every other bin. */
function nextBand(bins: Bins, fitted: Fit, widths: readonly number[]): BandStart {
  const residuals = fitted.blocks[0]!.residuals;
  let best = { centre: bins.x[0]!, fwhm: widths[0]! };
  let highest = -Infinity;
  for (const fwhm of widths) {
    for (let c = 0; c < bins.x.length; c += 2) {
      let dot = 0;
      let norm = 0;
      for (let i = 0; i < bins.x.length; i += 1) {
        const t = (bins.x[i]! - bins.x[c]!) / fwhm;
        if (Math.abs(t) > 1.5) continue;
        const shape = Math.exp(-4 * Math.LN2 * t * t);
        dot += shape * residuals[i]!;
        norm += shape * shape;
      }
      const z = dot / Math.sqrt(norm);
      if (z > highest) {
        highest = z;
        best = { centre: bins.x[c]!, fwhm };
      }
    }
  }
  return best;
}

function heightOf(fitted: Fit, k: number): number {
  return amplitudeOf(fitted, `band${k}`).value * unitBand(0, parameterOf(fitted, `fwhm${k}`).value, parameterOf(fitted, 'mixing').value).value;
}

function highestBand(fitted: Fit, count: number): number {
  let top = 0;
  for (let k = 1; k < count; k += 1) if (heightOf(fitted, k) > heightOf(fitted, top)) top = k;
  return top;
}

/** The bands with the highest one divided: a part at its place among them, and the other at the end. */
function dividedStarts(fitted: Fit, count: number): BandStart[] {
  const starts = startsOf(fitted, count);
  const top = highestBand(fitted, count);
  const { centre, fwhm } = starts[top]!;
  const part = (side: number): BandStart => ({ centre: centre + side * partDistance * fwhm, fwhm: partWidth * fwhm });
  return [...starts.map((start, k) => (k === top ? part(1) : start)), part(-1)];
}

/** The fit with the highest band divided, roughly; null where its parts are slivers: they mend the shape of one band. */
function dividedFit(bins: Bins, fitted: Fit, count: number, baseline: Baseline, options: BroadBandOptions, narrowest: number): Fit | null {
  const more = fitBands(bins, dividedStarts(fitted, count), baseline, options, rough);
  const top = highestBand(fitted, count);
  return [top, count].some((k) => parameterOf(more, `fwhm${k}`).value < narrowest) ? null : more;
}

/**
 * Fits broad bands over a smooth baseline to counts (x increasing), with the exposure of each channel: its counts times it
 * are events, and 0 leaves it out. Bands are added while
 * the evidence is strong. Uncertainties hold counting statistics (scaled when the shapes do not fit perfectly) and the spread
 * over the other baselines that the data allow, in quadrature. A "band" at a bound of its width or centred outside the spectrum is
 * a piece of background and is not listed. Needs at least 40 bins; returns null below that.
 */
export function fitBroadBands(x: Float64Array, counts: Float64Array, exposure: Float64Array | Uint8Array, options: BroadBandOptions): BroadBandFit | null {
  const bins = binChannels(x, counts, exposure, () => options.bin, options.templates ?? []);
  const n = bins.x.length;
  if (n < fewestBins) return null;
  const [baseline, ...otherBaselines] = options.baselines;
  let best = fitBands(bins, [], baseline!, options, rough);
  let count = 0;
  let divided: Fit | null = null;
  const isBetter = (more: Fit): boolean => bic(best, n) - bic(more, n) >= strongEvidence && !areEntangled(startsOf(more, count + 1), options.entangledShare ?? 0);
  while (count < (options.most ?? 6)) {
    const more = fitBands(bins, [...startsOf(best, count), nextBand(bins, best, options.searchWidths)], baseline!, options, rough);
    const isAnother = isBetter(more);
    divided = isAnother || options.narrowestPart === undefined || count === 0 ? null : dividedFit(bins, best, count, baseline!, options, options.narrowestPart);
    if (!isAnother && (divided === null || !isBetter(divided))) break;
    best = isAnother ? more : divided!;
    divided = null;
    count += 1;
  }
  best = fitBands(bins, startsOf(best, count), baseline!, options, exact);
  const starts = startsOf(best, count);
  const variants = count === 0 ? [] : otherBaselines.map((other) => fitBands(bins, starts, other, options, comparable));
  const admissible = variants.filter((variant) => variant.converged && bic(variant, n) < bic(best, n) + strongEvidence);
  const inflation = Math.sqrt(Math.max(1, reducedChiSquare(best) ?? 1));
  // The highest band may be two, and its place, width and area those of the higher one of them: as likely as their criteria differ (Kass & Raftery).
  const top = count === 0 ? 0 : highestBand(best, count);
  const pair = divided === null ? null : { fitted: divided, higher: heightOf(divided, top) > heightOf(divided, count) ? top : count, share: 1 / Math.sqrt(1 + Math.exp((bic(divided, n) - bic(best, n)) / 2)) };

  const withSpread = (valueIn: (fitted: Fit) => number, stderr: number | null, apart: number): BandValue => {
    const value = valueIn(best);
    const spread = admissible.map((variant) => valueIn(variant) - value);
    return { value, stdUncertainty: stderr === null ? null : Math.hypot(inflation * stderr, rootMeanSquare(spread), apart) };
  };
  const parameter = (name: string, k: number) => {
    const { value, stderr } = parameterOf(best, `${name}${k}`);
    return withSpread((fitted) => parameterOf(fitted, `${name}${k}`).value, stderr, pair === null || k !== top ? 0 : pair.share * (parameterOf(pair.fitted, `${name}${pair.higher}`).value - value));
  };
  const amplitude = (name: string, k: number) => {
    const { value, stderr } = amplitudeOf(best, `${name}${k}`);
    return withSpread((fitted) => amplitudeOf(fitted, `${name}${k}`).value, stderr, pair === null || name !== 'band' || k !== top ? 0 : pair.share * (amplitudeOf(pair.fitted, `band${pair.higher}`).value - value));
  };
  const mixing = parameterOf(best, 'mixing').value;
  const bands = starts
    .map((_, k): BroadBand => {
      const fwhm = parameter('fwhm', k);
      // Columns are counts per channel of a profile with unit area over x: their amplitudes are counts × x.
      const area = amplitude('band', k);
      return { centre: parameter('centre', k), fwhm, area, height: area.value * unitBand(0, fwhm.value, mixing).value };
    })
    .filter(({ centre, fwhm }) => fwhm.stdUncertainty !== null && centre.value > x[0]! && centre.value < x[x.length - 1]!)
    .sort((a, b) => a.centre.value - b.centre.value);
  const baselineModel = new Float64Array(n);
  const { amplitudes, model } = best.blocks[0]!;
  const evaluated = bandColumns(bins, starts, baseline!, options, best);
  amplitudes.forEach(({ name, value }, k) => {
    if (/^(band|template)\d+$/.test(name)) return;
    for (let i = 0; i < n; i += 1) baselineModel[i]! += value * evaluated[k]![i]!;
  });
  return {
    bands,
    templates: bins.templates.map((_, k) => amplitude('template', k)),
    reducedChiSquare: reducedChiSquare(best),
    model: onChannels(x, bins, model),
    baseline: onChannels(x, bins, baselineModel),
  };
}

function rootMeanSquare(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
