/** What the name of an ordinate says: its quantity, and the power of ten in its unit. */
import type { IntensityQuantity } from '@shared/spectrum/spectrum';
import { areWholeCounts } from '../support/build-spectrum';

const unit = '(?:cps|cts|c\\/s|counts?)';
const thousands = new RegExp(`(?:^|[^a-z])k(?:ilo)?[ -]?${unit}|(?:10\\^?3|10³|[×x] ?1000) ?${unit}`, 'i');
// "mcps" in small letters would be a thousandth or a million: it is left as it stands.
const millions = new RegExp(`(?:^|[^a-zA-Z])M(?:ega)?[ -]?${unit}|(?:10\\^?6|10⁶) ?${unit}`);

/** By what the values of a column are to be multiplied to be in counts or counts per second: 1000 for "kcps" and "10³ counts/s", 10⁶ for "Mcps", 1 otherwise. */
export function ordinateScale(name: string): number {
  return millions.test(name) ? 1e6 : thousands.test(name) ? 1000 : 1;
}

/** The values of a column in the plain unit, without the noise that binary fractions bring in. */
export function scaledOrdinate(values: Float64Array, scale: number): Float64Array {
  return scale === 1 ? values : values.map((value) => Number((value * scale).toPrecision(14)));
}

/** @param y in the plain unit */
export function intensityOf(name: string, y: Float64Array): IntensityQuantity {
  if (/cps|c(?:(?:oun)?ts?)?[ _]?(?:\/|per)[ _]?s(?:ec(?:onds?)?)?(?![a-z])|s\^?-1|s⁻¹|count[ _-]?rate/i.test(name)) return 'count-rate';
  if (areWholeCounts(y) && !/arb|a\.u|norm/i.test(name)) return 'counts';
  return 'arbitrary';
}
