import type { Place } from '../parsed-file';
import type { formats } from '@shared/i18n/en/formats';

/** Keys of the dictionary room that readers may use. */
export type FormatKey = keyof typeof formats;

export type NoteParams = Readonly<Record<string, string | number>>;

/**
 * What a reader throws when a file is not what it claims to be. The registry turns it into a `ReadFailure`;
 * anything else thrown by a reader is a mistake of the program.
 */
export class FormatError extends Error {
  constructor(
    readonly key: FormatKey,
    readonly params: NoteParams = {},
    readonly place: Place | null = null,
  ) {
    super(`${key} ${JSON.stringify(params)}${place === null ? '' : ` at ${JSON.stringify(place)}`}`);
    this.name = 'FormatError';
  }
}

/** A place in a file: its line, counted from 1; its byte, counted from 0; or a block by its name. */
export const atLine = (line: number): Place => ({ kind: 'line', line });
/** A byte, counted from 0. */
export const atOffset = (offset: number): Place => ({ kind: 'offset', offset });
/** A block, by the name that the file or its format gives it. */
export const atBlock = (block: string): Place => ({ kind: 'block', block });
