import { fit as leastSquares } from '@shared/numerics/least-squares';
import type { Block, Fit, FitOptions, Problem } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import type { StateData } from '../series';
import { compileSeries, type CompiledSeries } from './compile';
import { settingsAtValues } from './fitted-settings';
import { parameterValues } from './parameter-values';
import { shiftName } from './parameter-names';

/**
 * The charge shifts to start from. The lines of Ru²⁺, Ru³⁺ and Ru⁴⁺ stand about 1.1 eV apart like rungs of a ladder, so a state can
 * be fitted almost as well one rung off: every state's shift is scanned with only areas solved, before the series is fitted and again
 * with the shapes that the fit found.
 */

/** Grid of the scan, eV: a third of the narrowest line's width. */
const scanStep = 0.2;
/** Minima closer than this are the same, eV. */
const distinct = 0.45;
/** Rounds of moving single states to another minimum. */
const maxRounds = 4;
/** A runner-up within this much of the best, in units of the residual variance, is tried and reported. */
export const rivalLimit = 40;

/** Another charge shift at which a state could have been fitted. */
export interface RunnerUp {
  readonly stateId: string;
  readonly shift: number;
  readonly otherShift: number;
  /** How much worse the other is, in units of the residual variance. */
  readonly deltaChiSquare: number;
}

export interface BasinResult {
  /** Settings whose values are those of the fit. */
  readonly settings: XpsSettings;
  readonly compiled: CompiledSeries;
  readonly fit: Fit;
  readonly runnersUp: readonly RunnerUp[];
}

interface Minimum {
  readonly shift: number;
  readonly objective: number;
}

/** Fits a series from the best of its basins. */
export function fitBestBasin(states: readonly StateData[], settings: XpsSettings, options: FitOptions, report: (fraction: number, stage: string) => void): BasinResult {
  report(0.02, 'scan');
  let current = startFromScan(states, settings, options);
  report(0.1, 'fit');
  let best = fitSeries(states, current, options);
  const tried = new Set<string>();
  let rivals: RunnerUp[] = [];
  for (let round = 0; round < maxRounds && best.fit.stopReason !== 'cancelled'; round++) {
    report(0.3 + 0.1 * round, 'basins');
    rivals = findRivals(best, options);
    const next = rivals.find((rival) => !tried.has(`${rival.stateId} ${Math.round(rival.otherShift / distinct)}`));
    if (!next) break;
    tried.add(`${next.stateId} ${Math.round(next.otherShift / distinct)}`);
    current = settingsAtValues(best.settings, new Map([[shiftName(next.stateId), next.otherShift]]));
    const other = fitSeries(states, current, options);
    if (other.fit.objective < best.fit.objective) best = other;
  }
  return { ...best, runnersUp: rivals };
}

interface SeriesFit {
  readonly settings: XpsSettings;
  readonly compiled: CompiledSeries;
  readonly fit: Fit;
}

/** Fits a series from the settings' values. */
export function fitSeries(states: readonly StateData[], settings: XpsSettings, options: FitOptions): SeriesFit {
  const compiled = compileSeries(states, settings);
  const fit = leastSquares(compiled.problem, options);
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  return { settings: settingsAtValues(settings, values), compiled, fit };
}

/** Settings whose charge shifts are the best of a scan, where the user gave none. */
function startFromScan(states: readonly StateData[], settings: XpsSettings, options: FitOptions): XpsSettings {
  const compiled = compileSeries(states, settings);
  const values = parameterValues(compiled.problem);
  const shifts = new Map<string, number>();
  for (const scan of scans(compiled, settings)) {
    if (options.isCancelled?.() || scan.stateId in settings.chargeReference.shifts) continue;
    const [best] = minima(scan, values, settings.chargeReference.searchRange);
    if (best) shifts.set(shiftName(scan.stateId), best.shift);
  }
  return settingsAtValues(settings, shifts);
}

/** Other minima of each state's scan, with the fitted shapes, that come near the fit. */
function findRivals({ compiled, fit, settings }: SeriesFit, options: FitOptions): RunnerUp[] {
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  const variance = Math.max(1, fit.chiSquare / Math.max(1, fit.degreesOfFreedom));
  const rivals: RunnerUp[] = [];
  for (const scan of scans(compiled, settings)) {
    if (options.isCancelled?.()) break;
    const shift = values.get(shiftName(scan.stateId))!;
    const here = objectiveAt(scan, values, shift);
    for (const minimum of minima(scan, values, settings.chargeReference.searchRange)) {
      if (Math.abs(minimum.shift - shift) < distinct) continue;
      const deltaChiSquare = (minimum.objective - here) / variance;
      if (deltaChiSquare < rivalLimit) rivals.push({ stateId: scan.stateId, shift, otherShift: minimum.shift, deltaChiSquare });
    }
  }
  return rivals.sort((a, b) => a.deltaChiSquare - b.deltaChiSquare);
}

/** The blocks of one state that feel its charge shift. */
interface Scan {
  readonly stateId: string;
  readonly block: Block;
  readonly problem: Problem;
}

/** The block of the charge reference's region for every state whose shift is fitted. */
function scans({ problem, regions }: CompiledSeries, settings: XpsSettings): Scan[] {
  if (settings.chargeReference.kind === 'fixed') return [];
  return regions.flatMap((region, i): Scan[] =>
    region.model.region === settings.chargeReference.region ? [{ stateId: region.stateId, block: problem.blocks[i]!, problem }] : [],
  );
}

/** The objective of a state's block at a shift, with every other parameter held and the areas solved. */
function objectiveAt(scan: Scan, values: ReadonlyMap<string, number>, shift: number): number {
  const name = shiftName(scan.stateId);
  const difference = shift - values.get(name)!;
  const parameters = scan.block.parameters.map((parameter) => ({
    name: parameter,
    vary: false,
    value: values.get(parameter)! + (parameter.endsWith(`.observed@${scan.stateId}`) ? difference : 0),
  }));
  return leastSquares({ parameters, blocks: [scan.block] }, { covariance: false }).objective;
}

/** Local minima of a scan over the shift, best first. */
function minima(scan: Scan, values: ReadonlyMap<string, number>, [from, to]: readonly [number, number]): Minimum[] {
  const steps = Math.max(1, Math.round((to - from) / scanStep));
  const objectives = Array.from({ length: steps + 1 }, (_, i) => objectiveAt(scan, values, from + ((to - from) * i) / steps));
  const found: Minimum[] = [];
  objectives.forEach((objective, i) => {
    const left = objectives[i - 1] ?? Infinity;
    const right = objectives[i + 1] ?? Infinity;
    if (objective > left || objective > right) return;
    // The parabola through three points, where there are three.
    const curvature = left + right - 2 * objective;
    const offset = Number.isFinite(curvature) && curvature > 0 ? (0.5 * (left - right)) / curvature : 0;
    const shift = from + ((to - from) * (i + offset)) / steps;
    found.push({ shift, objective: Math.min(objective, objectiveAt(scan, values, shift)) });
  });
  return found.sort((a, b) => a.objective - b.objective);
}
