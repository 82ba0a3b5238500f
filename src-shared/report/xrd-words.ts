/** The verdict of a halo check as a sentence that says what it rests on. */
import { translateStored, type Locale } from '@shared/i18n/translate';
import type { XrdResult } from '@shared/xrd/result';
import type { Texts } from './texts';
import { askedPhases, commonUnit, inUnit, limitDigits, phaseLabel, type LimitUnit } from './xrd-limits';

/** "5" for 0.05, "0.5" for 0.005. */
export const percentText = (share: number): string => String(Number((100 * share).toPrecision(2)));

/** "LiCl < 0.7 wt%, RuCl₃ < 1.1 wt%", "LiCl < 0.1 %, RuCl₃ < 0.3 % of the halo": what could hide of the phases asked for (95 %); "" where there is no limit. */
export function limitsText(result: XrdResult, sampleFormula: string, t: Texts): string {
  const asked = askedPhases(result).filter(({ detected, upperLimit95, coveredBy }) => !detected && upperLimit95 !== null && coveredBy === null);
  const unit = commonUnit(asked, result, sampleFormula);
  return limitList(asked.map((phase) => ({ name: phase.name, limit: inUnit(phase.upperLimit95!, phase, result, unit, sampleFormula)! })), unit, t);
}

/** Whether the data say that there is a halo: one whose area is less than twice its uncertainty has no position and no width either. */
export const isHaloDetermined = ({ area: { value, stdUncertainty } }: XrdResult['halos'][number]): boolean => stdUncertainty === null || value > 2 * stdUncertainty;

/** Limits of phases in one unit; what shares are of is said once, behind the last. */
export function limitList(limits: readonly { readonly name: string; readonly limit: number }[], unit: LimitUnit, t: Texts): string {
  const key = unit === 'halo' ? 'xrd.limit.percent' : (`xrd.limit.${unit}` as const);
  // No line ends within the name of a phase.
  const list = limits.map(({ name, limit }) => t(key, { phase: phaseLabel(name).replaceAll('-', '\u2011'), limit: limitDigits(limit) })).join(', ');
  return list !== '' && unit === 'halo' ? t('xrd.limitsOfHalo', { limits: list }) : list;
}

/** The verdict in one sentence, with the rate of false alarms and the limits. */
export function verdictSentence(result: XrdResult, sampleFormula: string, locale: Locale, t: Texts): string {
  const rate = percentText(result.falseAlarmRate);
  const limits = limitsText(result, sampleFormula, t);
  switch (result.verdict) {
    case 'amorphous':
      return limits === '' ? t('xrd.sentence.amorphousBare', { rate }) : t('xrd.sentence.amorphous', { rate, limits });
    case 'crystalline': {
      const found = result.phases.filter(({ detected }) => detected).map(({ name }) => phaseLabel(name));
      const unassigned = result.peaks.filter(({ phase }) => phase === null).length;
      const count = result.peaks.length;
      if (found.length === 0) return t('xrd.sentence.unnamed', { count, rate });
      return t(unassigned === 0 ? 'xrd.sentence.crystalline' : 'xrd.sentence.crystallineMore', { phases: found.join(', '), count, unassigned, rate });
    }
    case 'inconclusive':
      return t('xrd.sentence.inconclusive', { reason: undecidedBecause(result, locale, t) });
  }
}

/** Why there is no verdict, in a sentence. */
export function undecidedBecause({ findings }: XrdResult, locale: Locale, t: Texts): string {
  const reason = findings.find(({ severity }) => severity === 'problem') ?? findings.find(({ severity }) => severity === 'caution');
  return reason ? findingText(reason, locale) : t('xrd.sentence.noHalo');
}

/** A finding in words; names of phases as chemists write them. */
export function findingText({ key, params }: XrdResult['findings'][number], locale: Locale): string {
  const named = Object.entries(params).map(([name, value]): [string, string | number] => [name, (name === 'phase' || name === 'by') && typeof value === 'string' ? phaseLabel(value) : value]);
  return translateStored(locale, key, Object.fromEntries(named));
}
