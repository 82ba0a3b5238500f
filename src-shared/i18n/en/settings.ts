import type { Message } from '../message';

/** Settings of this computer and its keys. */
export const settings = {
  'settings.open': 'Settings',
  'settings.keyboard': 'Keyboard shortcuts',
  'settings.pages': 'Pages of the settings',
  'settings.general': 'General',
  'settings.theme': 'Colours',
  'settings.theme.system': 'same as system',
  'settings.theme.light': 'light',
  'settings.theme.dark': 'dark',
  'settings.language': 'Language',
  'settings.language.system': 'same as system',
  'settings.name': 'Your name',
  'settings.nameHint': 'Shown with your notes and edits.',
  'settings.nameMissing': 'A name cannot be empty',
  'settings.kept': 'Stored on this computer, for all projects.',
  'settings.filter': 'Filter commands',
  'settings.keyboardHint': 'Where two commands have the same keys in the same place, that of the view runs.',
  'settings.change': 'Change the keys of {command}',
  'settings.press': 'Press keys… (Esc to cancel)',
  'settings.none': 'none',
  'settings.noKeys': 'Remove the keys of {command}',
  'settings.reset': 'Restore the default keys of {command}',
  'settings.resetAll': 'Restore all default keys',
  'settings.conflict': 'also: {commands}',
  'settings.nothing': 'No matching command.',
} as const satisfies Readonly<Record<`settings.${string}`, Message>>;
