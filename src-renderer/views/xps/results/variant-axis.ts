/** The axis of the variants plot. */
import { ticks } from '@shared/report/svg/ticks';

interface VariantAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly decimals: number;
}

/** An axis that holds every value with its σ, with room beside them. */
export function variantAxis(points: readonly { readonly value: number; readonly sigma: number }[]): VariantAxis {
  const low = Math.min(...points.map(({ value, sigma }) => value - sigma));
  const high = Math.max(...points.map(({ value, sigma }) => value + sigma));
  const [from, to] = points.length === 0 ? [0, 1] : [low - 0.03 * (high - low || 1), high + 0.03 * (high - low || 1)];
  const round = ticks(from, to, 6);
  const step = round.length > 1 ? round[1]! - round[0]! : 1;
  return { from, to, ticks: round, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}
