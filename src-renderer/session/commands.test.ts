import { afterEach, describe, expect, it, vi } from 'vitest';
import { bindCommands, declareCommands, type Command } from './command-heads';
import { Commands, conflictsOf } from './commands.svelte';
import { matchesShortcut, shortcutKeys, shortcutOf } from './shortcut';

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

  it.each([
    [press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z'],
    [press('¡', { code: 'Digit1', altKey: true }), 'alt+1'],
    [press('[', { shiftKey: true }), '['],
    [press('F', { shiftKey: true }), 'shift+f'],
    [press('F5'), 'f5'],
    [press('+', { ctrlKey: true, shiftKey: true }), 'mod+plus'],
    [press('+'), 'plus'],
    [press('c', { altKey: true }), 'alt+c'],
    [press('C', { ctrlKey: true, shiftKey: true }), 'mod+shift+c'],
    [press('c', { ctrlKey: true }), null],
    [press('v', { ctrlKey: true }), null],
    [press('V', { ctrlKey: true, shiftKey: true }), null],
    [press('x', { ctrlKey: true }), null],
    [press('a', { ctrlKey: true }), null],
    [press('ArrowUp'), null],
    [press('ArrowLeft', { ctrlKey: true, shiftKey: true }), null],
    [press('Home'), null],
    [press('End', { ctrlKey: true }), null],
    [press('Control', { ctrlKey: true }), null],
    [press('Tab'), null],
    [press('Enter'), null],
    [press('Escape'), null],
  ])('are recorded so that the same keys match again: %#', (event, expected) => {
    const shortcut = shortcutOf(event);
    expect(shortcut).toBe(expected);
    if (shortcut !== null) expect(matchesShortcut(event, shortcut)).toBe(true);
  });

  it('are written as on the keyboard', () => {
    expect(shortcutKeys('mod+shift+f')).toEqual(['Ctrl', 'Shift', 'F']);
    expect(shortcutKeys('mod+plus')).toEqual(['Ctrl', '+']);
  });
});

describe('keys that a user gave', () => {
  const offer = (own: Record<string, string | null>) => {
    const commands = new Commands(vi.fn(), () => own);
    commands.add(() => [command('xps.fit', { group: 'view.xps', shortcut: 'f', alternative: 'mod+f' }), command('project.undo', { shortcut: 'mod+z' })]);
    return commands;
  };

  it('take the place of the first ones, everywhere', () => {
    const commands = offer({ 'xps.fit': 'g', 'project.undo': null });
    commands.handleKey(press('f'));
    commands.handleKey(press('f', { ctrlKey: true }));
    commands.handleKey(press('z', { ctrlKey: true }));
    const [fit, undo] = [commands.find('xps.fit')!, commands.find('project.undo')!];
    expect([fit.run, undo.run].map((run) => vi.mocked(run).mock.calls.length)).toEqual([0, 0]);
    commands.handleKey(press('g'));
    expect(fit.run).toHaveBeenCalledOnce();
    expect([commands.keysOf('xps.fit'), commands.keysOf('project.undo'), commands.keysOf('nothing')]).toEqual([['G'], [], []]);
  });

  it('can be changed while the view of a command is not shown, and back to the first ones', () => {
    const commands = offer({ 'xrd.search': 'q' });
    commands.declare([command('xrd.search', { group: 'view.xrd', shortcut: 's' })]);
    expect(commands.find('xrd.search')).toBeUndefined();
    expect(commands.known.find(({ command: { id } }) => id === 'xrd.search')).toMatchObject({ command: { shortcut: 'q' }, original: 's' });
  });

  it('are listed under the words that a command was declared with, not under those of what it would act on now', () => {
    const commands = new Commands(vi.fn());
    commands.declare([command('project.undo'), command('xps.fit', { label: { key: 'xps.fitThis' } })]);
    commands.add(() => [command('plot.extra', { label: { key: 'plot.view' } }), command('project.undo', { label: { key: 'common.undoNamed', params: { name: 'fix splitting' } } })]);
    expect(commands.known.map(({ command: { label } }) => label.key)).toEqual(['common.undo', 'xps.fitThis', 'plot.view']);
  });

  it('are told apart from those of other commands in the same place', () => {
    const known = [command('a', { group: 'view.xps', shortcut: 'f' }), command('b', { group: 'view.xrd', shortcut: 'f' }), command('c', { shortcut: 'mod+z', alternative: 'f' })];
    const ids = (one: Command) => conflictsOf(one, 'f', known).map(({ id }) => id);
    expect(ids(known[0]!)).toEqual(['c']);
    expect(ids(known[2]!)).toEqual(['a', 'b']);
    expect(ids(command('d', { group: 'view.raman' }))).toEqual(['c']);
  });
});

describe('declared commands', () => {
  const heads = declareCommands('xps', 'view.xps', { fit: { label: { key: 'xps.fitThis' }, shortcut: 'f' }, remove: { label: { key: 'xps.removeSelected' } } });

  it('are bound to what they do now, in other words where those name what they act on', () => {
    const [fit, remove] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const label = { key: 'xps.removeComponent', params: { component: 'Ru⁴⁺' } } as const;
    expect(bindCommands(heads, { fit, remove: { run: remove, label, isEnabled: false } })).toEqual([
      { id: 'xps.fit', group: 'view.xps', label: { key: 'xps.fitThis' }, shortcut: 'f', run: fit },
      { id: 'xps.remove', group: 'view.xps', label, isEnabled: false, run: remove },
    ]);
  });

  it('are left out where they do nothing', () => {
    expect(bindCommands(heads, { fit: () => undefined, remove: null }).map(({ id }) => id)).toEqual(['xps.fit']);
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

  it.each(['dialog', 'menu'])('leave all keys to a %s that is open over the window', (role) => {
    const behind = command('behind', { shortcut: 'f' });
    const commands = new Commands(vi.fn());
    commands.add(() => [behind]);
    document.body.innerHTML = `<div role="${role}"><button></button></div>`;
    const event = press('f');
    Object.defineProperty(event, 'target', { value: document.querySelector('button') });
    commands.handleKey(event);
    expect(behind.run).not.toHaveBeenCalled();
  });

  it('run before the button of a menu, which would open at Enter whatever is held with it', () => {
    const analyse = command('analyse', { shortcut: 'mod+enter' });
    const commands = new Commands(vi.fn());
    commands.add(() => [analyse]);
    const opened = vi.fn<() => void>();
    document.body.innerHTML = '<button aria-haspopup="menu"></button>';
    const button = document.querySelector('button')!;
    button.addEventListener('keydown', (event) => {
      event.preventDefault();
      opened();
    });
    const hear = (event: KeyboardEvent): void => commands.handleKeyBeforeMenu(event);
    window.addEventListener('keydown', hear, { capture: true });
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
    expect(analyse.run).toHaveBeenCalledOnce();
    expect(opened).not.toHaveBeenCalled();
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    expect(analyse.run).toHaveBeenCalledOnce();
    expect(opened).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', hear, { capture: true });
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

  it.each([
    ['mod+c', 'c'],
    ['mod+v', 'v'],
    ['mod+arrowleft', 'ArrowLeft'],
    ['mod+backspace', 'Backspace'],
  ])('leave %s to the field that is typed in, though a user gave it away', (shortcut, key) => {
    const input = document.body.appendChild(document.createElement('input'));
    const taken = command('taken', { shortcut });
    const commands = new Commands(vi.fn());
    commands.add(() => [taken]);
    const event = press(key, { ctrlKey: true, target: input });
    commands.handleKey(event);
    expect(taken.run).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
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
