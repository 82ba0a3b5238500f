import type { Fit } from '@shared/numerics/least-squares/types';
import type { CompiledRegion, CompiledSeries } from './compile';

/** Values estimated from the block of a region in one state: its amplitudes, its own parameters and its share of the shared ones. */
export function ownValues(fit: Fit, { problem, regions }: CompiledSeries, region: CompiledRegion): number {
  const isLinked = (name: string): boolean => problem.parameters.some((parameter) => parameter.name === name && parameter.link !== undefined);
  const free = fit.parameters.filter(({ name, vary }) => vary && !name.includes('.observed@'));
  const inRegion = free.filter(({ name }) => name.startsWith(`${region.model.region}/`) && !isLinked(name));
  const blocks = regions.filter((one) => one.model.region === region.model.region).length;
  const own = inRegion.filter(({ name }) => name.endsWith(`@${region.stateId}`)).length;
  const shared = inRegion.filter(({ name }) => !name.includes('@')).length;
  return region.components.length + region.backgroundColumns.length + own + shared / blocks;
}
