/** Problems with one value held: what profile likelihood walks along. */
import type { AmplitudeTie, Block, BlockValues, Fit, Problem } from './types';

/** Holds a parameter at a value. Its prior no longer acts on anything and is left out. */
export function fixParameter(problem: Problem, name: string, value: number): Problem {
  return {
    ...problem,
    parameters: problem.parameters.map((parameter) => (parameter.name === name ? { name, value, vary: false } : parameter)),
  };
}

/**
 * Replaces amplitude `column` of a block by offset + Σ shares[k] · amplitude k, so that it is no longer free:
 * its column is added to the others and to the fixed part. `shares` has one entry per column; its own is ignored.
 */
function tieAmplitude(block: Block, column: number, offset: number, shares: readonly number[]): Block {
  const points = block.y.length;
  const kept = block.amplitudes.flatMap((_, k) => (k === column ? [] : [k]));
  const arrays = (count: number): Float64Array[] => Array.from({ length: count }, () => new Float64Array(points));
  const inner: BlockValues & { derivatives: Float64Array[] } = {
    columns: arrays(block.amplitudes.length),
    fixed: new Float64Array(points),
    derivatives: arrays(block.dependence.length),
  };
  // Each derivative stays with its own column; those of the tied column also go to all columns it shares in.
  const places = new Map<string, { column: number; parameter: number; sources: { dependence: number; factor: number }[] }>();
  const place = (target: number, parameter: number, dependence: number, factor: number): void => {
    if (factor === 0) return;
    const key = `${target}/${parameter}`;
    const found = places.get(key) ?? { column: target, parameter, sources: [] };
    found.sources.push({ dependence, factor });
    places.set(key, found);
  };
  block.dependence.forEach((entry, dependence) => {
    if (entry.column !== column) {
      place(entry.column < 0 ? -1 : kept.indexOf(entry.column), entry.parameter, dependence, 1);
      return;
    }
    place(-1, entry.parameter, dependence, offset);
    kept.forEach((k, target) => place(target, entry.parameter, dependence, shares[k]!));
  });
  const dependence = [...places.values()];
  const add = (to: Float64Array, from: Float64Array, factor: number): void => {
    for (let i = 0; i < points; i += 1) to[i] = to[i]! + factor * from[i]!;
  };
  return {
    ...block,
    amplitudes: kept.map((k) => block.amplitudes[k]!),
    ...(block.ties && { ties: block.ties.map((tie) => withoutColumn(tie, column, offset, shares, kept)) }),
    dependence,
    evaluate(p, out) {
      inner.fixed.fill(0);
      block.evaluate(p, out.derivatives ? inner : { ...inner, derivatives: null });
      const tied = inner.columns[column]!;
      add(out.fixed, inner.fixed, 1);
      add(out.fixed, tied, offset);
      kept.forEach((k, target) => {
        out.columns[target]!.set(inner.columns[k]!);
        add(out.columns[target]!, tied, shares[k]!);
      });
      const { derivatives } = out;
      if (!derivatives) return;
      dependence.forEach(({ sources }, d) => {
        derivatives[d]!.fill(0);
        for (const source of sources) add(derivatives[d]!, inner.derivatives[source.dependence]!, source.factor);
      });
    },
  };
}

/** A tie with one amplitude written as offset + Σ shares[k] · amplitude k. */
function withoutColumn(tie: AmplitudeTie, column: number, offset: number, shares: readonly number[], kept: readonly number[]): AmplitudeTie {
  const own = tie.factors[column]!;
  return { ...tie, factors: Float64Array.from(kept, (k) => tie.factors[k]! + own * shares[k]!), target: tie.target - own * offset };
}

function withBlock(problem: Problem, name: string, change: (block: Block) => Block): Problem {
  if (!problem.blocks.some((block) => block.name === name)) throw new RangeError(`the problem has no block called ${name}`);
  return { ...problem, blocks: problem.blocks.map((block) => (block.name === name ? change(block) : block)) };
}

function columnOf(block: Block, name: string): number {
  const column = block.amplitudes.findIndex((amplitude) => amplitude.name === name);
  if (column < 0) throw new RangeError(`block ${block.name} has no amplitude called ${name}`);
  return column;
}

/** Holds an amplitude of a block at a value. */
export function fixAmplitude(problem: Problem, block: string, amplitude: string, value: number): Problem {
  return withBlock(problem, block, (b) => tieAmplitude(b, columnOf(b, amplitude), value, b.amplitudes.map(() => 0)));
}

/**
 * Holds the share of one amplitude in a sum: w_a a / (w_a a + Σ w_o o) = share, with 0 ≤ share < 1.
 * Weights default to 1.
 */
export function fixShare(problem: Problem, block: string, amplitude: string, others: readonly string[], share: number, weights: Readonly<Record<string, number>> = {}): Problem {
  if (!(share >= 0 && share < 1)) throw new RangeError(`a share must be at least 0 and below 1; got ${share}`);
  const odds = share / (1 - share) / (weights[amplitude] ?? 1);
  return withBlock(problem, block, (b) => {
    const shares = b.amplitudes.map(({ name }) => (others.includes(name) ? odds * (weights[name] ?? 1) : 0));
    for (const other of others) columnOf(b, other);
    return tieAmplitude(b, columnOf(b, amplitude), 0, shares);
  });
}

/** The problem with its fit as starting point, and with scatter that was estimated now taken as known. */
export function problemAtFit(problem: Problem, { parameters, blocks }: Fit): Problem {
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  return {
    parameters: problem.parameters.map((parameter) => (parameter.link ? parameter : { ...parameter, value: values.get(parameter.name)! })),
    blocks: problem.blocks.map((block, b) =>
      block.noise.kind === 'unknown' ? { ...block, evaluate: block.evaluate.bind(block), noise: { kind: 'sigma', sigma: blocks[b]!.sigma } } : block,
    ),
  };
}
