import { FitInputError } from './input-error';
import { fit } from './fit';
import { numericJacobian } from './numeric-jacobian';
import type { Block, Fit, FitOptions, Noise, Parameter, Problem } from './types';

/** A model curve: fills `out` with f(p, x); `p` holds all parameters in the order given, fixed and linked ones too. */
type Curve = (p: Float64Array, x: Float64Array, out: Float64Array) => void;

interface CurveFit {
  readonly f: Curve;
  /** Fills derivatives[k] with ∂f/∂p_k. Left out, central differences are used. */
  readonly jacobian?: (p: Float64Array, x: Float64Array, derivatives: readonly Float64Array[]) => void;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Standard deviation of each point; defaults to equal, unknown scatter. */
  readonly sigma?: Float64Array;
  /** How y scatters, instead of `sigma`. */
  readonly noise?: Noise;
  readonly parameters: readonly Parameter[];
}

/** The block name of a single curve. */
const curveName = 'curve';

/** The problem that {@link fitCurve} solves, for use with replicas, profiles and basins. */
export function curveProblem({ f, jacobian, x, y, sigma, noise, parameters }: CurveFit): Problem {
  if (x.length !== y.length) throw new FitInputError('length-mismatch', curveName, `there are ${x.length} abscissae and ${y.length} ordinates`);
  const names = parameters.map((parameter) => parameter.name);
  const evaluateF = (p: Float64Array, out: Float64Array): void => f(p, x, out);
  const derive = jacobian ? null : numericJacobian(evaluateF, y.length, parameters);
  const block: Block = {
    name: curveName,
    y,
    noise: noise ?? (sigma ? { kind: 'sigma', sigma } : { kind: 'unknown' }),
    amplitudes: [],
    parameters: names,
    dependence: names.map((_, parameter) => ({ column: -1, parameter })),
    evaluate(p, { fixed, derivatives }) {
      f(p, x, fixed);
      if (!derivatives) return;
      if (jacobian) jacobian(p, x, derivatives);
      else derive!(p, derivatives);
    },
  };
  return { parameters, blocks: [block] };
}

/**
 * Fits any curve f(p, x) to points, without a linear part.
 *
 * @throws FitInputError when the data or parameters cannot be fitted as given
 */
export function fitCurve(curve: CurveFit, options: FitOptions = {}): Fit {
  // Differences know derivatives to about ten digits, so dependence shows as more than rounding.
  const rankTolerance = options.rankTolerance ?? (curve.jacobian ? 1e-11 : 1e-9);
  return fit(curveProblem(curve), { ...options, rankTolerance });
}
