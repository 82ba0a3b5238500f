import type { Texts } from './texts';

/** The source of a number in words: "user" stands for what somebody set by hand. */
export const sourceText = (source: string, t: Texts): string => (source === 'user' ? t('xps.sourceUser') : source);
