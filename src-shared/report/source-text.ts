import { carbonOfSource } from '@shared/xps/templates/measured-carbon';
import { xpsSources } from '@shared/i18n/en/xps-sources';
import type { MessageKey } from '@shared/i18n/translate';
import type { Texts } from './texts';

const keyOfSource = new Map(Object.entries(xpsSources).map(([key, text]) => [text as string, key as MessageKey]));

/** The source of a number in words: "user" stands for what somebody set by hand; those of shipped templates and carbon measured alone are in the reader's language, all others as they were written. */
export function sourceText(source: string, t: Texts): string {
  if (source === 'user') return t('xps.sourceUser');
  const shipped = keyOfSource.get(source);
  if (shipped !== undefined) return t(shipped);
  const region = carbonOfSource(source);
  return region === null ? source : t('xps.carbon.source', { region });
}
