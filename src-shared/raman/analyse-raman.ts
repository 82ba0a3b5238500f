import { lowerBound } from '@shared/numerics/lower-bound';
import { normalUpperQuantile } from '@shared/numerics/special/normal-quantile';
import { countingStatistics } from '@shared/spectrum/counting-statistics';
import { deadRuns } from '@shared/spectrum/dead-runs';
import { chooseSmoothBackground, fitSmoothBackground } from '@shared/spectrum/smooth-background';
import { residualsOver, type Residuals } from '@shared/spectrum/template-amplitude';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { bridgeSpikes } from './cosmic-spikes';
import { filterEdge } from './filter-edge';
import { findForeignBands, leaveOut, type ForeignBand } from './foreign-bands';
import { onRamanShift, statedLaserNm } from './raman-axis';
import { shapeOn, type RamanReference } from './raman-reference';
import { aboveBaseline, cut, ramanSpectrum, withoutSpikes, type RamanSpectrum } from './raman-spectrum';
import type { Repeat } from './repeat-spikes';
import type { RamanFinding, RamanReferenceResult, RamanResult, RamanSettings } from './result';
import { fitSampleBands, type SampleBands } from './sample-bands';
import { broadened, coarserThan, displaced, displacementOf, isSharp, seek, trials, without, type Displacement, type SharpShape, type SharpTest } from './sharp-search';
import { similarityOf } from './similarity';
import { saturation, troubleWith } from './usable';

export const defaultRamanSettings: RamanSettings = { window: [100, 600], falseAlarmRate: 0.01, shift: 2, broadening: 3 };

/** Curves of a comparison for drawing, on the channels of the window and beyond, in counts. */
export interface RamanCurves {
  readonly shift: Float64Array;
  readonly counts: Float64Array;
  readonly model: Float64Array;
  readonly baseline: Float64Array;
  /** Shares of the model that belong to references; their sum with the broad bands and the baseline is the model. */
  readonly references: readonly { readonly name: string; readonly values: Float64Array }[];
}

export interface RamanAnalysis {
  readonly result: RamanResult;
  readonly curves: RamanCurves | null;
}

/** Sharp bands are sought this far beyond the window, cm⁻¹. */
const searchFooting = 350;
/** Broad bands and fluorescence are fitted this far beyond the window, cm⁻¹: over the bands of carbon to where only fluorescence is left. */
const bandFooting = 1250;
/** Knot spacings of the smooth part, cm⁻¹: the finest still follows a band of 40 cm⁻¹ FWHM. */
const knotSpacings = [120, 80, 55, 40, 30, 22, 17];
/** A spectrum in which not even this share would be found with 90 % probability says nothing about a starting material's absence. */
const largestLimit = 0.04;
const oneSided95 = 1.6448536269514722;
const power90 = 1.2815515655446004;
/**
 * A quarter of the stated rate is spent: trial numbers are approximations, broad bands are not quite smooth, and the stated rate must hold.
 * The ensembles of other-instrument.test.ts hold it to that.
 */
const spentShare = 0.25;

/**
 * Compares one spectrum with references: each is sought as a shape beside a free smooth part (broad bands, fluorescence), in the
 * counts as measured. One budget of false alarms covers all references, and verdict and limit stand on the same threshold.
 * @param manifestLaserNm laser line for a wavelength axis whose file names none
 * @param repeats against them spikes of several channels are told
 */
