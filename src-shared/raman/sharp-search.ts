/** The search for references with sharp bands beside a free smooth part, in counts. */
import { besideBackground } from '@shared/spectrum/smooth-background';
import { blankSigma, templateEvaluator, type Residuals } from '@shared/spectrum/template-amplitude';
import { interpolateAt } from './raman-spectrum';
import type { RamanSettings } from './result';

export interface SharpShape {
  readonly name: string;
  readonly shape: Float64Array;
  /** How far its bands may stand from where the reference has them, cm⁻¹; defaults to the settings'. */
  readonly reach?: number;
  /** How much broader its bands are tried, cm⁻¹ FWHM; defaults to what the settings allow. */
  readonly broadenings?: readonly number[];
}

export interface SharpTest {
  /** In units of the shape. */
  readonly amplitude: number;
  /** Of the amplitude: counting, the smooth part, where the shape stands, and how far its bands disagree. */
  readonly sigma: number;
  readonly significance: number;
  /** σ of the amplitude in such a spectrum without the reference. */
  readonly blank: number;
  /** The shape where and as broad as it fits best. */
  readonly template: Float64Array;
  /** How far it was moved for that, cm⁻¹. */
  readonly offset: number;
}

/** A reference whose bands stand together, but elsewhere. */
export interface Displacement {
  /** cm⁻¹. */
  readonly offset: number;
  /** z within the shifts that the settings allow. */
  readonly significance: number;
}

/** References found together are weighed against each other this often. */
const weighingRounds = 4;
/** Relative doubt about a reference's shape that is left standing where it was taken out. */
const shapeDoubt = 0.1;
/**
 * A reference of which less than this share of the information is left beside a free smooth part has no sharp bands. Beside knots
 * every 17 cm⁻¹ bands of 5 to 12 cm⁻¹ FWHM leave 0.1 to 0.2, those of 8 to 12 some 0.09, the humps of LiCl less than 10⁻⁶.
 */
const sharpShare = 0.03;

/** Whether enough of a shape survives beside the free smooth part to be told from broad bands. */
export function isSharp(residuals: Residuals, shape: Float64Array): boolean {
  const { information, response } = templateEvaluator(residuals)(0, shape, 0, shape.length);
  return response > sharpShare * information;
}

/** Independent trials of one reference: its shift range over the width of a sharp band, times the broadenings tried. */
export function trials({ shift, broadening }: RamanSettings): number {
  return (1 + (2.7 * 2 * shift) / 7) * (broadening > 0 ? 1.5 : 1);
}

/**
 * Tests every reference. The strongest detected one is taken out before the others are judged, and so on; references found together
 * are weighed against each other, and one that does not stand beside the others is no find.
 */
export function seek(start: Residuals, shift: Float64Array, references: readonly SharpShape[], settings: RamanSettings, threshold: number): Map<string, SharpTest> {
  const placed = references.map((reference) => ({ ...reference, placings: placingsOf(shift, reference, settings) }));
  type Placed = (typeof placed)[number];
  const found = new Map<Placed, SharpTest>();
  const testBeside = (reference: Placed): SharpTest => {
    const others = [...found].filter(([other]) => other !== reference).map(([, test]) => test);
    return bestFit(without(start, others), reference.shape, reference.placings);
  };
  let open = placed;
  while (open.length > 0) {
    const tests = open.map((reference) => ({ reference, test: testBeside(reference) }));
    const top = tests.reduce((best, one) => (one.test.significance > best.test.significance ? one : best));
    if (top.test.significance <= threshold) break;
    found.set(top.reference, top.test);
    open = open.filter((reference) => reference !== top.reference);
    for (let round = 0; found.size > 1 && round < weighingRounds; round += 1) for (const reference of found.keys()) found.set(reference, testBeside(reference));
    for (const [reference, { significance }] of found) if (significance <= threshold) found.delete(reference);
  }
  return new Map(placed.map((reference) => [reference.name, found.get(reference) ?? testBeside(reference)]));
}

