import { fit as leastSquares } from '@shared/numerics/least-squares';
import { settingsOfResult } from './analyse';
import { blockName, compileSeries } from './fit/compile';
import type { XpsSettings } from './model';
import type { XpsResult } from './result';
import type { StateData } from './series';

/** Correlations between fitted numbers. */
export interface CorrelationMatrix {
  /** Full parameter names ("Ru3d_C1s/ru3.position", "shift@charge1"), then areas as "Ru3d_C1s/ru3.area". */
  readonly names: readonly string[];
  /** Row-major, names.length². */
  readonly values: Float64Array;
}

/**
 * The correlation matrix of one region as one state sees it: what the region shares over states, what is the state's own, and its areas.
 * Areas may pass zero here, as in the uncertainties of a result, so that an absent species has correlations too.
 * @throws when the result does not belong to the data
 */
export function correlationMatrix(states: readonly StateData[], settings: XpsSettings, result: XpsResult, region: string, stateId: string): CorrelationMatrix {
  const { problem, regions } = compileSeries(states, settingsOfResult(settings, result));
  const { covariance } = leastSquares(
    { ...problem, blocks: problem.blocks.map((block) => ({ ...block, amplitudes: block.amplitudes.map(({ name }) => ({ name, nonNegative: false })) })) },
    { tolerance: 1e-3 },
  );
  const block = blockName(region, stateId);
  const used = problem.blocks.find(({ name }) => name === block);
  const components = regions.find((one) => one.blockName === block)?.components ?? [];
  if (!covariance || !used) return { names: [], values: new Float64Array(0) };
  const free = new Set(problem.parameters.filter(({ link, vary }) => !link && vary !== false).map(({ name }) => name));
  // A component's observed position is a sum; what it sums stands in the list itself.
  const ofRegion = (name: string): boolean => name.startsWith(`${region}/`) && (!name.includes('@') || name.endsWith(`@${stateId}`));
  const wanted = [
    ...[...free].filter((name) => ofRegion(name) || name === `shift@${stateId}`).map((name) => ({ asked: name, shown: name })),
    ...components.map(({ id }) => ({ asked: `${block}/${id}`, shown: `${region}/${id}.area` })),
  ].filter(({ asked }) => covariance.names.includes(asked));
  const matrix = covariance.sub(wanted.map(({ asked }) => asked));
  const n = wanted.length;
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) values[i * n + j] = matrix[i * n + j]! / Math.sqrt(matrix[i * n + i]! * matrix[j * n + j]!);
  return { names: wanted.map(({ shown }) => shown), values };
}
