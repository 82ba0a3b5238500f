import { lowerBound } from '@shared/numerics/lower-bound';

/**
 * How alike two spectra are on the same channels. Smooth baselines make unrelated spectra look alike: subtract them first, and never
 * take a verdict from these numbers alone.
 */

interface Similarity {
  /** Cosine of the angle between the spectra as vectors: 1 for proportional ones. */
  readonly cosine: number;
  /** Correlation coefficient, −1 … 1: the cosine after the means were taken off. */
  readonly pearson: number;
  /** acos of the cosine, °: 0 for proportional spectra. */
  readonly spectralAngleDeg: number;
  /** 100 · r², the hit quality index of spectral libraries. */
  readonly hitQuality: number;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** Cosine of two vectors; 0 when either has no length. */
function cosine(a: Float64Array, b: Float64Array): number {
  const norm = Math.sqrt(dot(a, a) * dot(b, b));
  return norm > 0 ? Math.min(1, Math.max(-1, dot(a, b) / norm)) : 0;
}

const centred = (values: Float64Array): Float64Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
};

/**
 * All measures of likeness of two spectra on the same channels.
 * @throws RangeError when they have different numbers of channels
 */
export function similarityOf(a: Float64Array, b: Float64Array): Similarity {
  if (a.length !== b.length) throw new RangeError(`Spectra of ${a.length} and ${b.length} channels cannot be compared.`);
  const c = cosine(a, b);
  const pearson = cosine(centred(a), centred(b));
  return { cosine: c, pearson, spectralAngleDeg: (Math.acos(c) * 180) / Math.PI, hitQuality: 100 * pearson * pearson };
}

/** A spectrum whose likeness to others is asked for. */
export interface ComparableSpectrum {
  readonly id: string;
  /** Raman shift, cm⁻¹, increasing. */
  readonly shift: Float64Array;
  /** Counts per channel above a baseline, spikes bridged. */
  readonly values: Float64Array;
}

/** How alike two spectra are, by their ids. */
export type Likeness = Similarity & { readonly a: string; readonly b: string };

/**
 * Every pair of spectra compared over the window, on the channels of the coarser of the two, so that none is made finer than it was
 * measured. Pairs that have fewer than 20 channels of the window in common are left out.
 * @param window cm⁻¹
 */
export function likenessOfAll(spectra: readonly ComparableSpectrum[], window: readonly [low: number, high: number]): Likeness[] {
  return spectra.flatMap((a, i) => spectra.slice(i + 1).flatMap((b): Likeness[] => {
    const pair = onCommonChannels(a, b, window);
    return pair === null ? [] : [{ a: a.id, b: b.id, ...similarityOf(...pair) }];
  }));
}

const fewestCommon = 20;

function onCommonChannels(a: ComparableSpectrum, b: ComparableSpectrum, [low, high]: readonly [number, number]): [Float64Array, Float64Array] | null {
  const from = Math.max(low, a.shift[0]!, b.shift[0]!);
  const to = Math.min(high, a.shift[a.shift.length - 1]!, b.shift[b.shift.length - 1]!);
  const [first, second] = [a, b].map(({ shift }) => shift.filter((x) => x >= from && x <= to));
  if (first!.length < fewestCommon || second!.length < fewestCommon) return null;
  const at = first!.length <= second!.length ? first! : second!;
  return [meanAt(a, at), meanAt(b, at)];
}

/** Values averaged with the weights of a triangle as wide as two channels of `at`: linear interpolation between equal channels, and of a finer spectrum no count is lost. */
function meanAt({ shift, values }: ComparableSpectrum, at: Float64Array): Float64Array {
  const step = (at[at.length - 1]! - at[0]!) / (at.length - 1);
  return at.map((x) => {
    let [sum, weights] = [0, 0];
    for (let k = lowerBound(shift, x - step); k < shift.length && shift[k]! < x + step; k += 1) {
      const weight = 1 - Math.abs(shift[k]! - x) / step;
      sum += weight * values[k]!;
      weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
  });
}
