import { carbonOfSource } from '@shared/xps/templates/measured-carbon';
import type { Texts } from './texts';

/** The source of a number in words: "user" stands for what somebody set by hand, and carbon measured alone is named in the reader's language. */
export function sourceText(source: string, t: Texts): string {
  if (source === 'user') return t('xps.sourceUser');
  const region = carbonOfSource(source);
  return region === null ? source : t('xps.carbon.source', { region });
}
