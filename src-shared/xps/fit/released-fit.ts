import { fit as leastSquares } from '@shared/numerics/least-squares';
import type { Fit, FitOptions } from '@shared/numerics/least-squares/types';
import type { SeriesFit } from './basin-search';

/**
 * The fit again from its optimum, without the rule that areas are not negative: there a species that is absent has an uncertainty,
 * and where χ² would like it to be.
 */
export function releasedFit({ compiled, fit }: SeriesFit, options: FitOptions): Fit {
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  const { problem } = compiled;
  return leastSquares(
    {
      parameters: problem.parameters.map((parameter) => (parameter.link ? parameter : { ...parameter, value: values.get(parameter.name)! })),
      blocks: problem.blocks.map((block) => ({ ...block, amplitudes: block.amplitudes.map(({ name }) => ({ name, nonNegative: false })) })),
    },
    { ...options, covariance: true },
  );
}
