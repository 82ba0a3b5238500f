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
