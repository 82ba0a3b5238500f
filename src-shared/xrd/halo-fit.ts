import { fitBroadBands, type BandValue, type BroadBandOptions } from '@shared/spectrum/broad-bands';
import { latticeSpacing, meanWavelength, qPerDegree, scatteringVector } from './geometry';
import type { Pattern } from './pattern';

export interface Halo {
  /** ° 2θ. */
  readonly centre: BandValue;
  /** ° 2θ. */
  readonly fwhm: BandValue;
  /** Counts × °. */
  readonly area: BandValue;
  /** Counts per channel at the maximum. */
  readonly height: number;
  /** What of the uncertainties of centre and width is doubt about the shape of halos, ° 2θ: in states of one sample it is the same. */
  readonly shapeDoubt: { readonly centre: number; readonly fwhm: number };
  /** At the mean of Kα1 and Kα2, Å⁻¹. */
  readonly q: BandValue;
  /** 2π/q, Å. */
  readonly spacing: BandValue;
  /** 2π/(FWHM in q), Å: how far order reaches; under some 20 Å speaks for an amorphous solid. */
  readonly coherence: BandValue;
}

export interface HaloFit {
  /** From low to high angle. */
  readonly halos: readonly Halo[];
  /** The highest of them, or null. */
  readonly main: Halo | null;
  readonly reducedChiSquare: number | null;
  /** Model on the pattern's channels, counts per channel. */
  readonly model: Float64Array;
  /** Its baseline without the halos. */
  readonly baseline: Float64Array;
}

/**
 * Doubt about a halo that no fit of one pattern sees, in widths of the halo: halos are not quite pseudo-Voigts of one shape, and a weak one
 * beside a strong one is not always found. Own patterns with known truth (Gaussian to Pearson VII and skewed halos, three radiations, blanks
 * of glass and Kapton) scatter by so much more than counts and baselines explain.
 */
const centreDoubt = 0.015;
const widthDoubt = 0.06;

/** No halo is narrower than 2°; air scatter falls as 1/2θ. */
const haloOptions: BroadBandOptions = {
  bin: 0.4,
  narrowest: 2,
  widest: 25,
  searchWidths: [4, 7, 11],
  entangledShare: 0.6,
  // Narrower ones would be nanocrystalline, and mend the shape of one halo.
  narrowestPart: 3.2,
  baselines: [
    { order: 1, hasInverse: true },
    { order: 0, hasInverse: true },
    { order: 2, hasInverse: true },
    { order: 2, hasInverse: false },
  ],
};

const withDoubt = ({ value, stdUncertainty }: BandValue, doubt: number): BandValue => ({ value, stdUncertainty: stdUncertainty === null ? null : Math.hypot(stdUncertainty, doubt) });

/** Fits halos to what is left of a pattern when its Bragg lines are left out (`use` 0); null when less than 16° remain. */
export function fitHaloPattern(pattern: Pattern, use: Uint8Array): HaloFit | null {
  const exposure = pattern.exposure.map((value, i) => value * use[i]!);
  const fitted = fitBroadBands(pattern.twoTheta, pattern.counts, exposure, haloOptions);
  if (fitted === null) return null;
  const wavelength = meanWavelength(pattern.radiation);
  const halos = fitted.bands.map((band): Halo => {
    const shapeDoubt = { centre: centreDoubt * band.fwhm.value, fwhm: widthDoubt * band.fwhm.value };
    const centre = withDoubt(band.centre, shapeDoubt.centre);
    const fwhm = withDoubt(band.fwhm, shapeDoubt.fwhm);
    const q = scatteringVector(centre.value, wavelength);
    const perDegree = qPerDegree(centre.value, wavelength);
    const scaled = (value: BandValue, scale: number): number | null => (value.stdUncertainty === null ? null : value.stdUncertainty * scale);
    const qWidth = fwhm.value * perDegree;
    return {
      ...band,
      centre,
      fwhm,
      shapeDoubt,
      q: { value: q, stdUncertainty: scaled(centre, perDegree) },
      spacing: { value: latticeSpacing(centre.value, wavelength), stdUncertainty: scaled(centre, (perDegree * 2 * Math.PI) / q ** 2) },
      coherence: { value: (2 * Math.PI) / qWidth, stdUncertainty: scaled(fwhm, (2 * Math.PI) / (qWidth * fwhm.value)) },
    };
  });
  const main = halos.reduce<Halo | null>((top, halo) => (top === null || halo.height > top.height ? halo : top), null);
  return { halos, main, reducedChiSquare: fitted.reducedChiSquare, model: fitted.model, baseline: fitted.baseline };
}
