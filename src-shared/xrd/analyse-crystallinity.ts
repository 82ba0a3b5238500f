import { normalUpperQuantile } from '@shared/numerics/special/normal-quantile';
import { highestZ, searchBlindly, type Searched } from './blind-search';
import { blindTrials, falseAlarmBudget } from './false-alarms';
import type { FoundPeak } from './find-peaks';
import type { FittedLine } from './fit-wide-lines';
import { standsOnKnown, strongestOfKnown } from './known-lines';
import { lineTemplates, type PatternResiduals } from './matched-filter';
import type { Pattern } from './pattern';
import { isPlausible, measureStrongest, phaseTrials, placedLines, takeOutPhase, testPhase, type Phase, type PhaseLine, type PhaseSearch, type PhaseTest } from './phase-test';

export interface CrystallinitySettings {
  /** Rate of false alarms for the whole pattern, everything included; e.g. 0.01. */
  readonly falseAlarmRate: number;
  readonly search: PhaseSearch;
  /** Lines that are too wide for the smooth scattering not to follow them, already measured; defaults to none. */
  readonly known?: readonly FittedLine[];
}

export interface PhaseOutcome {
  readonly name: string;
  readonly origin: Phase['origin'];
  readonly detected: boolean;
  readonly significance: number;
  /** z a phase must reach to be called detected. */
  readonly threshold: number;
  /** Strongest reflection, Kα1 + Kα2, counts × °. */
  readonly area: number;
  readonly areaUncertainty: number;
  /** Area that would be detected with 90 % probability at the widest line searched, counts × °. */
  readonly detectionLimit: number;
  /** The same by line width. */
  readonly detectionLimitByWidth: readonly { readonly fwhm: number; readonly limit: number }[];
  readonly upperLimit95: number;
  /** A detected phase whose lines cover most of this one's, so that this one can be neither seen nor excluded; or null. */
  readonly coveredBy: string | null;
  /** Sum of the relative intensities of its lines in the pattern. */
  readonly lineSum: number;
  /** ° 2θ of the strongest of them. */
  readonly strongestAt: number;
}

export interface AssignedPeak extends FoundPeak {
  /** The detected phase that has a line here, or null. */
  readonly phase: string | null;
}

export interface CrystallinityOutcome {
  readonly blindThreshold: number;
  readonly peaks: readonly AssignedPeak[];
  /** In the order given; phases without a line in range are left out. */
  readonly phases: readonly PhaseOutcome[];
  readonly background: Float64Array;
  /** Highest z over all widths, by channel: the evidence of the blind search. */
  readonly blindZ: Float64Array;
  /** Where the lines of the detected phases stand, and how wide they are. */
  readonly placed: readonly { readonly lines: readonly PhaseLine[]; readonly fwhm: number }[];
}

/** Normal quantile of 90 %. */
const power90 = 1.2815515655446004;
/** A listed phase is preferred over a shipped one unless the data prefer the other by this much in z². */
const listedPreference = 9;

/**
 * Blind search and targeted tests of one pattern under one budget of false alarms.
 * The pattern must have a uniform step and hold counts (see `prepare-pattern.ts`).
 */
export function analyseCrystallinity(pattern: Pattern, phases: readonly Phase[], settings: CrystallinitySettings): CrystallinityOutcome {
  const { widths } = settings.search;
  const listed = phases.filter(({ origin }) => origin === 'listed').length;
  const shipped = phases.length - listed;
  const budget = falseAlarmBudget(settings.falseAlarmRate, listed > 0, shipped > 0);
  const range = pattern.twoTheta[pattern.twoTheta.length - 1]! - pattern.twoTheta[0]!;
  const blindThreshold = normalUpperQuantile(budget.blind / blindTrials(range, widths));
  const trials = phaseTrials(settings.search);
  const thresholdOf = (phase: Phase) =>
    normalUpperQuantile(phase.origin === 'listed' ? budget.listedPhases / (listed * trials) : budget.extraPhases / (shipped * trials));

  const { residuals, scans, peaks } = searchBlindly(pattern, lineTemplates(pattern, widths), blindThreshold, settings.known ?? []);
  const isPresent = (test: PhaseTest, on: PatternResiduals): boolean => test.significance > thresholdOf(test.phase) && standsOnKnown(test, settings.known ?? []) && isPlausible(on, test, peaks);
  const detected = selectPhases({ residuals, scans }, phases, settings.search, isPresent);

  const outcomes: PhaseOutcome[] = [];
  for (const phase of phases) {
    const found = detected.found.get(phase.name);
    const test = found ?? detected.absent.get(phase.name) ?? testPhase(detected.rest.residuals, detected.rest.scans, phase, settings.search);
    if (test === null) continue;
    const threshold = thresholdOf(phase);
    const detectionLimitByWidth = test.sigmaByWidth.map(({ fwhm, sigma }) => ({ fwhm, limit: (threshold + power90) * sigma }));
    outcomes.push({
      name: phase.name,
      coveredBy: found === undefined ? coveringPhase(phase, detected.found.values()) : null,
      origin: phase.origin,
      detected: found !== undefined,
      significance: test.significance,
      threshold,
      lineSum: test.lineSum,
      strongestAt: test.strongestAt,
      ...(found === undefined ? { area: test.area, areaUncertainty: test.areaUncertainty, upperLimit95: test.upperLimit95 } : (strongestOfKnown(test, settings.known ?? []) ?? measureStrongest(residuals, test))),
      detectionLimit: Math.max(...detectionLimitByWidth.map(({ limit }) => limit)),
      detectionLimitByWidth,
    });
  }
  return {
    blindThreshold,
    peaks: peaks.map((peak) => ({ ...peak, phase: assign(peak, [...detected.found.values()]) })),
    phases: outcomes,
    background: residuals.background.values,
    blindZ: highestZ(scans),
    placed: [...detected.found.values()].map((test) => ({ lines: placedLines(test), fwhm: test.fwhm })),
  };
}

