/** Broad bands over a smooth baseline as a problem of the least-squares engine, on binned channels. */
import type { Block, Fit, Parameter } from '@shared/numerics/least-squares/index';

/** A smooth baseline: a polynomial up to `order`, and 1/x where `hasInverse`. */
export interface Baseline {
  readonly order: number;
  readonly hasInverse: boolean;
  /** The polynomial is a sum of Bernstein polynomials with amplitudes that are not negative: nowhere below zero. Defaults to one without bounds. */
  readonly isPositive?: boolean;
  /** Scales of exponentials that fall from the beginning of the spectrum (scattered laser light), in units of x; defaults to none. */
  readonly decays?: readonly number[];
}

/** Amplitudes of a baseline, in the order of their columns, which follow those of the bands. */
export const baselineNames = ({ order, hasInverse, decays = [] }: Baseline): string[] => [...Array.from({ length: order + 1 }, (_, k) => `baseline${k}`), ...(hasInverse ? ['inverse'] : []), ...decays.map((_, k) => `decay${k}`)];

/** Channels summed into bins. */
export interface Bins {
  readonly x: Float64Array;
  /** Events. */
  readonly counts: Float64Array;
  /** Channels in each bin, each as many as its exposure. */
  readonly channels: Float64Array;
  readonly templates: readonly Float64Array[];
}

/**
 * Sums channels into bins as wide as `widthAt` says for their beginning; bins without channels are dropped.
 * @param exposure events per count by channel; 0 leaves a channel out
 */
export function binChannels(x: Float64Array, counts: Float64Array, exposure: Float64Array | Uint8Array, widthAt: (x: number) => number, templates: readonly Float64Array[]): Bins {
  const centre: number[] = [];
  const sums: number[] = [];
  const channels: number[] = [];
  const binned: number[][] = templates.map(() => []);
  let edge = -Infinity;
  for (let i = 0; i < x.length; i += 1) {
    const share = exposure[i]!;
    if (share === 0) continue;
    if (x[i]! >= edge) {
      edge = x[i]! + widthAt(x[i]!);
      centre.push(0);
      sums.push(0);
      channels.push(0);
      for (const column of binned) column.push(0);
    }
    const last = centre.length - 1;
    centre[last]! += share * x[i]!;
    sums[last]! += share * counts[i]!;
    channels[last]! += share;
    templates.forEach((template, k) => (binned[k]![last]! += share * template[i]!));
  }
  return {
    x: Float64Array.from(centre, (sum, i) => sum / channels[i]!),
    counts: Float64Array.from(sums),
    channels: Float64Array.from(channels),
    templates: binned.map((column) => Float64Array.from(column)),
  };
}

/** The Bernstein polynomial k of an order on 0 … 1. */
function bernstein(order: number, k: number, u: number): number {
  let value = 1;
  for (let j = 1; j <= k; j += 1) value *= (u * (order - k + j)) / j;
  return value * (1 - u) ** (order - k);
}

/** Where a band is sought first. */
export interface BandStart {
  readonly centre: number;
  readonly fwhm: number;
}

/** Unit-area pseudo-Voigt (area-weighted) and its derivatives. */
export const unitBand = (offset: number, fwhm: number, mixing: number) => {
  const t = offset / fwhm;
  // Beyond 3.5 FWHM less than 10⁻¹⁴ of the maximum is left.
  const gauss = Math.abs(t) > 3.5 ? 0 : 2 * Math.sqrt(Math.LN2 / Math.PI) * Math.exp(-4 * Math.LN2 * t * t);
  const denominator = 1 + 4 * t * t;
  const lorentz = 2 / (Math.PI * denominator);
  return {
    value: (mixing * lorentz + (1 - mixing) * gauss) / fwhm,
    byOffset: (mixing * lorentz * (-8 * t)) / denominator / fwhm ** 2 + ((1 - mixing) * gauss * (-8 * Math.LN2 * t)) / fwhm ** 2,
    byMixing: (lorentz - gauss) / fwhm,
  };
};

/** What a fit of bands may do. */
export interface BandLimits {
  readonly narrowest: number;
  readonly widest: number;
  /** Bands that start below and above this abscissa have mixings of their own; defaults to one mixing for all. */
  readonly divide?: number;
  /** Widest band below `divide`; defaults to `widest`. */
  readonly widestBelow?: number;
  /** What widths and mixings below `divide` usually are; defaults to no such knowledge. */
  readonly usual?: { readonly fwhm: readonly [mean: number, sd: number]; readonly mixing: readonly [mean: number, sd: number] };
}

const prior = ([mean, sd]: readonly [number, number]) => ({ mean, sd });

