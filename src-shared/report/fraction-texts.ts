/** Fractions of Ru2+, Ru3+ and Ru4+ as texts with their uncertainties: as XPS sees them, and as the charge lets expect them. */
import type { Fractions } from '@shared/electrochemistry/expectation';
import type { ForeignRuthenium, SeenFractions } from '@shared/project/analyses/charge-against-xps';
import { formatNumber, formatShare, formatUncertainty } from './number-format';
import type { Texts } from './texts';

type Ion = keyof Fractions;

export const ions: readonly Ion[] = ['Ru2+', 'Ru3+', 'Ru4+'];

/** An uncertainty of a fraction below this is not seen at three decimals. */
export const leastShownUncertainty = 0.0005;

/** A fraction by XPS, as a limit where it does not stand out: "0.371(10)", "< 0.02". */
export const seenText = ({ shares }: SeenFractions, ion: Ion): string => formatShare(shares[ion]);

/** A fraction expected from the charge: "0.652(9)"; "0" or "1" where the charge leaves no doubt that shows. */
export function expectedText({ fractions, covariance }: { readonly fractions: Fractions; readonly covariance: readonly (readonly number[])[] }, ion: Ion): string {
  const at = ions.indexOf(ion);
  const sigma = Math.sqrt(Math.max(0, covariance[at]![at]!));
  if (sigma >= leastShownUncertainty) return formatUncertainty(fractions[ion], sigma);
  const isWhole = Math.abs(fractions[ion] - Math.round(fractions[ion])) < leastShownUncertainty;
  return formatNumber(fractions[ion], { decimals: isWhole ? 0 : 3 });
}

/** Why the fractions and the charge speak of different ruthenium: "Ru metal 12 % of all Ru …"; null where they speak of the same. */
export function foreignSentence(foreign: readonly ForeignRuthenium[], t: Texts): string | null {
  if (foreign.length === 0) return null;
  return t('cycling.foreignCounted', { species: foreign.map(({ species, share }) => `${t(`cycling.foreign.${species}`)} ${formatNumber(100 * share, { decimals: share < 0.1 ? 1 : 0 })} %`).join(', ') });
}
