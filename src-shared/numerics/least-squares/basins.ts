/**
 * Finding the right minimum among several: many starts, a short cheap fit of each, full fits of the best few.
 * The minima that lost are reported, since a close runner-up is a doubt about the winner.
 */
import { minusTwoLogLikelihood } from './diagnostics';
import { fit } from './fit';
import { FitInputError } from './input-error';
import type { Fit, FitOptions, Problem } from './types';

interface BasinOptions {
  /** Iterations of each cheap fit; defaults to 8. */
  readonly shortIterations?: number;
  /** How many are fitted in full; defaults to 3. */
  readonly keep?: number;
  /** Options of the full fits. */
  readonly full?: FitOptions;
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

interface Minimum {
  readonly fit: Fit;
  /** −2 ln L above that of the best: Δχ² where the scatter is known. */
  readonly deltaObjective: number;
  /** Index of the start that led here. */
  readonly start: number;
}

interface Basins {
  /** The best first; all distinct. */
  readonly minima: readonly Minimum[];
  /** −2 ln L (χ² where the scatter is known) of the short fit of each start; Infinity where the start could not be fitted. */
  readonly shortObjectives: Float64Array;
  readonly cancelled: boolean;
}

interface Candidate {
  readonly fit: Fit;
  readonly start: number;
  readonly objective: number;
}

/** Starting values that replace those of the problem, by parameter name. */
type Start = Readonly<Record<string, number>>;

function startedAt(problem: Problem, values: ReadonlyMap<string, number>): Problem {
  return {
    ...problem,
    parameters: problem.parameters.map((parameter) => {
      const value = parameter.link || parameter.vary === false ? undefined : values.get(parameter.name);
      return value === undefined ? parameter : { ...parameter, value };
    }),
  };
}

function parameterValues({ parameters }: Fit): Map<string, number> {
  return new Map(parameters.map(({ name, value }) => [name, value]));
}

/** Two points are one when every parameter agrees within a share of the distance that the starts span. */
function agree(a: Fit, b: Fit, spans: ReadonlyMap<string, number>): boolean {
  const values = parameterValues(b);
  return a.parameters.every(({ name, value, vary }) => {
    const other = values.get(name)!;
    const room = Math.max(0.05 * (spans.get(name) ?? 0), 1e-4 * Math.max(Math.abs(value), Math.abs(other)));
    return !vary || Math.abs(value - other) <= room;
  });
}

function spansOf(starts: readonly Start[]): Map<string, number> {
  const ends = new Map<string, [number, number]>();
  for (const start of starts)
    for (const [name, value] of Object.entries(start)) {
      const [low, high] = ends.get(name) ?? [value, value];
      ends.set(name, [Math.min(low, value), Math.max(high, value)]);
    }
  return new Map([...ends].map(([name, [low, high]]) => [name, high - low]));
}

/**
 * Searches from all starts. Starts whose model is not finite are passed over.
 *
 * @throws FitInputError when no start can be fitted at all
 */
export function searchBasins(problem: Problem, starts: readonly Start[], options: BasinOptions = {}): Basins {
  const { shortIterations = 8, keep = 3, isCancelled, onProgress, full = {} } = options;
  if (starts.length === 0) throw new RangeError('a search needs at least one start');
  const cancel = isCancelled ? { isCancelled } : {};
  const total = starts.length + Math.min(keep, starts.length);
  const shortObjectives = new Float64Array(starts.length).fill(Infinity);
  const short: Candidate[] = [];
  let refusal: FitInputError | null = null;
  for (let k = 0; k < starts.length; k += 1) {
    try {
      const found = fit(startedAt(problem, new Map(Object.entries(starts[k]!))), { maxIterations: shortIterations, tolerance: 1e-2, covariance: false, ...cancel });
      if (found.stopReason === 'cancelled') return { minima: [], shortObjectives, cancelled: true };
      const objective = minusTwoLogLikelihood(problem, found);
      shortObjectives[k] = objective;
      short.push({ fit: found, start: k, objective });
    } catch (error) {
      if (!(error instanceof FitInputError) || error.code !== 'model-not-finite') throw error;
      refusal = error;
    }
    onProgress?.({ done: k + 1, total });
  }
  if (refusal && short.length === 0) throw refusal;

  const spans = spansOf(starts);
  short.sort((a, b) => a.objective - b.objective || a.start - b.start);
  const candidates: Candidate[] = [];
  for (const candidate of short) {
    if (candidates.length === keep) break;
    if (!candidates.some((other) => agree(other.fit, candidate.fit, spans))) candidates.push(candidate);
  }
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const result = fit(startedAt(problem, parameterValues(candidate.fit)), { ...full, ...cancel });
    if (result.stopReason === 'cancelled') return { minima: [], shortObjectives, cancelled: true };
    const objective = minusTwoLogLikelihood(problem, result);
    const isKnown = found.some((other) => agree(other.fit, result, spans) && Math.abs(other.objective - objective) <= 1e-2);
    if (!isKnown) found.push({ fit: result, start: candidate.start, objective });
    onProgress?.({ done: starts.length + found.length, total });
  }
  found.sort((a, b) => a.objective - b.objective);
  const best = found[0]!.objective;
  return { minima: found.map(({ fit: minimum, start, objective }) => ({ fit: minimum, start, deltaObjective: objective - best })), shortObjectives, cancelled: false };
}