/** Bands are sought this far from where a reference has them, cm⁻¹: spectrometers that nobody calibrated are off by a few. */
const farthest = 8;
/** A displaced pattern of bands must explain so much more, in z², than one within the allowed shifts … */
const displacedEvidence = 25;
/** … and stand this much above the threshold of a find, for more places were tried. */
const displacedMargin = 1;

/** Where a reference fits far better beyond the shifts that are allowed: its bands may be there on an axis that is off. Null where it does not. */
export function displacementOf(residuals: Residuals, shift: Float64Array, reference: SharpShape, settings: RamanSettings, threshold: number): Displacement | null {
  if (settings.shift >= farthest) return null;
  const [near, far] = [settings.shift, farthest].map((reach) => bestFit(residuals, reference.shape, placingsOf(shift, { ...reference, reach }, settings)));
  const gain = far!.significance ** 2 - Math.max(0, near!.significance) ** 2;
  // Bands that do not agree on one amplitude are something else: a spike, a bump of the smooth part.
  const agrees = far!.amplitude > threshold * far!.sigma;
  return agrees && far!.significance > threshold + displacedMargin && gain > displacedEvidence ? { offset: far!.offset, significance: near!.significance } : null;
}

/** A sample measured with a wider slit or a coarser grating than its reference has bands broader by so much, cm⁻¹ FWHM in quadrature. */
const coarserBy = [4.5, 6, 8, 10.5];
const coarserStep = 1.33;
/** It must explain so much more for that, in z². */
const broaderEvidence = 16;

/** By how much more than is allowed the bands of a reference must be broadened to fit a sample of coarser resolution, cm⁻¹ FWHM; null where they need not be. */
export function coarserThan(residuals: Residuals, shift: Float64Array, reference: SharpShape, settings: RamanSettings, threshold: number): number | null {
  const usual = bestFit(residuals, reference.shape, placingsOf(shift, reference, settings));
  if (usual.significance <= threshold) return null;
  const beyond = coarserBy.filter((broadening) => broadening > settings.broadening).map((broadening) => ({ broadening, test: bestFit(residuals, reference.shape, placingsOf(shift, { ...reference, broadenings: [broadening] }, settings)) }));
  if (beyond.length === 0) return null;
  const best = beyond.reduce((top, one) => (one.test.significance > top.test.significance ? one : top));
  return best.test.significance ** 2 - usual.significance ** 2 > broaderEvidence ? best.broadening : null;
}

/** A reference of a sample with coarser resolution: broadened by about as much as fits. */
export const broadened = (reference: SharpShape, by: number): SharpShape => ({ ...reference, broadenings: [by / coarserStep, by / Math.sqrt(coarserStep), by, by * Math.sqrt(coarserStep), by * coarserStep] });

/** A reference that may stand as far as displaced ones are sought. */
export const displaced = (reference: SharpShape): SharpShape => ({ ...reference, reach: farthest });

/** The residuals without these references, as a fit of the smooth part to the counts without them would leave them. */
export function without(start: Residuals, tests: readonly SharpTest[]): Residuals {
  if (tests.length === 0) return start;
  const residual = start.residual.slice();
  const weights = start.weights.slice();
  for (const { amplitude, template } of tests) {
    const sharpPart = besideBackground(start.background, template);
    for (let i = 0; i < residual.length; i += 1) {
      residual[i]! -= amplitude * sharpPart[i]!;
      weights[i] = 1 / (1 / weights[i]! + (shapeDoubt * amplitude * template[i]!) ** 2);
    }
  }
  return { ...start, residual, weights };
}

interface Placing {
  readonly template: Float64Array;
  /** cm⁻¹. */
  readonly offset: number;
}

const usualBroadenings = ({ broadening }: RamanSettings): number[] => (broadening > 0 ? [0, broadening / 2, broadening] : [0]);

