/** The least-squares engine: what the techniques use of it. */
export { fit } from './fit.js';
export { fitCurve, curveProblem, curveName, type Curve, type CurveFit } from './fit-curve.js';
export { FitInputError, type FitInputCode } from './input-error.js';
export type * from './types.js';
