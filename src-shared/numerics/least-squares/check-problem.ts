/** Refuses data that no fit can be made of, with the reason. */
import { FitInputError } from './input-error';
import type { Layout } from './layout';
import type { Block } from './types';

function checkBlock(block: Block): void {
  const { name, y, noise } = block;
  if (y.length === 0) throw new FitInputError('no-data', name, `block ${name} has no points`);
  const bad = y.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new FitInputError('data-not-finite', name, `point ${bad} of block ${name} is ${y[bad]!}`);
  const names = new Set<string>();
  for (const amplitude of block.amplitudes) {
    if (names.has(amplitude.name)) throw new FitInputError('duplicate-name', `${name}/${amplitude.name}`, `block ${name} has two amplitudes called ${amplitude.name}`);
    names.add(amplitude.name);
  }
  if (noise.kind === 'sigma') {
    if (noise.sigma.length !== y.length)
      throw new FitInputError('length-mismatch', name, `block ${name} has ${y.length} points and ${noise.sigma.length} standard deviations`);
    const at = noise.sigma.findIndex((sigma) => !(sigma > 0 && sigma < Infinity));
    if (at >= 0) throw new FitInputError('sigma-not-positive', name, `standard deviation ${at} of block ${name} is ${noise.sigma[at]!}; it must be positive`);
  }
  for (const { factors, sd } of block.ties ?? []) {
    if (factors.length !== block.amplitudes.length) throw new FitInputError('length-mismatch', name, `a tie of block ${name} has ${factors.length} factors for ${block.amplitudes.length} amplitudes`);
    if (!(sd > 0 && sd < Infinity)) throw new FitInputError('sigma-not-positive', name, `a tie of block ${name} has standard deviation ${sd}; it must be positive`);
    // Scatter is estimated from points alone, and a tie weighs against it.
    if (noise.kind === 'unknown') throw new FitInputError('sigma-not-positive', name, `block ${name} has a tie but its scatter is not known`);
  }
  if (noise.kind === 'poisson') {
    const { gain = 1 } = noise;
    if (!(gain > 0 && gain < Infinity)) throw new FitInputError('sigma-not-positive', name, `the gain of block ${name} is ${gain}; it must be positive`);
    const at = y.findIndex((value) => value < 0);
    if (at >= 0) throw new FitInputError('negative-counts', name, `point ${at} of block ${name} has ${y[at]!} counts; counts cannot be negative`);
    if (y.every((value) => value === 0)) throw new FitInputError('no-counts', name, `block ${name} has no counts at all`);
  }
}

/** @throws FitInputError naming the block at fault */
export function checkProblem({ blocks, map }: Layout): void {
  if (blocks.length === 0) throw new FitInputError('no-data', 'problem', 'there is nothing to fit: the problem has no blocks');
  const names = new Set<string>();
  let points = map.priors.length;
  let unknowns = map.free.length;
  for (const { block } of blocks) {
    if (names.has(block.name)) throw new FitInputError('duplicate-name', block.name, `two blocks are called ${block.name}`);
    names.add(block.name);
    checkBlock(block);
    points += block.y.length + (block.ties?.length ?? 0);
    unknowns += block.amplitudes.length;
  }
  for (const { block, localCount, priors } of blocks) {
    const own = block.amplitudes.length + localCount;
    if (own > block.y.length + priors.length)
      throw new FitInputError('too-few-points', block.name, `block ${block.name} has ${block.y.length} points for ${own} unknowns of its own`);
  }
  if (unknowns > points) throw new FitInputError('too-few-points', 'problem', `there are ${points} observations for ${unknowns} unknowns`);
}
