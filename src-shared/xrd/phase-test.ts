import { lowerBound } from '@shared/numerics/lower-bound';
import { blankSigma, templateEvaluator } from '@shared/spectrum/template-amplitude';
import { sampleBraggProfile } from './bragg-profile';
import { copyResiduals, lineReach, refineLine, shapeDoubt, takeOutLine, type FoundPeak } from './find-peaks';
import { angleAtOtherWavelength, strainShift } from './geometry';
import { profileAt, scanAt, scanTemplate, significanceOf, type LineTemplate, type PatternResiduals, type Scan } from './matched-filter';

/** One reflection of a reference phase. */
export interface PhaseLine {
  /** ° 2θ of Kα1. */
  readonly twoTheta: number;
  /** Relative to the strongest, 0 … 1. */
  readonly intensity: number;
  readonly hkl: string;
}

export interface Phase {
  readonly name: string;
  readonly lines: readonly PhaseLine[];
  /** Named by the user or the manifest, or shipped and tested on top of those. */
  readonly origin: 'listed' | 'shipped';
}

/** How much a phase may be displaced and strained when it is looked for. */
export interface PhaseSearch {
  readonly widths: readonly number[];
  /** Largest displacement shift at low angle, °. */
  readonly displacementDeg: number;
  /** Largest relative change of the cell. */
  readonly strain: number;
}

export interface PhaseTest {
  readonly phase: Phase;
  readonly significance: number;
  /** Strongest reflection, Kα1 + Kα2, counts × °. */
  readonly area: number;
  readonly areaUncertainty: number;
  /** σ of the area by template width in a pattern like this without the phase, counts × °. */
  readonly sigmaByWidth: readonly { readonly fwhm: number; readonly sigma: number }[];
  /** 95 % upper limit over all widths and shifts searched, counts × °. */
  readonly upperLimit95: number;
  readonly fwhm: number;
  readonly displacement: number;
  readonly strain: number;
  /** Sum of the relative intensities of the lines inside the pattern. */
  readonly lineSum: number;
  /** ° 2θ of the strongest of them. */
  readonly strongestAt: number;
}

const radian = Math.PI / 180;
/** Normal quantile of 95 % one-sided. */
const oneSided95 = 1.6448536269514722;

/** Independent trials of one phase: its position range over the finest resolution, as a scan has them, never below the widths tried. */
export function phaseTrials(search: PhaseSearch): number {
  const finest = Math.min(...search.widths);
  return search.widths.length + (2.7 * 2 * (search.displacementDeg + 0.5 * search.strain * 60)) / finest;
}

/** Steps from −limit to limit, fine against the width. */
function grid(limit: number, step: number): number[] {
  const count = Math.max(0, Math.ceil(limit / step));
  return Array.from({ length: 2 * count + 1 }, (_, i) => (count === 0 ? 0 : ((i - count) / count) * limit));
}

/** Tests one phase on residuals and their scans (one a width). Null when none of its lines lies inside the pattern. */
export function testPhase(residuals: PatternResiduals, scans: readonly Scan[], phase: Phase, search: PhaseSearch): PhaseTest | null {
  const { twoTheta } = residuals;
  const { values: level, blankWeights } = residuals.background;
  const n = twoTheta.length;
  const step = (twoTheta[n - 1]! - twoTheta[0]!) / (n - 1);
  const margin = search.displacementDeg + Math.max(...search.widths);
  const lines = phase.lines.filter((line) => line.twoTheta > twoTheta[0]! + margin && line.twoTheta < twoTheta[n - 1]! - margin);
  if (lines.length === 0) return null;
  const lineSum = lines.reduce((sum, { intensity }) => sum + intensity, 0);
  const strongestAt = lines.reduce((top, line) => (line.intensity > top.intensity ? line : top)).twoTheta;
  const movable = lines.map((line) => ({ ...line, byDisplacement: Math.cos((line.twoTheta / 2) * radian), byStrain: strainShift(line.twoTheta, 1) }));
  const evaluate = templateEvaluator(residuals);
  const template = new Float64Array(n);
  let best: PhaseTest | null = null;
  let upperLimit95 = 0;
  const sigmaByWidth: { fwhm: number; sigma: number }[] = [];
  for (const scan of scans) {
    template.fill(0);
    let third = 0;
    for (const { twoTheta: centre, intensity } of lines) {
      // Only spread and response come from this template: half a channel does not matter to them.
      const channel = Math.round((centre - twoTheta[0]!) / step);
      const { values, lead, cubes } = profileAt(residuals, scan, channel);
      const to = Math.min(values.length, n - channel - lead);
      for (let i = Math.max(0, -channel - lead); i < to; i += 1) template[channel + lead + i]! += intensity * values[i]!;
      third += (intensity ** 3 * cubes * blankWeights[channel]!) / level[channel]!;
    }
    const { response, variance } = evaluate(0, template, 0, n);
    if (response <= 0 || variance <= 0) continue;
    const sigma = (Math.sqrt(variance) / response) * step;
    sigmaByWidth.push({ fwhm: scan.fwhm, sigma: blankSigma(residuals, template) * step });
    const top = { numerator: -Infinity, displacement: 0, strain: 0 };
    for (const displacement of grid(search.displacementDeg, scan.fwhm / 3)) {
      for (const strain of grid(search.strain, 0.0015)) {
        let numerator = 0;
        for (const { twoTheta: centre, intensity, byDisplacement, byStrain } of movable) {
          numerator += intensity * scanAt(twoTheta, scan.numerator, centre + displacement * byDisplacement + strain * byStrain);
        }
        if (numerator > top.numerator) Object.assign(top, { numerator, displacement, strain });
      }
    }
    const area = (top.numerator / response) * step;
    upperLimit95 = Math.max(upperLimit95, Math.max(0, area) + oneSided95 * sigma);
    const significance = significanceOf(top.numerator, response, variance, third);
    if (best === null || significance > best.significance) {
      best = { phase, significance, area, areaUncertainty: sigma, sigmaByWidth, upperLimit95, fwhm: scan.fwhm, displacement: top.displacement, strain: top.strain, lineSum, strongestAt };
    }
  }
  return best === null ? null : { ...best, upperLimit95 };
}

