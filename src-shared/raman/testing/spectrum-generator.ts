/** Raman spectra with known truth, made without any code of the analysis: own band shapes, baselines, spikes and noise. */
import { poisson, uniformSource } from '../../testing/random-counts';

export interface GeneratedRaman {
  readonly shift: Float64Array;
  readonly counts: Float64Array;
  /** Raman shifts of the spikes put in, cm⁻¹. */
  readonly spikes: readonly number[];
  /** Expected counts in the amorphous and RuCl3 bands of a sample between 100 and 600 cm⁻¹. */
  readonly total: number;
}

/** Shape of the sample's broad bands: nearly Gaussian, between the two, or with the full tails of a Lorentzian. */
type BandShape = 'gaussian' | 'mixed' | 'lorentzian';
/** What lies under the bands: a slow decay, a curved rise and fall, a rise towards higher shifts, almost nothing, or laser light that falls steeply from the beginning. */
type Fluorescence = 'decay' | 'hump' | 'rising' | 'faint' | 'wing';

export interface RamanOptions {
  readonly seed: number;
  /** Share of RuCl3 in the integrated intensity of RuCl3 and the amorphous bands between 100 and 600 cm⁻¹. */
  readonly weight: number;
  /** Shift of the RuCl3 bands against the reference, cm⁻¹; defaults to 0. */
  readonly offset?: number;
  /** Gaussian broadening of the RuCl3 bands against the reference, cm⁻¹ FWHM; defaults to 0. */
  readonly broadening?: number;
  /** Scale of all counts; defaults to 1 (some 600 to 2000 a channel). */
  readonly exposure?: number;
  readonly kind?: 'sample' | 'RuCl3' | 'LiCl' | 'overlapping';
  /** Share of a material with bands where RuCl3 has its own, counted like `weight`; defaults to 0. */
  readonly overlappingWeight?: number;
  /** Defaults to 'gaussian'. */
  readonly shape?: BandShape;
  /** Defaults to 'decay'. */
  readonly fluorescence?: Fluorescence;
  /** Share of the Lorentzian in the height of the RuCl3 bands; defaults to 0.9. */
  readonly sharpLorentz?: number;
  /** Sharp Lorentzian bands of a material that no reference is of: cm⁻¹, cm⁻¹, counts; defaults to none. */
  readonly foreign?: readonly (readonly [centre: number, fwhm: number, height: number])[];
}

type Band = readonly [centre: number, fwhm: number, height: number, lorentz: number];

/** Bands of alpha-RuCl3 at room temperature (Sandilands 2015, Glamazda 2017): positions; widths and heights are of usual size. */
const ruCl3: readonly (readonly [centre: number, fwhm: number, height: number])[] = [
  [116, 5, 0.7],
  [163.5, 6, 1.1],
  [221, 7, 0.2],
  [269, 9, 0.6],
  [296, 9, 0.8],
  [312, 9, 1],
  [341, 12, 0.3],
];

/** Bands of a made-up material: three of them lie under bands of RuCl3. */
const overlapping: typeof ruCl3 = [
  [163.5, 8, 0.5],
  [255, 10, 0.4],
  [296, 11, 0.6],
  [312, 12, 0.3],
  [376, 12, 1],
];

const lorentzShares: Readonly<Record<BandShape, readonly [number, number]>> = { gaussian: [0, 0.3], mixed: [0.3, 0.7], lorentzian: [1, 1] };

function band(x: number, [centre, fwhm, height, lorentz]: Band): number {
  const t = (2 * (x - centre)) / fwhm;
  // Between a Gaussian and a Lorentzian, heights mixed.
  return height * (lorentz / (1 + t * t) + (1 - lorentz) * Math.exp(-Math.LN2 * t * t));
}

const total = (x: number, bands: readonly Band[]) => bands.reduce((sum, one) => sum + band(x, one), 0);

