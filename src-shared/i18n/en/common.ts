import type { MessageParams } from '../message';

const plural = (count: MessageParams[string] | undefined, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const common = {
  'common.appName': 'Halocline',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.dismiss': 'Dismiss',
  'common.details': 'Details',
  'common.ready': 'Ready',
  'common.cancelled': 'Cancelled.',
  'common.today': 'Today, {time}',
  'common.dayAndTime': '{day}, {time}',
  'common.synthetic': 'synthetic data',
  'common.undo': 'Undo',
  'common.undoNamed': 'Undo: {name}',
  'common.redo': 'Redo',
  'common.redoNamed': 'Redo: {name}',
  'common.allSaved': 'All changes saved',
  'common.saving': 'Saving…',
  'common.saveFailed': 'File not written; changes are kept in the journal',
  'common.readOnly': 'Read-only',
  'common.readOnlyRefusal': 'This project is open read-only; nothing was changed.',
  'common.undoNoLongerFits': 'This step can no longer be taken back: the same place was changed elsewhere meanwhile.',
  'common.unexpected': 'Something unexpected went wrong. Your saved data are untouched; the details help to find the cause.',
  'common.recovered': (p: MessageParams) => `Unfinished session taken over: ${plural(p['count'], 'edit', 'edits')} from the journal.`,
  'view.overview': 'Overview',
  'view.xps': 'XPS',
} as const;
