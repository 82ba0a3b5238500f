import { fit as leastSquares } from '@shared/numerics/least-squares';
import type { Fit, FitOptions, Parameter } from '@shared/numerics/least-squares/types';
import type { SeriesFit } from './basin-search';

/**
 * How far the Lorentzian widths of lines that share one may in truth lie apart, eV, one standard deviation: the lifetime is common, but
 * multiplets and phonons broaden every oxidation state in its own way, and what one line's wings hide is counted to its neighbour.
 */
export const widthDifference = 0.04;

/**
 * The fit again from its optimum with what its uncertainties must allow for: areas may go below zero, so that a species that is absent has
 * an uncertainty and a value that χ² would like, and lines that share a Lorentzian width may differ in it.
 */
export function releasedFit({ compiled, fit }: SeriesFit, options: FitOptions): Fit {
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  const { problem } = compiled;
  return leastSquares(
    {
      parameters: problem.parameters.flatMap((parameter) => (parameter.link ? ownWidth(parameter, parameter.link, problem.parameters) : { ...parameter, value: values.get(parameter.name)! })),
      blocks: problem.blocks.map((block) => ({ ...block, amplitudes: block.amplitudes.map(({ name }) => ({ name, nonNegative: false })) })),
    },
    { ...options, covariance: true },
  );
}

/** A Lorentzian width that equals another's gets a difference of its own; other links stay. */
function ownWidth(parameter: Parameter, link: NonNullable<Parameter['link']>, all: readonly Parameter[]): Parameter[] {
  const { name } = parameter;
  const [term, ...others] = link.terms;
  if (!name.includes('.lorentzFwhm') || link.offset !== 0 || term?.factor !== 1 || others.length > 0) return [parameter];
  const difference = `${name} difference`;
  // Every width stays positive, wherever within its bounds the one that it follows is.
  const min = -0.9 * Math.max(0, lowest(term.name, all));
  return [
    { name: difference, value: 0, min, prior: { mean: 0, sd: widthDifference } },
    { ...parameter, link: { offset: 0, terms: [term, { name: difference, factor: 1 }] } },
  ];
}

/** The lowest value that a parameter can take; −∞ where it follows others. */
function lowest(name: string, all: readonly Parameter[]): number {
  const parameter = all.find((one) => one.name === name)!;
  if (parameter.link) return -Infinity;
  return parameter.vary === false ? parameter.value : (parameter.min ?? -Infinity);
}