export function analyseRaman(spectrum: Spectrum, references: readonly RamanReference[], settings: RamanSettings, manifestLaserNm: number | null = null, repeats: readonly Repeat[] = []): RamanAnalysis {
  const nothing = (...findings: RamanFinding[]): RamanAnalysis => ({ result: emptyResult(settings, findings), curves: null });
  const placed = onRamanShift(spectrum, settings, manifestLaserNm);
  if (!placed.ok) return nothing(placed.finding);
  const unusable = troubleWith(placed.spectrum, settings);
  if (unusable !== null) return nothing(...placed.findings, unusable);
  const whole = ramanSpectrum(placed.spectrum.x, placed.spectrum.y, settings, repeats);
  const statistics = countingStatistics(bridgeSpikes(whole.counts, whole.spikes));
  if (statistics.kind === 'unknown') return nothing({ severity: 'problem', key: 'raman.noScatter', params: {} });
  const gain = statistics.kind === 'counts' ? 1 : statistics.dispersion;
  const part = cut(whole, settings.window[0], settings.window[1] + searchFooting, gain);
  const edge = filterEdge(part.shift, bridgeSpikes(part.counts, part.spikes));
  // Behind a filter it is dark, and nothing is compared there nor below the window.
  const dead = deadRuns(whole.counts).find(({ to }) => whole.shift[to - 1]! >= (edge ?? settings.window[0]));
  if (dead) return nothing({ severity: 'problem', key: 'raman.noCounts', params: { from: whole.shift[dead.from]!, to: whole.shift[dead.to - 1]!, level: Number(dead.level.toPrecision(2)) } });

  const findings: RamanFinding[] = [...placed.findings];
  const flat = saturation(placed.spectrum);
  if (flat !== null) findings.push({ severity: 'caution', key: 'raman.saturated', params: { at: Number(flat.at.toFixed(1)), channels: flat.channels } });
  if (statistics.kind === 'scaled') findings.push({ severity: 'caution', key: 'raman.scaledCounts', params: { factor: Number(gain.toPrecision(3)) } });
  if (statistics.kind === 'smoothed') findings.push({ severity: 'caution', key: 'raman.smoothed', params: {} });
  if (whole.spikes.length > 0) findings.push({ severity: 'info', key: 'raman.spikes', params: { count: whole.spikes.length } });
  const compared = whole.compared ?? [];
  if (compared.length > 0) findings.push({ severity: 'info', key: 'raman.spikesByRepeats', params: { repeats: compared.length, count: whole.spikes.filter(({ test }) => test !== 'single').length } });
  if (whole.compared?.length === 0) findings.push({ severity: 'info', key: 'raman.repeatsDiffer', params: { repeats: repeats.length } });

  const shapes = references.map((reference) => ({ name: reference.name, shape: shapeOn(part.shift, reference) }));
  for (const { name, shape } of shapes) if (shape === null) findings.push({ severity: 'caution', key: 'raman.referenceOutside', params: { reference: name } });
  findings.push(...otherLasers(spectrum, references));
  const usable = shapes.filter((entry): entry is SharpShape => entry.shape !== null);
  // Beside the finest smooth part: whether a reference can be told from broad bands must not depend on the sample.
  const finest = residualsOver(part.counts, fitSmoothBackground(part.shift, part.counts, withoutSpikes(part), knotSpacings[knotSpacings.length - 1]!));
  if (edge !== null) findings.push({ severity: 'caution', key: 'raman.filterEdge', params: { to: Number(edge.toFixed(0)) } });
  // What a filter holds back of a band is not known: below its edge nothing is compared.
  const sharp = usable.map(({ name, shape }) => ({ name, shape: edge === null ? shape : shape.map((value, i) => (part.shift[i]! < edge ? 0 : value)) })).filter(({ shape }) => isSharp(finest, shape));
  for (const { name } of usable) if (!sharp.some((entry) => entry.name === name)) findings.push({ severity: 'info', key: 'raman.noSharpBands', params: { reference: name } });

  const threshold = sharp.length === 0 ? Infinity : normalUpperQuantile((spentShare * settings.falseAlarmRate) / (sharp.length * trials(settings)));
  const { tests, foreign, displacements, broadenings } = seekBesideForeign(part, sharp, settings, threshold, edge ?? -Infinity);
  if (foreign.length > 0) findings.push({ severity: 'caution', key: 'raman.foreignBands', params: { at: foreign.map(({ at }) => at.toFixed(0)).join(', ') } });
  for (const [reference, { offset }] of displacements) findings.push({ severity: 'caution', key: 'raman.displacedBands', params: { reference, offset: Number(offset.toFixed(1)), allowed: settings.shift } });
  for (const [reference, broadening] of broadenings) findings.push({ severity: 'caution', key: 'raman.coarserThanReference', params: { reference, broadening: Number(broadening.toPrecision(2)), allowed: settings.broadening } });
  const wide = cut(whole, settings.window[0], settings.window[1] + bandFooting, gain);
  const seen = withoutSpikes(wide).fill(0, 0, lowerBound(wide.shift, edge ?? -Infinity));
  const { bands, templates } = mixture(wide, leaveOut(seen, wide.shift, foreign), sharp, tests, threshold, settings);
  if (bands === null || bands.total.value <= 0) return nothing(...findings, { severity: 'problem', key: 'raman.noBands', params: {} });

  const sampleShape = inWindow(part.shift, aboveBaseline(part), settings.window);
  const judge = judgement(edge === null ? bands.total : withHidden(bands, wide.shift, [settings.window[0], edge]), statistics.kind === 'smoothed', threshold);
  const results = usable.map(({ name, shape }): RamanReferenceResult => {
    const { cosine, ...likeness } = similarityOf(sampleShape, inWindow(part.shift, shape, settings.window));
    return { name, similarity: Math.max(0, cosine), likeness, ...judge(tests.get(name) ?? null, windowSum(part.shift, shape, settings.window), displacements.get(name)) };
  });
  return {
    result: {
      window: settings.window,
      falseAlarmRate: settings.falseAlarmRate,
      statistics: statistics.kind,
      spikes: whole.spikes.map(({ from }) => whole.shift[from]!),
      spikeTests: whole.spikes.map(({ from, to, significance, test }) => ({ at: whole.shift[from]!, channels: to - from + 1, z: significance, test })),
      ...(compared.length > 0 && { repeats: [...compared] }),
      bands: bands.bands.map((band) => ({ ...band })),
      references: results,
      findings,
    },
    curves: { shift: wide.shift, counts: wide.counts, model: bands.model, baseline: bands.baseline, references: sharp.map(({ name }, k) => ({ name, values: templates[k]!.map((value) => value * bands.templates[k]!) })) },
  };
}

