import { fit as leastSquares } from '@shared/numerics/least-squares';
import type { Fit, FitOptions } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import type { StateData } from '../series';
import { compileSeries, type CompiledSeries, type TriedModel } from './compile';
import { settingsAtValues } from './fitted-settings';
import { shiftName } from './parameter-names';
import { distinctShift, scans } from './shift-scan';
import { startsFromScan } from './starting-shifts';

/**
 * The charge shifts to start from. The lines of Ru²⁺, Ru³⁺ and Ru⁴⁺ stand about 1.1 eV apart like rungs of a ladder, so a state can
 * be fitted almost as well one rung off: every state's shift is scanned with only areas solved, before the series is fitted and again
 * with the shapes that the fit found.
 */

/** Iterations after which two starts are compared. */
const firstLook = 6;
/** Rounds of moving single states to another minimum. */
const maxRounds = 4;
/** A runner-up within this much of the best, in units of the residual variance, is tried and reported. */
const rivalLimit = 40;

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

/** Fits a series from the best of its basins. */
export function fitBestBasin(states: readonly StateData[], settings: XpsSettings, options: FitOptions, report: (fraction: number, stage: string) => void): BasinResult {
  report(0.02, 'scan');
  const starts = startsFromScan(states, settings, options);
  report(0.1, 'fit');
  const looks = starts.map((start) => (starts.length === 1 ? fitSeries(states, start, options) : fitSeries(states, start, { ...options, maxIterations: firstLook })));
  const leader = looks.reduce((least, look) => (look.fit.objective < least.fit.objective ? look : least));
  let best = leader.fit.converged || leader.fit.stopReason === 'cancelled' ? leader : fitSeries(states, leader.settings, options);
  const tried = new Set<string>();
  let rivals: RunnerUp[] = [];
  for (let round = 0; round < maxRounds && best.fit.stopReason !== 'cancelled'; round++) {
    report(0.3 + 0.1 * round, 'basins');
    rivals = findRivals(best, options);
    const next = rivals.find((rival) => !tried.has(`${rival.stateId} ${Math.round(rival.otherShift / distinctShift)}`));
    if (!next) break;
    tried.add(`${next.stateId} ${Math.round(next.otherShift / distinctShift)}`);
    const moved = settingsAtValues(best.settings, new Map([[shiftName(next.stateId), next.otherShift]]));
    const other = fitSeries(states, moved, options);
    if (other.fit.objective < best.fit.objective) best = other;
  }
  return { ...best, runnersUp: rivals };
}

/** Fits a series from the settings' values. */
export function fitSeries(states: readonly StateData[], settings: TriedModel, options: FitOptions): SeriesFit {
  const compiled = compileSeries(states, settings);
  const fit = leastSquares(compiled.problem, options);
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  return { settings: settingsAtValues(settings, values), compiled, fit };
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
      if (Math.abs(minimum.shift - shift) < distinctShift) continue;
      const deltaChiSquare = (minimum.chiSquare - here) / variance;
      if (deltaChiSquare < rivalLimit) rivals.push({ stateId: scan.stateId, shift, otherShift: minimum.shift, deltaChiSquare });
    }
  }
  return rivals.sort((a, b) => a.deltaChiSquare - b.deltaChiSquare);
}
