/** The least-squares engine: what the techniques use of it. */
export { fit } from './fit.js';
export { fitCurve, curveProblem } from './fit-curve.js';
export { FitInputError } from './input-error.js';
export { derive, fittedValues } from './derive.js';
export { drawReplica, optimumOf, runReplicas, spreadOf, type Optimum, type ReplicaOptions } from './replicas.js';
export { profileAmplitude, profileParameter, profileShare, ProfileCancelled } from './profile.js';
export { searchBasins } from './basins.js';
export { informationCriteria, leverages, minusTwoLogLikelihood, reducedChiSquare, residualDiagnostics, strongCorrelations } from './diagnostics.js';
export type * from './types.js';