/** A shape at all shifts and broadenings that are tried. */
function placingsOf(shift: Float64Array, { shape, reach = 0, broadenings }: SharpShape, settings: RamanSettings): Placing[] {
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  const farthestMove = Math.max(reach, settings.shift);
  const moves = Math.ceil(farthestMove / 0.5);
  const offsets = Array.from({ length: 2 * moves + 1 }, (_, k) => (moves === 0 ? 0 : ((k - moves) / moves) * farthestMove));
  return (broadenings ?? usualBroadenings(settings)).flatMap((broadening) => {
    const broad = broadening === 0 ? shape : convolve(shape, broadening / 2.3548200450309493 / step);
    return offsets.map((offset) => ({ offset, template: offset === 0 ? broad : interpolateAt(shift, broad, shift.map((x) => x - offset)) }));
  });
}

/** The most significant placing. */
function bestFit(residuals: Residuals, shape: Float64Array, placings: readonly Placing[]): SharpTest {
  const evaluate = templateEvaluator(residuals);
  const blank = blankSigma(residuals, shape);
  let best: SharpTest = { amplitude: 0, sigma: blank, significance: 0, blank, template: shape, offset: 0 };
  const tests = placings.flatMap(({ template, offset }): SharpTest[] => {
    const { numerator, response, variance } = evaluate(0, template, 0, template.length);
    if (response <= 0 || variance <= 0) return [];
    return [{ amplitude: numerator / response, sigma: Math.sqrt(variance) / response, significance: numerator / Math.sqrt(variance), blank, template, offset }];
  });
  tests.forEach((test, k) => {
    if (k === 0 || test.significance > best.significance) best = test;
  });
  // Placings that fit nearly as well (within 2 in χ²) show how far the amplitude depends on which of them is right.
  const admissible = tests.filter(({ significance }) => Math.sign(significance) * significance ** 2 > Math.sign(best.significance) * best.significance ** 2 - 2);
  const spread = Math.sqrt(admissible.reduce((sum, { amplitude }) => sum + (amplitude - best.amplitude) ** 2, 0) / Math.max(1, admissible.length));
  return { ...best, sigma: Math.hypot(disagreementOf(residuals, best) * best.sigma, spread) };
}

/** Bands are told apart where the shape falls below this share of its highest value. */
const valley = 0.25;
/** So many standard deviations of χ² over its degrees of freedom are no chance. */
const surprising = 2.5;
/** Bands that carry less than this share of the information say nothing of their own. */
const fewestInformation = 0.05;

/**
 * Scatter of the amplitudes of single bands about the common one over what counting allows, at least 1 (Birge ratio).
 * A filter that cuts the first bands, another laser line or another orientation of the crystals gives the bands other heights than the
 * reference has them: no single amplitude is right then, and the counting error alone would be too small.
 */
function disagreementOf(residuals: Residuals, { template, amplitude, sigma }: SharpTest): number {
  const evaluate = templateEvaluator(residuals);
  const floor = valley * template.reduce((top, value) => Math.max(top, value), 0);
  let chiSquare = 0;
  let parts = 0;
  for (let from = 0; from < template.length; ) {
    while (from < template.length && template[from]! < floor) from += 1;
    let to = from;
    while (to < template.length && template[to]! >= floor) to += 1;
    if (to === from) break;
    const { numerator, response, variance } = evaluate(0, template, from, to);
    if (response > 0 && variance > 0 && (variance / response ** 2) * fewestInformation < sigma ** 2) {
      chiSquare += (numerator / response - amplitude) ** 2 / (variance / response ** 2);
      parts += 1;
    }
    from = to;
  }
  const freedom = parts - 1;
  // One band alone has nothing to disagree with.
  if (freedom < 1) return 1;
  return chiSquare > freedom + surprising * Math.sqrt(2 * freedom) ? Math.sqrt(chiSquare / freedom) : 1;
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
