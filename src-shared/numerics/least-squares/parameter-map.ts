/**
 * Fixed, bounded and linked parameters as one affine map p = M q + c from the free values q to all parameters p,
 * so that the Jacobian over q follows from the one over p by the chain rule.
 */
import { FitInputError } from './input-error';
import type { Parameter } from './types';

/** A linear form over the free values: constant + Σ factors[k] · q[free[k]]. */
export interface AffineRow {
  readonly constant: number;
  readonly free: readonly number[];
  readonly factors: readonly number[];
}

interface FreeValue {
  readonly name: string;
  readonly start: number;
  readonly min: number;
  readonly max: number;
}

/** A Gaussian prior on a linear form of the free values: ((row(q) − mean)/sd)². */
export interface PriorRow {
  readonly name: string;
  readonly row: AffineRow;
  readonly mean: number;
  readonly sd: number;
}

export interface ParameterMap {
  readonly names: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly rows: readonly AffineRow[];
  readonly free: readonly FreeValue[];
  readonly priors: readonly PriorRow[];
}

function checkParameter(parameter: Parameter): void {
  const { name, min = -Infinity, max = Infinity, prior, link } = parameter;
  const numbers = link ? [link.offset, ...link.terms.map((term) => term.factor)] : [parameter.value];
  if (prior) numbers.push(prior.mean, prior.sd);
  if (!numbers.every((value) => Number.isFinite(value)))
    throw new FitInputError('value-not-finite', name, `parameter ${name} has a value that is not a finite number`);
  if (prior && prior.sd <= 0) throw new FitInputError('prior-not-positive', name, `the prior of ${name} has standard deviation ${prior.sd}; it must be positive`);
  if (!(min <= max)) throw new FitInputError('contradictory-bounds', name, `parameter ${name} has lower bound ${min} and upper bound ${max}`);
}

/** Resolves links to rows over the parameters that are free; each free parameter is a row of itself. */
function resolveRows(parameters: readonly Parameter[], indexOf: ReadonlyMap<string, number>, freeOf: ReadonlyMap<string, number>): AffineRow[] {
  const rows: (AffineRow | 'open' | undefined)[] = parameters.map(() => undefined);
  const resolve = (index: number): AffineRow => {
    const known = rows[index];
    const { name, value, link } = parameters[index]!;
    if (known === 'open') throw new FitInputError('circular-link', name, `parameter ${name} is linked to itself`);
    if (known) return known;
    rows[index] = 'open';
    const free = freeOf.get(name);
    let row: AffineRow;
    if (link) {
      let constant = link.offset;
      const factors = new Map<number, number>();
      for (const term of link.terms) {
        const target = indexOf.get(term.name);
        if (target === undefined) throw new FitInputError('unknown-parameter', name, `parameter ${name} is linked to ${term.name}, which does not exist`);
        const other = resolve(target);
        constant += term.factor * other.constant;
        other.free.forEach((q, k) => factors.set(q, (factors.get(q) ?? 0) + term.factor * other.factors[k]!));
      }
      const kept = [...factors].filter(([, factor]) => factor !== 0);
      row = { constant, free: kept.map(([q]) => q), factors: kept.map(([, factor]) => factor) };
    } else {
      row = free === undefined ? { constant: value, free: [], factors: [] } : { constant: 0, free: [free], factors: [1] };
    }
    rows[index] = row;
    return row;
  };
  return parameters.map((_, index) => resolve(index));
}

/**
 * Compiles parameters to their affine map.
 *
 * @throws FitInputError on duplicate or unknown names, circular links, non-finite values, min > max, and bounds on a
 *   linked parameter that follows several free ones (the engine keeps to boxes)
 */
export function compileParameters(parameters: readonly Parameter[]): ParameterMap {
  const indexOf = new Map<string, number>();
  const freeOf = new Map<string, number>();
  const bounds: { name: string; start: number; min: number; max: number }[] = [];
  parameters.forEach((parameter, index) => {
    const { name, value, vary = true, min = -Infinity, max = Infinity, link } = parameter;
    checkParameter(parameter);
    if (indexOf.has(name)) throw new FitInputError('duplicate-name', name, `two parameters are called ${name}`);
    indexOf.set(name, index);
    if (!link && vary && min < max) {
      freeOf.set(name, bounds.length);
      bounds.push({ name, start: value, min, max });
    }
  });
  const held = parameters.map((p) => (!p.link && p.vary !== false && p.min !== undefined && p.min === p.max ? { ...p, value: p.min, vary: false } : p));
  const rows = resolveRows(held, indexOf, freeOf);

  held.forEach((parameter, index) => {
    const { name, min = -Infinity, max = Infinity, link } = parameter;
    const row = rows[index]!;
    if (!link || row.free.length === 0 || (min === -Infinity && max === Infinity)) return;
    if (row.free.length > 1)
      throw new FitInputError('bounds-on-sum', name, `parameter ${name} follows several free parameters; bound those instead of ${name}`);
    const factor = row.factors[0]!;
    const ends = [(min - row.constant) / factor, (max - row.constant) / factor];
    const target = bounds[row.free[0]!]!;
    target.min = Math.max(target.min, Math.min(...ends));
    target.max = Math.min(target.max, Math.max(...ends));
    if (!(target.min <= target.max))
      throw new FitInputError('contradictory-bounds', name, `the bounds of ${name} leave no room for ${target.name}, which it follows`);
  });

  const priors: PriorRow[] = [];
  held.forEach((parameter, index) => {
    const row = rows[index]!;
    if (parameter.prior && row.free.length > 0) priors.push({ name: parameter.name, row, mean: parameter.prior.mean, sd: parameter.prior.sd });
  });
  const free = bounds.map(({ name, start, min, max }) => ({ name, start: Math.min(Math.max(start, min), max), min, max }));
  return { names: parameters.map((parameter) => parameter.name), indexOf, rows, free, priors };
}

/** The value of an affine form at q. */
export function rowValue(row: AffineRow, q: Float64Array): number {
  let value = row.constant;
  for (let k = 0; k < row.free.length; k += 1) value += row.factors[k]! * q[row.free[k]!]!;
  return value;
}
