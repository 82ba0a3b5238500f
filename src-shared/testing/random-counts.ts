/** Random numbers for generators of known truth, apart from those the analyses use. */

/** A seeded generator of uniform numbers in [0, 1): mulberry32. */
export function uniformSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Poisson variate: multiplication below 30, otherwise the sum of halves down to there (exact, unlike a Gaussian). */
export function poisson(mean: number, random: () => number): number {
  let rest = mean;
  let count = 0;
  while (rest > 500) {
    count += poissonByMultiplication(500, random);
    rest -= 500;
  }
  return count + poissonByMultiplication(rest, random);
}

function poissonByMultiplication(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}
