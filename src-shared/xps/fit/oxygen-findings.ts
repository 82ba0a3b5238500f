import type { Finding } from '../result';
import { finding } from './finding';
import type { ForeignTrial } from './foreign-trial';
import type { FittedSeries } from './fitted-series';
import { oxideShares, type LatticeOxygen, type OxideShare } from './lattice-oxygen';

/** Lattice oxygen is there when it is three times its standard uncertainty in some state. */
const seen = 3;
/** One-sided 95 % of a normal distribution. */
const limit = 1.645;

/** What O 1s says of RuO2: seen and taken, seen but not by Ru 3d, or not there. */
export type OxygenVerdict = 'taken' | 'other' | 'none';

export function oxygenVerdict(oxygen: LatticeOxygen | null, trials: readonly ForeignTrial[], series: FittedSeries): OxygenVerdict | null {
  if (!oxygen) return null;
  if (!oxideShares(oxygen, series).some(({ value, sd }) => value > seen * sd)) return 'none';
  return trials.some(({ component, isKept }) => component.species === 'RuO2' && isKept) ? 'taken' : 'other';
}

/** What O 1s says of RuO2, in words; nothing where it was not measured. */
export function oxygenFindings(oxygen: LatticeOxygen | null, trials: readonly ForeignTrial[], series: FittedSeries): Finding[] {
  const verdict = oxygenVerdict(oxygen, trials, series);
  if (!oxygen || verdict === null) return [];
  const { position } = oxygen;
  const shares = oxideShares(oxygen, series);
  const highest = (of: (share: OxideShare) => number): OxideShare => shares.reduce((best, share) => (of(share) > of(best) ? share : best));
  const upper = ({ value, sd }: OxideShare): number => Math.max(0, value) + limit * sd;
  if (verdict === 'none') return [finding('info', 'oxygenNone', { percent: 100 * upper(highest(upper)) }, null, 'O1s')];
  const { stateId, value, sd } = highest(({ value: share }) => share);
  return [finding(verdict === 'taken' ? 'info' : 'caution', verdict === 'taken' ? 'oxygenTaken' : 'oxygenOther', { position, percent: 100 * value, sd: 100 * sd, state: stateId }, null, 'O1s')];
}
