import type { Spectrum } from '@shared/spectrum/spectrum';
import type { CrystallinityOutcome } from './analyse-crystallinity';
import { lineReach } from './find-peaks';
import type { FittedLine } from './fit-wide-lines';
import { angleAtOtherWavelength, type Radiation } from './geometry';
import { fitHaloPattern, type HaloFit } from './halo-fit';
import type { NarrowHump } from './narrow-humps';
import type { Phase } from './phase-test';
import { preparePattern } from './prepare-pattern';
import { phaseOfUser, shippedPhases } from './reference-phases';
import type { XrdFinding, XrdResult, XrdSettings } from './result';
import type { WideLine } from './wide-lines';
import { nanocrystallineA, searchWidened, unexplainedHumps } from './widened-search';

export const defaultXrdSettings: XrdSettings = { falseAlarmRate: 0.01, lineWidths: [0.1, 0.35], displacementDeg: 0.08, strain: 0.003, testShipped: true };

/** Curves of one analysed pattern for drawing, in counts per channel; channels that were summed are one. */
export interface PatternCurves {
  readonly twoTheta: Float64Array;
  readonly counts: Float64Array;
  /** Events per count: the variance of a channel is its expected counts over this. */
  readonly exposure: Float64Array;
  /** The smooth scattering that the search stands on. */
  readonly background: Float64Array;
  /** Halos and baseline as fitted, or null. */
  readonly haloModel: Float64Array | null;
  /** The baseline that the halos stand on, or null. */
  readonly haloBaseline: Float64Array | null;
  /** Blind-search z by channel. */
  readonly blindZ: Float64Array;
}

export interface PatternAnalysis {
  readonly result: XrdResult;
  readonly curves: PatternCurves | null;
}

/** Smoothed data have correlated noise of unknown length: only what stands this many thresholds high is believed. */
const smoothedCaution = 3;
/** Phases that separators are made of. */
const separators = new Set(['Li2ZrCl6', 'LiZr2Cl9', 'Li3InCl6', 'Li3YCl6', 'Li6PS5Cl']);

/** A phase of which a line of this share of its strongest lies under a narrow hump, or a wide line that nothing explains, may make it, and has no upper limit. */
const hiddenShare = 0.2;

/** The phases that a pattern is tested for: the manifest's, the user's own (which win by name), and the shipped ones asked for. */
function testedPhases({ kAlpha1A }: Radiation, listed: readonly Phase[], { userPhases = [], testShipped, withoutShipped = [] }: XrdSettings): Phase[] {
  const own = userPhases.flatMap((phase) => phaseOfUser(phase, kAlpha1A) ?? []);
  const asked = [...listed.filter(({ name }) => own.every((phase) => phase.name !== name)), ...own];
  return testShipped ? [...asked, ...shippedPhases(kAlpha1A, asked, withoutShipped)] : asked;
}

