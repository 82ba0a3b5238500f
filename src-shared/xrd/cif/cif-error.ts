import type { formats } from '@shared/i18n/en/formats';

/** Why a CIF gives no reference phase; `key` and `params` are a message of the dictionary. */
export class CifError extends Error {
  constructor(
    readonly key: keyof typeof formats,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${key} ${JSON.stringify(params)}`);
    this.name = 'CifError';
  }
}
