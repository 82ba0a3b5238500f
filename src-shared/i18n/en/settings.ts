import type { Message } from '../message';

/** Settings of this computer and its keys. */
export const settings = {
  'settings.open': 'Settings',
  'settings.keyboard': 'Keyboard shortcuts',
  'settings.pages': 'Pages of the settings',
  'settings.general': 'General',
  'settings.theme': 'Colours',
  'settings.theme.system': 'as the system',
  'settings.theme.light': 'light',
  'settings.theme.dark': 'dark',
  'settings.language': 'Language',
  'settings.language.system': 'as the system',
  'settings.name': 'Your name',
  'settings.nameHint': 'Written beside your notes and edits.',
  'settings.nameMissing': 'A name cannot be empty',
  'settings.kept': 'Kept on this computer, for every project.',
  'settings.filter': 'Filter commands',
  'settings.keyboardHint': 'Commands of a view are listed once it was shown. Where two commands of one place have the same keys, that of the view runs.',
  'settings.change': 'Change the keys of {command}',
  'settings.press': 'Press keys… (Esc: as before)',
  'settings.none': 'none',
  'settings.noKeys': 'Take the keys from {command}',
  'settings.reset': 'Give {command} its first keys again',
  'settings.resetAll': 'All keys as at first',
  'settings.conflict': 'also: {commands}',
  'settings.nothing': 'No command has these words.',
} as const satisfies Readonly<Record<`settings.${string}`, Message>>;
