import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';

/** Exit codes: done; some inputs were unusable, or numbers differ; wrong use. */
export const exitCode = { done: 0, unusable: 1, wrongUse: 2 } as const;

/** Ends a command with one sentence and an exit code. */
export class CommandTrouble extends Error {
  override readonly name = 'CommandTrouble';

  constructor(
    readonly exitCode: number,
    readonly key: MessageKey,
    readonly params: MessageParams = {},
  ) {
    super(`${key} ${JSON.stringify(params)}`);
  }
}
