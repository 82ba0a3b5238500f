import type { Finding } from '../../result';
import { likely } from '../evidence';
import { finding } from './finding';
import type { ForeignTrial } from '../trials/foreign-trial';
import type { FittedSeries } from '../fitted-series';
import { oxideShares, type LatticeOxygen, type OxideShare } from '../lattice-oxygen';

/** Lattice oxygen is there when it is three times its standard uncertainty in some state. */
const seen = 3;
/** One-sided 95 % of a normal distribution. */
const limit = 1.645;

/**
 * What O 1s says of RuO2: it is there and its amount held the fit; it is there and did not, for the component is the user's own or species are only suggested;
 * there is lattice oxygen where Ru 3d has no ruthenium for it; there is none.
 */
export type OxygenVerdict = 'taken' | 'seen' | 'other' | 'none';

export function oxygenVerdict(oxygen: LatticeOxygen | null, trials: readonly ForeignTrial[], series: FittedSeries): OxygenVerdict | null {
  if (!oxygen) return null;
  if (!oxideShares(oxygen, series).some(({ value, sd }) => value > seen * sd)) return 'none';
  const modelled = series.settings.regions.flatMap(({ components }) => components).find(({ species }) => species === 'RuO2');
  if (modelled) return modelled.areaPriors ? 'taken' : 'seen';
  return trials.some(({ component, probability }) => component.species === 'RuO2' && probability > likely) ? 'seen' : 'other';
}

const severities = { taken: 'info', seen: 'caution', other: 'caution', none: 'info' } as const;
const sentences = { taken: 'oxygenTaken', seen: 'oxygenSeen', other: 'oxygenOther', none: 'oxygenNone' } as const;

/** What O 1s says of RuO2, in words; nothing where it was not measured. */
export function oxygenFindings(oxygen: LatticeOxygen | null, trials: readonly ForeignTrial[], series: FittedSeries): Finding[] {
  const verdict = oxygenVerdict(oxygen, trials, series);
  if (!oxygen || verdict === null) return [];
  const shares = oxideShares(oxygen, series);
  const highest = (of: (share: OxideShare) => number): OxideShare => shares.reduce((best, share) => (of(share) > of(best) ? share : best));
  const upper = ({ value, sd }: OxideShare): number => Math.max(0, value) + limit * sd;
  const { stateId, value, sd } = highest(({ value: share }) => share);
  const params = verdict === 'none' ? { percent: 100 * upper(highest(upper)) } : { position: oxygen.position, percent: 100 * value, sd: 100 * sd, state: stateId };
  return [finding(severities[verdict], sentences[verdict], params, null, 'O1s')];
}