/** Bands (pseudo-Voigts with shared mixing) and templates over a smooth baseline, as a problem of the engine. */
export function bandProblem(bins: Bins, bands: readonly BandStart[], baseline: Baseline, { narrowest, widest, divide = Infinity, widestBelow = widest, usual }: BandLimits): { block: Block; parameters: Parameter[] } {
  const n = bins.x.length;
  const low = bins.x[0]!;
  const high = bins.x[n - 1]!;
  const names = bands.flatMap((_, k) => [`centre${k}`, `fwhm${k}`]);
  // Parameter that holds the mixing of each band.
  const mixing = bands.map(({ centre }) => names.length + (centre < divide ? 0 : 1));
  const mixingNames = Number.isFinite(divide) ? ['mixing', 'mixingAbove'] : ['mixing'];
  const smooth = baselineNames(baseline);
  const block: Block = {
    name: 'spectrum',
    y: bins.counts,
    noise: { kind: 'poisson' },
    amplitudes: [...bands.map((_, k) => ({ name: `band${k}`, nonNegative: true })), ...smooth.map((name) => ({ name, nonNegative: baseline.isPositive === true || !name.startsWith('baseline') })), ...bins.templates.map((_, k) => ({ name: `template${k}`, nonNegative: false }))],
    parameters: [...names, ...mixingNames],
    dependence: bands.flatMap((_, k) => [
      { column: k, parameter: 2 * k },
      { column: k, parameter: 2 * k + 1 },
      { column: k, parameter: mixing[k]! },
    ]),
    evaluate(p, out) {
      for (let k = 0; k < bands.length; k += 1) {
        const column = out.columns[k]!;
        const centre = p[2 * k]!;
        const width = p[2 * k + 1]!;
        const share = p[mixing[k]!]!;
        for (let i = 0; i < n; i += 1) {
          const offset = bins.x[i]! - centre;
          const profile = unitBand(offset, width, share);
          const scale = bins.channels[i]!;
          column[i] = scale * profile.value;
          if (out.derivatives) {
            out.derivatives[3 * k]![i] = -scale * profile.byOffset;
            out.derivatives[3 * k + 1]![i] = (-scale * (profile.value + offset * profile.byOffset)) / width;
            out.derivatives[3 * k + 2]![i] = scale * profile.byMixing;
          }
        }
      }
      for (let i = 0; i < n; i += 1) {
        const u = (bins.x[i]! - low) / (high - low);
        for (let k = 0; k <= baseline.order; k += 1) out.columns[bands.length + k]![i] = bins.channels[i]! * (baseline.isPositive ? bernstein(baseline.order, k, u) : (2 * u - 1) ** k);
        let column = bands.length + baseline.order + 1;
        if (baseline.hasInverse) out.columns[column++]![i] = (bins.channels[i]! * low) / bins.x[i]!;
        for (const scale of baseline.decays ?? []) out.columns[column++]![i] = bins.channels[i]! * Math.exp((low - bins.x[i]!) / scale);
      }
      bins.templates.forEach((template, k) => out.columns[bands.length + smooth.length + k]!.set(template));
    },
  };
  const parameters = bands.flatMap((band, k): Parameter[] => [
    { name: `centre${k}`, value: band.centre, min: low - narrowest, max: high + narrowest },
    { name: `fwhm${k}`, value: band.fwhm, min: narrowest, max: band.centre < divide ? widestBelow : widest, ...(usual && band.centre < divide && { prior: prior(usual.fwhm) }) },
  ]);
  return { block, parameters: [...parameters, ...mixingNames.map((name, k) => ({ name, value: 0.1, min: 0, max: 1, vary: mixing.includes(names.length + k), ...(usual && k === 0 && mixing.includes(names.length) && { prior: prior(usual.mixing) }) }))] };
}

/** A search parameter of the fit by its name, such as `centre0` or `fwhm0`. */
export const parameterOf = (fitted: Fit, name: string): Fit['parameters'][number] => fitted.parameters.find((parameter) => parameter.name === name)!;
/** An amplitude of the only block by its name. */
export const amplitudeOf = (fitted: Fit, name: string): Fit['blocks'][number]['amplitudes'][number] => fitted.blocks[0]!.amplitudes.find((entry) => entry.name === name)!;
/** The fitted centres and widths of the first `count` bands, as starts of another fit. */
export const startsOf = (fitted: Fit, count: number): BandStart[] =>
  Array.from({ length: count }, (_, k) => ({ centre: parameterOf(fitted, `centre${k}`).value, fwhm: parameterOf(fitted, `fwhm${k}`).value }));

/** The columns of the fitted model, one an amplitude. */
export function bandColumns(bins: Bins, starts: readonly BandStart[], baseline: Baseline, limits: BandLimits, fitted: Fit): Float64Array[] {
  const { block } = bandProblem(bins, starts, baseline, limits);
  const columns = block.amplitudes.map(() => new Float64Array(bins.x.length));
  const values = Float64Array.from(block.parameters, (name) => parameterOf(fitted, name).value);
  block.evaluate(values, { columns, fixed: new Float64Array(bins.x.length), derivatives: null });
  return columns;
}

/** A binned curve, per channel, interpolated linearly: it has no structure finer than a bin. */
export function onChannels(x: Float64Array, bins: Bins, binned: Float64Array): Float64Array {
  const curve = new Float64Array(x.length);
  interpolate(x, bins, (i, k, lower, upper) => (curve[i] = lower * binned[k]! + upper * binned[k + 1]!));
  return curve;
}

/** What each bin of a curve adds to the sum of `onChannels` over the channels from `low` to `high`. */
export function sharesWithin(x: Float64Array, bins: Bins, [low, high]: readonly [number, number]): Float64Array {
  const shares = new Float64Array(bins.x.length);
  interpolate(x, bins, (i, k, lower, upper) => {
    if (x[i]! < low || x[i]! > high) return;
    shares[k]! += lower;
    shares[k + 1]! += upper;
  });
  return shares;
}

/** For each channel the bin at or before it, and the factors of that bin and the next; further from the bins than one of them the curve goes on level. */
function interpolate(x: Float64Array, { x: centres, channels }: Bins, visit: (i: number, k: number, lower: number, upper: number) => void): void {
  const last = centres.length - 1;
  let k = 0;
  for (let i = 0; i < x.length; i += 1) {
    while (k < last - 1 && centres[k + 1]! < x[i]!) k += 1;
    const t = Math.max(-1, Math.min(2, (x[i]! - centres[k]!) / (centres[k + 1]! - centres[k]!)));
    visit(i, k, (1 - t) / channels[k]!, t / channels[k + 1]!);
  }
}
