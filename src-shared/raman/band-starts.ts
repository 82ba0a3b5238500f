import type { BandStart, Bins } from '@shared/spectrum/band-problem';

/** Widths at which bands are looked for, cm⁻¹ FWHM. */
const widths = [45, 70, 110, 170];
/** A band rises over a local line by this many σ. */
const fewestSigma = 5;
/** A local line is drawn over this many FWHM on either side. */
const reach = 1.2;

interface Candidate extends BandStart {
  readonly z: number;
}

/**
 * Where broad bands stand out of binned counts: bumps over a local straight line, at several widths. Of overlapping candidates the
 * most significant stays.
 */
export function findBandStarts({ x, counts, channels }: Bins, divide: number): BandStart[] {
  const level = counts.map((value, i) => value / channels[i]!);
  const variance = counts.map((value, i) => Math.max(value, 1) / channels[i]! ** 2);
  const candidates: Candidate[] = [];
  for (const fwhm of widths) {
    const z = x.map((centre) => (centre < divide) !== (fwhm < 100) ? 0 : significance(x, level, variance, centre, fwhm));
    for (let i = 0; i < z.length; i += 1) {
      if (z[i]! > fewestSigma && z[i]! >= (z[i - 1] ?? -Infinity) && z[i]! > (z[i + 1] ?? -Infinity)) candidates.push({ centre: x[i]!, fwhm, z: z[i]! });
    }
  }
  candidates.sort((a, b) => b.z - a.z);
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.every(({ centre, fwhm }) => Math.abs(centre - candidate.centre) > 0.3 * (fwhm + candidate.fwhm))) chosen.push(candidate);
  }
  return chosen.map(({ centre, fwhm }) => ({ centre, fwhm }));
}

/** z of a Gaussian of this width beside a straight line, all least squares. */
function significance(x: Float64Array, level: Float64Array, variance: Float64Array, centre: number, fwhm: number): number {
  // Weighted sums over 1, u, g and the data.
  let s1 = 0, su = 0, suu = 0, sg = 0, sgu = 0, sgg = 0, sy = 0, syu = 0, syg = 0;
  for (let i = 0; i < x.length; i += 1) {
    const u = (x[i]! - centre) / fwhm;
    if (Math.abs(u) > reach) continue;
    const w = 1 / variance[i]!;
    const g = Math.exp(-4 * Math.LN2 * u * u);
    const y = level[i]!;
    s1 += w; su += w * u; suu += w * u * u; sg += w * g; sgu += w * g * u; sgg += w * g * g; sy += w * y; syu += w * y * u; syg += w * y * g;
  }
  const determinant = s1 * suu - su * su;
  if (!(determinant > 1e-9 * s1 * suu)) return 0;
  // The line is taken out of bump and data alike.
  const a = (sg * suu - sgu * su) / determinant;
  const b = (sgu * s1 - sg * su) / determinant;
  const information = sgg - a * sg - b * sgu;
  return information > 0 ? (syg - a * sy - b * syu) / Math.sqrt(information) : 0;
}

/** The band that residuals (in σ) ask for most. */
export function strongestBand({ x }: Bins, residuals: Float64Array): BandStart {
  let best = { centre: x[0]!, fwhm: widths[0]! };
  let highest = -Infinity;
  for (const fwhm of widths) {
    for (let c = 0; c < x.length; c += 2) {
      let dot = 0;
      let norm = 0;
      for (let i = 0; i < x.length; i += 1) {
        const t = (x[i]! - x[c]!) / fwhm;
        if (Math.abs(t) > 1.5) continue;
        const shape = Math.exp(-4 * Math.LN2 * t * t);
        dot += shape * residuals[i]!;
        norm += shape * shape;
      }
      if (dot / Math.sqrt(norm) > highest) {
        highest = dot / Math.sqrt(norm);
        best = { centre: x[c]!, fwhm };
      }
    }
  }
  return best;
}
