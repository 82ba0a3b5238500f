/**
 * Numbers as a report prints them: value with its standard uncertainty in the last digits, and one-sided limits.
 * Used by every table, plot and report, so that the same quantity reads the same everywhere.
 */
import type { Quantity } from '@shared/xps/result';

/** Written where there is no number to give. */
export const noValue = '–';
const minus = '−';

export interface NumberStyle {
  /** Decimals where no uncertainty decides; defaults to 3. */
  readonly decimals?: number;
  /** Writes a plus before positive values; defaults to false. */
  readonly signed?: boolean;
}

/**
 * A value with its standard uncertainty (1σ) in the last digits: 0.62(3), 282.04(2), 4.05(11), 12350(120).
 * The uncertainty keeps two digits when they are 10 to 19 and one otherwise; the value ends at the same place.
 * An uncertainty whose digits cross the decimal point is written out: 56.7(1.2).
 * Concise form of JCGM 100:2008 §7.2.2. Without an uncertainty (null or 0) the value gets `decimals` places.
 */
export function formatUncertainty(value: number, sigma: number | null, style: NumberStyle = {}): string {
  if (!Number.isFinite(value)) return noValue;
  if (sigma === null || !(sigma > 0) || !Number.isFinite(sigma)) return formatNumber(value, style);
  let place = Math.floor(Math.log10(sigma)) - (leadsWithOne(sigma) ? 1 : 0);
  // 0.0196 has two digits as 0.020, but 20 no longer begins with one: it becomes (2) one place higher.
  if (roundAt(sigma, place) / 10 ** place >= 19.5) place += 1;
  const decimals = Math.max(0, -place);
  const roundedSigma = roundAt(sigma, place);
  const inParentheses =
    place >= 0 || (decimals > 0 && roundedSigma >= 0.9999999)
      ? roundedSigma.toFixed(decimals)
      : String(Math.round(roundedSigma * 10 ** decimals));
  return `${formatNumber(roundAt(value, place), { ...style, decimals })}(${inParentheses})`;
}

/** A number with fixed decimals and a true minus sign; what rounds to zero carries no sign. */
export function formatNumber(value: number, style: NumberStyle = {}): string {
  if (!Number.isFinite(value)) return noValue;
  const digits = Math.abs(value).toFixed(style.decimals ?? 3);
  if (Number(digits) === 0) return digits;
  return `${value < 0 ? minus : style.signed === true ? '+' : ''}${digits}`;
}

/** A number of settings as it was entered, shortest form, with a true minus sign. */
export const plainNumber = (value: number): string => String(value).replaceAll('-', minus);

/**
 * The upper limit of an amount, rounded up so that the statement stays true: "< 0.02". At least one unit of the last place:
 * "< 0.00" would exclude even an amount of zero.
 */
export function formatUpperLimit(limit: number, decimals = 2): string {
  return Number.isFinite(limit) ? `< ${Math.max(roundUp(limit, decimals), 10 ** -decimals).toFixed(decimals)}` : noValue;
}

/** A part of an uncertainty by itself: "0.012", and "< 0.001" for what would read as none. */
export function formatPart(sigma: number | null): string {
  if (sigma === null) return noValue;
  return sigma > 0 && sigma < 0.0005 ? formatUpperLimit(sigma, 3) : formatNumber(sigma);
}

/** A lower limit, rounded down so that the statement stays true: "> 0.97". */
export function formatLowerLimit(limit: number, decimals = 2): string {
  return Number.isFinite(limit) ? `> ${formatNumber(-roundUp(-limit, decimals), { decimals })}` : noValue;
}

/**
 * The largest share that the result still allows at about 95 %: the end of its interval where it has one,
 * else two standard uncertainties above the value (above 0, should the value lie below).
 */
export function shareLimit(share: Quantity): number {
  if (share.interval !== null) return share.interval[1];
  return Math.max(0, share.value) + 2 * (share.stdUncertainty ?? 0);
}

/** Whether a share stands out of its uncertainty: at least three standard uncertainties above nothing. */
export function isSignificantShare(share: Quantity): boolean {
  if (share.stdUncertainty === null) return share.interval === null || share.interval[0] > 0;
  return share.value >= 3 * share.stdUncertainty && share.value > 0;
}

/** A share between 0 and 1: with its uncertainty, or as a limit rounded up when it is below three standard uncertainties. */
export function formatShare(share: Quantity): string {
  return isSignificantShare(share) ? formatUncertainty(share.value, share.stdUncertainty) : formatUpperLimit(shareLimit(share));
}

/** Any quantity with its uncertainty; with an interval instead where the uncertainty is not symmetric: "3.9 (3.7 to 4.2)". */
export function formatQuantity(quantity: Quantity, style: NumberStyle = {}): string {
  if (quantity.stdUncertainty === null && quantity.interval !== null) {
    const [low, high] = quantity.interval;
    return `${formatNumber(quantity.value, style)} (${formatNumber(low, style)} … ${formatNumber(high, style)})`;
  }
  return formatUncertainty(quantity.value, quantity.stdUncertainty, style);
}

function leadsWithOne(sigma: number): boolean {
  return sigma / 10 ** Math.floor(Math.log10(sigma)) < 2;
}

/** Rounds to the decimal place 10^place by way of decimal text, so that 0.285 at −2 does not fall to binary noise. */
function roundAt(value: number, place: number): number {
  const scaled = Number(`${value}e${-place}`);
  // Values too small for plain notation already carry an exponent; there scaling is exact enough.
  const units = Number.isFinite(scaled) ? scaled : value / 10 ** place;
  const rounded = Math.sign(units) * Math.round(Math.abs(units));
  return Number(`${rounded}e${place}`);
}

function roundUp(value: number, decimals: number): number {
  const scaled = value * 10 ** decimals;
  // 0.07 × 100 is 7.000000000000001: a limit that already ends here must not climb.
  return Math.ceil(scaled - 1e-9) / 10 ** decimals;
}
