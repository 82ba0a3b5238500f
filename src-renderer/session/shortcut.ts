const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a key event is the shortcut, e.g. "mod+shift+z", "alt+1", "[". */
export function matchesShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1)!;
  const wants = (modifier: string): boolean => parts.includes(modifier);
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const otherMod = isMac() ? event.ctrlKey : event.metaKey;
  if (mod !== wants('mod') || otherMod || event.altKey !== wants('alt')) return false;
  // Shift is part of how symbols such as "[" are typed on some layouts; it counts only for letters, digits and named keys.
  if (/^[a-z0-9]$|^[a-z]{2,}/.test(key) && event.shiftKey !== wants('shift')) return false;
  // Alt changes what digit keys type on some systems, so digits go by their place.
  return event.key.toLowerCase() === key || event.code === `Digit${key}`;
}

/** Keys that work the controls that have the focus, and so cannot be given away. */
const kept = ['tab', 'enter', ' ', 'escape'];

/** The shortcut that a key event would be, in the form of {@link matchesShortcut}; null for modifiers alone and for keys that stay with controls. */
export function shortcutOf(event: KeyboardEvent): string | null {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.altKey && digit !== undefined ? digit : event.key.toLowerCase();
  if (['control', 'shift', 'alt', 'meta', 'altgraph', 'dead', 'process', 'unidentified', ...kept].includes(key)) return null;
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const isShifted = event.shiftKey && /^[a-z0-9]$|^[a-z]{2,}/.test(key);
  return [...(mod ? ['mod'] : []), ...(event.altKey ? ['alt'] : []), ...(isShifted ? ['shift'] : []), key].join('+');
}

const names: Readonly<Record<string, string>> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', escape: 'Esc', enter: 'Enter', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' };

/** The keys of a shortcut as they are printed on the keyboard. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split('+').map((part) => (part === 'mod' && isMac() ? '⌘' : (names[part] ?? part.toUpperCase())));
}
