/**
 * Profile likelihood: the interval in which χ² (the deviance for counts), minimised over everything else, stays within a
 * quantile of its minimum (Venzon & Moolgavkar 1988, doi 10.2307/2347496; for XPS Cumpson & Seah 1992, Surf. Interface Anal. 18, 345).
 * Unlike ± from the covariance it is right near a bound and for curved models.
 */
import { normalQuantile } from '@shared/numerics/special/normal-quantile';
import { fixAmplitude, fixParameter, fixShare, problemAtFit } from './constrain';
import { fit } from './fit';
import { fittedValues } from './derive';
import type { Fit, FitOptions, Problem } from './types';

interface ProfileInterval {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /**
   * Which end is a limit of its own: `upper` when the value lies at its lower bound, so that only an upper limit has the
   * asked-for coverage; `lower` the other way round; `null` for a two-sided interval.
   */
  readonly oneSided: 'upper' | 'lower' | null;
  /** Ends that were not reached: the likelihood stays high up to the bound, or as far as was searched. */
  readonly open: { readonly lower: boolean; readonly upper: boolean };
  /** How far the objective fell below that of the fit on the way: above 0 the fit was not the global minimum. */
  readonly betterBy: number;
}

interface ProfileOptions {
  /** Coverage; defaults to 0.95. */
  readonly level?: number;
  readonly isCancelled?: () => boolean;
}

/** One value held at many places. */
interface ProfileTarget {
  readonly value: number;
  /** A guess of the standard error, for the first step. */
  readonly scale: number;
  readonly min: number;
  readonly max: number;
  problemAt(value: number): Problem;
  /** What the objective of `problemAt` lacks against that of the whole problem. */
  missing(value: number): number;
}

/** Thrown out of a profile when its caller has cancelled it. */
export class ProfileCancelled extends Error {
  override readonly name = 'ProfileCancelled';
}

const accuracy = 1e-3;
const maxFits = 40;

/** A walk along the profile; each fit starts from the one before. */
class Profile {
  private start: ReadonlyMap<string, number> | null = null;
  lowest = Infinity;

  constructor(
    private readonly target: ProfileTarget,
    private readonly options: ProfileOptions,
  ) {}

  begin(values: ReadonlyMap<string, number>): void {
    this.start = values;
  }

  objective(value: number): number {
    const problem = this.target.problemAt(value);
    const { start } = this;
    const parameters = problem.parameters.map((p) => (start && !p.link && p.vary !== false ? { ...p, value: start.get(p.name) ?? p.value } : p));
    const options: FitOptions = { covariance: false, tolerance: 1e-6, ...(this.options.isCancelled ? { isCancelled: this.options.isCancelled } : {}) };
    const found = fit({ ...problem, parameters }, options);
    if (found.stopReason === 'cancelled') throw new ProfileCancelled('the profile was cancelled');
    this.start = fittedValues(found);
    const objective = found.objective + this.target.missing(value);
    this.lowest = Math.min(this.lowest, objective);
    return objective;
  }
}

/**
 * Where the objective has risen by `rise` on one side of the fitted value. √rise is nearly linear in the value, so a
 * bracketed secant on it ends after a few fits.
 */
function findEnd(profile: Profile, target: ProfileTarget, bottom: number, rise: number, side: -1 | 1): { end: number; open: boolean } {
  const bound = side < 0 ? target.min : target.max;
  const goal = Math.sqrt(rise);
  const height = (value: number): number => Math.sqrt(Math.max(profile.objective(value) - bottom, 0)) - goal;
  let inner = target.value;
  let innerHeight = -goal;
  let step = goal * target.scale;
  let outer: number;
  let outerHeight: number;
  for (let fits = 0; ; fits += 1) {
    outer = inner + side * step;
    if (side * (outer - bound) >= 0) outer = bound;
    if (outer === inner || fits === maxFits) return { end: outer, open: true };
    outerHeight = height(outer);
    if (outerHeight >= -accuracy * goal) break;
    if (outer === bound) return { end: bound, open: true };
    // Where it has risen, linear extrapolation of √rise tells how far to go; where it is flat, twice as far.
    const slope = (outerHeight - innerHeight) / Math.abs(outer - inner);
    step = slope > 0 ? Math.min((1.1 * -outerHeight) / slope, 4 * step) : 2 * step;
    inner = outer;
    innerHeight = outerHeight;
  }
  let kept = 0;
  for (let fits = 0; fits < maxFits && outerHeight > accuracy * goal && innerHeight < -accuracy * goal; fits += 1) {
    const next = inner - (innerHeight * (outer - inner)) / (outerHeight - innerHeight);
    if (next === inner || next === outer) break;
    const nextHeight = height(next);
    // Illinois: the end that stays is pulled in, so that the bracket shrinks from both sides.
    if (nextHeight >= 0) {
      outer = next;
      outerHeight = nextHeight;
      if (kept === 1) innerHeight /= 2;
      kept = 1;
    } else {
      inner = next;
      innerHeight = nextHeight;
      if (kept === -1) outerHeight /= 2;
      kept = -1;
    }
  }
  return { end: Math.abs(outerHeight) < Math.abs(innerHeight) ? outer : inner, open: false };
}

