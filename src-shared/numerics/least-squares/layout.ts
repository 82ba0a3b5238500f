/**
 * Which free value touches which block. Values that touch one block only are local to it and are eliminated with it;
 * only the rest couples the blocks. This is what keeps the cost linear in the number of spectra.
 */
import { FitInputError } from './input-error';
import { compileParameters, type AffineRow, type ParameterMap, type PriorRow } from './parameter-map';
import type { AmplitudeTie, Block, Problem } from './types';

/** A prior whose free values are given as slots of a block, or as positions among the shared values. */
interface PlacedPrior {
  readonly slots: readonly number[];
  readonly prior: PriorRow;
}

/** A tie whose parameters are given as forms over the free values, and its derivatives by the slots of the block. */
interface PlacedTie {
  readonly tie: AmplitudeTie;
  readonly terms: readonly { readonly row: AffineRow; readonly factor: number }[];
  readonly slopes: readonly { readonly slot: number; readonly factor: number }[];
}

export interface BlockLayout {
  readonly block: Block;
  /** Each of the block's parameters as a form over the free values. */
  readonly parameters: readonly AffineRow[];
  /** Free value of each slot: the local ones first, then the shared ones. */
  readonly slots: Int32Array;
  readonly localCount: number;
  /** Position among all shared values of each shared slot. */
  readonly sharedPositions: Int32Array;
  /** Chain rule: J[slot] += factor · amplitude(column) · derivatives[dependence]. */
  readonly terms: readonly { readonly dependence: number; readonly column: number; readonly slot: number; readonly factor: number }[];
  readonly priors: readonly PlacedPrior[];
  readonly ties: readonly PlacedTie[];
}

export interface Layout {
  readonly map: ParameterMap;
  /** Free value of each shared position. */
  readonly shared: Int32Array;
  readonly blocks: readonly BlockLayout[];
  /** Priors that concern shared values only. */
  readonly sharedPriors: readonly PlacedPrior[];
}

/** The free values that each block's model depends on. */
function touchedValues(block: Block, map: ParameterMap): Set<number> {
  const touched = new Set<number>();
  for (const { parameter, column } of block.dependence) {
    const name = block.parameters[parameter];
    const index = name === undefined ? undefined : map.indexOf.get(name);
    if (index === undefined) throw new FitInputError('unknown-parameter', block.name, `block ${block.name} uses parameter ${name ?? `number ${parameter}`}, which does not exist`);
    if (column < -1 || column >= block.amplitudes.length)
      throw new RangeError(`block ${block.name} declares a dependence of column ${column}; it has ${block.amplitudes.length} columns`);
    for (const q of map.rows[index]!.free) touched.add(q);
  }
  for (const { parameter } of (block.ties ?? []).flatMap(({ terms }) => terms)) {
    const index = map.indexOf.get(block.parameters[parameter] ?? '');
    if (index === undefined) throw new RangeError(`a tie of block ${block.name} uses parameter number ${parameter}, which does not exist`);
    for (const q of map.rows[index]!.free) touched.add(q);
  }
  return touched;
}

/** For each free value the one block it belongs to, or −1 when it is shared. */
function findOwners(touched: readonly Set<number>[], map: ParameterMap): Int32Array {
  const none = -2;
  const owners = new Int32Array(map.free.length).fill(none);
  touched.forEach((values, b) => {
    for (const q of values) owners[q] = owners[q] === none ? b : -1;
  });
  for (let q = 0; q < owners.length; q += 1) if (owners[q] === none) owners[q] = -1;
  // A prior that ties local values of different blocks makes them shared.
  for (const { row } of map.priors) {
    const homes = new Set(row.free.map((q) => owners[q]!).filter((owner) => owner >= 0));
    if (homes.size > 1) for (const q of row.free) owners[q] = -1;
  }
  return owners;
}

/** Compiles a problem to its block structure. @throws FitInputError when names do not match */
export function layOut(problem: Problem): Layout {
  const map = compileParameters(problem.parameters);
  const touched = problem.blocks.map((block) => touchedValues(block, map));
  const owners = findOwners(touched, map);
  const shared = Int32Array.from(map.free.keys()).filter((q) => owners[q] === -1);
  const positionOf = new Map([...shared].map((q, position) => [q, position]));

  const placed = new Set<PriorRow>();
  const blocks = problem.blocks.map((block, b): BlockLayout => {
    const local = [...map.free.keys()].filter((q) => owners[q] === b);
    const homePriors = map.priors.filter(({ row }) => row.free.some((q) => owners[q] === b));
    const inBlock = new Set([...touched[b]!, ...homePriors.flatMap(({ row }) => row.free)]);
    const sharedHere = [...inBlock].filter((q) => owners[q] === -1).sort((a, c) => a - c);
    const slots = Int32Array.from([...local, ...sharedHere]);
    const slotOf = new Map([...slots].map((q, slot) => [q, slot]));
    const parameters = block.parameters.map((name) => {
      const index = map.indexOf.get(name);
      if (index === undefined) throw new FitInputError('unknown-parameter', block.name, `block ${block.name} uses parameter ${name}, which does not exist`);
      return map.rows[index]!;
    });
    const terms = block.dependence.flatMap(({ column, parameter }, dependence) => {
      const row = parameters[parameter]!;
      return row.free.map((q, k) => ({ dependence, column, slot: slotOf.get(q)!, factor: row.factors[k]! }));
    });
    const ties = (block.ties ?? []).map((tie): PlacedTie => {
      const placedTerms = tie.terms.map(({ parameter, factor }) => ({ row: parameters[parameter]!, factor }));
      return { tie, terms: placedTerms, slopes: placedTerms.flatMap(({ row, factor }) => row.free.map((q, k) => ({ slot: slotOf.get(q)!, factor: factor * row.factors[k]! }))) };
    });
    for (const prior of homePriors) placed.add(prior);
    return {
      block,
      parameters,
      slots,
      localCount: local.length,
      sharedPositions: Int32Array.from(sharedHere, (q) => positionOf.get(q)!),
      terms,
      priors: homePriors.map((prior) => ({ slots: prior.row.free.map((q) => slotOf.get(q)!), prior })),
      ties,
    };
  });
  const sharedPriors = map.priors
    .filter((prior) => !placed.has(prior))
    .map((prior) => ({ slots: prior.row.free.map((q) => positionOf.get(q)!), prior }));
  return { map, shared, blocks, sharedPriors };
}
