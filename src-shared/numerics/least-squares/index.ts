/** The least-squares engine: what the techniques use of it. */
export { fit } from './fit.js';
export { fitCurve, curveProblem, curveName, type Curve, type CurveFit } from './fit-curve.js';
export { numericJacobian } from './numeric-jacobian.js';
export { FitInputError, type FitInputCode } from './input-error.js';
export { derive, fittedValues, type Derived } from './derive.js';
export { drawReplica, optimumOf, runReplicas, spreadOf, type Optimum, type ReplicaOptions, type Replicas, type ReplicaSpread } from './replicas.js';
export {
  profileAmplitude,
  profileParameter,
  profileShare,
  ProfileCancelled,
  type ProfileInterval,
  type ProfileOptions,
} from './profile.js';
export { searchBasins, type BasinOptions, type Basins, type Minimum, type Start } from './basins.js';
export {
  informationCriteria,
  leverages,
  minusTwoLogLikelihood,
  reducedChiSquare,
  residualDiagnostics,
  strongCorrelations,
  type BlockDiagnostics,
  type Correlation,
  type InformationCriteria,
} from './diagnostics.js';
export type * from './types.js';
