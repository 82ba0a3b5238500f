import { chiSquareTail } from '@shared/numerics/special/incomplete-gamma';
import type { XrdResult } from './result';

type Halo = NonNullable<XrdResult['mainHalo']>;
type Quantity = Halo['centre'];

/** One number of a halo in one state against the same in the state compared with. */
export interface HaloDifference {
  readonly value: number;
  /** Combined standard uncertainty, or null when one of the two has none. */
  readonly stdUncertainty: number | null;
}

export interface HaloChange {
  /** Index in the list given. */
  readonly index: number;
  /** ° 2θ. */
  readonly centre: HaloDifference;
  readonly fwhm: HaloDifference;
  /** Area divided by the area compared with. */
  readonly area: HaloDifference;
  /** Sample height that would move the halo as far, mm at the given radius; positive: surface below the axis. */
  readonly displacementMm: HaloDifference;
}

export interface HaloComparison {
  /** Index of the state compared with. */
  readonly reference: number;
  readonly changes: readonly HaloChange[];
  /** Weighted mean of the positions, ° 2θ; null when fewer than two have an uncertainty. */
  readonly meanCentre: Quantity | null;
  /** Probability of positions scattering at least as much if the halo stood still; null with the mean. */
  readonly sameCentreProbability: number | null;
}

const difference = (a: Quantity, b: Quantity): HaloDifference => ({
  value: a.value - b.value,
  stdUncertainty: a.stdUncertainty === null || b.stdUncertainty === null ? null : Math.hypot(a.stdUncertainty, b.stdUncertainty),
});

function ratio(a: Quantity, b: Quantity): HaloDifference {
  const value = a.value / b.value;
  return { value, stdUncertainty: a.stdUncertainty === null || b.stdUncertainty === null ? null : Math.abs(value) * Math.hypot(a.stdUncertainty / a.value, b.stdUncertainty / b.value) };
}

/** Centre or width without the doubt about the shape of halos, which states of one sample share: it cancels in differences. */
function ofItsOwn(halo: Halo, key: 'centre' | 'fwhm'): Quantity {
  const { value, stdUncertainty } = halo[key];
  return { value, stdUncertainty: stdUncertainty === null ? null : Math.sqrt(Math.max(0, stdUncertainty ** 2 - (halo.shapeDoubt?.[key] ?? 0) ** 2)) };
}

/**
 * Compares the main halos of several states with that of the first one that has one; null when fewer than two have one. Positions
 * hold for one height of the sample: 0.1 mm of height moves a halo at 30° by 0.07°, so a shift alone does not show a change of structure.
 * @param radiusMm goniometer radius
 */
export function compareHalos(halos: readonly (Halo | null)[], radiusMm = 150): HaloComparison | null {
  const reference = halos.findIndex((halo) => halo !== null);
  const first = halos[reference];
  if (!first || halos.filter((halo) => halo !== null).length < 2) return null;
  const changes = halos.flatMap((halo, index): HaloChange[] => {
    if (!halo || index === reference) return [];
    const centre = difference(ofItsOwn(halo, 'centre'), ofItsOwn(first, 'centre'));
    const radian = Math.PI / 180;
    // Δ2θ = −(2 s / R) cos θ, turned round.
    const mmPerDegree = (radian * radiusMm) / (2 * Math.cos((halo.centre.value / 2) * radian));
    const displacementMm = { value: -centre.value * mmPerDegree, stdUncertainty: centre.stdUncertainty === null ? null : centre.stdUncertainty * mmPerDegree };
    return [{ index, centre, fwhm: difference(ofItsOwn(halo, 'fwhm'), ofItsOwn(first, 'fwhm')), area: ratio(halo.area, first.area), displacementMm }];
  });
  const known = halos.flatMap((halo) => {
    const { value, stdUncertainty = null } = halo ? ofItsOwn(halo, 'centre') : { value: 0 };
    return stdUncertainty !== null && stdUncertainty > 0 ? [{ value, weight: 1 / stdUncertainty ** 2 }] : [];
  });
  if (known.length < 2) return { reference, changes, meanCentre: null, sameCentreProbability: null };
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  const mean = known.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  const chiSquare = known.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0);
  return { reference, changes, meanCentre: { value: mean, stdUncertainty: 1 / Math.sqrt(total) }, sameCentreProbability: chiSquareTail(chiSquare, known.length - 1) };
}
