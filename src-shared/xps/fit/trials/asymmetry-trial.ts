import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { StateData } from '../../series';
import { shadedLines, withAsymmetricLines } from '../../templates/asymmetric-ruthenium';
import { fitSeries, type SeriesFit } from '../basin-search';
import { evidenceFor, openEvidenceFor, weighedRegion } from '../evidence';
import { onlyRegion, sharesOf } from './foreign-trial';
import { doubtOf, largestChangeOfRuthenium, logWeight, ofRutheniumOnly, probabilitiesOf, type ModelDoubt } from '../model-doubt';

/** Doniach–Šunjić lines that were tried for the chloride. */
export interface AsymmetryTrial {
  /** How strongly the data want them rather than Voigt lines with a short tail, see {@link evidenceFor}. */
  readonly deltaBic: number;
  readonly probability: number;
  readonly asymmetry: number;
  /** The part by which they change the ruthenium of the state where they do most. */
  readonly ruthenium: number;
}

interface AsymmetryOutcome {
  readonly trial: AsymmetryTrial | null;
  readonly doubts: readonly ModelDoubt[];
}

/** What a run without the trial gives. */
const noAsymmetryTried: AsymmetryOutcome = { trial: null, doubts: [] };

/** A line that is shaded off is as likely so by multiplets, with an end, as by screening, whose tail has none. */
const asymmetryOdds = 1;
/** Lines with less of their area in a tail are not shaded off. */
const leastTail = 0.02;

/**
 * Tries Doniach–Šunjić lines where the chloride's lines are shaded off to higher binding energy. A short tail and an asymmetry look alike near the line, but
 * what the asymmetry puts further away the other model counts as background: the spectra hardly tell which it is, so the area of Ru 3d is doubted by it.
 * @param without gives the fit of Ru 3d by itself, see rutheniumAlone
 */
export function tryAsymmetry(states: readonly StateData[], best: SeriesFit, options: FitOptions, without: (best: SeriesFit) => SeriesFit): AsymmetryOutcome {
  const model = best.settings.regions.find(({ region }) => region === weighedRegion);
  const [first] = model ? shadedLines(model) : [];
  if (!first || !((first.parameters['tailShare']?.value ?? 0) > leastTail) || options.isCancelled?.()) return noAsymmetryTried;
  const plain = without(best);
  const alone = onlyRegion(plain.settings);
  const fitted = fitSeries(states, { ...alone, regions: alone.regions.map(withAsymmetricLines) }, options);
  if (options.isCancelled?.()) return noAsymmetryTried;
  const [shaded, asymmetric] = [sharesOf(plain), sharesOf(fitted)];
  const probability = probabilitiesOf([logWeight(openEvidenceFor(fitted, plain), asymmetryOdds, asymmetric, shaded)])[0]!;
  // The shares hang on the near side of the lines, which both describe alike; in recovery tests they were off by no more than without this.
  const doubt = ofRutheniumOnly(doubtOf(probability, shaded, asymmetric));
  const line = fitted.settings.regions[0]!.components.find(({ id }) => id === first.id)!;
  return {
    trial: { deltaBic: evidenceFor(fitted, plain), probability, asymmetry: line.parameters['asymmetry']!.value, ruthenium: largestChangeOfRuthenium(doubt) },
    doubts: [doubt],
  };
}
