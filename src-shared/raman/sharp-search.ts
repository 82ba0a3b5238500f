/** The search for references with sharp bands beside a free smooth part, in counts. */
import { blankSigma, templateEvaluator, type Residuals } from '@shared/spectrum/template-amplitude';
import { interpolateAt } from './raman-spectrum';
import type { RamanSettings } from './result';

export interface SharpShape {
  readonly name: string;
  readonly shape: Float64Array;
}

export interface SharpTest {
  /** In units of the shape. */
  readonly amplitude: number;
  /** Of the amplitude: counting, the smooth part, and where the shape stands. */
  readonly sigma: number;
  readonly significance: number;
  /** σ of the amplitude in such a spectrum without the reference. */
  readonly blank: number;
  /** The shape where and as broad as it fits best. */
  readonly template: Float64Array;
}

/** Relative doubt about a reference's shape that is left standing where it was taken out. */
const shapeDoubt = 0.1;
/** A reference of which less than this share of the information is left beside a free smooth part has no sharp bands. */
const sharpShare = 0.1;

/** Whether enough of a shape survives beside the free smooth part to be told from broad bands. */
export function isSharp(residuals: Residuals, shape: Float64Array): boolean {
  const { information, response } = templateEvaluator(residuals)(0, shape, 0, shape.length);
  return response > sharpShare * information;
}

/** Independent trials of one reference: its shift range over the width of a sharp band, times the broadenings tried. */
export function trials({ shift, broadening }: RamanSettings): number {
  return (1 + (2.7 * 2 * shift) / 7) * (broadening > 0 ? 1.5 : 1);
}

/** Tests every reference; the strongest detected one is taken out before the others are judged, and so on. */
export function seek(start: Residuals, shift: Float64Array, references: readonly SharpShape[], settings: RamanSettings, threshold: number): Map<string, SharpTest> {
  const residuals = { ...start, residual: start.residual.slice(), weights: start.weights.slice() };
  const tests = new Map<string, SharpTest>();
  let open = references.map((reference) => ({ ...reference, placings: placingsOf(shift, reference.shape, settings) }));
  while (open.length > 0) {
    const found = open.map(({ name, shape, placings }) => ({ name, test: bestFit(residuals, shape, placings) }));
    const top = found.reduce((best, one) => (one.test.significance > best.test.significance ? one : best));
    if (top.test.significance <= threshold) {
      for (const { name, test } of found) tests.set(name, test);
      break;
    }
    tests.set(top.name, top.test);
    open = open.filter(({ name }) => name !== top.name);
    for (let i = 0; i < shift.length; i += 1) {
      const taken = top.test.amplitude * top.test.template[i]!;
      residuals.residual[i]! -= taken;
      residuals.weights[i] = 1 / (1 / residuals.weights[i]! + (shapeDoubt * taken) ** 2);
    }
  }
  return tests;
}

/** A shape at all shifts and broadenings that are tried. */
function placingsOf(shift: Float64Array, shape: Float64Array, settings: RamanSettings): Float64Array[] {
  const step = (shift[shift.length - 1]! - shift[0]!) / (shift.length - 1);
  const broadenings = settings.broadening > 0 ? [0, settings.broadening / 2, settings.broadening] : [0];
  const moves = Math.ceil(settings.shift / 0.5);
  const offsets = Array.from({ length: 2 * moves + 1 }, (_, k) => (moves === 0 ? 0 : ((k - moves) / moves) * settings.shift));
  return broadenings.flatMap((broadening) => {
    const broad = broadening === 0 ? shape : convolve(shape, broadening / 2.3548200450309493 / step);
    return offsets.map((offset) => (offset === 0 ? broad : interpolateAt(shift, broad, shift.map((x) => x - offset))));
  });
}

/** The most significant placing. */
function bestFit(residuals: Residuals, shape: Float64Array, placings: readonly Float64Array[]): SharpTest {
  const evaluate = templateEvaluator(residuals);
  const blank = blankSigma(residuals, shape);
  let best: SharpTest = { amplitude: 0, sigma: blank, significance: 0, blank, template: shape };
  const tests = placings.flatMap((template): SharpTest[] => {
    const { numerator, response, variance } = evaluate(0, template, 0, template.length);
    if (response <= 0 || variance <= 0) return [];
    return [{ amplitude: numerator / response, sigma: Math.sqrt(variance) / response, significance: numerator / Math.sqrt(variance), blank, template }];
  });
  tests.forEach((test, k) => {
    if (k === 0 || test.significance > best.significance) best = test;
  });
  // Placings that fit nearly as well (within 2 in χ²) show how far the amplitude depends on which of them is right.
  const admissible = tests.filter(({ significance }) => Math.sign(significance) * significance ** 2 > Math.sign(best.significance) * best.significance ** 2 - 2);
  const spread = Math.sqrt(admissible.reduce((sum, { amplitude }) => sum + (amplitude - best.amplitude) ** 2, 0) / Math.max(1, admissible.length));
  return { ...best, sigma: Math.hypot(best.sigma, spread) };
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
