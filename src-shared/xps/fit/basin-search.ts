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

interface Minimum {
  readonly shift: number;
  readonly chiSquare: number;
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
    const next = rivals.find((rival) => !tried.has(`${rival.stateId} ${Math.round(rival.otherShift / distinct)}`));
    if (!next) break;
    tried.add(`${next.stateId} ${Math.round(next.otherShift / distinct)}`);
    const moved = settingsAtValues(best.settings, new Map([[shiftName(next.stateId), next.otherShift]]));
    const other = fitSeries(states, moved, options);
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

/**
 * Settings with charge shifts to start from, where the user gave none: the likeliest, and others where that is in doubt.
 *
 * A companion line (Cl 2p) moves with the same charge. It does not tell the shift, for its true position is not known, but it tells the
 * shifts of the states against each other, so the scans of all states are added along one unknown offset. The shapes of the scan are only
 * the template's, and where these are far off a state may still look better one rung away; so one start trusts the scans as far as the
 * companion's prior allows, and the other trusts the companion entirely. The better fit decides.
 */
function startsFromScan(states: readonly StateData[], settings: XpsSettings, options: FitOptions): XpsSettings[] {
  const compiled = compileSeries(states, settings);
  const values = parameterValues(compiled.problem);
  const companions = companionShifts(compiled, settings, values);
  const scanned = scans(compiled, settings, values)
    .filter(({ stateId }) => !options.isCancelled?.() && !(stateId in settings.chargeReference.shifts))
    .map((scan): ScannedState => ({ stateId: scan.stateId, companion: companions.get(scan.stateId) ?? null, curve: scan.curve() }));
  const [trusting = new Map<string, number>()] = alignedShifts(scanned, settings.chargeReference.searchRange, lowest);
  const [strict = trusting, ...others] = alignedShifts(scanned, settings.chargeReference.searchRange, exactly);
  const alone = ambiguousShifts(scanned.filter(({ companion }) => companion === null)).map((moved) => new Map([...trusting, ...moved]));
  return [trusting, ...[strict, ...others].filter((shifts) => !isSame(trusting, shifts)), ...alone].map((shifts) => settingsAtValues(settings, shifts));
}

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean => [...a].every(([name, shift]) => Math.abs(shift - b.get(name)!) < distinct);

/** Minima of a scan with the template's shapes that are this much higher than the best, in units of the residual variance, may still be the right ones. */
const ambiguousHeight = 120;
/** How many such combinations are fitted, the likeliest first. */
const maxAlternatives = 4;
/** How many offsets of the companion are fitted, the likeliest first. */
const maxOffsets = 3;

/**
 * Other shifts to start from for states that no companion line places: where their scans have a second minimum nearly as low as the best, the
 * likeliest combinations of them, and all of these states moved together, for states of one kind are mistaken together.
 */
function ambiguousShifts(scanned: readonly ScannedState[]): Map<string, number>[] {
  const open = scanned.flatMap(({ stateId, curve }) => {
    const best = lowest(curve, 0, Infinity);
    const other = curve.filter((point, i) => isLow(curve, i) && Math.abs(point.shift - best.shift) > distinct && point.height < ambiguousHeight);
    return other.length > 0 ? [{ stateId, ...lowest(other, 0, Infinity) }] : [];
  });
  const choices = Array.from({ length: 2 ** Math.min(open.length, 6) - 1 }, (_, k) => open.filter((_state, i) => ((k + 1) >> i) & 1));
  choices.sort((a, b) => total(a) - total(b));
  const likeliest = choices.slice(0, maxAlternatives);
  if (choices.length > likeliest.length) likeliest.push(open);
  return likeliest.map((moved) => new Map(moved.map(({ stateId, shift }) => [shiftName(stateId), shift])));
}

const total = (points: readonly { readonly height: number }[]): number => points.reduce((sum, { height }) => sum + height, 0);

/** Whether a point of a scan is as low as its neighbours. */
function isLow(curve: readonly { readonly height: number }[], i: number): boolean {
  const { height } = curve[i]!;
  return height <= (curve[i - 1]?.height ?? Infinity) && height <= (curve[i + 1]?.height ?? Infinity);
}

interface ScannedState {
  readonly stateId: string;
  readonly companion: { readonly shift: number; readonly sd: number } | null;
  readonly curve: readonly CurvePoint[];
}

/** Picks a point of a scan where the companion expects the shift. */
type Pick = (curve: readonly CurvePoint[], expected: number, sd: number) => Placed;
interface Placed {
  readonly shift: number;
  readonly height: number;
}

/**
 * The shifts at which the scans add up to least along the companion's unknown offset, and those of other offsets that are nearly as good: a few states
 * of one kind may all look better one rung off, and of a single state the companion tells nothing. Best first; none without a finite sum.
 */
function alignedShifts(scanned: readonly ScannedState[], [from, to]: readonly [number, number], pick: Pick): Map<string, number>[] {
  const offsets = Array.from({ length: Math.floor((to - from + 2 * companionReach) / (scanStep / 4)) + 1 }, (_, i) => from - companionReach + (i * scanStep) / 4);
  const sums = offsets.map((offset) => {
    const chosen = scanned.map(({ stateId, companion, curve }) => ({ stateId, ...(companion ? pick(curve, companion.shift - offset, companion.sd) : lowest(curve, 0, Infinity)) }));
    return { height: total(chosen), shifts: new Map(chosen.map(({ stateId, shift }) => [shiftName(stateId), shift])) };
  });
  const minima = sums.filter((sum, i) => sum.height < Infinity && isLow(sums, i)).sort((a, b) => a.height - b.height);
  const kept: Map<string, number>[] = [];
  for (const { height, shifts } of minima) {
    if (height - minima[0]!.height < ambiguousHeight && kept.length < maxOffsets && !kept.some((known) => isSame(known, shifts))) kept.push(shifts);
  }
  return kept;
}

/** How far the true position of a companion line may lie from its starting value, eV. */
const companionReach = 2;

interface CurvePoint {
  readonly shift: number;
  /** In units of the residual variance at the best point; Infinity where the reference is not a main line. */
  readonly height: number;
  /** The same whatever the reference is. */
  readonly anyHeight: number;
}

/** The lowest point of a scan, with what lies away from `expected` penalised as a prior of this sd would. */
function lowest(curve: readonly CurvePoint[], expected: number, sd: number): Placed {
  let best = { shift: expected, height: Infinity };
  for (const { shift, height } of curve) {
    const penalised = height + ((shift - expected) / sd) ** 2;
    if (penalised < best.height) best = { shift, height: penalised };
  }
  return best;
}

/**
 * The scan where the companion expects the shift, between its points by a straight line; Infinity outside. Which line is the main one does not
 * matter here: with the template's shapes and few counts the reference can come out small at the very place where it belongs.
 */
function exactly(curve: readonly CurvePoint[], expected: number): Placed {
  const after = curve.findIndex(({ shift }) => shift >= expected);
  const [left, right] = [curve[after - 1], curve[after]];
  if (!left || !right) return { shift: expected, height: Infinity };
  const share = (expected - left.shift) / (right.shift - left.shift || 1);
  return { shift: expected, height: left.anyHeight + share * (right.anyHeight - left.anyHeight) };
}

/** Shift of each state's companion line from its starting position: the first component whose own shift per state has a prior. */
function companionShifts({ problem, regions }: CompiledSeries, settings: XpsSettings, values: ReadonlyMap<string, number>): Map<string, { readonly shift: number; readonly sd: number }> {
  const found = new Map<string, { shift: number; sd: number }>();
  const [from, to] = settings.chargeReference.searchRange;
  regions.forEach(({ model, stateId, components }, i) => {
    const spec = components.map(({ parameters }) => parameters['chemicalShift']).find((one) => one?.mode === 'perState' && one.prior);
    if (!spec?.prior || model.region === settings.chargeReference.region || found.has(stateId)) return;
    const scan = new ShiftScan(stateId, problem.blocks[i]!, values, [from - companionReach, to + companionReach], []);
    const [best] = scan.minima();
    if (best) found.set(stateId, { shift: best.shift, sd: spec.prior.sd });
  });
  return found;
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
  private scanned: { readonly shift: number; readonly chiSquare: number; readonly isSound: boolean }[] | null = null;

  constructor(
    readonly stateId: string,
    private readonly block: Block,
    private readonly values: ReadonlyMap<string, number>,
    private readonly range: readonly [number, number],
    /** Columns of the reference's subshell, the reference itself first. */
    private readonly referenceColumns: readonly number[],
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

  /** Whether the reference was the largest of its subshell at the last shift: a shift measured on a line that is not there means nothing. */
  private isReferenceMain(): boolean {
    const [reference = 0, ...others] = this.referenceColumns.map((column) => this.solver.amplitudes[column]!);
    return reference > 0 && others.every((amplitude) => amplitude <= reference);
  }

  /** χ² over the range; that of a sound point is Infinity where the reference is not a main line although it is elsewhere. */
  private heights(): { readonly shift: number; readonly chiSquare: number; readonly anyChiSquare: number }[] {
    const [from, to] = this.range;
    const steps = Math.max(1, Math.round((to - from) / scanStep));
    this.scanned ??= Array.from({ length: steps + 1 }, (_, i) => {
      const shift = from + ((to - from) * i) / steps;
      return { shift, chiSquare: this.chiSquareAt(shift), isSound: this.isReferenceMain() };
    });
    const isAnySound = this.scanned.some(({ isSound }) => isSound);
    return this.scanned.map(({ shift, chiSquare, isSound }) => ({ shift, chiSquare: isSound || !isAnySound ? chiSquare : Infinity, anyChiSquare: chiSquare }));
  }

  /** The scan in units of the residual variance at its best point, the best at zero, with the minima between the grid's points. */
  curve(): CurvePoint[] {
    const minima = this.minima().map(({ shift, chiSquare }) => ({ shift, chiSquare, anyChiSquare: chiSquare }));
    const points = [...this.heights(), ...minima].sort((a, b) => a.shift - b.shift);
    const least = Math.min(...points.map(({ chiSquare }) => chiSquare));
    const variance = Math.max(1, least / this.block.y.length);
    return points.map(({ shift, chiSquare, anyChiSquare }) => ({ shift, height: (chiSquare - least) / variance, anyHeight: (anyChiSquare - least) / variance }));
  }

  /** Local minima over the range, best first. */
  minima(): Minimum[] {
    const heights = this.heights();
    const found: Minimum[] = [];
    heights.forEach(({ shift, chiSquare }, i) => {
      const before = heights[i - 1];
      const after = heights[i + 1];
      const left = before?.chiSquare ?? Infinity;
      const right = after?.chiSquare ?? Infinity;
      if (chiSquare === Infinity || chiSquare > left || chiSquare > right) return;
      // The parabola through three points, where there are three.
      const curvature = left + right - 2 * chiSquare;
      const offset = before && after && Number.isFinite(curvature) && curvature > 0 ? (0.25 * (left - right) * (after.shift - before.shift)) / curvature : 0;
      const refined = this.chiSquareAt(shift + offset);
      found.push(refined < chiSquare ? { shift: shift + offset, chiSquare: refined } : { shift, chiSquare });
    });
    return found.sort((a, b) => a.chiSquare - b.chiSquare);
  }
}

/** A scan for every state whose shift is fitted, over the block that holds the charge reference. */
function scans({ problem, regions }: CompiledSeries, settings: XpsSettings, values: ReadonlyMap<string, number>): ShiftScan[] {
  const { kind, region, component, searchRange } = settings.chargeReference;
  if (kind === 'fixed') return [];
  return regions.flatMap(({ model, stateId, components }, i): ShiftScan[] => {
    const reference = components.find(({ id }) => id === component);
    if (model.region !== region || !reference) return [];
    const columns = components.flatMap((one, column) => (one !== reference && one.subshell === reference.subshell ? [column] : []));
    return [new ShiftScan(stateId, problem.blocks[i]!, values, searchRange, [components.indexOf(reference), ...columns])];
  });
}