/** The halo check of one pattern: verdict, halos, lines found, and what each phase could hide. */
export function analysePattern(spectrum: Spectrum, radiation: Radiation, listed: readonly Phase[], settings: XrdSettings): PatternAnalysis {
  const prepared = preparePattern(spectrum, radiation, settings.lineWidths[0]);
  if (!prepared.ok) return { result: inconclusive(settings, prepared.finding), curves: null };
  const { pattern, statistics } = prepared;
  const phases = testedPhases(radiation, listed, settings);
  const { outcome, known, rest, widest, wider } = searchWidened(pattern, phases, settings);
  const isSmoothed = statistics.kind === 'smoothed';
  const peaks = outcome.peaks.filter((peak) => !isSmoothed || peak.significance > smoothedCaution * outcome.blindThreshold);
  const detects = (phase: CrystallinityOutcome['phases'][number]) => phase.detected && (!isSmoothed || phase.significance > smoothedCaution * phase.threshold);

  const halo = fitHaloPattern(rest, withoutPeaks(pattern.twoTheta, outcome.peaks, known, radiation));
  const humps = unexplainedHumps(rest, outcome, nanocrystallineA);
  const unnamed = known.filter(({ centre }) => outcome.peaks.some(({ twoTheta, phase }) => twoTheta === centre && phase === null));
  const unexplained = [...humps, ...unnamed];
  const hidden = new Set(phases.filter(({ lines }) => lines.some((line) => line.intensity > hiddenShare && unexplained.some(({ centre, fwhm }) => Math.abs(line.twoTheta - centre) < fwhm / 2))).map(({ name }) => name));
  const isCrystalline = peaks.length > 0 || outcome.phases.some(detects);
  // What keeps a verdict back comes first: a report gives the first as its reason.
  const findings = [...(isSmoothed ? prepared.findings : []), ...haloFindings(halo), ...humpFindings(humps, widest), ...(isSmoothed ? [] : prepared.findings), ...peakFindings(peaks, radiation), ...widthFindings(wider, widest, settings), ...coveredFindings(outcome), ...separatorFindings(outcome)];
  const isUndecided = isSmoothed || humps.length > 0 || halo === null || halo.main === null || halo.main.coherence.value > nanocrystallineA;
  const result: XrdResult = {
    verdict: isCrystalline ? 'crystalline' : isUndecided ? 'inconclusive' : 'amorphous',
    falseAlarmRate: settings.falseAlarmRate,
    blindThreshold: outcome.blindThreshold,
    statistics: statistics.kind,
    dispersion: statistics.kind === 'unknown' ? null : statistics.dispersion,
    halos: halo === null ? [] : [...halo.halos],
    mainHalo: halo?.main ?? null,
    haloReducedChiSquare: halo?.reducedChiSquare ?? null,
    peaks,
    crystallinity: crystallinity(peaks, outcome, halo, isSmoothed || unexplained.length > 0),
    kAlpha1A: radiation.kAlpha1A,
    phases: outcome.phases.map((phase) => ({
      ...phase,
      detected: detects(phase),
      detectionLimit: isSmoothed ? null : phase.detectionLimit,
      detectionLimitByWidth: isSmoothed ? [] : [...phase.detectionLimitByWidth],
      upperLimit95: isSmoothed || (!phase.detected && hidden.has(phase.name)) ? null : phase.upperLimit95,
    })),
    findings,
  };
  const { twoTheta, counts, exposure } = pattern;
  return { result, curves: { twoTheta, counts, exposure, background: outcome.background, haloModel: halo?.model ?? null, haloBaseline: halo?.baseline ?? null, blindZ: outcome.blindZ } };
}

function inconclusive(settings: XrdSettings, finding: XrdFinding): XrdResult {
  return {
    verdict: 'inconclusive',
    falseAlarmRate: settings.falseAlarmRate,
    blindThreshold: null,
    statistics: 'unknown',
    dispersion: null,
    halos: [],
    mainHalo: null,
    haloReducedChiSquare: null,
    peaks: [],
    phases: [],
    findings: [finding],
  };
}

/**
 * Degree of crystallinity by areas, A(lines) / (A(lines) + A(halos)): meaningful as far as both have a similar composition. What the
 * phases asked for could hide makes its upper limit, all of them together. Null without a halo.
 */
function crystallinity(peaks: CrystallinityOutcome['peaks'], { phases }: CrystallinityOutcome, halo: HaloFit | null, isWithoutLimit: boolean): NonNullable<XrdResult['crystallinity']> | null {
  const haloArea = halo?.halos.reduce((sum, { area }) => sum + area.value, 0) ?? 0;
  if (haloArea <= 0) return null;
  const lines = peaks.reduce((sum, { area }) => sum + Math.max(0, area), 0);
  const asked = phases.some(({ origin }) => origin === 'listed') ? phases.filter(({ origin, detected }) => origin === 'listed' || detected) : phases;
  const hidden = asked.reduce((sum, { upperLimit95, lineSum }) => sum + Math.max(0, upperLimit95) * lineSum, 0);
  const share = (area: number): number => area / (area + haloArea);
  return { value: share(lines), upperLimit95: isWithoutLimit ? null : share(Math.max(lines, hidden)) };
}

