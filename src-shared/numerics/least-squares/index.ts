/** The least-squares engine: what the techniques use of it. */
export { fit } from './fit';
export { fitCurve, curveProblem } from './fit-curve';
export { FitInputError } from './input-error';
export { derive, fittedValues } from './derive';
export { drawReplica, optimumOf, runReplicas, spreadOf, type Optimum, type ReplicaOptions } from './replicas';
export { profileAmplitude, profileParameter, profileShare, ProfileCancelled } from './profile';
export { searchBasins } from './basins';
export { informationCriteria, leverages, minusTwoLogLikelihood, reducedChiSquare, residualDiagnostics, strongCorrelations } from './diagnostics';
export type * from './types';
