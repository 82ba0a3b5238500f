import type { ParameterSpec } from '../model';

interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** Standard deviation of a Gaussian prior around the starting value. */
  readonly priorSd?: number;
}

function parameter(mode: ParameterSpec['mode'], value: number, source: string, limits: Limits = {}): ParameterSpec {
  return {
    value,
    mode,
    min: limits.min ?? null,
    max: limits.max ?? null,
    prior: limits.priorSd === undefined ? null : { mean: value, sd: limits.priorSd },
    link: null,
    freeIn: [],
    source,
  };
}

/** A number that stays as it is. */
export const fixed = (value: number, source: string): ParameterSpec => parameter('fixed', value, source);

/** One fitted value for all states. */
export const shared = (value: number, source: string, limits?: Limits): ParameterSpec => parameter('shared', value, source, limits);

/** A fitted value of its own in every state. */
export const perState = (value: number, source: string, limits?: Limits): ParameterSpec => parameter('perState', value, source, limits);

/** Follows another parameter of the region, "component.parameter": offset + factor × it. */
export const linked = (to: string, source: string, factor = 1, offset = 0): ParameterSpec => ({
  ...parameter('linked', offset, source),
  link: { to, factor, offset },
});