/** Where the lines of a tested phase lie in this pattern. */
export function placedLines(test: PhaseTest): PhaseLine[] {
  return test.phase.lines.map((line) => ({
    ...line,
    twoTheta: line.twoTheta + test.displacement * Math.cos((line.twoTheta / 2) * radian) + strainShift(line.twoTheta, test.strain),
  }));
}

interface SingleLine {
  readonly line: PhaseLine;
  readonly counts: number;
  readonly sigma: number;
}

/** The amplitude of each line on its own, counts, with σ; lines outside the pattern are left out. */
function singleLines(residuals: PatternResiduals, test: PhaseTest): SingleLine[] {
  const { twoTheta, radiation } = residuals;
  const evaluate = templateEvaluator(residuals);
  const found: SingleLine[] = [];
  for (const line of placedLines(test)) {
    const { first, values } = sampleBraggProfile(twoTheta, line.twoTheta, test.fwhm, radiation);
    if (values.length === 0 || first === 0 || first + values.length >= twoTheta.length) continue;
    const { numerator, response, variance } = evaluate(first, values, first, first + values.length);
    if (response > 0 && variance > 0) found.push({ line, counts: numerator / response, sigma: Math.sqrt(variance) / response });
  }
  return found;
}

/** A line should be seen when it would stand this many σ high; it is missing when it has less than this share of what it should have. */
const expectedSigma = 4.5;
const missingShare = 0.25;

/** With fewer lines due than this, a single one that noise has hidden would decide about their intensities. */
const fewestToWeigh = 4;

/** What a line needs of the phase is judged from the others less this many σ, so that noise on a weak line asks for nothing. */
const heldSigma = 2;
/** The lines of a phase that are in no shadow must stand this many σ high together. */
const ownEvidence = 3;
/** A found peak is at a line of the phase when it lies within this share of the width. */
const sameShare = 0.75;

/** Whether what stands at a line may be the flank of a stronger peak beside it that belongs to none of `own`. */
function isShadowed({ line, counts, sigma }: SingleLine, own: readonly SingleLine[], fwhm: number, peaks: readonly FoundPeak[]): boolean {
  const isAt = (peak: FoundPeak, at: PhaseLine): boolean => Math.abs(peak.twoTheta - at.twoTheta) < sameShare * Math.max(fwhm, peak.fwhm);
  return peaks.some(
    (peak) =>
      peak.significance > counts / sigma &&
      Math.abs(peak.twoTheta - line.twoTheta) < lineReach(peak.significance, Math.max(fwhm, peak.fwhm)) &&
      !own.some((entry) => isAt(peak, entry.line)),
  );
}

/** How many σ the lines stand high together. */
function jointSigma(lines: readonly SingleLine[]): number {
  let sum = 0;
  let square = 0;
  for (const { line, counts, sigma } of lines) {
    sum += (line.intensity * counts) / sigma ** 2;
    square += (line.intensity / sigma) ** 2;
  }
  return square > 0 ? sum / Math.sqrt(square) : 0;
}

/**
 * Whether the pattern of lines fits the phase: of the lines that should stand out most do, and with them most of the intensity beside
 * the strongest line, so that the lines of quartz at four places of graphite are not graphite. One strong foreign line under one line
 * of the phase is not the phase, least of all where the phase's strongest line cannot be looked for. Texture may change ratios by
 * factors, hence the wide tolerance.
 */
