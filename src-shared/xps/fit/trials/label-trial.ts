import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { ComponentSpec, Species, XpsSettings } from '../../model';
import type { StateData } from '../../series';
import { fitSeries, type BasinResult } from '../basin-search';
import { misfit, weighedRegion } from '../evidence';
import { onlyRegion, rutheniumAlone, sharesOf } from './foreign-trial';
import { doubtOf, leastDoubt, probabilitiesOf, type ModelDoubt, type SharesByState } from '../model-doubt';

const ladder: readonly Species[] = ['Ru2+', 'Ru3+', 'Ru4+'];
/** Shares below this in every state are no line that could be told by its place among the others. */
const absent = 0.1;

/** Other oxidation states that the lines of a series may be. */
export interface LabelRival {
  /** Labels of the lines as taken, and as they would be otherwise, in the same order. */
  readonly taken: readonly string[];
  readonly other: readonly string[];
  readonly probability: number;
}

interface LabelOutcome {
  readonly best: BasinResult;
  readonly rival: LabelRival | null;
  readonly doubts: readonly ModelDoubt[];
}

/**
 * Asks whether the lines of ruthenium may all be one oxidation state lower or higher. Where all three occur the spectra tell them by their order; where the
 * lowest or the highest occurs in no state, only the expected positions tell, and a line of RuCl3 at 281.4 eV is as far from where Ru³⁺ is expected as
 * from where Ru²⁺ is. The likelier labels are taken, and the others are a doubt.
 */
export function settleLabels(states: readonly StateData[], basin: BasinResult, options: FitOptions): LabelOutcome {
  const settled: LabelOutcome = { best: basin, rival: null, doubts: [] };
  const ions = ionsOf(basin.settings);
  if (!ions || options.isCancelled?.()) return settled;
  const found = [...sharesOf(basin).values()];
  const isAbsent = (ion: number): boolean => found.every((state) => state.shares[ion]! < absent);
  const steps = [-1, 1].filter((step) => found.length > 0 && isAbsent(step < 0 ? 0 : 2));
  if (steps.length === 0) return settled;
  const plain = rutheniumAlone(states, options)(basin);
  const shares = sharesOf(plain);
  const variance = misfit(plain);
  const taken = labelsOf(ions, shares);
  const rivals = steps
    .map((step): Relabelled => {
      const fitted = fitSeries(states, relabelled(onlyRegion(plain.settings), ions, step), options);
      const other = sharesOf(fitted);
      const labels = labelsOf(ions, other);
      return { step, shares: other, labels, weight: (plain.fit.objective - fitted.fit.objective) / variance / 2 + logOdds(labels, ions) - logOdds(taken, ions) };
    })
    .filter(({ labels }) => labels.join() !== taken.join())
    .sort((a, b) => b.weight - a.weight);
  const [rival] = rivals;
  if (!rival || options.isCancelled?.()) return settled;
  const isLikelier = rival.weight > 0;
  const probability = probabilitiesOf([-Math.abs(rival.weight)])[0]!;
  const best = isLikelier ? { ...basin, ...fitSeries(states, relabelled(basin.settings, ions, rival.step), options) } : basin;
  if (probability < leastDoubt) return { ...settled, best };
  return isLikelier
    ? { best, rival: { taken: rival.labels, other: taken, probability }, doubts: [doubtOf(probability, rival.shares, shares)] }
    : { best, rival: { taken, other: rival.labels, probability }, doubts: [doubtOf(probability, shares, rival.shares)] };
}

interface Relabelled {
  readonly step: number;
  readonly shares: SharesByState;
  readonly labels: readonly string[];
  /** ln of how much likelier than the labels that it was compared with. */
  readonly weight: number;
}

/** Labels of the ions that are no absent ones. */
const labelsOf = (ions: readonly ComponentSpec[], shares: SharesByState): string[] =>
  ions.filter((_, ion) => [...shares.values()].some((state) => state.shares[ion]! >= absent)).map(({ label }) => label);

/** ln of how usual a series with these ions is: cells are made with Ru³⁺, and few series hold none of it. */
const logOdds = (labels: readonly string[], [, middle]: readonly ComponentSpec[]): number => (labels.includes(middle!.label) ? 0 : Math.log(1 / 5));

/** Ru²⁺, Ru³⁺ and Ru⁴⁺ of a model where the middle one's place is fitted and the others stand at a distance from it. */
function ionsOf({ regions }: XpsSettings): readonly ComponentSpec[] | null {
  const components = regions.find(({ region }) => region === weighedRegion)?.components ?? [];
  const ions = ladder.flatMap((species) => components.find((one) => one.species === species) ?? []);
  const [lower, middle, upper] = ions;
  const isLadder = lower?.parameters['chemicalShift'] && upper?.parameters['chemicalShift'] && middle?.parameters['position']?.mode === 'shared';
  return isLadder ? ions : null;
}

/** The settings with every line one rung lower (−1) or higher (1): the place of Ru³⁺ moves the other way. */
function relabelled(settings: XpsSettings, ions: readonly ComponentSpec[], step: number): XpsSettings {
  const middle = ions[1]!;
  const rung = settings.regions.flatMap(({ components }) => components).find(({ id }) => id === ions[1 + step]!.id)!.parameters['chemicalShift']!.value;
  const moved = (component: ComponentSpec): ComponentSpec => {
    const position = component.parameters['position']!;
    return { ...component, parameters: { ...component.parameters, position: { ...position, value: position.value - rung } } };
  };
  return {
    ...settings,
    regions: settings.regions.map((model) =>
      model.region === weighedRegion ? { ...model, components: model.components.map((component) => (component.id === middle.id ? moved(component) : component)) } : model,
    ),
  };
}
