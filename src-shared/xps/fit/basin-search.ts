import { fit as leastSquares } from '@shared/numerics/least-squares';
import type { Block, Fit, FitOptions } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import type { StateData } from '../series';
import { AmplitudeSolver } from './amplitude-solver';
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

/** A fitted series. */
export interface SeriesFit {
  /** Settings whose values are those of the fit. */
  readonly settings: XpsSettings;
  readonly compiled: CompiledSeries;
  readonly fit: Fit;
}

export interface BasinResult extends SeriesFit {
  readonly runnersUp: readonly RunnerUp[];
}

interface Minimum {
  readonly shift: number;
  readonly chiSquare: number;
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
  for (const scan of scans(compiled, settings, values)) {
    if (options.isCancelled?.() || scan.stateId in settings.chargeReference.shifts) continue;
    const [best] = scan.minima();
    if (best) shifts.set(shiftName(scan.stateId), best.shift);
  }
  return settingsAtValues(settings, shifts);
}

/** Other minima of each state's scan, with the fitted shapes, that come near the fit. */
function findRivals({ compiled, fit, settings }: SeriesFit, options: FitOptions): RunnerUp[] {
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  const variance = Math.max(1, fit.chiSquare / Math.max(1, fit.degreesOfFreedom));
  const rivals: RunnerUp[] = [];
  for (const scan of scans(compiled, settings, values)) {
    if (options.isCancelled?.()) break;
    const { shift } = scan;
    const here = scan.chiSquareAt(shift);
    for (const minimum of scan.minima()) {
      if (Math.abs(minimum.shift - shift) < distinct) continue;
      const deltaChiSquare = (minimum.chiSquare - here) / variance;
      if (deltaChiSquare < rivalLimit) rivals.push({ stateId: scan.stateId, shift, otherShift: minimum.shift, deltaChiSquare });
    }
  }
  return rivals.sort((a, b) => a.deltaChiSquare - b.deltaChiSquare);
}

/** The scan of one state's charge shift with every other parameter held and the areas solved. */
class ShiftScan {
  private readonly solver: AmplitudeSolver;
  private readonly p: Float64Array;

  constructor(
    readonly stateId: string,
    private readonly block: Block,
    private readonly values: ReadonlyMap<string, number>,
    private readonly range: readonly [number, number],
  ) {
    this.solver = new AmplitudeSolver(block);
    this.p = Float64Array.from(block.parameters, (name) => values.get(name)!);
  }

  get shift(): number {
    return this.values.get(shiftName(this.stateId))!;
  }

  chiSquareAt(shift: number): number {
    const difference = shift - this.shift;
    this.block.parameters.forEach((name, i) => {
      this.p[i] = this.values.get(name)! + (name.endsWith(`.observed@${this.stateId}`) ? difference : 0);
    });
    return this.solver.solve(this.p);
  }

  /** Local minima over the range, best first. */
  minima(): Minimum[] {
    const [from, to] = this.range;
    const steps = Math.max(1, Math.round((to - from) / scanStep));
    const at = (i: number): number => from + ((to - from) * i) / steps;
    const chiSquares = Array.from({ length: steps + 1 }, (_, i) => this.chiSquareAt(at(i)));
    const found: Minimum[] = [];
    chiSquares.forEach((chiSquare, i) => {
      const left = chiSquares[i - 1] ?? Infinity;
      const right = chiSquares[i + 1] ?? Infinity;
      if (chiSquare > left || chiSquare > right) return;
      // The parabola through three points, where there are three.
      const curvature = left + right - 2 * chiSquare;
      const offset = Number.isFinite(curvature) && curvature > 0 ? (0.5 * (left - right)) / curvature : 0;
      const refined = { shift: at(i + offset), chiSquare: this.chiSquareAt(at(i + offset)) };
      found.push(refined.chiSquare < chiSquare ? refined : { shift: at(i), chiSquare });
    });
    return found.sort((a, b) => a.chiSquare - b.chiSquare);
  }
}

/** A scan for every state whose shift is fitted, over the block that holds the charge reference. */
function scans({ problem, regions }: CompiledSeries, settings: XpsSettings, values: ReadonlyMap<string, number>): ShiftScan[] {
  const { kind, region, searchRange } = settings.chargeReference;
  if (kind === 'fixed') return [];
  return regions.flatMap(({ model, stateId }, i): ShiftScan[] => (model.region === region ? [new ShiftScan(stateId, problem.blocks[i]!, values, searchRange)] : []));
}
