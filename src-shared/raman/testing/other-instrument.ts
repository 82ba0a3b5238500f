/**
 * Raman spectra with known truth from another instrument than that of spectrum-generator.ts, and written apart from it: Voigt bands by
 * summed line pairs, a spread of vibrations under every broad band, fluorescence as a sum of emission peaks or a filter's edge, a
 * detector with gain, read-out noise and uneven pixels, coarser resolution and another axis.
 */
import { uniformSource } from '../../testing/random-counts';

export const otherFamilies = ['plain', 'skewed', 'coarse', 'detector', 'shifted', 'edge', 'layers', 'short'] as const;
export type OtherFamily = (typeof otherFamilies)[number];

export interface OtherOptions {
  readonly seed: number;
  readonly family: OtherFamily;
  /** Share of RuCl3 in the band intensity between 100 and 600 cm⁻¹. */
  readonly weight: number;
  /** Scale of all counts; defaults to 1. */
  readonly exposure?: number;
  readonly kind?: 'sample' | 'RuCl3';
}

/** Positions of alpha-RuCl3; relative areas and damping as of one well-grown crystal. */
const lines = [
  { at: 116.3, area: 4, damping: 3 },
  { at: 163.8, area: 8, damping: 4 },
  { at: 221.5, area: 1.6, damping: 5 },
  { at: 270.1, area: 6, damping: 7 },
  { at: 295.4, area: 8, damping: 7 },
  { at: 311.7, area: 11, damping: 8 },
  { at: 340.6, area: 5, damping: 11 },
];

/** A damped oscillator in the approximation of a narrow line: unit area. */
const oscillator = (x: number, at: number, damping: number): number => damping / 2 / Math.PI / ((x - at) ** 2 + (damping / 2) ** 2);

interface Instrument {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** FWHM of the spectrometer's own line, cm⁻¹. */
  readonly slit: number;
  readonly axisError: number;
  readonly gain: number;
  readonly readNoise: number;
  readonly unevenness: number;
}

const plain: Instrument = { from: 95, to: 1850, step: 1.03, slit: 2, axisError: 0, gain: 1, readNoise: 0, unevenness: 0 };

function instrumentOf(family: OtherFamily, random: () => number): Instrument {
  switch (family) {
    case 'coarse':
      return { ...plain, step: 2.1, slit: 7, axisError: 2 * random() - 1 };
    case 'detector':
      return { ...plain, gain: 2.4, readNoise: 6, unevenness: 0.002 };
    case 'shifted':
      return { ...plain, axisError: random() < 0.5 ? -1 : 1, slit: 3.5 };
    case 'short':
      return { ...plain, from: 132 };
    default:
      return plain;
  }
}

/** A value spread over the slit by nine copies. */
function throughSlit(curve: (x: number) => number, slit: number): (x: number) => number {
  const places = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((k) => ({ move: (k * slit) / 3.2, share: Math.exp(-0.5 * ((k * 2.3548) / 3.2) ** 2) }));
  const whole = places.reduce((sum, { share }) => sum + share, 0);
  return (x) => places.reduce((sum, { move, share }) => sum + (share / whole) * curve(x - move), 0);
}

/** A normal variate from twelve uniform ones. */
const normal = (random: () => number): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);

/** Counts of a mean: by waiting times below 60, rounded normal with its skewness above (relative error of the variance below 10⁻³). */
function counted(mean: number, random: () => number): number {
  if (mean >= 60) {
    const z = normal(random);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * z + (z * z - 1) / 6));
  }
  let waited = 0;
  let count = -1;
  while (waited < mean) {
    waited -= Math.log(1 - random());
    count += 1;
  }
  return Math.max(0, count);
}

