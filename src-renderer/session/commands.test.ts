import { afterEach, describe, expect, it, vi } from 'vitest';
import { Commands, type Command } from './commands.svelte';
import { matchesShortcut, shortcutKeys } from './shortcut';

const press = (key: string, more: KeyboardEventInit & { target?: HTMLElement } = {}): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
  if (more.target) Object.defineProperty(event, 'target', { value: more.target });
  return event;
};
const command = (id: string, change: Partial<Command> = {}): Command => ({ id, label: { key: 'common.undo' }, group: 'command.project', run: vi.fn(), ...change });

afterEach(() => {
  document.body.innerHTML = '';
});

describe('shortcuts', () => {
  it.each([
    ['mod+z', press('z', { ctrlKey: true }), true],
    ['mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['mod+shift+z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['z', press('z', { ctrlKey: true }), false],
    ['1', press('1', { code: 'Digit1' }), true],
    ['alt+1', press('¡', { code: 'Digit1', altKey: true }), true],
    ['1', press('1', { code: 'Digit1', altKey: true }), false],
    ['[', press('[', { shiftKey: true }), true],
    ['f', press('f'), true],
    ['f', press('F', { shiftKey: true }), false],
    ['shift+f', press('F', { shiftKey: true }), true],
    ['escape', press('Escape'), true],
  ])('%s', (shortcut, event, expected) => {
    expect(matchesShortcut(event, shortcut)).toBe(expected);
  });

  it('are written as on the keyboard', () => {
    expect(shortcutKeys('mod+shift+f')).toEqual(['Ctrl', 'Shift', 'F']);
  });
});

describe('commands', () => {
  it('run by their keys, the view before the frame', () => {
    const [frame, view] = [command('frame', { shortcut: 'f' }), command('view', { shortcut: 'f' })];
    const commands = new Commands(vi.fn());
    commands.add(() => [frame]);
    const remove = commands.add(() => [view]);
    const event = press('f');
    commands.handleKey(event);
    expect(view.run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
    remove();
    commands.handleKey(press('f'));
    expect(frame.run).toHaveBeenCalledOnce();
  });

  it('leave plain keys, and undo, to the field that is typed in', () => {
    const input = document.body.appendChild(document.createElement('input'));
    const [plain, undo, palette] = [command('plain', { shortcut: 'r' }), command('undo', { shortcut: 'mod+z' }), command('palette', { shortcut: 'mod+k' })];
    const commands = new Commands(vi.fn());
    commands.add(() => [plain, undo, palette]);
    commands.handleKey(press('r', { target: input }));
    commands.handleKey(press('z', { ctrlKey: true, target: input }));
    commands.handleKey(press('k', { ctrlKey: true, target: input }));
    expect(plain.run).not.toHaveBeenCalled();
    expect(undo.run).not.toHaveBeenCalled();
    expect(palette.run).toHaveBeenCalledOnce();
  });

  it('ignore keys of an input method', () => {
    const plain = command('plain', { shortcut: 'f' });
    const commands = new Commands(vi.fn());
    commands.add(() => [plain]);
    commands.handleKey(press('f', { isComposing: true }));
    const late = press('f');
    Object.defineProperty(late, 'keyCode', { value: 229 });
    commands.handleKey(late);
    expect(plain.run).not.toHaveBeenCalled();
  });

  it('do not run while they cannot, and take their second habit', () => {
    const redo = command('redo', { shortcut: 'mod+y', alternative: 'mod+shift+z' });
    const off = command('off', { shortcut: 'b', isEnabled: false });
    const commands = new Commands(vi.fn());
    commands.add(() => [redo, off]);
    commands.handleKey(press('Z', { ctrlKey: true, shiftKey: true }));
    commands.handleKey(press('b'));
    commands.run(off);
    expect(redo.run).toHaveBeenCalledOnce();
    expect(off.run).not.toHaveBeenCalled();
  });

  it('tell what went wrong in them', async () => {
    const onError = vi.fn();
    const commands = new Commands(onError);
    const bad = command('bad', { run: () => Promise.reject(new Error('no')) });
    commands.run(bad);
    await vi.waitFor(() => expect(onError).toHaveBeenCalledWith(new Error('no'), bad));
  });
});
