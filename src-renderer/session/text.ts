import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';

/** A text that is put into words when it is shown, so that it follows the language. */
export interface Text {
  readonly key: MessageKey;
  readonly params?: MessageParams;
}