/** Laser lines closer than this are one, nm: 632.8 and 633. */
const sameLaser = 3;

/** Starting materials measured with another laser: heights of bands change with it, most where the light is absorbed, and with them every share and limit. */
function otherLasers(spectrum: Spectrum, references: readonly RamanReference[]): RamanFinding[] {
  const own = statedLaserNm(spectrum);
  if (own === null) return [];
  return references.flatMap(({ name, laserNm: other }): RamanFinding[] =>
    other === undefined || Math.abs(other - own) < sameLaser ? [] : [{ severity: 'caution', key: 'raman.otherLaser', params: { reference: name, laser: own, other } }],
  );
}

/** After this many rounds of leaving foreign bands out, whatever still stands is left standing. */
const foreignRounds = 3;

/**
 * Tests the references beside a smooth part that is fitted where no foreign band is. Foreign bands are what stands out when the
 * references that are found are taken out; below a filter's edge none is sought.
 */
function seekBesideForeign(part: RamanSpectrum, sharp: readonly SharpShape[], settings: RamanSettings, threshold: number, edge: number): { tests: Map<string, SharpTest>; foreign: ForeignBand[]; displacements: Map<string, Displacement>; broadenings: Map<string, number> } {
  const foreign: ForeignBand[] = [];
  const displacements = new Map<string, Displacement>();
  const broadenings = new Map<string, number>();
  const placedAs = (reference: SharpShape): SharpShape => {
    const broadening = broadenings.get(reference.name);
    const placed = displacements.has(reference.name) ? displaced(reference) : reference;
    return broadening === undefined ? placed : broadened(placed, broadening);
  };
  for (let round = 0; ; round += 1) {
    const use = leaveOut(withoutSpikes(part), part.shift, foreign);
    const residuals = residualsOver(part.counts, chooseSmoothBackground(part.shift, part.counts, use, knotSpacings));
    hideSpikes(residuals, use);
    // Before bands that stand elsewhere are taken for foreign ones.
    if (round === 0) {
      for (const reference of sharp) {
        const displacement = displacementOf(residuals, part.shift, reference, settings, threshold);
        if (displacement !== null) displacements.set(reference.name, displacement);
        const broadening = coarserThan(residuals, part.shift, placedAs(reference), settings, threshold);
        if (broadening !== null) broadenings.set(reference.name, broadening);
      }
    }
    const tests = seek(residuals, part.shift, sharp.map(placedAs), settings, threshold);
    const found = [...tests.values()].filter(({ significance }) => significance > threshold);
    const more = round === foreignRounds ? [] : findForeignBands(without(residuals, found), part.shift, explainedBy(found, part.shift, edge));
    if (more.length === 0) return { tests, foreign, displacements, broadenings };
    foreign.push(...more);
  }
}

/** A reference has bands where it stands higher than this share of its highest one. */
const bandShare = 0.35;

function explainedBy(found: readonly SharpTest[], shift: Float64Array, edge: number): Uint8Array {
  const explained = new Uint8Array(shift.length).fill(1, 0, lowerBound(shift, edge));
  for (const { template } of found) {
    const highest = template.reduce((top, value) => Math.max(top, value), 0);
    for (let i = 0; i < shift.length; i += 1) if (template[i]! > bandShare * highest) explained[i] = 1;
  }
  return explained;
}

