/** Surveys in words: at-% with limits, and findings. */
import { translateStored, type Locale } from '@shared/i18n/translate';
import type { Finding } from '@shared/xps/result';
import type { SurveySettings } from '@shared/xps/survey/model';
import type { SurveyResult, SurveyShare } from '@shared/xps/survey/result';
import { formatQuantity, formatUpperLimit, noValue } from './number-format';

/** At-% of an element as it is written: 12.3(4), < 0.5, or a dash. */
export function shareText(share: SurveyShare | undefined): string {
  if (share?.atomicPercent) return formatQuantity(share.atomicPercent, { decimals: 1 });
  return share?.detectionLimit ? formatUpperLimit(share.detectionLimit, share.detectionLimit < 1 ? 2 : 1) : noValue;
}

/** The lines of a result that give a number or a limit somewhere, in the order of the settings. */
export const shownLines = ({ lines }: SurveySettings, { states }: SurveyResult): SurveySettings['lines'] =>
  lines.filter(({ id }) => states.some(({ composition }) => composition.some((share) => share.line === id && (share.atomicPercent !== null || share.detectionLimit !== null))));

/** A finding of a survey as a sentence. */
export const surveyFindingText = ({ key, params }: Finding, locale: Locale): string => translateStored(locale, key, params);
