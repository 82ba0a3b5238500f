/**
 * Powder patterns with known truth, made without any code of the analysis: own line shapes (split Pearson-like halos, real
 * Voigt by summation of Gaussians, Lorentz-heavy or Gauss-heavy lines), own random numbers, own background forms.
 */
import { poisson, uniformSource } from '../../testing/random-counts';

export interface GeneratedPattern {
  readonly twoTheta: Float64Array;
  /** Events over the exposure of their channel. */
  readonly counts: Float64Array;
  /** Area of the strongest reflection, Kα1 + Kα2, counts × °; 0 for a blank. */
  readonly strongestArea: number;
  readonly fwhm: number;
  readonly halos: readonly { readonly centre: number; readonly fwhm: number; readonly height: number }[];
}

export interface GeneratorOptions {
  readonly seed: number;
  /** Reflections, relative to the strongest (1), or none. */
  readonly lines?: readonly { readonly twoTheta: number; readonly intensity: number }[];
  /** Net counts of the strongest reflection over √(background counts within ±1 FWHM). */
  readonly level?: number;
  readonly fwhm?: number;
  /** Narrowest main halo, ° FWHM; defaults to 5. */
  readonly narrowest?: number;
  /** Scale of all counts; 1 gives some 500 to 3000 a channel. */
  readonly exposure?: number;
  readonly step?: number;
  /** Events of a channel per count of the pattern (counting time, attenuator); defaults to 1. `counts` stay what is scaled back. */
  readonly exposureAt?: (channel: number, twoTheta: number) => number;
}

const ka1 = 1.5405929;
const ka2 = 1.5444274;

/** Halo shapes the analysis does not have: Gaussian, sech², and a skewed Pearson VII. */
function haloShape(kind: number, offset: number, fwhm: number): number {
  const t = offset / fwhm;
  if (kind === 0) return Math.exp(-4 * Math.LN2 * t * t);
  if (kind === 1) return 1 / Math.cosh(1.7627471740390859 * t) ** 2;
  const side = offset > 0 ? 1.15 : 0.85;
  const u = (t / side) ** 2;
  return (1 + 4 * u * (2 ** (1 / 3) - 1)) ** -3;
}

/** A Bragg line as a sum of Gaussians under a Lorentzian envelope of mixing m: 0 Gaussian … 1 nearly Lorentzian. */
function lineShape(offset: number, fwhm: number, mixing: number): number {
  const gauss = (0.9394372786996513 / fwhm) * Math.exp((-2.772588722239781 * offset * offset) / (fwhm * fwhm));
  const lorentz = (0.6366197723675814 * fwhm) / (fwhm * fwhm + 4 * offset * offset);
  return (1 - mixing) * gauss + mixing * lorentz;
}

/** Makes one pattern from 10° to 80°. */
export function generatePattern(options: GeneratorOptions): GeneratedPattern {
  const random = uniformSource(options.seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const step = options.step ?? 0.02;
  const n = Math.round(70 / step) + 1;
  const exposure = options.exposure ?? 1;
  const narrowest = options.narrowest ?? 5;
  const halos = [
    { centre: between(31, 34), fwhm: narrowest * between(1.2, 1.8), height: between(600, 1100) },
    { centre: between(15, 17), fwhm: narrowest * between(1, 1.3), height: between(300, 600) },
    { centre: between(52, 55), fwhm: narrowest * between(2, 2.8), height: between(250, 450) },
    { centre: between(24.5, 25.3), fwhm: narrowest * between(1.2, 1.6), height: between(100, 250) },
  ];
  const kinds = halos.map(() => Math.floor(random() * 3));
  const constant = between(300, 900);
  const scatter = between(200, 900);
  const decay = between(8, 25);
  const inverse = between(0, 4000);
  const expected = new Float64Array(n);
  const twoTheta = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const x = 10 + i * step;
    twoTheta[i] = x;
    let value = constant + scatter * Math.exp(-(x - 10) / decay) + inverse / x;
    halos.forEach((halo, k) => (value += halo.height * haloShape(kinds[k]!, x - halo.centre, halo.fwhm)));
    expected[i] = value * exposure * (step / 0.02);
  }
  const fwhm = options.fwhm ?? between(0.1, 0.3);
  const mixing = between(0.2, 0.8);
  let strongestArea = 0;
  if (options.lines && options.level) {
    const main = options.lines.reduce((top, line) => (line.intensity > top.intensity ? line : top)).twoTheta;
    let under = 0;
    for (let i = 0; i < n; i += 1) if (Math.abs(twoTheta[i]! - main) <= fwhm) under += expected[i]!;
    const counts = options.level * Math.sqrt(under);
    strongestArea = counts * step;
    for (const line of options.lines) {
      const second = (2 * Math.asin((ka2 / ka1) * Math.sin((line.twoTheta * Math.PI) / 360)) * 180) / Math.PI;
      for (let i = 0; i < n; i += 1) {
        expected[i]! +=
          counts * step * line.intensity * ((2 / 3) * lineShape(twoTheta[i]! - line.twoTheta, fwhm, mixing) + (1 / 3) * lineShape(twoTheta[i]! - second, fwhm, mixing));
      }
    }
  }
  const exposureAt = options.exposureAt ?? (() => 1);
  const counts = expected.map((mean, i) => {
    const exposed = exposureAt(i, twoTheta[i]!);
    return poisson(mean * exposed, random) / exposed;
  });
  return { twoTheta, counts, strongestArea, fwhm, halos };
}
