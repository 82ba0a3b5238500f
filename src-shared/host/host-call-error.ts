import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { HostError } from './contract';

/** Keys of the dictionary that a failed call may carry. */
export type ErrorKey = Extract<MessageKey, `error.${string}`>;
/** Keys of the dictionary that say why a project is open for reading only. */
export type ReadOnlyKey = Extract<MessageKey, `readOnly.${string}`>;

/** A failure the user can meet, thrown by stores and host and rethrown in the window. */
export class HostCallError extends Error {
  override readonly name = 'HostCallError';

  constructor(
    readonly error: HostError,
    options?: ErrorOptions,
  ) {
    super(`${error.key} ${JSON.stringify(error.params)}${error.detail === null ? '' : `: ${error.detail}`}`, options);
  }
}

/** Builds a failure from a key of the dictionary; `cause` fills the details fold. */
export function hostCallError(key: ErrorKey, params: MessageParams = {}, cause?: unknown): HostCallError {
  return new HostCallError({ key, params: { ...params }, detail: cause === undefined ? null : describeCause(cause) }, { cause });
}

/** The technical words of anything that was thrown. */
export function describeCause(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
