import { lowerBound } from '@shared/numerics/lower-bound';
import { normalUpperQuantile } from '@shared/numerics/special/normal-quantile';
import { fitBroadBands, type BroadBandFit, type BroadBandOptions } from '@shared/spectrum/broad-bands';
import { countingStatistics } from '@shared/spectrum/counting-statistics';
import { chooseSmoothBackground } from '@shared/spectrum/smooth-background';
import { blankSigma, residualsOver, templateEvaluator, type Residuals } from '@shared/spectrum/template-amplitude';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { bridgeSpikes } from './cosmic-spikes';
import { aboveBaseline, interpolateAt, ramanSpectrum, type RamanSpectrum } from './raman-spectrum';
import type { RamanFinding, RamanReferenceResult, RamanResult, RamanSettings } from './result';
import { cosineSimilarity } from './similarity';

export const defaultRamanSettings: RamanSettings = { window: [100, 600], falseAlarmRate: 0.01, shift: 2, broadening: 3 };

/** The bands of a starting material, free of noise, baseline and spikes; `bands` is null when its spectrum does not cover the window. */
export interface RamanReference {
  readonly name: string;
  readonly shift: Float64Array;
  readonly bands: Float64Array | null;
}

/** A reference is described by bands from a few cm⁻¹ to broad humps over a straight line. */
const referenceOptions: BroadBandOptions = {
  bin: 0,
  narrowest: 2.5,
  widest: 300,
  searchWidths: [5, 10, 20, 60, 150],
  most: 14,
  baselines: [{ order: 1, hasInverse: false }],
};

/**
 * Takes the bands out of a reference's spectrum by fitting them, Lorentzian tails included: a subtracted display baseline would
 * cut the tails and with them the share that the reference is later found to have. Prepare a reference once for many samples.
 */
export function ramanReference(name: string, spectrum: Spectrum, settings: RamanSettings): RamanReference {
  if (troubleWith(spectrum, settings) !== null) return { name, shift: spectrum.x, bands: null };
  const part = cut(ramanSpectrum(spectrum.x, spectrum.y), settings.window[0], settings.window[1] + footing, 1);
  const fitted = fitBroadBands(part.shift, part.counts, withoutSpikes(part), referenceOptions);
  if (fitted === null || fitted.bands.length === 0) return { name, shift: part.shift, bands: null };
  return { name, shift: part.shift, bands: fitted.model.map((value, i) => value - fitted.baseline[i]!) };
}

/** Curves of a comparison for drawing, on the channels of the window and beyond, in counts. */
export interface RamanCurves {
  readonly shift: Float64Array;
  readonly counts: Float64Array;
  readonly model: Float64Array;
  readonly baseline: Float64Array;
  readonly references: readonly { readonly name: string; readonly values: Float64Array }[];
}

export interface RamanAnalysis {
  readonly result: RamanResult;
  readonly curves: RamanCurves | null;
}

const fewestPoints = 150;
/** The broad bands are fitted this far beyond the window, cm⁻¹, so that the baseline under them has a footing. */
const footing = 350;
/** Knot spacings of the smooth part, cm⁻¹: the finest still follows a band of 40 cm⁻¹ FWHM. */
const knotSpacings = [120, 80, 55, 40, 30, 22, 17];
/** A reference of which less than this share of the information is left beside a free smooth part has no sharp bands. */
const sharpShare = 0.1;
const oneSided95 = 1.6448536269514722;
const power90 = 1.2815515655446004;
/** Half of the stated rate is spent: trial numbers are approximations, and the stated rate must hold. */
const spentShare = 0.5;
/** Relative doubt about the total band intensity: which broad shape and baseline is right. */
const totalDoubt = 0.1;
/** Relative doubt about a reference's shape that is left standing where it was taken out. */
const shapeDoubt = 0.1;

/**
 * Compares one spectrum with references: each is sought as a shape beside a free smooth part (broad bands, fluorescence), in the
 * counts as measured. One budget of false alarms covers all references, and verdict and limit stand on the same threshold.
 */
