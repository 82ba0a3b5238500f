/** How strongly the spectra of Ru 3d want one model more than another. */
import type { Fit, Parameter } from '@shared/numerics/least-squares/types';
import type { SeriesFit } from './basin-search';
import { areaPrior, type CompiledRegion } from './compile';
import { FittedSeries } from './fitted-series';
import { isAreaScale } from './parameter-names';
import { significantMisfit, type MisfitInput } from './misfit';

/** The region in which species are weighed against each other. */
export const weighedRegion = 'Ru3d_C1s';

/** Evidence above which a species is kept: ΔBIC > 10 counts as very strong (Kass and Raftery 1995, doi 10.1080/01621459.1995.10476572). */
export const strongEvidence = 10;
/** What need not be proven as a foreign line must (a satellite, a species whose amount another spectrum gives) is kept where it is four times as likely as not. */
export const likely = 0.8;

/** Search parameters and amplitudes above zero, but for areas that other spectra give. */
export function estimatedCount(fitted: SeriesFit): number {
  const { blocks } = fitted.fit;
  return freeParameters(fitted).length + fitted.compiled.regions.reduce((sum, region, i) => sum + blocks[i]!.amplitudes.filter(({ name, atZero }) => !atZero && !isGiven(region, name)).length, 0);
}

const isGiven = ({ components, stateId }: CompiledRegion, amplitude: string): boolean => components.some((component) => component.id === amplitude && areaPrior(component, stateId));

/** Search parameters that a prior holds: the data hardly narrow them, so they cost little but their distance from the prior, which is in the objective. */
const heldCount = (fitted: SeriesFit): number => freeParameters(fitted).filter(({ prior }) => prior).length;

const freeParameters = ({ compiled }: SeriesFit): Parameter[] => compiled.problem.parameters.filter(({ name, link, vary }) => !link && vary !== false && !isAreaScale(name));

/** Channels of all blocks. */
export function observationCount(fit: Fit): number {
  return fit.blocks.reduce((sum, block) => sum + block.residuals.length, 0);
}

/** At least 1. */
export function reducedChiSquare(fitted: SeriesFit): number {
  const freedom = observationCount(fitted.fit) - estimatedCount(fitted);
  return Math.max(1, fitted.fit.chiSquare / Math.max(1, freedom));
}

/**
 * What each estimated value of a line costs. The n of the BIC is the number of observations that bear on the value (Kass and Raftery 1995, section 4.1):
 * an area of one state is known from the channels under its doublet, two lines of two widths each, and not from all channels of all states.
 */
export function costOfValue(fitted: SeriesFit): number {
  return Math.log(4 * Math.max(1, ofRegion(fitted).lineWidth));
}

/** By how much the region of the species is missed beyond counting statistics, as far as that is significant; at least 1. */
export function misfit(fitted: SeriesFit): number {
  return significantMisfit(ofRegion(fitted));
}

/** −2 ln of how well a model predicts the data: χ² in units of a common misfit, and the cost of its values. */
export function criterion(fitted: SeriesFit, variance: number, cost: number): number {
  return fitted.fit.objective / variance + cost * estimatedCount(fitted);
}

/**
 * ΔBIC of a model with a further species: the χ² that it gains, in units of the misfit of the better model, for a model that misses the data
 * everywhere gains from any new line, less the cost of its values.
 */
export function evidenceFor(withSpecies: SeriesFit, without: SeriesFit): number {
  const [variance, cost] = [misfit(withSpecies), costOfValue(withSpecies)];
  return criterion(without, variance, cost) - criterion(withSpecies, variance, cost);
}

/**
 * The evidence that is left open, in the same units: as {@link evidenceFor}, but parameters that a prior holds cost nothing beyond it. What is kept must
 * stand against the full cost; how far a model may be doubted is asked with this one.
 */
export function openEvidenceFor(withSpecies: SeriesFit, without: SeriesFit): number {
  const cost = costOfValue(withSpecies);
  return evidenceFor(withSpecies, without) + cost * (heldCount(withSpecies) - heldCount(without));
}

function ofRegion({ compiled, settings, fit }: SeriesFit): MisfitInput {
  return new FittedSeries(compiled, settings, fit, fit).misfitOf(weighedRegion);
}
