import { getContext, setContext, untrack } from 'svelte';
import type { Command, CommandHead } from './command-heads';
import { matchesShortcut, shortcutKeys, staysWithText } from './shortcut';

type Source = () => readonly Command[];

/** Keys that a user gave to commands, by their ids; null: none. */
export type OwnShortcuts = Readonly<Record<string, string | null>>;

/** Whether keys belong to the element that has the focus: text being typed, a list being searched. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}

/** Whether keys belong to a menu or dialog that is open over the window: what lies behind it must not change. */
const isOverWindow = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;

const byId = (commands: readonly CommandHead[]): Record<string, CommandHead> => Object.fromEntries(commands.map((command) => [command.id, command]));

/** The command with the keys that the user gave it, which take the place of all it had. */
function withOwnKeys<C extends CommandHead>(command: C, own: OwnShortcuts): C {
  const keys = own[command.id];
  if (keys === undefined) return command;
  const changed: C & { shortcut?: string; alternative?: string } = { ...command };
  delete changed.shortcut;
  delete changed.alternative;
  return keys === null ? changed : { ...changed, shortcut: keys };
}

/** Groups of commands that are there whatever view is shown. */
const isEverywhere = ({ group }: CommandHead): boolean => group.startsWith('command.');

/** Other commands that the same keys would run in the same place. */
export function conflictsOf(command: CommandHead, shortcut: string, known: readonly CommandHead[]): readonly CommandHead[] {
  return known.filter((other) => other.id !== command.id && [other.shortcut, other.alternative].includes(shortcut) && (other.group === command.group || isEverywhere(other) || isEverywhere(command)));
}

/** Every command of this window: the frame adds its own, a view adds more while it is shown. */
export class Commands {
  #sources = $state.raw<readonly Source[]>([]);
  readonly #onError: (error: unknown, command: Command) => void;

  readonly #own: () => OwnShortcuts;
  /** Those of the whole program: their keys can be changed while what runs them is not shown. */
  #declared: readonly CommandHead[] = [];

  /** Every command with the keys it was made with. */
  readonly #offered: readonly Command[] = $derived.by(() => this.#sources.flatMap((source) => source()));
  readonly all: readonly Command[] = $derived.by(() => this.#offered.map((command) => withOwnKeys(command, this.#own())));

  /** @param own keys that the user gave to commands; defaults to none */
  constructor(onError: (error: unknown, command: Command) => void, own: () => OwnShortcuts = () => ({})) {
    this.#onError = onError;
    this.#own = own;
  }

  /** Says once what commands there are, in the order in which they are listed. */
  declare(heads: readonly CommandHead[]): void {
    this.#declared = heads;
  }

  /** Every command of the program as it was declared, whatever it would act on now, with the keys it has and those it was made with. */
  get known(): readonly { readonly command: CommandHead; readonly original: string | null }[] {
    return Object.values({ ...byId(this.#declared), ...byId(this.#offered), ...byId(this.#declared) }).map((command) => ({ command: withOwnKeys(command, this.#own()), original: command.shortcut ?? null }));
  }

  /** The keys of a command as they are printed on the keyboard; empty without any. */
  keysOf(id: string): readonly string[] {
    const shortcut = this.find(id)?.shortcut;
    return shortcut === undefined ? [] : shortcutKeys(shortcut);
  }

  /** Adds commands; what `source` reads is followed. Returns the function that takes them away: use it as an effect's clean-up. */
  add(source: Source): () => void {
    // The effect that adds must not run again because the list changed.
    this.#sources = [...untrack(() => this.#sources), source];
    return () => (this.#sources = this.#sources.filter((other) => other !== source));
  }

  find(id: string): Command | undefined {
    return this.all.find((command) => command.id === id);
  }

  run(command: Command): void {
    if (command.isEnabled === false) return;
    // The outcome of a command nobody waits for; an error must reach the user all the same.
    void (async () => command.run())().catch((error: unknown) => this.#onError(error, command));
  }

  /** A menu's button opens at Enter whatever is held with it: shortcuts go before. For the capture phase. */
  handleKeyBeforeMenu(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey || event.altKey) || !(event.target instanceof Element) || event.target.closest('[aria-haspopup]') === null) return;
    this.handleKey(event);
    if (event.defaultPrevented) event.stopPropagation();
  }

  /** Runs the command whose shortcut was pressed. Plain keys stay with the field that is being typed in, and with an input method. */
  handleKey(event: KeyboardEvent): void {
    // keyCode 229 marks keys that an input method swallowed after compositionend.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only sign that late composition keys carry
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || isOverWindow(event.target)) return;
    const typing = isTyping(event.target);
    // The view's commands stand behind the frame's and win.
    const command = [...this.all].reverse().find(({ shortcut, alternative, isEnabled }) => {
      const pressed = [shortcut, alternative].find((keys) => keys !== undefined && matchesShortcut(event, keys));
      if (pressed === undefined || isEnabled === false) return false;
      // What edits the text stays with the field; the palette opens from everywhere.
      return !typing || (pressed.startsWith('mod+') && !staysWithText(pressed));
    });
    if (!command) return;
    event.preventDefault();
    this.run(command);
  }
}

const key = Symbol('commands');

export const setCommands = (commands: Commands): Commands => setContext(key, commands);

/** The commands of this window. @throws outside of the frame. */
export function getCommands(): Commands {
  const commands = getContext<Commands | undefined>(key);
  if (!commands) throw new Error('getCommands() works only inside the frame (app/App.svelte).');
  return commands;
}
