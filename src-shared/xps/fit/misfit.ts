/**
 * How uncertain a fit is by what its model lacks, judged from the structure left in its residuals.
 *
 * A wrong line shape leaves smooth residuals, and most of a smooth misfit is taken up by the parameters, where it moves them without being seen.
 * What is seen tells its size: the long-run variance of the residuals (Bartlett's weights over a quarter of a line, as in Newey & West 1987,
 * doi 10.2307/1913610) above what counting leaves. Taken for equally strong in every direction as wide as a line, it widens the uncertainties.
 */

export interface MisfitInput {
  /** (y − model)/σ of each spectrum. */
  readonly residuals: readonly Float64Array[];
  /** Values estimated from them. */
  readonly estimated: number;
  /** Full width of a typical line, in channels. */
  readonly lineWidth: number;
}

/** Share of the gain of the weights that a fitted value takes out of the residuals' long-run variance; its column is nearly as smooth as a line. */
const smoothShare = 0.87;
/** Directions per line width: found with lines that the fit does not have, whose misfit is known (testing/recovery.ts). */
const directionsPerWidth = 0.094;

/** Structure below this many standard deviations of its own scatter is no evidence against a model. */
const significant = 1.5;

/** Factor on the covariance of counting statistics, as structure and its scatter have it: at least the reduced χ², and 1. */
export function misfitInflation(input: MisfitInput): number {
  return inflation(input, 0);
}

/** The same for weighing models against each other: only structure that is significant counts. */
export function significantMisfit(input: MisfitInput): number {
  return inflation(input, significant);
}

function inflation({ residuals, estimated, lineWidth }: MisfitInput, deviations: number): number {
  const points = residuals.reduce((sum, { length }) => sum + length, 0);
  const freedom = points - estimated;
  if (freedom <= 0) return 1;
  const reach = Math.max(1, Math.round(lineWidth / 4));
  const weight = (lag: number): number => 1 - lag / (reach + 1);
  let square = 0;
  let longRun = 0;
  for (const values of residuals) {
    for (let lag = 0; lag <= reach; lag++) {
      let product = 0;
      for (let i = lag; i < values.length; i++) product += values[i]! * values[i - lag]!;
      if (lag === 0) square += product;
      longRun += (lag === 0 ? 1 : 2) * weight(lag) * product;
    }
  }
  const white = Math.max(1, square / freedom);
  const expected = 1 - (smoothShare * (reach + 1) * estimated) / points;
  // Of white noise: 2 + 4 Σ weight² per point.
  let variance = 2;
  for (let lag = 1; lag <= reach; lag++) variance += 4 * weight(lag) ** 2;
  const structure = Math.max(0, longRun / points / white - Math.max(0, expected) - deviations * Math.sqrt(variance / points));
  // The long-run variance is that of reach + 1 channels taken together: a finer step makes them more, and each of them less.
  return white * (1 + (structure * (lineWidth / (reach + 1))) / directionsPerWidth);
}
