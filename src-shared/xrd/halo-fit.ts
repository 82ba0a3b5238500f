import { fit, reducedChiSquare, type Block, type Fit, type Parameter } from '@shared/numerics/least-squares/index';
import { latticeSpacing, scatteringVector } from './geometry';
import type { Pattern } from './pattern';

/** A value with its standard uncertainty. */
export interface HaloValue {
  readonly value: number;
  readonly stdUncertainty: number | null;
}

export interface Halo {
  /** ° 2θ. */
  readonly centre: HaloValue;
  /** ° 2θ. */
  readonly fwhm: HaloValue;
  /** Counts × °. */
  readonly area: HaloValue;
  /** Counts per channel at the maximum. */
  readonly height: number;
  /** Å⁻¹. */
  readonly q: HaloValue;
  /** 2π/q, Å. */
  readonly spacing: HaloValue;
  /** 2π/(FWHM in q), Å: how far order reaches; under some 20 Å speaks for an amorphous solid. */
  readonly coherence: HaloValue;
}

export interface HaloFit {
  /** From low to high angle. */
  readonly halos: readonly Halo[];
  /** The highest of them, or null. */
  readonly main: Halo | null;
  readonly reducedChiSquare: number | null;
  /** Model on the pattern's channels, counts per channel. */
  readonly model: Float64Array;
}

/** Width of the bins a halo is fitted in, °: no halo has structure finer than this. */
const binDeg = 0.4;
const narrowestHalo = 2;
const widestHalo = 25;
const mostHalos = 6;
/** A further halo must lower BIC by this much ("very strong", Kass & Raftery 1995, doi 10.1080/01621459.1995.10476572). */
const strongEvidence = 10;

interface Bins {
  readonly centre: Float64Array;
  readonly counts: Float64Array;
  /** Channels in each bin. */
  readonly channels: Float64Array;
}

/** Sums channels into bins, leaving out those where `use` is 0; bins without channels are dropped. */
function bin(pattern: Pattern, use: Uint8Array): Bins {
  const { twoTheta, counts } = pattern;
  const centre: number[] = [];
  const sums: number[] = [];
  const channels: number[] = [];
  let edge = -Infinity;
  for (let i = 0; i < twoTheta.length; i += 1) {
    if (use[i] === 0) continue;
    if (twoTheta[i]! >= edge) {
      edge = twoTheta[i]! + binDeg;
      centre.push(0);
      sums.push(0);
      channels.push(0);
    }
    const last = centre.length - 1;
    centre[last]! += twoTheta[i]!;
    sums[last]! += counts[i]!;
    channels[last]! += 1;
  }
  return { centre: Float64Array.from(centre, (sum, i) => sum / channels[i]!), counts: Float64Array.from(sums), channels: Float64Array.from(channels) };
}

interface HaloStart {
  readonly centre: number;
  readonly fwhm: number;
}

interface Baseline {
  /** Powers of the scaled angle beside the constant. */
  readonly order: number;
  /** Air scatter that falls as 1/2θ. */
  readonly hasInverse: boolean;
}

const unit = (offset: number, fwhm: number, mixing: number) => {
  const t = offset / fwhm;
  const gauss = 2 * Math.sqrt(Math.LN2 / Math.PI) * Math.exp(-4 * Math.LN2 * t * t);
  const denominator = 1 + 4 * t * t;
  const lorentz = 2 / (Math.PI * denominator);
  return {
    value: (mixing * lorentz + (1 - mixing) * gauss) / fwhm,
    byOffset: (mixing * lorentz * (-8 * t)) / denominator / fwhm ** 2 + ((1 - mixing) * gauss * (-8 * Math.LN2 * t)) / fwhm ** 2,
    byMixing: (lorentz - gauss) / fwhm,
  };
};

