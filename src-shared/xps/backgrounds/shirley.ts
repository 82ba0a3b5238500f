/**
 * Iterative Shirley background: every electron of the line leaves the same step behind it at higher binding energy.
 *
 *     B₀ = y_L,   Bₙ₊₁(E) = y_L + (y_H − y_L) ∫_{E_L}^{E} (y − Bₙ) / ∫_{E_L}^{E_H} (y − Bₙ)
 *
 * Shirley 1972, doi 10.1103/PhysRevB.5.4709; Proctor & Sherwood 1982, doi 10.1021/ac00238a008. Being made of the data, it
 * carries their noise into the areas; the co-fitted step of the line shapes does not.
 */
import { endpointLevels, runningIntegral } from './endpoint-levels';

export interface ShirleyOptions {
  /** Channels averaged at each end; 3 to 10 are usual. */
  readonly endpointAverage: number;
  /** Standard deviation of each intensity, to see whether the background runs above the data; `null` leaves that out. */
  readonly sigma: Float64Array | null;
  /** Largest change between iterations in units of |y_H − y_L|; defaults to 1e-6. */
  readonly tolerance?: number;
}

/**
 * `no-step`: the high-binding-energy end is not higher; `no-area`: nothing stands above the background;
 * `above-data`: it runs more than 3σ above more than 3 adjacent points; `not-converged`: 100 iterations did not settle.
 */
export type ShirleyRefusal = 'no-step' | 'no-area' | 'above-data' | 'not-converged';

export type ShirleyBackground =
  | {
      readonly ok: true;
      readonly background: Float64Array;
      readonly iterations: number;
      /** Step per area of the spectrum above the background, 1/eV. */
      readonly scale: number;
    }
  | { readonly ok: false; readonly error: ShirleyRefusal };

const mostIterations = 100;

/**
 * @param x binding energy, eV, increasing
 * @param y intensity
 * @returns the background, or why there is none; a straight line (linear.ts) then serves
 */
export function shirleyBackground(x: Float64Array, y: Float64Array, options: ShirleyOptions): ShirleyBackground {
  const { low, high } = endpointLevels(y, options.endpointAverage);
  const step = high - low;
  if (!(step > 0)) return { ok: false, error: 'no-step' };
  const tolerance = (options.tolerance ?? 1e-6) * step;
  let background = new Float64Array(x.length).fill(low);
  for (let iterations = 1; iterations <= mostIterations; iterations++) {
    const integral = runningIntegral(x, y.map((value, i) => value - background[i]!));
    const total = integral[x.length - 1]!;
    if (!(total > 0)) return { ok: false, error: 'no-area' };
    const scale = step / total;
    const next = integral.map((part) => low + scale * part);
    let change = 0;
    for (let i = 0; i < x.length; i++) change = Math.max(change, Math.abs(next[i]! - background[i]!));
    background = next;
    if (change <= tolerance) {
      return options.sigma && runsAbove(background, y, options.sigma) ? { ok: false, error: 'above-data' } : { ok: true, background, iterations, scale };
    }
  }
  return { ok: false, error: 'not-converged' };
}

function runsAbove(background: Float64Array, y: Float64Array, sigma: Float64Array): boolean {
  let run = 0;
  for (let i = 0; i < y.length; i++) {
    run = background[i]! - y[i]! > 3 * sigma[i]! ? run + 1 : 0;
    if (run > 3) return true;
  }
  return false;
}