export function analyseRaman(spectrum: Spectrum, references: readonly RamanReference[], settings: RamanSettings): RamanAnalysis {
  const unusable = troubleWith(spectrum, settings);
  if (unusable !== null) return { result: emptyResult(settings, [unusable]), curves: null };
  const whole = ramanSpectrum(spectrum.x, spectrum.y);
  const findings: RamanFinding[] = [];
  const statistics = countingStatistics(bridgeSpikes(whole.counts, whole.spikes));
  if (statistics.kind === 'unknown') return { result: emptyResult(settings, [{ severity: 'problem', key: 'raman.noScatter', params: {} }]), curves: null };
  const gain = statistics.kind === 'counts' ? 1 : statistics.dispersion;
  if (statistics.kind === 'scaled') findings.push({ severity: 'caution', key: 'raman.scaledCounts', params: { factor: Number(gain.toPrecision(3)) } });
  if (statistics.kind === 'smoothed') findings.push({ severity: 'caution', key: 'raman.smoothed', params: {} });
  if (whole.spikes.length > 0) findings.push({ severity: 'info', key: 'raman.spikes', params: { count: whole.spikes.length } });

  const part = cut(whole, settings.window[0], settings.window[1] + footing, gain);
  const use = withoutSpikes(part);
  const background = chooseSmoothBackground(part.shift, part.counts, use, knotSpacings);
  const residuals = residualsOver(part.counts, background);
  hideSpikes(residuals, use);

  const shapes = references.map((reference) => ({ name: reference.name, shape: shapeOn(part.shift, reference) }));
  for (const { name, shape } of shapes) if (shape === null) findings.push({ severity: 'caution', key: 'raman.referenceOutside', params: { reference: name } });
  const usable = shapes.filter((entry): entry is { name: string; shape: Float64Array } => entry.shape !== null);
  const sharp = usable.filter(({ shape }) => isSharp(residuals, shape));
  for (const { name } of usable) if (!sharp.some((entry) => entry.name === name)) findings.push({ severity: 'info', key: 'raman.noSharpBands', params: { reference: name } });

  const isSmoothed = statistics.kind === 'smoothed';
  const threshold = sharp.length === 0 ? null : normalUpperQuantile((spentShare * settings.falseAlarmRate) / (sharp.length * trials(settings)));
  const tests = seek(residuals, part.shift, sharp, settings, threshold ?? Infinity);
  const bands = fitBroadBands(part.shift, part.counts, use, { ...bandOptions, templates: sharp.map(({ shape }) => shape) });
  const total = bands === null ? null : bandIntensity(part, bands, settings.window);
  if (bands === null || total === null || total <= 0) return { result: emptyResult(settings, [...findings, { severity: 'problem', key: 'raman.noBands', params: {} }]), curves: null };

  const sampleShape = inWindow(part.shift, aboveBaseline(part), settings.window);
  const results = usable.map(({ name, shape }): RamanReferenceResult => {
    const similarity = Math.max(0, cosineSimilarity(sampleShape, inWindow(part.shift, shape, settings.window)));
    const test = tests.get(name);
    if (test === undefined || threshold === null) {
      return { name, verdict: 'inconclusive', similarity, weight: { value: 0, stdUncertainty: null }, significance: 0, threshold: null, detectionLimit: 1, upperLimit95: 1 };
    }
    const share = windowSum(part.shift, shape, settings.window) / total;
    const weight = Math.min(1, Math.max(0, test.amplitude * share));
    const counting = test.sigma * share;
    const isDetected = test.significance > threshold && !isSmoothed;
    return {
      name,
      verdict: isDetected ? 'detected' : isSmoothed ? 'inconclusive' : 'notDetected',
      similarity,
      weight: { value: weight, stdUncertainty: isSmoothed ? null : Math.hypot(counting, totalDoubt * weight) },
      significance: test.significance,
      threshold,
      detectionLimit: isSmoothed ? 1 : Math.min(1, (threshold + power90) * test.blank * share),
      upperLimit95: isSmoothed ? 1 : Math.min(1, weight + oneSided95 * Math.hypot(counting, totalDoubt * weight)),
    };
  });
  return {
    result: {
      window: settings.window,
      falseAlarmRate: settings.falseAlarmRate,
      statistics: statistics.kind,
      spikes: whole.spikes.map(({ from }) => whole.shift[from]!),
      bands: bands.bands.map((band) => ({ ...band })),
      references: results,
      findings,
    },
    curves: {
      shift: part.shift,
      counts: part.counts,
      model: bands.model,
      baseline: bands.baseline,
      references: sharp.map(({ name, shape }) => ({ name, values: shape.map((value) => value * Math.max(0, tests.get(name)!.amplitude)) })),
    },
  };
}

