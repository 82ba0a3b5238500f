/**
 * How alike two spectra are on the same channels. Smooth baselines make unrelated spectra look alike: subtract them first, and never
 * take a verdict from one of these numbers alone.
 */

function dot(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) throw new RangeError(`Spectra of ${a.length} and ${b.length} channels cannot be compared.`);
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Cosine of the angle between two spectra: 1 for proportional ones; 0 when either is empty of signal. */
export function cosineSimilarity(a: Float64Array, b: Float64Array): number {
  const norm = Math.sqrt(dot(a, a) * dot(b, b));
  return norm > 0 ? dot(a, b) / norm : 0;
}

/** Angle between two spectra, degrees. */
export function spectralAngle(a: Float64Array, b: Float64Array): number {
  return (Math.acos(Math.min(1, Math.max(-1, cosineSimilarity(a, b)))) * 180) / Math.PI;
}

/** Pearson's correlation. */
export function pearson(a: Float64Array, b: Float64Array): number {
  return cosineSimilarity(centred(a), centred(b));
}

/** Hit quality index: 100 × the squared correlation of the mean-centred spectra. */
export function hitQuality(a: Float64Array, b: Float64Array): number {
  return 100 * pearson(a, b) ** 2;
}