/** A band convolved with a Gaussian of this FWHM, by summing copies of it. */
function broadened(bands: readonly Band[], fwhm: number): (x: number) => number {
  if (fwhm === 0) return (x) => total(x, bands);
  const sigma = fwhm / 2.3548;
  const steps = Array.from({ length: 25 }, (_, k) => ((k - 12) / 4) * sigma);
  const weights = steps.map((step) => Math.exp((-step * step) / (2 * sigma * sigma)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return (x) => steps.reduce((value, step, k) => value + (weights[k]! / sum) * total(x - step, bands), 0);
}

/** Makes one spectrum from 100 to 1800 cm⁻¹ with a step of 1. */
export function generateRaman({ seed, weight, offset = 0, broadening = 0, exposure = 1, kind = 'sample', shape = 'gaussian', fluorescence = 'decay', sharpLorentz = 0.9, overlappingWeight = 0, foreign = [] }: RamanOptions): GeneratedRaman {
  const random = uniformSource(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const share = () => between(...lorentzShares[shape]);
  const shift = Float64Array.from({ length: 1701 }, (_, i) => 100 + i);
  const amorphous: Band[] = [
    [between(155, 172), between(55, 85), between(0.5, 0.9), share()],
    [between(235, 255), between(50, 80), between(0.3, 0.7), share()],
    [between(300, 325), between(45, 70), between(0.9, 1.4), share()],
    [between(370, 400), between(60, 90), between(0.1, 0.35), share()],
  ];
  const carbon: Band[] = [
    [between(1330, 1350), between(150, 200), between(0.6, 1.2), 0.4],
    [between(1585, 1600), between(70, 100), between(0.5, 0.9), 0.4],
  ];
  const sharp = ruCl3.map(([centre, fwhm, height]): Band => [centre, fwhm, height, sharpLorentz]);
  const sharpAt = broadened(sharp, broadening);
  const second = overlapping.map(([centre, fwhm, height]): Band => [centre, fwhm, height, sharpLorentz]);
  const liCl: Band[] = [
    [230, 160, 0.25, 0],
    [380, 170, 0.2, 0],
  ];
  const area = (bands: readonly Band[]) => Array.from({ length: 501 }, (_, i) => total(100 + i, bands)).reduce((sum, value) => sum + value, 0);
  const scale = kind === 'sample' ? 900 : 4000;
  const ratio = area(amorphous) / area(sharp);
  const secondRatio = area(amorphous) / area(second);
  const level = between(600, 1200);
  const decay = between(1500, 5000);
  const crest = between(300, 1500);
  const breadth = between(500, 1200);
  const under = (x: number) => {
    if (fluorescence === 'decay') return level * Math.exp(-(x - 100) / decay);
    if (fluorescence === 'hump') return 0.3 * level + 1.5 * level * Math.exp(-(((x - crest) / breadth) ** 2));
    if (fluorescence === 'rising') return level * (0.5 + (x / decay) * 1.5 + (x / 2500) ** 2);
    if (fluorescence === 'wing') return level * (0.3 + 4 * Math.exp(-(x - 100) / 90));
    return 0.02 * level;
  };
  const expected = shift.map((x) => {
    if (kind === 'RuCl3') return exposure * (under(x) + scale * total(x, sharp));
    if (kind === 'LiCl') return exposure * (0.5 * under(x) + 900 * total(x, liCl));
    if (kind === 'overlapping') return exposure * (under(x) + scale * total(x, second));
    const materials = (1 - weight - overlappingWeight) * total(x, amorphous) + weight * ratio * sharpAt(x - offset) + overlappingWeight * secondRatio * total(x, second);
    return exposure * (under(x) + scale * (materials + total(x, carbon)) + total(x, foreign.map(([centre, fwhm, height]): Band => [centre, fwhm, height, 1])));
  });
  const counts = expected.map((mean) => poisson(mean, random));
  const spikes = Array.from({ length: 1 + Math.floor(3 * random()) }, () => 3 + Math.floor(1690 * random()));
  for (const at of spikes) {
    const height = between(1500, 8000) * Math.sqrt(exposure);
    counts[at]! += Math.round(height);
    if (random() < 0.4) counts[at + 1]! += Math.round(0.6 * height);
  }
  return { shift, counts, spikes: spikes.map((at) => 100 + at), total: exposure * scale * area(amorphous) };
}
