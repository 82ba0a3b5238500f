import { translateStored, type Locale } from '@shared/i18n/translate';

/** The name of a format as people know it, e.g. "VAMAS (ISO 14976)"; the id itself for one that this version has no reader for. */
export function formatName(locale: Locale, id: string): string {
  const key = `format.name.${id}`;
  const name = translateStored(locale, key);
  return name.startsWith(key) ? id : name;
}
