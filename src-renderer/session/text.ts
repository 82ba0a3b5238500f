import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';

/** A text that is put into words when it is shown, so that it follows the language. */
export interface Text {
  readonly key: MessageKey;
  readonly params?: TextParams;
}

/** A text whose key came from a document or the host and may be unknown here. */
export interface StoredText {
  readonly key: string;
  readonly params: MessageParams;
}

/** What stands in a text's places; a text in one follows the language too. */
export type TextParams = Readonly<Record<string, string | number | StoredText>>;