export function isPlausible(residuals: PatternResiduals, test: PhaseTest, peaks: readonly FoundPeak[]): boolean {
  const lines = singleLines(residuals, test);
  const step = (residuals.twoTheta[residuals.twoTheta.length - 1]! - residuals.twoTheta[0]!) / (residuals.twoTheta.length - 1);
  const strongest = lines.reduce((top, { line, counts, sigma }) => Math.max(top, (counts - heldSigma * sigma) / Math.max(line.intensity, 0.2)), test.area / step);
  const due = lines.filter((entry) => entry.line.intensity * strongest > expectedSigma * entry.sigma);
  const clear = lines.filter((entry) => !isShadowed(entry, lines, test.fwhm, peaks));
  // Lines that cannot be looked at on their own, in a shadow or too near the end, must not carry the phase.
  const seen = clear.reduce((sum, { line }) => sum + line.intensity, 0);
  if (seen < test.lineSum * (1 - 1e-9) && jointSigma(clear) < ownEvidence) return false;
  const missing = due.filter((entry) => entry.counts < missingShare * entry.line.intensity * strongest || !clear.includes(entry));
  const hasStrongest = lines.some(({ line }) => line.intensity === 1);
  // Two places that one peak feeds are one line seen.
  if (!hasStrongest && due.filter((entry) => !missing.includes(entry) && !isShadowed(entry, [entry], test.fwhm, peaks)).length < 2) return false;
  const top = Math.max(...due.map(({ line }) => line.intensity));
  const beside = (entries: typeof due): number => entries.reduce((sum, { line }) => sum + (line.intensity === top ? 0 : line.intensity), 0);
  return missing.length * 2 <= due.length && (due.length < fewestToWeigh || beside(missing) * 2 <= beside(due));
}

/** A line standing this many σ high on its own is measured on its own: reference intensities are never quite those of a sample. */
const ownMeasureSigma = 5;

/**
 * The area of the strongest reflection of a detected phase, counts × °, from that line alone when it stands out, so that
 * wrong relative intensities (texture) do not enter; otherwise from all lines together. The doubt about the line's shape is
 * part of the uncertainty, and the limit also covers every other width and shift that was searched.
 */
export function measureStrongest(residuals: PatternResiduals, test: PhaseTest): { area: number; areaUncertainty: number; upperLimit95: number } {
  const { twoTheta } = residuals;
  const step = (twoTheta[twoTheta.length - 1]! - twoTheta[0]!) / (twoTheta.length - 1);
  const strongest = placedLines(test).reduce((top, line) => (line.intensity > top.intensity ? line : top));
  const line = refineLine(residuals, strongest.twoTheta, test.fwhm);
  const sigma = line.response > 0 ? Math.sqrt(line.variance) / line.response : Infinity;
  const standsOut = Math.abs(line.centre - strongest.twoTheta) < test.fwhm && line.numerator / line.response > ownMeasureSigma * sigma;
  const area = standsOut ? (line.numerator / line.response) * step : test.area;
  const areaUncertainty = Math.hypot(standsOut ? sigma * step : test.areaUncertainty, shapeDoubt * area);
  const own = area + oneSided95 * areaUncertainty;
  return { area, areaUncertainty, upperLimit95: standsOut ? own : Math.max(own, test.upperLimit95) };
}

/** Weight of a hidden channel relative to what it was. */
const hiddenWeight = 1e-9;

/**
 * Residuals and scans with every line of a phase taken out at its own height, so that texture leaves nothing behind, and the
 * channels of its strong lines hidden, so that what their shape leaves behind is not taken for another phase.
 */
export function takeOutPhase(residuals: PatternResiduals, test: PhaseTest, templates: readonly LineTemplate[]): { residuals: PatternResiduals; scans: Scan[] } {
  const rest = copyResiduals(residuals);
  const { twoTheta, radiation } = rest;
  for (const { line, counts, sigma } of singleLines(residuals, test)) {
    if (counts <= 0) continue;
    takeOutLine(rest, line.twoTheta, test.fwhm, counts);
    if (counts < ownMeasureSigma * sigma) continue;
    const second = angleAtOtherWavelength(line.twoTheta, radiation.kAlpha1A, radiation.kAlpha2A) ?? line.twoTheta;
    const reach = lineReach(counts / sigma, test.fwhm);
    const to = lowerBound(twoTheta, second + reach);
    for (let i = lowerBound(twoTheta, line.twoTheta - reach); i < to; i += 1) rest.weights[i]! *= hiddenWeight;
  }
  return { residuals: rest, scans: templates.map((template) => scanTemplate(rest, template)) };
}
