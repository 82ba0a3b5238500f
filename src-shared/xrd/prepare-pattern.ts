import { countingStatistics, type CountingStatistics } from '@shared/spectrum/counting-statistics';
import { deadRuns } from '@shared/spectrum/dead-runs';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { Radiation } from './geometry';
import { intensityJump } from './intensity-jump';
import { bridgeChannels, loneChannels } from './lone-channels';
import type { Pattern } from './pattern';
import type { XrdFinding } from './result';
import { channelsToSum, sumChannels } from './sum-channels';

export type PreparedPattern =
  | { readonly ok: true; readonly pattern: Pattern; readonly statistics: CountingStatistics; readonly findings: readonly XrdFinding[] }
  | { readonly ok: false; readonly finding: XrdFinding };

const fewestPoints = 150;
/** Steps may differ by this share before the pattern counts as unevenly spaced. */
const stepTolerance = 0.02;

/** … and channels may drift by this share of a step from an even spacing. */
const driftTolerance = 0.5;

const problem = (key: XrdFinding['key'], params: XrdFinding['params'] = {}): PreparedPattern => ({ ok: false, finding: { severity: 'problem', key, params } });

/** Events per channel. */
const onOneScale = ({ counts }: Pattern, statistics: CountingStatistics): Float64Array => (statistics.kind === 'scaled' ? counts.map((value) => value / statistics.dispersion) : counts);

/** Whole numbers with the scatter of counts are counts; others that scatter by more than this are counts times a factor near 1. */
const littleScale = 1.15;
/** Rates times their counting time miss whole numbers by rounding. */
const roundingTolerance = 0.05;

/** The usual exposure of a spectrum and that of each channel relative to it. */
function exposuresOf({ y, acquisition }: Spectrum): { usual: number; exposure: Float64Array } {
  const { exposure } = acquisition;
  if (exposure === undefined) return { usual: 1, exposure: new Float64Array(y.length).fill(1) };
  const usual = exposure.slice().sort()[exposure.length >> 1]!;
  return { usual, exposure: exposure.map((value) => value / usual) };
}

function isScaledALittle(y: Float64Array, { kind, dispersion }: Exclude<CountingStatistics, { kind: 'unknown' }>): boolean {
  return kind === 'counts' && dispersion > littleScale && y.some((value) => Math.abs(value - Math.round(value)) > roundingTolerance);
}

/** Sums of channels scatter by this factor more than their channels promise where neighbours share what was counted. */
const sharedScatter = 1.8;

/** What the channels say of the ordinate, unless their sums scatter as only sums of smoothed or interpolated channels do. */
function confirmedBySums(judged: CountingStatistics, { counts, exposure }: Pattern): CountingStatistics {
  if (judged.kind === 'unknown' || judged.kind === 'smoothed') return judged;
  const sums = countingStatistics(counts, exposure);
  return sums.kind !== 'unknown' && (sums.kind === 'smoothed' || sums.dispersion > sharedScatter * judged.dispersion) ? { kind: 'smoothed', dispersion: judged.dispersion / sums.dispersion } : judged;
}

/**
 * Turns a spectrum on a 2θ axis into counts that statistics can rest on, or says in a finding why it cannot.
 * A rate is multiplied by its counting time where the file gives it; counting times of the channels' own and attenuators are kept
 * beside the counts. Any other scale is taken from the scatter itself
 * (`countingStatistics`), and said so. Channels much finer than the lines looked for are summed.
 * @param narrowestLine ° FWHM
 */
export function preparePattern(spectrum: Spectrum, radiation: Radiation, narrowestLine: number): PreparedPattern {
  const { x, y } = spectrum;
  if (spectrum.axis !== 'two-theta') return problem('xrd.axisNotTwoTheta', { axis: spectrum.axis });
  if (x.length < fewestPoints) return problem('xrd.tooFewPoints', { points: x.length, needed: fewestPoints });
  const negative = y.findIndex((value) => value < 0);
  if (negative >= 0) return problem('xrd.negativeCounts', { angle: x[negative]!, value: y[negative]! });
  const step = (x[x.length - 1]! - x[0]!) / (x.length - 1);
  for (let i = 1; i < x.length; i += 1) {
    if (Math.abs(x[i]! - x[i - 1]! - step) > stepTolerance * step || Math.abs(x[i]! - x[0]! - i * step) > driftTolerance * step) return problem('xrd.unevenSteps', { angle: x[i]! });
  }
  const { dwellS, scans } = spectrum.acquisition;
  const { usual, exposure } = exposuresOf(spectrum);
  const livetime = usual * (spectrum.intensity === 'count-rate' && dwellS !== null ? dwellS * (scans ?? 1) : 1);
  const ordinate = livetime === 1 ? y : y.map((value) => value * livetime);
  const channels = channelsToSum(x, narrowestLine);
  const measured: Pattern = { twoTheta: x, counts: ordinate, exposure, radiation };
  const asMeasured = countingStatistics(ordinate, exposure);
  const summed = channels === 1 ? measured : sumChannels(measured, channels);
  const judged = channels === 1 ? asMeasured : confirmedBySums(asMeasured, summed);
  if (judged.kind === 'unknown') return problem('xrd.noScatter');
  const events = ordinate.map((value, i) => value * exposure[i]!);
  const statistics: CountingStatistics = isScaledALittle(events, judged) ? { kind: 'scaled', dispersion: judged.dispersion } : judged;
  const scale = statistics.kind === 'scaled' ? statistics.dispersion : 1;
  const lone = statistics.kind === 'smoothed' ? [] : loneChannels(scale === 1 ? measured : { ...measured, counts: ordinate.map((value) => value / scale) }, narrowestLine);
  const bridged = lone.length === 0 ? measured : { ...measured, counts: bridgeChannels(ordinate, lone) };
  const pattern = lone.length === 0 ? summed : channels === 1 ? bridged : sumChannels(bridged, channels);
  const [gap] = deadRuns(pattern.counts.map((value, i) => value * pattern.exposure[i]!));
  if (gap) return problem('xrd.noCounts', { from: pattern.twoTheta[gap.from]!, to: pattern.twoTheta[gap.to - 1]!, level: Number(gap.level.toPrecision(2)) });
  const jump = spectrum.acquisition.exposure ? null : intensityJump(onOneScale(pattern, statistics));
  if (jump) return problem('xrd.intensityJump', { at: Number(pattern.twoTheta[jump.at]!.toFixed(2)), before: Number(jump.before.toPrecision(2)), after: Number(jump.after.toPrecision(2)) });
  const findings: XrdFinding[] = spectrum.acquisition.exposure ? [{ severity: 'info', key: 'xrd.ownExposure', params: {} }] : [];
  if (channels > 1) findings.push({ severity: 'info', key: 'xrd.summedChannels', params: { channels, step: Number((channels * step).toPrecision(2)) } });
  if (lone.length > 0) findings.push({ severity: 'caution', key: 'xrd.loneChannels', params: { at: lone.map((i) => x[i]!.toFixed(2)).join(', ') } });
  if (statistics.kind === 'scaled') findings.push({ severity: 'caution', key: 'xrd.scaledCounts', params: { factor: Number(scale.toPrecision(3)) } });
  if (statistics.kind === 'smoothed') findings.push({ severity: 'caution', key: 'xrd.smoothed', params: { dispersion: Number(statistics.dispersion.toPrecision(2)) } });
  return { ok: true, pattern: scale === 1 ? pattern : { ...pattern, counts: pattern.counts.map((value) => value / scale) }, statistics, findings };
}
