/** Raman spectra with known truth, made without any code of the analysis: own band shapes, baselines, spikes and noise. */
import { poisson, uniformSource } from '../../testing/random-counts';

export interface GeneratedRaman {
  readonly shift: Float64Array;
  readonly counts: Float64Array;
  /** Raman shifts of the spikes put in, cm⁻¹. */
  readonly spikes: readonly number[];
}

export interface RamanOptions {
  readonly seed: number;
  /** Share of RuCl3 in the integrated band intensity between 100 and 600 cm⁻¹. */
  readonly weight: number;
  /** Shift of the RuCl3 bands against the reference, cm⁻¹; defaults to 0. */
  readonly offset?: number;
  /** Scale of all counts; defaults to 1 (some 600 to 2000 a channel). */
  readonly exposure?: number;
  readonly kind?: 'sample' | 'RuCl3' | 'LiCl';
}

type Band = readonly [centre: number, fwhm: number, height: number, lorentz: number];

/** Bands of alpha-RuCl3 at room temperature (Sandilands 2015, Glamazda 2017): positions; widths and heights are of usual size. */
const ruCl3: readonly Band[] = [
  [116, 5, 0.7, 0.9],
  [163.5, 6, 1.1, 0.9],
  [221, 7, 0.2, 0.9],
  [269, 9, 0.6, 0.9],
  [296, 9, 0.8, 0.9],
  [312, 9, 1, 0.9],
  [341, 12, 0.3, 0.9],
];

function band(x: number, [centre, fwhm, height, lorentz]: Band): number {
  const t = (2 * (x - centre)) / fwhm;
  // Between a Gaussian and a Lorentzian, heights mixed.
  return height * (lorentz / (1 + t * t) + (1 - lorentz) * Math.exp(-Math.LN2 * t * t));
}

const total = (x: number, bands: readonly Band[]) => bands.reduce((sum, one) => sum + band(x, one), 0);

/** Makes one spectrum from 100 to 1800 cm⁻¹ with a step of 1. */
export function generateRaman({ seed, weight, offset = 0, exposure = 1, kind = 'sample' }: RamanOptions): GeneratedRaman {
  const random = uniformSource(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const shift = Float64Array.from({ length: 1701 }, (_, i) => 100 + i);
  const amorphous: Band[] = [
    [between(155, 172), between(55, 85), between(0.5, 0.9), between(0, 0.3)],
    [between(235, 255), between(50, 80), between(0.3, 0.7), between(0, 0.3)],
    [between(300, 325), between(45, 70), between(0.9, 1.4), between(0, 0.3)],
    [between(370, 400), between(60, 90), between(0.1, 0.35), between(0, 0.3)],
  ];
  const carbon: Band[] = [
    [between(1330, 1350), between(150, 200), between(0.6, 1.2), 0.4],
    [between(1585, 1600), between(70, 100), between(0.5, 0.9), 0.4],
  ];
  const moved = ruCl3.map(([centre, fwhm, height, lorentz]): Band => [centre + offset, fwhm, height, lorentz]);
  const liCl: Band[] = [
    [230, 160, 0.25, 0],
    [380, 170, 0.2, 0],
  ];
  const area = (bands: readonly Band[]) => Array.from({ length: 501 }, (_, i) => total(100 + i, bands)).reduce((sum, value) => sum + value, 0);
  const scale = kind === 'sample' ? 900 : 4000;
  const ratio = area(amorphous) / area(ruCl3);
  const level = between(600, 1200);
  const decay = between(1500, 5000);
  const expected = shift.map((x) => {
    const fluorescence = level * Math.exp(-(x - 100) / decay);
    if (kind === 'RuCl3') return exposure * (fluorescence + scale * total(x, ruCl3));
    if (kind === 'LiCl') return exposure * (0.5 * fluorescence + 900 * total(x, liCl));
    return exposure * (fluorescence + scale * ((1 - weight) * total(x, amorphous) + weight * ratio * total(x, moved) + total(x, carbon)));
  });
  const counts = expected.map((mean) => poisson(mean, random));
  const spikes = Array.from({ length: 1 + Math.floor(3 * random()) }, () => 3 + Math.floor(1690 * random()));
  for (const at of spikes) {
    const height = between(1500, 8000) * Math.sqrt(exposure);
    counts[at]! += Math.round(height);
    if (random() < 0.4) counts[at + 1]! += Math.round(0.6 * height);
  }
  return { shift, counts, spikes: spikes.map((at) => 100 + at) };
}