const bandOptions: BroadBandOptions = { bin: 4, narrowest: 35, widest: 400, searchWidths: [50, 90, 160], most: 7, baselines: [{ order: 1, hasInverse: false }, { order: 2, hasInverse: false }, { order: 0, hasInverse: false }] };

function troubleWith(spectrum: Spectrum, settings: RamanSettings): RamanFinding | null {
  const { x, y, axis } = spectrum;
  const problem = (key: RamanFinding['key'], params: RamanFinding['params'] = {}): RamanFinding => ({ severity: 'problem', key, params });
  if (axis !== 'raman-shift') return problem('raman.axisNotShift', { axis });
  if (x.length < fewestPoints) return problem('raman.tooFewPoints', { points: x.length, needed: fewestPoints });
  const negative = y.findIndex((value) => value < 0);
  if (negative >= 0) return problem('raman.negativeCounts', { at: x[negative]!, value: y[negative]! });
  const [low, high] = settings.window;
  if (x[0]! > low + 0.2 * (high - low) || x[x.length - 1]! < high) return problem('raman.windowOutside', { from: x[0]!, to: x[x.length - 1]! });
  return null;
}

function emptyResult(settings: RamanSettings, findings: RamanFinding[]): RamanResult {
  return { window: settings.window, falseAlarmRate: settings.falseAlarmRate, statistics: 'unknown', spikes: [], bands: [], references: [], findings };
}

/** The channels from `from` to `to`, as counts. */
function cut({ shift, counts, spikes }: RamanSpectrum, from: number, to: number, gain: number): RamanSpectrum {
  const first = lowerBound(shift, from);
  const end = lowerBound(shift, to);
  const part = counts.slice(first, end);
  return {
    shift: shift.slice(first, end),
    counts: gain === 1 ? part : part.map((value) => value / gain),
    spikes: spikes.flatMap((spike) => (spike.to < first || spike.from >= end ? [] : [{ ...spike, from: Math.max(0, spike.from - first), to: Math.min(end - 1, spike.to) - first }])),
  };
}

function withoutSpikes({ shift, spikes }: RamanSpectrum): Uint8Array {
  const use = new Uint8Array(shift.length).fill(1);
  for (const { from, to } of spikes) use.fill(0, Math.max(0, from - 1), to + 2);
  return use;
}

/** Channels under a spike say nothing; their weight is taken away, not their value replaced. */
function hideSpikes(residuals: Residuals, use: Uint8Array): void {
  for (let i = 0; i < use.length; i += 1) {
    if (use[i] === 1) continue;
    residuals.residual[i] = 0;
    residuals.weights[i]! *= 1e-9;
  }
}

/** A reference on other abscissas, scaled to a maximum of 1. */
function shapeOn(shift: Float64Array, reference: RamanReference): Float64Array | null {
  if (reference.bands === null) return null;
  const shape = interpolateAt(reference.shift, reference.bands, shift);
  const top = shape.reduce((highest, value) => Math.max(highest, value), 0);
  return top > 0 ? shape.map((value) => value / top) : null;
}

/** How much of a shape's information survives beside the free smooth part. */
function isSharp(residuals: Residuals, shape: Float64Array): boolean {
  const { information, response } = { ...templateEvaluator(residuals)(0, shape, 0, shape.length) };
  return response > sharpShare * information;
}

/** Independent trials of one reference: its shift range over the width of a sharp band, times the broadenings tried. */
function trials({ shift, broadening }: RamanSettings): number {
  return (1 + (2.7 * 2 * shift) / 7) * (broadening > 0 ? 1.5 : 1);
}

