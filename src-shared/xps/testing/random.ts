/** Random numbers for test data, of their own so that they do not depend on the program's. */
export interface Random {
  /** Uniform in [from, to). */
  uniform(from: number, to: number): number;
  normal(mean: number, sd: number): number;
  poisson(mean: number): number;
  pick<T>(items: readonly T[]): T;
}

/** A small counter-based generator (splitmix-like), seeded. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 4294967296;
  };
  const normal = (mean: number, sd: number): number => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const poisson = (mean: number): number => {
    if (mean > 200) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
    const limit = Math.exp(-mean);
    let product = next();
    let count = 0;
    while (product > limit) {
      product *= next();
      count++;
    }
    return count;
  };
  return {
    uniform: (from, to) => from + (to - from) * next(),
    normal,
    poisson,
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
}
