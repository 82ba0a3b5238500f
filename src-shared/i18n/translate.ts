import { en } from './en/index';
import { ja } from './ja/index';
import { formatMessage, type Message, type MessageParams } from './message';

export type Locale = 'en' | 'ja';
export type MessageKey = keyof typeof en;

const dictionaries: Readonly<Record<Locale, Readonly<Record<string, Message>>>> = { en, ja };

/** The text of a key in a language. */
export function translate(locale: Locale, key: MessageKey, params?: MessageParams): string {
  return formatMessage(dictionaries[locale][key]!, params);
}

/**
 * The text of a key that came from a document or another version of the program and may be unknown here:
 * then the key itself and its values are shown rather than nothing.
 */
export function translateStored(locale: Locale, key: string, params: MessageParams = {}): string {
  const message = Object.hasOwn(dictionaries[locale], key) ? dictionaries[locale][key] : undefined;
  return message === undefined ? `${key} ${JSON.stringify(params)}` : formatMessage(message, params);
}