/** Halos (unit-area pseudo-Voigts with one shared mixing) over a smooth baseline, as a problem of the engine. */
function haloProblem(bins: Bins, halos: readonly HaloStart[], baseline: Baseline): { block: Block; parameters: Parameter[] } {
  const n = bins.centre.length;
  const low = bins.centre[0]!;
  const high = bins.centre[n - 1]!;
  const names = halos.flatMap((_, k) => [`centre${k}`, `fwhm${k}`]);
  const mixing = names.length;
  const baselineNames = ['constant', ...Array.from({ length: baseline.order }, (_, k) => `power${k + 1}`), ...(baseline.hasInverse ? ['inverse'] : [])];
  const block: Block = {
    name: 'pattern',
    y: bins.counts,
    noise: { kind: 'poisson' },
    amplitudes: [...halos.map((_, k) => ({ name: `halo${k}`, nonNegative: true })), ...baselineNames.map((name) => ({ name, nonNegative: name === 'inverse' }))],
    parameters: [...names, 'mixing'],
    dependence: halos.flatMap((_, k) => [
      { column: k, parameter: 2 * k },
      { column: k, parameter: 2 * k + 1 },
      { column: k, parameter: mixing },
    ]),
    evaluate(p, out) {
      for (let k = 0; k < halos.length; k += 1) {
        const column = out.columns[k]!;
        for (let i = 0; i < n; i += 1) {
          const offset = bins.centre[i]! - p[2 * k]!;
          const width = p[2 * k + 1]!;
          const profile = unit(offset, width, p[mixing]!);
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
        const t = (2 * bins.centre[i]! - low - high) / (high - low);
        let power = bins.channels[i]!;
        for (let k = 0; k <= baseline.order; k += 1) {
          out.columns[halos.length + k]![i] = power;
          power *= t;
        }
        if (baseline.hasInverse) out.columns[halos.length + baseline.order + 1]![i] = (bins.channels[i]! * low) / bins.centre[i]!;
      }
    },
  };
  const parameters = halos.flatMap((halo, k): Parameter[] => [
    { name: `centre${k}`, value: halo.centre, min: low - 2, max: high + 2 },
    { name: `fwhm${k}`, value: halo.fwhm, min: narrowestHalo, max: widestHalo },
  ]);
  return { block, parameters: [...parameters, { name: 'mixing', value: 0.1, min: 0, max: 1, vary: halos.length > 0 }] };
}

function fitHalos(bins: Bins, halos: readonly HaloStart[], baseline: Baseline): Fit {
  const { block, parameters } = haloProblem(bins, halos, baseline);
  return fit({ parameters, blocks: [block] }, { maxIterations: 60 });
}

const valueOf = (fitted: Fit, name: string) => fitted.parameters.find((parameter) => parameter.name === name)!;
const startsOf = (fitted: Fit, count: number): HaloStart[] =>
  Array.from({ length: count }, (_, k) => ({ centre: valueOf(fitted, `centre${k}`).value, fwhm: valueOf(fitted, `fwhm${k}`).value }));

/** Two halos closer than this share of their mean width describe the shape of one. */
const entangledShare = 0.6;

function areEntangled(halos: readonly HaloStart[]): boolean {
  return halos.some((a, i) => halos.slice(i + 1).some((b) => Math.abs(a.centre - b.centre) < (entangledShare * (a.fwhm + b.fwhm)) / 2));
}

function bic(fitted: Fit, observations: number): number {
  return fitted.objective + (observations - fitted.degreesOfFreedom) * Math.log(observations);
}

/** Where the residuals ask most for another halo: the best of some widths at every bin. */
function nextHalo(bins: Bins, fitted: Fit): HaloStart {
  const residuals = fitted.blocks[0]!.residuals;
  let best = { centre: bins.centre[0]!, fwhm: 5 };
  let highest = -Infinity;
  for (const fwhm of [4, 7, 11]) {
    for (let c = 0; c < bins.centre.length; c += 2) {
      let dot = 0;
      let norm = 0;
      for (let i = 0; i < bins.centre.length; i += 1) {
        const t = (bins.centre[i]! - bins.centre[c]!) / fwhm;
        if (Math.abs(t) > 1.5) continue;
        const shape = Math.exp(-4 * Math.LN2 * t * t);
        dot += shape * residuals[i]!;
        norm += shape * shape;
      }
      const z = dot / Math.sqrt(norm);
      if (z > highest) {
        highest = z;
        best = { centre: bins.centre[c]!, fwhm };
      }
    }
  }
  return best;
}

/**
 * Fits broad halos over a smooth baseline to what is left of a pattern when its Bragg lines are left out (`use` 0).
 * Halos are added while the evidence is strong. Uncertainties hold counting statistics (scaled when the shapes do not fit
 * perfectly) and the spread over baselines of other orders, in quadrature.
 * Needs at least 40 bins of 0.4°; returns null below that.
 */
export function fitHaloPattern(pattern: Pattern, use: Uint8Array): HaloFit | null {
  const bins = bin(pattern, use);
  const n = bins.centre.length;
  if (n < 40) return null;
  const baseline: Baseline = { order: 1, hasInverse: true };
  let best = fitHalos(bins, [], baseline);
  let count = 0;
  while (count < mostHalos) {
    const more = fitHalos(bins, [...startsOf(best, count), nextHalo(bins, best)], baseline);
    if (bic(best, n) - bic(more, n) < strongEvidence || areEntangled(startsOf(more, count + 1))) break;
    best = more;
    count += 1;
  }
  const starts = startsOf(best, count);
  const variants = count === 0 ? [] : [{ order: 0, hasInverse: true }, { order: 2, hasInverse: true }, { order: 2, hasInverse: false }].map((other) => fitHalos(bins, starts, other));
  const admissible = variants.filter((variant) => variant.converged && bic(variant, n) < bic(best, n) + strongEvidence);
  const inflation = Math.sqrt(Math.max(1, reducedChiSquare(best) ?? 1));
  const step = (pattern.twoTheta[pattern.twoTheta.length - 1]! - pattern.twoTheta[0]!) / (pattern.twoTheta.length - 1);

  const measured = (name: string): HaloValue => {
    const { value, stderr } = valueOf(best, name);
    if (stderr === null) return { value, stdUncertainty: null };
    const spread = admissible.map((variant) => valueOf(variant, name).value - value);
    return { value, stdUncertainty: Math.hypot(inflation * stderr, rootMeanSquare(spread)) };
  };
  const wavelength = pattern.radiation.kAlpha1A;
  const halos = starts
    .map((_, k): Halo => {
      const centre = measured(`centre${k}`);
      const fwhm = measured(`fwhm${k}`);
      const amplitude = best.blocks[0]!.amplitudes[k]!;
      const mixing = valueOf(best, 'mixing').value;
      const q = scatteringVector(centre.value, wavelength);
      const perDegree = (Math.PI / 180) * ((2 * Math.PI) / wavelength) * Math.cos((centre.value * Math.PI) / 360);
      const relative = (value: HaloValue, scale: number): number | null => (value.stdUncertainty === null ? null : value.stdUncertainty * scale);
      const qWidth = fwhm.value * perDegree;
      return {
        centre,
        fwhm,
        // Columns are counts per channel and degree: times the step gives counts × °.
        area: { value: amplitude.value * step, stdUncertainty: amplitude.stderr === null ? null : inflation * amplitude.stderr * step },
        height: amplitude.value * unit(0, fwhm.value, mixing).value,
        q: { value: q, stdUncertainty: relative(centre, perDegree) },
        spacing: { value: latticeSpacing(centre.value, wavelength), stdUncertainty: relative(centre, (perDegree * 2 * Math.PI) / q ** 2) },
        coherence: { value: (2 * Math.PI) / qWidth, stdUncertainty: relative(fwhm, (2 * Math.PI) / (qWidth * fwhm.value)) },
      };
    })
    // A "halo" at a bound of its width or centred outside the pattern is a piece of background.
    .filter(({ centre, fwhm }) => fwhm.stdUncertainty !== null && centre.value > pattern.twoTheta[0]! && centre.value < pattern.twoTheta[pattern.twoTheta.length - 1]!)
    .sort((a, b) => a.centre.value - b.centre.value);
  const main = halos.reduce<Halo | null>((top, halo) => (top === null || halo.height > top.height ? halo : top), null);
  return { halos, main, reducedChiSquare: reducedChiSquare(best), model: modelOnChannels(pattern, bins, best) };
}

function rootMeanSquare(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** The binned model, per channel, interpolated linearly: it has no structure finer than a bin. */
function modelOnChannels(pattern: Pattern, bins: Bins, fitted: Fit): Float64Array {
  const model = fitted.blocks[0]!.model;
  const last = bins.centre.length - 1;
  let k = 0;
  return Float64Array.from(pattern.twoTheta, (x) => {
    while (k < last - 1 && bins.centre[k + 1]! < x) k += 1;
    const t = (x - bins.centre[k]!) / (bins.centre[k + 1]! - bins.centre[k]!);
    return (1 - t) * (model[k]! / bins.channels[k]!) + t * (model[k + 1]! / bins.channels[k + 1]!);
  });
}
