import { getContext, setContext } from 'svelte';

/** What number fields say; the window gives it in its language. */
export interface FieldWords {
  readonly notANumber: () => string;
  readonly notWhole: () => string;
  /** Bounds as one reads them, null where there is none, and the unit with the space before it. */
  readonly outside: (min: string | null, max: string | null, unit: string) => string;
  /** On the button that leads to where a bound is set. */
  readonly changeBound: () => string;
  readonly notTaken: (typed: string, reason: string) => string;
}

const key = Symbol('field words');

export const setFieldWords = (words: FieldWords): FieldWords => setContext(key, words);

/** @throws outside of a component whose ancestors set the words */
export function getFieldWords(): FieldWords {
  const words = getContext<FieldWords | undefined>(key);
  if (!words) throw new Error('No words of fields were set above this component.');
  return words;
}
