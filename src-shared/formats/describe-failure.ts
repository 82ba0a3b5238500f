import { translate, translateStored, type Locale } from '@shared/i18n/translate';
import type { Place, ReadFailure } from './parsed-file';

/** One sentence that names the file, the place in it and what is wrong: "scan.vms, line 12: …". */
export function describeFailure(locale: Locale, failure: ReadFailure): string {
  const reason = translateStored(locale, failure.key, failure.params);
  if (failure.place === null) return translate(locale, 'format.failure', { file: failure.file, reason });
  return translate(locale, 'format.failureAt', { file: failure.file, place: describePlace(locale, failure.place), reason });
}

/** "line 12", "byte 4096", "block 3". */
export function describePlace(locale: Locale, place: Place): string {
  switch (place.kind) {
    case 'line':
      return translate(locale, 'format.place.line', { line: place.line });
    case 'offset':
      return translate(locale, 'format.place.offset', { offset: place.offset });
    case 'block':
      return translate(locale, 'format.place.block', { block: place.block });
  }
}
