/**
 * Seeded random numbers, the same on every machine: xoshiro128** (Blackman & Vigna 2021, doi 10.1145/3460772) with its state
 * filled by a mixing function (the finaliser of MurmurHash3) from a seed and a stream number. Streams let task k of a run draw the
 * same numbers whichever worker it falls to.
 */

function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** ln k! by Stirling's series, exact to 1e-15 relative above 15 and by table below. */
const smallLogFactorials = Float64Array.from({ length: 16 }, (_, n) => {
  let product = 1;
  for (let k = 2; k <= n; k += 1) product *= k;
  return Math.log(product);
});

function logFactorial(k: number): number {
  if (k < 16) return smallLogFactorials[k]!;
  const z = k + 1;
  const inverse = 1 / (z * z);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + (1 / 12 - (1 / 360 - inverse / 1260) * inverse) / z;
}

export class Random {
  private readonly state = new Int32Array(4);
  private spareNormal: number | null = null;

  /**
   * @param seed any integer
   * @param stream number of the independent stream; defaults to 0
   */
  constructor(seed: number, stream = 0) {
    if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(stream)) throw new RangeError(`seed and stream must be integers; got ${seed} and ${stream}`);
    const parts = [seed, Math.floor(seed / 2 ** 32), stream, Math.floor(stream / 2 ** 32)];
    let hash = 0x9e3779b9;
    for (const part of parts) hash = mix(hash ^ mix((part | 0) + 0x9e3779b9));
    for (let i = 0; i < 4; i += 1) {
      hash = (hash + 0x9e3779b9) | 0;
      this.state[i] = mix(hash);
    }
    // The generator stands still on an all-zero state.
    if (this.state.every((word) => word === 0)) this.state[0] = 1;
  }

  /** A uniform integer of 32 bits. */
  uint32(): number {
    const s = this.state;
    const product = Math.imul(s[1]!, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = s[1]! << 9;
    s[2] = s[2]! ^ s[0]!;
    s[3] = s[3]! ^ s[1]!;
    s[1] = s[1]! ^ s[2];
    s[0] = s[0]! ^ s[3];
    s[2] = s[2] ^ shifted;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result >>> 0;
  }

  /** Uniform in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** A uniform integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Standard normal (Marsaglia's polar method). */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.spareNormal = v * factor;
      return u * factor;
    }
  }

  /**
   * Poisson variate: by counting exponential gaps below a mean of 10, above by transformed rejection
   * (PTRS, Hörmann 1993, doi 10.1016/0167-6687(93)90997-4). A mean of zero gives zero.
   */
  poisson(mean: number): number {
    if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`the mean of a Poisson variate must be finite and not negative; got ${mean}`);
    if (mean < 10) {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = this.uniform(); product > limit; product *= this.uniform()) count += 1;
      return count;
    }
    const b = 0.931 + 2.53 * Math.sqrt(mean);
    const a = -0.059 + 0.02483 * b;
    const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    const vr = 0.9277 - 3.6224 / (b - 2);
    const logMean = Math.log(mean);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = this.uniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= vr) return k;
      if (k < 0 || (us < 0.013 && v > us)) continue;
      if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * logMean - mean - logFactorial(k)) return k;
    }
  }
}
