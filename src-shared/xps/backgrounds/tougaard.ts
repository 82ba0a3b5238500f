/**
 * Tougaard background: intensity scattered to higher binding energy by the loss function of the material,
 *
 *     B(E) = y_L + ∫_{E_L}^{E} K(E − E′) (y(E′) − y_L) dE′
 *
 *     U2: K = B T/(C + T²)²                Tougaard 1988
 *     U3: K = B T/[(C − T²)² + D T²]       Tougaard 1997, Surf. Interface Anal. 25, 137
 *     U4: K = B T/[(C + C′T²)² + D T²]     Hesse & Denecke 2011, doi 10.1002/sia.3746
 *
 * T: energy loss, eV; B, C in eV², D in eV². U4 with C′ = 1, D = 0 is U2; with C′ = −1 it is U3. B is defined by the
 * spectrum 30 to 50 eV behind the line (Tougaard 2021, doi 10.1116/6.0000661): narrow windows cannot tell it.
 */
import { endpointLevels } from './endpoint-levels';

export type TougaardKernel =
  | { readonly kind: 'U2'; readonly b: number; readonly c: number }
  | { readonly kind: 'U3'; readonly b: number; readonly c: number; readonly d: number }
  | { readonly kind: 'U4'; readonly b: number; readonly c: number; readonly cPrime: number; readonly d: number };

/** Probability of an energy loss T per eV; zero for T ≤ 0. */
export function lossFunction(kernel: TougaardKernel, t: number): number {
  if (t <= 0) return 0;
  const squared = t * t;
  switch (kernel.kind) {
    case 'U2':
      return (kernel.b * t) / (kernel.c + squared) ** 2;
    case 'U3':
      return (kernel.b * t) / ((kernel.c - squared) ** 2 + kernel.d * squared);
    case 'U4':
      return (kernel.b * t) / ((kernel.c + kernel.cPrime * squared) ** 2 + kernel.d * squared);
  }
}

export interface TougaardBackground {
  readonly background: Float64Array;
  /** The B used, eV²: given, or adjusted. */
  readonly b: number;
}

/**
 * @param x binding energy, eV, increasing
 * @param y intensity
 * @param endpointAverage channels averaged at each end
 * @param adjust whether B is scaled until the background meets the level at the high-binding-energy end
 * @throws RangeError when B is to be adjusted but nothing stands above the low-energy level
 */
export function tougaardBackground(x: Float64Array, y: Float64Array, kernel: TougaardKernel, endpointAverage: number, adjust: boolean): TougaardBackground {
  const { low, high } = endpointLevels(y, endpointAverage);
  const scattered = new Float64Array(x.length);
  for (let i = 1; i < x.length; i++) {
    let sum = 0;
    let previous = lossFunction(kernel, x[i]! - x[0]!) * (y[0]! - low);
    for (let j = 1; j <= i; j++) {
      const current = lossFunction(kernel, x[i]! - x[j]!) * (y[j]! - low);
      sum += 0.5 * (x[j]! - x[j - 1]!) * (previous + current);
      previous = current;
    }
    scattered[i] = sum;
  }
  const last = scattered[x.length - 1]!;
  if (adjust && !(last > 0)) throw new RangeError(`the Tougaard background cannot be adjusted: ${last} counts reach the high-binding-energy end`);
  const factor = adjust ? (high - low) / last : 1;
  return { background: scattered.map((value) => low + factor * value), b: kernel.b * factor };
}
