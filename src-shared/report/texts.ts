import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';

/** The texts of one language. */
export type Texts = (key: MessageKey, params?: MessageParams) => string;
