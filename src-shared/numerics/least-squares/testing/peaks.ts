/** Gaussian peaks on a straight background, for the tests of the engine. */
import { Random } from '../../random/random';
import type { Block, Noise } from '../types';

export interface PeakNames {
  readonly centre: string;
  readonly width: string;
}

/** A block of peaks a·exp(−((x − centre − shift)/width)²) plus constant and slope; all depend on `shift` if it is given. */
export function peakBlock(
  name: string,
  x: Float64Array,
  y: Float64Array,
  noise: Noise,
  peaks: readonly PeakNames[],
  options: { readonly shift?: string; readonly slope?: boolean; readonly nonNegative?: boolean } = {},
): Block {
  const { shift, slope = false, nonNegative = true } = options;
  const parameters = [...new Set([...peaks.flatMap(({ centre, width }) => [centre, width]), ...(shift ? [shift] : [])])];
  const at = (parameter: string): number => parameters.indexOf(parameter);
  const dependence = peaks.flatMap(({ centre, width }, column) => [
    { column, parameter: at(centre) },
    { column, parameter: at(width) },
    ...(shift ? [{ column, parameter: at(shift) }] : []),
  ]);
  const perPeak = shift ? 3 : 2;
  const middle = x[Math.floor(x.length / 2)]!;
  return {
    name,
    y,
    noise,
    amplitudes: [
      ...peaks.map(({ centre }) => ({ name: centre, nonNegative })),
      { name: 'constant', nonNegative: false },
      ...(slope ? [{ name: 'slope', nonNegative: false }] : []),
    ],
    parameters,
    dependence,
    evaluate(p, { columns, derivatives }) {
      peaks.forEach((peak, k) => {
        const centre = p[at(peak.centre)]! + (shift ? p[at(shift)]! : 0);
        const width = p[at(peak.width)]!;
        x.forEach((value, i) => {
          const u = (value - centre) / width;
          const height = Math.exp(-u * u);
          columns[k]![i] = height;
          if (!derivatives) return;
          const byCentre = (2 * u * height) / width;
          derivatives[perPeak * k]![i] = byCentre;
          derivatives[perPeak * k + 1]![i] = byCentre * u;
          if (shift) derivatives[perPeak * k + 2]![i] = byCentre;
        });
      });
      columns[peaks.length]!.fill(1);
      if (slope) columns[peaks.length + 1]!.set(x.map((value) => value - middle));
    },
  };
}

export function grid(count: number, step = 0.1): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => i * step);
}

/** Peaks on a constant, written without the block's code. */
export function peakCurve(x: Float64Array, peaks: readonly { readonly area: number; readonly centre: number; readonly width: number }[], constant: number): Float64Array {
  return x.map((value) => peaks.reduce((sum, { area, centre, width }) => sum + area * Math.exp(-(((value - centre) / width) ** 2)), constant));
}

export function withPoissonNoise(model: Float64Array, seed: number, stream = 0): Float64Array {
  const random = new Random(seed, stream);
  return model.map((value) => random.poisson(value));
}

export function withNormalNoise(model: Float64Array, sigma: number, seed: number, stream = 0): Float64Array {
  const random = new Random(seed, stream);
  return model.map((value) => value + sigma * random.normal());
}