interface Test {
  readonly amplitude: number;
  readonly sigma: number;
  readonly significance: number;
  /** σ of the amplitude in such a spectrum without the reference. */
  readonly blank: number;
}

/** Tests every reference; the strongest detected one is taken out before the others are judged, and so on. */
function seek(start: Residuals, shift: Float64Array, references: readonly { name: string; shape: Float64Array }[], settings: RamanSettings, threshold: number): Map<string, Test> {
  const residuals = { ...start, residual: start.residual.slice(), weights: start.weights.slice() };
  const tests = new Map<string, Test>();
  const open = new Set(references.map(({ name }) => name));
  while (open.size > 0) {
    const found = references.filter(({ name }) => open.has(name)).map(({ name, shape }) => ({ name, ...bestFit(residuals, shift, shape, settings) }));
    const top = found.reduce((best, test) => (test.significance > best.significance ? test : best));
    if (top.significance <= threshold) {
      for (const test of found) tests.set(test.name, test);
      break;
    }
    tests.set(top.name, top);
    open.delete(top.name);
    for (let i = 0; i < shift.length; i += 1) {
      const taken = top.amplitude * top.template[i]!;
      residuals.residual[i]! -= taken;
      residuals.weights[i] = 1 / (1 / residuals.weights[i]! + (shapeDoubt * taken) ** 2);
    }
  }
  return tests;
}

/** The most significant placing of a shape over small shifts and broadenings, amplitude in units of the shape at rest. */
function bestFit(residuals: Residuals, shift: Float64Array, shape: Float64Array, settings: RamanSettings): Test & { readonly template: Float64Array } {
  const evaluate = templateEvaluator(residuals);
  const blank = blankSigma(residuals, shape);
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  let best: (Test & { readonly template: Float64Array }) | null = null;
  for (const broadening of settings.broadening > 0 ? [0, settings.broadening / 2, settings.broadening] : [0]) {
    const broad = broadening === 0 ? shape : convolve(shape, broadening / 2.3548200450309493 / step);
    const moves = Math.max(0, Math.ceil(settings.shift / 0.5));
    for (let k = -moves; k <= moves; k += 1) {
      const offset = moves === 0 ? 0 : (k / moves) * settings.shift;
      const template = offset === 0 ? broad : interpolateAt(shift, broad, shift.map((x) => x - offset));
      const { numerator, response, variance } = evaluate(0, template, 0, template.length);
      if (response <= 0 || variance <= 0) continue;
      const significance = numerator / Math.sqrt(variance);
      if (best === null || significance > best.significance) best = { amplitude: numerator / response, sigma: Math.sqrt(variance) / response, significance, blank, template };
    }
  }
  return best ?? { amplitude: 0, sigma: Infinity, significance: 0, blank, template: shape };
}

/** Convolution with a unit-sum Gaussian of `sigma` channels; the ends see zeros. */
function convolve(values: Float64Array, sigma: number): Float64Array {
  const reach = Math.ceil(4 * sigma);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)));
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return values.map((_, i) => {
    let value = 0;
    for (let k = Math.max(-reach, -i); k <= Math.min(reach, values.length - 1 - i); k += 1) value += kernel[k + reach]! * values[i + k]!;
    return value / sum;
  });
}

/** Counts above the fitted baseline within the window. */
function bandIntensity({ shift }: RamanSpectrum, { model, baseline }: BroadBandFit, window: readonly [number, number]): number {
  return windowSum(shift, model.map((value, i) => value - baseline[i]!), window);
}

function windowSum(shift: Float64Array, values: Float64Array, [low, high]: readonly [number, number]): number {
  let sum = 0;
  for (let i = 0; i < shift.length; i += 1) if (shift[i]! >= low && shift[i]! <= high) sum += values[i]!;
  return sum;
}

function inWindow(shift: Float64Array, values: Float64Array, [low, high]: readonly [number, number]): Float64Array {
  return values.slice(lowerBound(shift, low), lowerBound(shift, high));
}