/** The profile interval of any target; `atFit` is the problem of {@link problemAtFit}. */
function profileTarget(atFit: Problem, fitted: Fit, target: ProfileTarget, options: ProfileOptions = {}): ProfileInterval {
  const { level = 0.95 } = options;
  const profile = new Profile(target, options);
  const whole = fit(atFit, { covariance: false, tolerance: 1e-6, ...(options.isCancelled ? { isCancelled: options.isCancelled } : {}) });
  if (whole.stopReason === 'cancelled') throw new ProfileCancelled('the profile was cancelled');
  const bottom = whole.objective;
  const values = fittedValues(fitted);
  const atMin = target.value <= target.min;
  const atMax = target.value >= target.max;
  const oneSided = atMin === atMax ? null : atMin ? 'upper' : 'lower';
  const z = normalQuantile(oneSided === null ? (1 + level) / 2 : level);
  const walk = (side: -1 | 1): { end: number; open: boolean } => {
    profile.begin(values);
    return findEnd(profile, target, bottom, z * z, side);
  };
  const low = atMin ? { end: target.min, open: false } : walk(-1);
  const high = atMax ? { end: target.max, open: false } : walk(1);
  return {
    value: target.value,
    lower: low.end,
    upper: high.end,
    oneSided,
    open: { lower: low.open, upper: high.open },
    betterBy: Math.max(bottom - Math.min(profile.lowest, bottom), 0),
  };
}

function scaleOf(stderr: number | null, value: number): number {
  return stderr !== null && stderr > 0 ? stderr : Math.max(1e-2 * Math.abs(value), 1e-6);
}

/** Profile interval of a parameter that is varied. */
export function profileParameter(problem: Problem, fitted: Fit, name: string, options: ProfileOptions = {}): ProfileInterval {
  const atFit = problemAtFit(problem, fitted);
  const parameter = atFit.parameters.find((p) => p.name === name);
  const found = fitted.parameters.find((p) => p.name === name);
  if (!parameter || !found) throw new RangeError(`the fit has no parameter called ${name}`);
  if (parameter.link || !found.vary) throw new RangeError(`parameter ${name} is fixed or linked; profile the parameter that it follows`);
  const { prior } = parameter;
  return profileTarget(
    atFit,
    fitted,
    {
      value: found.value,
      scale: scaleOf(found.stderr, found.value),
      min: parameter.min ?? -Infinity,
      max: parameter.max ?? Infinity,
      problemAt: (value) => fixParameter(atFit, name, value),
      missing: (value) => (prior ? ((value - prior.mean) / prior.sd) ** 2 : 0),
    },
    options,
  );
}

/** Profile interval of an amplitude; a one-sided upper limit when it is at zero. */
export function profileAmplitude(problem: Problem, fitted: Fit, blockName: string, name: string, options: ProfileOptions = {}): ProfileInterval {
  const atFit = problemAtFit(problem, fitted);
  const b = atFit.blocks.findIndex((block) => block.name === blockName);
  const found = fitted.blocks[b]?.amplitudes.find((amplitude) => amplitude.name === name);
  const column = atFit.blocks[b]?.amplitudes.find((amplitude) => amplitude.name === name);
  if (!found || !column) throw new RangeError(`the fit has no amplitude called ${blockName}/${name}`);
  return profileTarget(
    atFit,
    fitted,
    {
      value: found.value,
      scale: scaleOf(found.stderr, largestAmplitude(fitted, b)),
      min: column.nonNegative ? 0 : -Infinity,
      max: Infinity,
      problemAt: (value) => fixAmplitude(atFit, blockName, name, value),
      missing: () => 0,
    },
    options,
  );
}

function largestAmplitude(fitted: Fit, b: number): number {
  return fitted.blocks[b]!.amplitudes.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
}

/**
 * Profile interval of the share w_a a / (w_a a + Σ w_o o) of one amplitude among others of its block (a fraction);
 * weights default to 1. A one-sided upper limit when it is at zero.
 *
 * @param stderr a guess of the share's standard error for the first step, e.g. from the delta method; defaults to 0.02
 */
export function profileShare(
  problem: Problem,
  fitted: Fit,
  share: { readonly block: string; readonly amplitude: string; readonly others: readonly string[]; readonly weights?: Readonly<Record<string, number>>; readonly stderr?: number | null },
  options: ProfileOptions = {},
): ProfileInterval {
  const { block, amplitude, others, weights = {}, stderr } = share;
  const atFit = problemAtFit(problem, fitted);
  const values = fittedValues(fitted);
  const part = (name: string): number => {
    const value = values.get(`${block}/${name}`);
    if (value === undefined) throw new RangeError(`the fit has no amplitude called ${block}/${name}`);
    return value * (weights[name] ?? 1);
  };
  const own = part(amplitude);
  const sum = others.reduce((total, name) => total + part(name), own);
  if (!(sum > 0)) throw new RangeError(`the share of ${amplitude} in ${block} has no meaning: the amplitudes add up to ${sum}`);
  return profileTarget(
    atFit,
    fitted,
    {
      value: own / sum,
      scale: stderr !== undefined && stderr !== null && stderr > 0 ? stderr : 0.02,
      min: 0,
      max: 1 - 1e-9,
      problemAt: (value) => fixShare(atFit, block, amplitude, others, value, weights),
      missing: () => 0,
    },
    options,
  );
}
