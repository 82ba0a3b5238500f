/**
 * How alike two spectra are on the same channels. Smooth baselines make unrelated spectra look alike: subtract them first, and never
 * take a verdict from this number alone.
 */

function dot(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) throw new RangeError(`Spectra of ${a.length} and ${b.length} channels cannot be compared.`);
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** Cosine of the angle between two spectra: 1 for proportional ones; 0 when either is empty of signal. */
export function cosineSimilarity(a: Float64Array, b: Float64Array): number {
  const norm = Math.sqrt(dot(a, a) * dot(b, b));
  return norm > 0 ? dot(a, b) / norm : 0;
}