interface Selection {
  readonly found: Map<string, PhaseTest>;
  /** What is left when the lines of all found phases are out, and the tests of the others on it. */
  readonly rest: Searched;
  readonly absent: Map<string, PhaseTest>;
}

/**
 * Takes the phase that explains most, removes its lines, and looks again: a phase whose lines lie under those of a phase that
 * is there is not reported beside it.
 */
function selectPhases(start: Searched, phases: readonly Phase[], search: PhaseSearch, isPresent: (test: PhaseTest, on: PatternResiduals) => boolean): Selection {
  const found = new Map<string, PhaseTest>();
  let rest = start;
  for (;;) {
    const candidates: PhaseTest[] = [];
    const absent = new Map<string, PhaseTest>();
    for (const phase of phases) {
      if (found.has(phase.name) || coveringPhase(phase, found.values()) !== null) continue;
      const test = testPhase(rest.residuals, rest.scans, phase, search);
      if (test === null) continue;
      if (isPresent(test, rest.residuals)) candidates.push(test);
      else absent.set(phase.name, test);
    }
    if (candidates.length === 0) return { found, rest, absent };
    const weight = (test: PhaseTest) => test.significance ** 2 + (test.phase.origin === 'listed' ? listedPreference : 0);
    const heaviest = candidates.reduce((top, test) => (weight(test) > weight(top) ? test : top));
    // Phases with the same line positions differ in intensities alone, and texture changes those by more: the one that was asked for is named.
    const best = heaviest.phase.origin === 'listed' ? heaviest : (candidates.find(({ phase }) => phase.origin === 'listed' && coveringPhase(phase, [heaviest]) !== null) ?? heaviest);
    found.set(best.phase.name, best);
    rest = takeOutPhase(rest.residuals, best, start.scans);
  }
}

/** Lines this close to one another cannot be told apart in a laboratory pattern when the cell is free by some 0.3 %, ° … */
const indistinguishable = 0.2;
/** … nor those closer than this share of their width. */
const indistinguishableShare = 0.4;

/** The found phase under whose lines more than half of a phase's intensity lies (LiCl and cubic zirconia), or null. */
function coveringPhase(phase: Phase, found: Iterable<PhaseTest>): string | null {
  const whole = phase.lines.reduce((sum, line) => sum + line.intensity, 0);
  for (const test of found) {
    const lines = placedLines(test);
    const reach = Math.max(indistinguishable, indistinguishableShare * test.fwhm);
    const covered = phase.lines.filter((line) => lines.some((other) => Math.abs(other.twoTheta - line.twoTheta) < reach));
    if (covered.reduce((sum, line) => sum + line.intensity, 0) > whole / 2) return test.phase.name;
  }
  return null;
}

function assign(peak: FoundPeak, tests: readonly PhaseTest[]): string | null {
  let name: string | null = null;
  let nearest = 0.06 + peak.fwhm / 2;
  for (const test of tests) {
    for (const line of placedLines(test)) {
      const distance = Math.abs(line.twoTheta - peak.twoTheta);
      if (distance < nearest) {
        nearest = distance;
        name = test.phase.name;
      }
    }
  }
  return name;
}
