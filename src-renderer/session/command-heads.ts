/**
 * Commands are declared before anything can run them: the page with the keys lists those of every view, shown or not. A view binds what
 * it declared to what each command does now.
 */
import type { Component } from 'svelte';
import type { MessageKey } from '@shared/i18n/translate';
import type { Text } from './text';

/** What a command is, whether or not it can be run now. */
export interface CommandHead {
  /** Stable, e.g. "project.undo". */
  readonly id: string;
  readonly label: Text;
  /** Heading in the palette. */
  readonly group: MessageKey;
  /** e.g. "mod+z", "alt+1", "f", "shift+f", "["; `mod` is Ctrl, on a Mac Cmd. */
  readonly shortcut?: string;
  /** A second habit for the same command, not shown. */
  readonly alternative?: string;
  readonly icon?: Component<{ size?: number }>;
}

/** What a command does now. */
interface Act {
  /** Defaults to true. A command that cannot run now is shown but greyed. */
  readonly isEnabled?: boolean;
  /** Words that name what it would act on; defaults to those it was declared with. */
  readonly label?: Text;
  /** True for what the palette need not offer. */
  readonly isHidden?: boolean;
  readonly run: () => void | Promise<void>;
}

/** One thing the user can do. Palette, shortcuts, menus and tooltips are all fed from these. */
export interface Command extends CommandHead, Act {
  readonly label: Text;
}

/** Commands by the last part of their ids. */
export type CommandHeads<Name extends string> = Readonly<Record<Name, CommandHead>>;

/** @param prefix first part of the ids @param entries by their last part */
export function declareCommands<Name extends string>(prefix: string, group: MessageKey, entries: Readonly<Record<Name, Omit<CommandHead, 'id' | 'group'>>>): CommandHeads<Name> {
  const heads = Object.entries<Omit<CommandHead, 'id' | 'group'>>(entries).map(([name, entry]) => [name, { ...entry, id: `${prefix}.${name}`, group }]);
  return Object.fromEntries(heads) as CommandHeads<Name>;
}

/** The declared commands with what they do; `null` for those that are not there now. */
export function bindCommands<Name extends string>(heads: CommandHeads<Name>, acts: Readonly<Record<Name, Act | Act['run'] | null>>): readonly Command[] {
  return (Object.keys(heads) as Name[]).flatMap((name) => {
    const act: Act | Act['run'] | null = acts[name];
    return act === null ? [] : [{ ...heads[name], ...(typeof act === 'function' ? { run: act } : act) }];
  });
}
