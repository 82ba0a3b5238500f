const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The key of an event as shortcuts name it; "+" stands between the parts of a shortcut, so that its own key is "plus". */
const keyOf = (event: KeyboardEvent): string => (event.key === '+' ? 'plus' : event.key.toLowerCase());

/** Shift is part of how symbols such as "[" are typed on some layouts; it counts only for letters, digits and named keys. */
const countsShift = (key: string): boolean => key !== 'plus' && /^[a-z0-9]$|^[a-z]{2,}/.test(key);

/** Whether a key event is the shortcut, e.g. "mod+shift+z", "alt+1", "[", "mod+plus". */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1)!;
  const wants = (modifier: string): boolean => parts.includes(modifier);
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const otherMod = isMac() ? event.ctrlKey : event.metaKey;
  if (mod !== wants('mod') || otherMod || event.altKey !== wants('alt')) return false;
  if (countsShift(key) && event.shiftKey !== wants('shift')) return false;
  // Alt changes what digit keys type on some systems, so digits go by their place.
  return keyOf(event) === key || event.code === `Digit${key}`;
}

/** Keys that work the controls that have the focus, and so cannot be given away. */
const kept = ['tab', 'enter', ' ', 'escape'];
/** The clipboard, and moving and selecting in text, lists and plots: they cannot be given away either. */
const edits = /^mod\+([acvx]|shift\+v)$|^(mod\+)?(shift\+)?(arrow(up|down|left|right)|home|end)$/;

/** Whether text that is being typed needs the shortcut: what cannot be given away, undo and redo, and deleting words. */
export const staysWithText = (shortcut: string): boolean => edits.test(shortcut) || /^mod\+(shift\+)?([zy]|backspace|delete)$/.test(shortcut);

/** The shortcut that a key event would be, in the form of {@link matchesShortcut}; null for modifiers alone and for keys that stay with controls and text. */
export function shortcutOf(event: KeyboardEvent): string | null {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.altKey && digit !== undefined ? digit : keyOf(event);
  if (['control', 'shift', 'alt', 'meta', 'altgraph', 'dead', 'process', 'unidentified', ...kept].includes(key)) return null;
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const isShifted = event.shiftKey && countsShift(key);
  const shortcut = [...(mod ? ['mod'] : []), ...(event.altKey ? ['alt'] : []), ...(isShifted ? ['shift'] : []), key].join('+');
  return edits.test(shortcut) ? null : shortcut;
}

const names: Readonly<Record<string, string>> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', escape: 'Esc', enter: 'Enter', plus: '+', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' };

/** The keys of a shortcut as they are printed on the keyboard. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split('+').map((part) => (part === 'mod' && isMac() ? '⌘' : (names[part] ?? part.toUpperCase())));
}
