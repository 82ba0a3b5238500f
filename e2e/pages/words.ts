import { translate, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { MessageParams } from '@shared/i18n/message';

/** The words on screen, from the product's own dictionary: a spec names things as a user of that language reads them. */
export const words = (key: MessageKey, params?: MessageParams, locale: Locale = 'en'): string => translate(locale, key, params);
