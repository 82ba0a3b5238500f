/** What the ordinates themselves say of how they were counted. */
import type { Finding, StateResult } from '../../result';
import { finding } from './finding';
import type { FittedSeries } from '../fitted-series';

/**
 * Counts per second from which a single detector loses some: channel electron multipliers are linear up to 10⁶ s⁻¹ each and end at 5.6 · 10⁶ (SPECS, PHOIBOS
 * series manual). How many of them share a spectrum is not told by files.
 */
const linearUpTo = 1e6;

/** How far below 1 the reduced χ² must be, in its standard deviations, so that chance does not do it once in 30 000 regions. */
const deviations = 4;

/** Rates at which detectors lose counts, and counts that scatter less than independent events do. */
export function detectorFindings(series: FittedSeries, states: readonly StateResult[]): Finding[] {
  return [...rateFindings(series), ...scatterFindings(series, states)];
}

function rateFindings({ compiled }: FittedSeries): Finding[] {
  return compiled.regions.flatMap(({ data: { counts, livetimeS }, model, stateId }): Finding[] => {
    if (livetimeS === null) return [];
    const rate = counts.reduce((most, value) => Math.max(most, value), 0) / livetimeS;
    return rate > linearUpTo ? [finding('caution', 'countRateHigh', { rate: rate / 1e6, linear: linearUpTo / 1e6 }, stateId, model.region)] : [];
  });
}

/** A model that misses the data raises χ² and never lowers it: what is below 1 is the scatter of the counts, over all states of a region. */
function scatterFindings({ compiled }: FittedSeries, states: readonly StateResult[]): Finding[] {
  const counted = new Set(compiled.regions.filter(({ data }) => data.isPoisson).map(({ data }) => data.measurementId));
  const regions = states.flatMap((state) => state.regions.filter(({ measurementId }) => counted.has(measurementId)));
  return [...new Set(regions.map(({ region }) => region))].flatMap((key): Finding[] => {
    const members = regions.filter(({ region }) => region === key);
    const points = members.reduce((sum, one) => sum + one.points, 0);
    const scatter = members.reduce((sum, one) => sum + one.points * one.reducedChiSquare, 0) / points;
    return scatter < 1 - deviations * Math.sqrt(2 / points) ? [finding('caution', 'scatterSmall', { scatter }, null, key)] : [];
  });
}
