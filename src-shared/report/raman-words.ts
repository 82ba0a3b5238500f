/** The outcome of a Raman comparison in words, with what it rests on and what XRD says where Raman cannot. */
import { translateStored, type Locale } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import type { RamanBand, RamanReferenceResult, RamanResult } from '@shared/raman/result';
import type { XrdResult } from '@shared/xrd/result';
import { formatNumber, formatUncertainty } from './number-format';
import { ofState, outcomesOf } from './other-results';
import type { Texts } from './texts';
import { inUnit, limitDigits, limitUnits, phaseLabel } from './xrd-limits';
import { percentText } from './xrd-words';

/** A share in per cent with its uncertainty: "5.1(6)". */
export const percentWith = ({ value, stdUncertainty }: { readonly value: number; readonly stdUncertainty: number | null }): string =>
  stdUncertainty === null ? formatNumber(100 * value, { decimals: 1 }) : formatUncertainty(100 * value, 100 * stdUncertainty);

/** What XRD says about a starting material in one state: "LiCl < 0.7 wt%", that it was found, or null. */
export function xrdWord(reference: string, xrd: XrdResult | null, sampleFormula: string, t: Texts): string | null {
  const phase = xrd?.phases.find(({ name }) => name === reference || name === `alpha-${reference}`);
  if (!xrd || !phase) return null;
  if (phase.detected) return t('raman.xrdFound', { phase: phaseLabel(reference) });
  if (phase.upperLimit95 === null || phase.coveredBy !== null) return null;
  for (const unit of limitUnits) {
    const limit = inUnit(phase.upperLimit95, phase, xrd, unit, sampleFormula);
    if (limit !== null) return t(`xrd.limit.${unit}`, { phase: phaseLabel(reference), limit: limitDigits(limit) });
  }
  return null;
}

/** One reference in one sentence. */
function referenceSentence(reference: RamanReferenceResult, { falseAlarmRate, statistics }: RamanResult, xrdSays: string | null, t: Texts): string {
  const name = phaseLabel(reference.name);
  const { verdict, weight, upperLimit95, detectionLimit, significance, threshold } = reference;
  switch (verdict) {
    case 'detected':
      return t('raman.sentence.detected', { reference: name, weight: percentWith(weight), z: formatNumber(significance, { decimals: 1 }), threshold: formatNumber(threshold ?? 0, { decimals: 1 }) });
    case 'notDetected':
      return t('raman.sentence.notDetected', { reference: name, rate: percentText(falseAlarmRate), limit: limitDigits(100 * upperLimit95) });
    case 'inconclusive': {
      if (statistics === 'smoothed' && threshold !== null) return t('raman.sentence.smoothed', { reference: name });
      // What disagrees with the reference, not a lack of counts, leaves it open.
      if (threshold !== null && upperLimit95 > detectionLimit) return t('raman.sentence.open', { reference: name, limit: limitDigits(100 * upperLimit95) });
      if (threshold !== null) return t('raman.sentence.insensitive', { reference: name, detection: limitDigits(100 * detectionLimit), limit: limitDigits(100 * upperLimit95) });
      return xrdSays === null ? t('raman.sentence.noBands', { reference: name }) : t('raman.sentence.noBandsXrd', { reference: name, xrd: xrdSays });
    }
  }
}

/** All references of a spectrum in words, or why there is no comparison. */
export function ramanSentence(result: RamanResult, xrd: XrdResult | null, sampleFormula: string, locale: Locale, t: Texts): string {
  const problem = result.findings.find(({ severity }) => severity === 'problem');
  if (problem) return ramanFindingText(problem, locale);
  if (result.references.length === 0) return t('raman.sentence.noReferences');
  return result.references.map((reference) => referenceSentence(reference, result, xrdWord(reference.name, xrd, sampleFormula, t), t)).join(t('raman.sentence.join'));
}

/** The halo check of a state, for what Raman cannot judge. */
export const xrdOfState = (document: ProjectDocument, stateId: string): XrdResult | null => ofState(document, outcomesOf(document).xrd, stateId);

/** A finding in words; names of starting materials as chemists write them. */
export function ramanFindingText({ key, params }: RamanResult['findings'][number], locale: Locale): string {
  const named = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    name === 'reference' && typeof value === 'string' ? phaseLabel(value) : typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  ]);
  return translateStored(locale, key, Object.fromEntries(named));
}

/** What a substance is called in the reader's language: a formula as such, and the names of the shipped band table as words. */
export function substanceLabel(name: string, t: Texts): string {
  return name === 'carbon' || name === 'silicon' || name === 'sapphire' ? t(`raman.substance.${name}`) : phaseLabel(name);
}

/** A number of a broad band with its uncertainty. The fit gives none for what stands at a bound, and says so. */
export const bandText = ({ value, stdUncertainty }: RamanBand['centre'], t: Texts): string =>
  stdUncertainty === null ? t('raman.atBound', { value: formatNumber(value, { decimals: 0 }) }) : formatUncertainty(value, stdUncertainty);

/** Ranges in which carbon's bands stand for visible lasers, cm⁻¹. */
const carbonBands = { D: [1290, 1400], G: [1560, 1625] } as const;

/** "D" or "G" where a band is one of carbon's. */
export function carbonName({ centre: { value } }: RamanBand): 'D' | 'G' | null {
  const inside = ([low, high]: readonly [number, number]): boolean => value >= low && value <= high;
  return inside(carbonBands.D) ? 'D' : inside(carbonBands.G) ? 'G' : null;
}

/** Area of carbon's strongest D band over that of its strongest G band; null without both. */
export function carbonRatio({ bands }: RamanResult): { readonly value: number; readonly stdUncertainty: number | null } | null {
  const strongest = (name: 'D' | 'G') => bands.filter((band) => carbonName(band) === name).sort((a, b) => b.area.value - a.area.value)[0];
  const [d, g] = [strongest('D'), strongest('G')];
  if (!d || !g || !(g.area.value > 0)) return null;
  const value = d.area.value / g.area.value;
  const { stdUncertainty: sigmaD } = d.area;
  const { stdUncertainty: sigmaG } = g.area;
  return { value, stdUncertainty: sigmaD === null || sigmaG === null || !(d.area.value > 0) ? null : value * Math.hypot(sigmaD / d.area.value, sigmaG / g.area.value) };
}
