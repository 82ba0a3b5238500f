import { countingStatistics } from '@shared/spectrum/counting-statistics';
import type { Spectrum } from '@shared/spectrum/spectrum';

/** Dispersions of scaled counts beyond these come from baselines and electronics, not from counting. */
const plausibleDispersion = [1e-9, 1e9] as const;

/**
 * Variance of every ordinate of a spectrum, in the square of its unit, or null where nothing is known of its events.
 * Counts have their own size as variance, at least that of one event; a rate has rate / (dwell × scans). Of other ordinates the
 * scatter from channel to channel tells the factor between ordinate and variance; smoothed data tell nothing.
 * Where channels have exposures of their own, that factor goes with 1/exposure.
 * @returns an array as long as `y`, or null
 */
export function countingVariance({ y, intensity, acquisition }: Pick<Spectrum, 'y' | 'intensity' | 'acquisition'>): Float64Array | null {
  const factor = varianceFactor(y, intensity, acquisition);
  if (factor === null) return null;
  // Below one event the variance of an empty channel would be nothing, and its weight without end.
  return y.map((value, i) => {
    const oneEvent = factor / (acquisition.exposure?.[i] ?? 1);
    return oneEvent * Math.max(value, oneEvent);
  });
}

/** Variance over ordinate at an exposure of 1: the ordinate that one event makes. */
function varianceFactor(y: Float64Array, intensity: Spectrum['intensity'], { dwellS, scans, exposure }: Spectrum['acquisition']): number | null {
  if (intensity === 'counts' && exposure === undefined) return 1;
  if (intensity === 'count-rate' && dwellS !== null && scans !== null && dwellS * scans > 0) return 1 / (dwellS * scans);
  const statistics = countingStatistics(y, exposure);
  if (statistics.kind !== 'counts' && statistics.kind !== 'scaled') return null;
  const { dispersion } = statistics;
  return dispersion > plausibleDispersion[0] && dispersion < plausibleDispersion[1] ? dispersion : null;
}
