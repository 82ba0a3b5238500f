/**
 * Arrays for a line that is prepared again and again. A fit prepares every line at every step with tables of nearly always the same length,
 * and making arrays would cost more than filling them.
 */
export class Room {
  private readonly arrays: Float64Array[] = [];
  private taken = 0;

  /** Gives all arrays free: what was prepared in them is no longer valid. */
  clear(): void {
    this.taken = 0;
  }

  /** An array with whatever it held before. */
  take(length: number): Float64Array {
    const kept = this.arrays[this.taken];
    const array = kept?.length === length ? kept : new Float64Array(length);
    this.arrays[this.taken++] = array;
    return array;
  }

  /** An array of zeros. */
  zeros(length: number): Float64Array {
    return this.take(length).fill(0);
  }

  /** a f + b g. */
  combine(a: number, f: Float64Array, b: number, g: Float64Array): Float64Array {
    const sum = this.take(f.length);
    for (let i = 0; i < sum.length; i++) sum[i] = a * f[i]! + b * g[i]!;
    return sum;
  }

  /** a f. */
  times(a: number, f: Float64Array): Float64Array {
    const product = this.take(f.length);
    for (let i = 0; i < product.length; i++) product[i] = a * f[i]!;
    return product;
  }
}