/** Within so many widths of a wide line, what its fit left matters. */
const coreWidths = 0.75;

/** Channels that no found line touches, once the wide lines that were measured are taken away. */
function withoutPeaks(twoTheta: Float64Array, peaks: CrystallinityOutcome['peaks'], known: readonly FittedLine[], radiation: Radiation): Uint8Array {
  const use = new Uint8Array(twoTheta.length).fill(1);
  for (const { twoTheta: centre, fwhm, significance } of peaks) {
    const second = angleAtOtherWavelength(centre, radiation.kAlpha1A, radiation.kAlpha2A) ?? centre;
    const reach = known.some((line) => line.centre === centre) ? coreWidths * fwhm : lineReach(significance, fwhm);
    for (let i = 0; i < use.length; i += 1) if (twoTheta[i]! > centre - reach && twoTheta[i]! < second + reach) use[i] = 0;
  }
  return use;
}

function haloFindings(halo: HaloFit | null): XrdFinding[] {
  if (halo === null || halo.main === null) return [{ severity: 'caution', key: 'xrd.noHalo', params: {} }];
  if (halo.main.coherence.value <= nanocrystallineA) return [];
  return [{ severity: 'caution', key: 'xrd.narrowHalo', params: { coherence: Number(halo.main.coherence.value.toPrecision(2)) } }];
}

function humpFindings(humps: readonly NarrowHump[], widest: number): XrdFinding[] {
  if (humps.length === 0) return [];
  const longest = Math.max(...humps.map(({ coherence }) => coherence));
  return [{ severity: 'caution', key: 'xrd.narrowHumps', params: { at: humps.map(({ centre }) => centre.toFixed(1)).join(', '), coherence: Number(longest.toPrecision(2)), widest: Number(widest.toPrecision(2)) } }];
}

function widthFindings(wider: readonly WideLine[], widest: number, { lineWidths: [, asked] }: XrdSettings): XrdFinding[] {
  const searched = Number(widest.toPrecision(2));
  const findings: XrdFinding[] = widest > asked ? [{ severity: 'info', key: 'xrd.widenedSearch', params: { asked, widest: searched } }] : [];
  if (wider.length > 0) findings.push({ severity: 'caution', key: 'xrd.wideLines', params: { at: wider.map(({ centre }) => centre.toFixed(1)).join(', '), widest: searched } });
  return findings;
}

function peakFindings(peaks: CrystallinityOutcome['peaks'], radiation: Radiation): XrdFinding[] {
  const findings: XrdFinding[] = [];
  const unassigned = peaks.filter(({ phase }) => phase === null);
  for (const strong of peaks) {
    const ghost = angleAtOtherWavelength(strong.twoTheta, radiation.kAlpha1A, radiation.kBetaA);
    const seen = ghost === null ? undefined : unassigned.find((peak) => Math.abs(peak.twoTheta - ghost) < strong.fwhm && peak.area < 0.1 * strong.area);
    if (seen) findings.push({ severity: 'info', key: 'xrd.betaGhost', params: { angle: Number(seen.twoTheta.toFixed(2)), of: Number(strong.twoTheta.toFixed(2)) } });
  }
  if (unassigned.length > 0) findings.push({ severity: 'caution', key: 'xrd.unassignedPeaks', params: { count: unassigned.length } });
  return findings;
}

function coveredFindings(outcome: CrystallinityOutcome): XrdFinding[] {
  return outcome.phases.flatMap(({ name, coveredBy }): XrdFinding[] => (coveredBy === null ? [] : [{ severity: 'info', key: 'xrd.coveredPhase', params: { phase: name, by: coveredBy } }]));
}

/** The separator beneath a thin electrode shines through at high angle: its lines need not mean that it is in the electrode. */
function separatorFindings({ phases }: CrystallinityOutcome): XrdFinding[] {
  return phases.flatMap(({ name, detected }): XrdFinding[] => (detected && separators.has(name) ? [{ severity: 'caution', key: 'xrd.separator', params: { phase: name } }] : []));
}
