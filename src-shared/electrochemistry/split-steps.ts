/** Splits a galvanostatic curve into half cycles and rests, and these into cycles. */
import { chargePassed, type ChargePassed } from './charge-passed';
import { readGalvanostatic, type GalvanostaticData, type Outcome } from './read-curve';

export interface SplitOptions {
  /** Currents up to this size are a rest, mA; defaults to 1/1000 of the largest. */
  readonly restCurrentMA?: number;
  /** Of the electrode, cm²; without it a file that gives a current density is an error. */
  readonly areaCm2?: number;
  /** Runs that pass less than this share of the longest one are no half cycle (a check pulse, a spike); defaults to 1/1000. */
  readonly fragmentShare?: number;
}

export interface Gap {
  /** Row after the gap. */
  readonly row: number;
  readonly seconds: number;
}

/** One half cycle, from its first to its last row with current. */
export interface CyclingStep {
  readonly index: number;
  readonly direction: 'charge' | 'discharge';
  readonly firstRow: number;
  readonly lastRow: number;
  readonly startTimeS: number;
  readonly endTimeS: number;
  readonly startVoltageV: number;
  readonly endVoltageV: number;
  /** Signed: charge positive, mAh. */
  readonly chargeMAh: number;
  /** The same from current and time, for comparison with the cycler's counter. */
  readonly integratedChargeMAh: number;
  /** ∫ V dQ, signed like the charge, mWh, at the measured voltage. */
  readonly energyMWh: number;
  /** Energy / charge, V, as measured. */
  readonly meanVoltageV: number;
  /** Charge / time with current, mA, unsigned. */
  readonly meanCurrentMA: number;
  /** Time without current just before the step, s. */
  readonly restBeforeS: number;
  /** Pauses inside the step. */
  readonly interruptions: number;
  readonly interruptionsS: number;
  /** Times without rows while current ran. */
  readonly gaps: readonly Gap[];
}

export interface SplitCurve {
  readonly data: GalvanostaticData;
  readonly passed: ChargePassed;
  readonly steps: readonly CyclingStep[];
  /** Short runs that were left out. */
  readonly fragments: number;
}

/** A gap is this many typical intervals long. */
const gapIntervals = 20;

/** Errors: see readGalvanostatic. */
export function splitSteps(curve: Parameters<typeof readGalvanostatic>[0], options: SplitOptions = {}): Outcome<SplitCurve> {
  const read = readGalvanostatic(curve, options.areaCm2 ?? null);
  if (!read.ok) return read;
  const data = read.value;
  let largest = 0;
  for (let i = 0; i < data.currentMA.length; i++) {
    const size = Math.abs(data.currentMA[i]!);
    if (size > largest) largest = size;
  }
  const passed = chargePassed(data, options.restCurrentMA ?? 1e-3 * largest);
  const runs = findRuns(passed);
  const longest = runs.reduce((most, run) => Math.max(most, Math.abs(run.chargeMAh)), 0);
  const shortest = (options.fragmentShare ?? 1e-3) * longest;
  const kept = runs.filter((run) => Math.abs(run.chargeMAh) >= shortest && run.chargeMAh !== 0);
  const groups: Run[][] = [];
  for (const run of kept) {
    const last = groups[groups.length - 1];
    if (last?.[0]!.direction === run.direction) last.push(run);
    else groups.push([run]);
  }
  const steps = groups.map((group, index) => describe(group, index, groups[index - 1], data, passed));
  return { ok: true, value: { data, passed, steps, fragments: runs.length - kept.length } };
}

/** Rows in which current runs one way without a break. */
interface Run {
  readonly direction: number;
  readonly first: number;
  readonly last: number;
  readonly chargeMAh: number;
}

function findRuns({ direction, incrementMAh }: ChargePassed): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < direction.length; ) {
    const way = direction[first]!;
    let last = first;
    let chargeMAh = way === 0 ? 0 : incrementMAh[first]!;
    while (last + 1 < direction.length && direction[last + 1] === way) {
      last++;
      chargeMAh += incrementMAh[last]!;
    }
    if (way !== 0) runs.push({ direction: way, first, last, chargeMAh });
    first = last + 1;
  }
  return runs;
}

function describe(group: readonly Run[], index: number, before: readonly Run[] | undefined, data: GalvanostaticData, passed: ChargePassed): CyclingStep {
  const { timeS, voltageV } = data;
  const firstRow = group[0]!.first;
  const lastRow = group[group.length - 1]!.last;
  // Current began after the row before, unless that one was long ago.
  const began = (row: number) => (row === 0 ? timeS[0]! : Math.max(timeS[row - 1]!, timeS[row]! - passed.typicalIntervalS));
  const gaps: Gap[] = [];
  let chargeMAh = 0;
  let integrated = 0;
  let energy = 0;
  let activeS = 0;
  for (const run of group) {
    chargeMAh += run.chargeMAh;
    activeS += timeS[run.last]! - began(run.first);
    for (let i = run.first; i <= run.last; i++) {
      integrated += passed.integratedMAh[i]!;
      const voltage = i === run.first ? voltageV[i]! : 0.5 * (voltageV[i]! + voltageV[i - 1]!);
      energy += voltage * passed.incrementMAh[i]!;
      const seconds = i === run.first ? 0 : timeS[i]! - timeS[i - 1]!;
      if (seconds > gapIntervals * passed.typicalIntervalS) gaps.push({ row: i, seconds });
    }
  }
  let interruptionsS = 0;
  for (let k = 1; k < group.length; k++) interruptionsS += timeS[group[k]!.first]! - timeS[group[k - 1]!.last]!;
  const previousEnd = before ? timeS[before[before.length - 1]!.last]! : timeS[0]!;
  return {
    index,
    direction: group[0]!.direction > 0 ? 'charge' : 'discharge',
    firstRow,
    lastRow,
    startTimeS: began(firstRow),
    endTimeS: timeS[lastRow]!,
    startVoltageV: voltageV[firstRow]!,
    endVoltageV: voltageV[lastRow]!,
    chargeMAh,
    integratedChargeMAh: integrated,
    energyMWh: energy,
    meanVoltageV: energy / chargeMAh,
    meanCurrentMA: activeS > 0 ? (secondsPerHour * Math.abs(chargeMAh)) / activeS : 0,
    restBeforeS: Math.max(0, began(firstRow) - previousEnd),
    interruptions: group.length - 1,
    interruptionsS,
    gaps,
  };
}

const secondsPerHour = 3600;

/** A charge and the discharge that follows it. */
export interface Cycle {
  readonly index: number;
  readonly charge: CyclingStep | null;
  readonly discharge: CyclingStep | null;
}

/**
 * Pairs every charge with the discharge after it, for only what was charged before can be given back: a curve that begins with a discharge has that
 * one alone in its first cycle. The last cycle may be half.
 */
export function pairCycles(steps: readonly CyclingStep[]): Cycle[] {
  const cycles: Cycle[] = [];
  for (let i = 0; i < steps.length; ) {
    const charge = steps[i]!.direction === 'charge' ? steps[i++]! : null;
    const discharge = steps[i]?.direction === 'discharge' ? steps[i++]! : null;
    cycles.push({ index: cycles.length, charge, discharge });
  }
  return cycles;
}