/** Broad bands: each a spread of vibrations, uneven to one side where `skew` is not 0. Returns band intensity at x. */
function glass(random: () => number, skew: number, centres: readonly (readonly [at: number, spread: number, area: number])[]): (x: number) => number {
  const vibrations = centres.flatMap(([at, spread, area]) => {
    const place = at + 8 * (random() - 0.5);
    const width = spread * (0.85 + 0.3 * random());
    const size = area * (0.7 + 0.6 * random());
    return Array.from({ length: 25 }, (_, k) => {
      const u = (k - 12) / 4.8;
      return { at: place + width * u * (1 + 0.08 * skew * u), area: 0.5 * size * Math.exp(-0.5 * u * u) };
    });
  });
  return (x) => vibrations.reduce((sum, one) => sum + one.area * oscillator(x, one.at, 22), 0);
}

function fluorescenceOf(family: OtherFamily, random: () => number): (x: number) => number {
  const level = 500 + 700 * random();
  const crests = Array.from({ length: 3 }, () => ({ at: 300 + 2600 * random(), spread: 700 + 800 * random(), height: level * (0.3 + 0.6 * random()) }));
  const emission = (x: number): number => 0.15 * level + crests.reduce((sum, { at, spread, height }) => sum + height / Math.cosh((x - at) / spread) ** 2, 0);
  if (family === 'layers') return (x) => emission(x) + (2.5 * level * 60) / (x - 40);
  return emission;
}

/** What a filter lets through that holds the laser back: nearly nothing at the beginning of the spectrum. */
function filterOf(family: OtherFamily, random: () => number): (x: number) => number {
  if (family !== 'edge') return () => 1;
  const cut = 105 + 40 * random();
  const steepness = 9 + 6 * random();
  return (x) => 1 / (1 + Math.exp((cut - x) / steepness));
}

/** Makes one spectrum. */
export function measureOther({ seed, family, weight, exposure = 1, kind = 'sample' }: OtherOptions): { readonly shift: Float64Array; readonly counts: Float64Array } {
  const random = uniformSource(0x51ed270b ^ (seed * 7919 + otherFamilies.indexOf(family)));
  const device = instrumentOf(kind === 'sample' ? family : family === 'coarse' || family === 'short' || family === 'detector' ? family : 'plain', random);
  const crystal = throughSlit((x) => lines.reduce((sum, { at, area, damping }) => sum + area * oscillator(x, at, damping), 0), device.slit);
  const amorphous = glass(random, family === 'skewed' ? 1 : 0, [[163, 22, 30], [243, 24, 22], [314, 21, 52], [382, 26, 16]]);
  const carbon = glass(random, 0, [[1338, 70, 150], [1592, 34, 80]]);
  const fluorescence = fluorescenceOf(kind === 'sample' ? family : 'plain', random);
  const filter = filterOf(kind === 'sample' ? family : 'plain', random);
  const inWindow = (curve: (x: number) => number): number => Array.from({ length: 501 }, (_, i) => curve(100 + i)).reduce((sum, value) => sum + value, 0);
  const ratio = inWindow(amorphous) / inWindow(crystal);
  const scale = 900;
  const expected = (x: number): number => {
    if (kind === 'RuCl3') return 400 + 25_000 * crystal(x);
    const bands = scale * ((1 - weight) * amorphous(x) + weight * ratio * crystal(x) + 0.8 * carbon(x));
    return filter(x) * (fluorescence(x) + bands);
  };
  const n = Math.floor((device.to - device.from) / device.step);
  const shift = Float64Array.from({ length: n }, (_, i) => device.from + i * device.step);
  const counts = shift.map((x) => {
    const electrons = counted(exposure * expected(x - device.axisError) * (1 + device.unevenness * normal(random)), random) + device.readNoise * normal(random);
    return Math.max(0, Math.round(device.gain * electrons));
  });
  for (let hits = Math.floor(4 * random()); hits > 0; hits -= 1) {
    const at = 5 + Math.floor((n - 12) * random());
    const charge = device.gain * (800 + 9000 * random() ** 2);
    counts[at]! += Math.round(charge);
    if (random() < 0.5) counts[at + 1]! += Math.round(charge * random());
  }
  return { shift, counts };
}
