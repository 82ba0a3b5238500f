import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import type { StateData } from '../series';
import { compileSeries, type CompiledSeries } from './compile';
import { settingsAtValues } from './fitted-settings';
import { parameterValues } from './parameter-values';
import { shiftName } from './parameter-names';
import { distinctShift, isLow, scans, scanStep, ShiftScan, type CurvePoint } from './shift-scan';

/**
 * Settings with charge shifts to start from, where the user gave none: the likeliest, and others where that is in doubt.
 *
 * A companion line (Cl 2p) moves with the same charge. It does not tell the shift, for its true position is not known, but it tells the
 * shifts of the states against each other, so the scans of all states are added along one unknown offset. The shapes of the scan are only
 * the template's, and where these are far off a state may still look better one rung away; so one start trusts the scans as far as the
 * companion's prior allows, and the other trusts the companion entirely. The better fit decides.
 */
export function startsFromScan(states: readonly StateData[], settings: XpsSettings, options: FitOptions): XpsSettings[] {
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

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean => [...a].every(([name, shift]) => Math.abs(shift - b.get(name)!) < distinctShift);

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
    const other = curve.filter((point, i) => isLow(curve, i) && Math.abs(point.shift - best.shift) > distinctShift && point.height < ambiguousHeight);
    return other.length > 0 ? [{ stateId, ...lowest(other, 0, Infinity) }] : [];
  });
  const choices = Array.from({ length: 2 ** Math.min(open.length, 6) - 1 }, (_, k) => open.filter((_state, i) => ((k + 1) >> i) & 1));
  choices.sort((a, b) => total(a) - total(b));
  const likeliest = choices.slice(0, maxAlternatives);
  if (choices.length > likeliest.length) likeliest.push(open);
  return likeliest.map((moved) => new Map(moved.map(({ stateId, shift }) => [shiftName(stateId), shift])));
}

const total = (points: readonly { readonly height: number }[]): number => points.reduce((sum, { height }) => sum + height, 0);

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