/** The broad bands beside the sharp references, each where it was found. */
function mixture(wide: RamanSpectrum, use: Uint8Array, sharp: readonly SharpShape[], tests: ReadonlyMap<string, SharpTest>, threshold: number, { window }: RamanSettings): { bands: SampleBands | null; templates: Float64Array[] } {
  const narrow = new Float64Array(wide.shift.length);
  const templates = sharp.map(({ name }) => {
    const { template, significance, amplitude } = tests.get(name)!;
    const placed = new Float64Array(wide.shift.length);
    placed.set(template);
    if (significance > threshold) for (let i = 0; i < template.length; i += 1) narrow[i]! += amplitude * template[i]!;
    return placed;
  });
  return { bands: fitSampleBands(wide.shift, wide.counts, use, templates, narrow, window), templates };
}

/** Doubt about bands of which a filter shows the flanks alone, relative to what their model has there. */
const hiddenDoubt = 0.5;

/** The total of a spectrum whose beginning a filter hides. */
function withHidden({ total, model, baseline }: SampleBands, shift: Float64Array, hidden: readonly [number, number]): SampleBands['total'] {
  const extrapolated = windowSum(shift, model.map((value, i) => value - baseline[i]!), hidden);
  return { ...total, stdUncertainty: Math.hypot(total.stdUncertainty!, hiddenDoubt * extrapolated) };
}

type Judgement = Pick<RamanReferenceResult, 'verdict' | 'weight' | 'significance' | 'threshold' | 'detectionLimit' | 'upperLimit95'>;

/** How a test and the counts of a reference (for an amplitude of 1) become a verdict with limits. */
function judgement(total: SampleBands['total'], isSmoothed: boolean, threshold: number): (test: SharpTest | null, referenceCounts: number, displacement?: Displacement) => Judgement {
  const totalDoubt = total.stdUncertainty! / total.value;
  return (test, referenceCounts, displacement) => {
    if (test === null) return { verdict: 'inconclusive', weight: { value: 0, stdUncertainty: null }, significance: 0, threshold: null, detectionLimit: 1, upperLimit95: 1 };
    const share = referenceCounts / total.value;
    const weight = Math.min(1, Math.max(0, test.amplitude * share));
    if (isSmoothed) return { verdict: 'inconclusive', weight: { value: weight, stdUncertainty: null }, significance: test.significance, threshold, detectionLimit: 1, upperLimit95: 1 };
    const stdUncertainty = Math.hypot(test.sigma * share, totalDoubt * weight);
    const detectionLimit = Math.min(1, (threshold + power90) * test.blank * share);
    const upperLimit95 = Math.min(1, weight + oneSided95 * stdUncertainty);
    // Displaced bands are no find, and no absence either; nor is what leaves room for more than the largest limit.
    const isFound = (displacement ?? test).significance > threshold;
    const isOpen = displacement !== undefined || Math.max(detectionLimit, upperLimit95) > largestLimit;
    return { verdict: isFound ? 'detected' : isOpen ? 'inconclusive' : 'notDetected', weight: { value: weight, stdUncertainty }, significance: test.significance, threshold, detectionLimit, upperLimit95 };
  };
}

function emptyResult(settings: RamanSettings, findings: RamanFinding[]): RamanResult {
  return { window: settings.window, falseAlarmRate: settings.falseAlarmRate, statistics: 'unknown', spikes: [], bands: [], references: [], findings };
}

/** Channels under a spike say nothing; their weight is taken away, not their value replaced. */
function hideSpikes(residuals: Residuals, use: Uint8Array): void {
  for (let i = 0; i < use.length; i += 1) {
    if (use[i] === 1) continue;
    residuals.residual[i] = 0;
    residuals.weights[i]! *= 1e-9;
  }
}

function windowSum(shift: Float64Array, values: Float64Array, [low, high]: readonly [number, number]): number {
  let sum = 0;
  for (let i = 0; i < shift.length; i += 1) if (shift[i]! >= low && shift[i]! <= high) sum += values[i]!;
  return sum;
}

function inWindow(shift: Float64Array, values: Float64Array, [low, high]: readonly [number, number]): Float64Array {
  return values.slice(lowerBound(shift, low), lowerBound(shift, high));
}
