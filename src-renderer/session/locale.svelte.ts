import type { MessageParams } from '@shared/i18n/message';
import { translate, translateStored, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { Text, TextParams } from './text';

export type LanguageSetting = 'system' | Locale;

const systemLocale = (): Locale => (navigator.language.startsWith('ja') ? 'ja' : 'en');

/** The language of this window. Everything that is shown through `t` follows it at once. */
class WindowLocale {
  #setting = $state<LanguageSetting>('system');

  get setting(): LanguageSetting {
    return this.#setting;
  }

  get current(): Locale {
    return this.#setting === 'system' ? systemLocale() : this.#setting;
  }

  choose(setting: LanguageSetting): void {
    this.#setting = setting;
    document.documentElement.lang = this.current;
  }
}

export const locale = new WindowLocale();

/** The text of a key in the window's language. */
export const t = (key: MessageKey, params?: MessageParams): string => translate(locale.current, key, params);


/** The text of a key that came from a document or the host. */
export const tStored = (key: string, params?: MessageParams): string => translateStored(locale.current, key, params);

/** What stands in a text's places, in words. @param language defaults to the window's */
export const spoken = (params: TextParams = {}, language: Locale = locale.current): MessageParams => Object.fromEntries(Object.entries(params).map(([place, value]) => [place, typeof value === 'object' ? translateStored(language, value.key, value.params) : value]));

/** Words of a {@link Text}. */
export const say = ({ key, params }: Text): string => t(key, spoken(params));
