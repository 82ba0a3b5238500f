/** The commands of the frame, as they are declared. */
import Copy from '@lucide/svelte/icons/copy';
import FileArchive from '@lucide/svelte/icons/file-archive';
import FilePlus from '@lucide/svelte/icons/file-plus';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import FolderInput from '@lucide/svelte/icons/folder-input';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import Footprints from '@lucide/svelte/icons/footprints';
import Keyboard from '@lucide/svelte/icons/keyboard';
import LibraryBig from '@lucide/svelte/icons/library-big';
import LogOut from '@lucide/svelte/icons/log-out';
import MessageSquarePlus from '@lucide/svelte/icons/message-square-plus';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import Play from '@lucide/svelte/icons/play';
import Plus from '@lucide/svelte/icons/plus';
import Redo2 from '@lucide/svelte/icons/redo-2';
import Save from '@lucide/svelte/icons/save';
import Settings from '@lucide/svelte/icons/settings';
import Undo2 from '@lucide/svelte/icons/undo-2';
import { declareCommands, type CommandHead } from '../session/command-heads';
import type { View } from '../session/view';

export const viewHead = ({ id, labelKey, icon }: View): CommandHead => ({ id: `view.${id}`, label: { key: labelKey }, group: 'command.views', icon });

export const projectHeads = declareCommands('project', 'command.project', {
  undo: { label: { key: 'common.undo' }, shortcut: 'mod+z', icon: Undo2 },
  redo: { label: { key: 'common.redo' }, shortcut: 'mod+y', alternative: 'mod+shift+z', icon: Redo2 },
  addFiles: { label: { key: 'common.addFiles' }, shortcut: 'mod+i', icon: FilePlus },
  addFolder: { label: { key: 'common.addFolder' }, icon: FolderInput },
  bringUpToDate: { label: { key: 'analysis.update' }, shortcut: 'mod+enter', icon: Play },
  save: { label: { key: 'common.saveNow' }, shortcut: 'mod+s', icon: Save },
  copy: { label: { key: 'archive.makeCopy' }, icon: Copy },
  close: { label: { key: 'common.closeProject' }, icon: LogOut },
});

export const notesHeads = declareCommands('notes', 'command.project', {
  open: { label: { key: 'note.open' }, shortcut: 'mod+shift+m', icon: MessageSquareText },
  add: { label: { key: 'note.add' }, icon: MessageSquarePlus },
  addToState: { label: { key: 'note.onSelectedState' }, icon: MessageSquarePlus },
});

/** States that have keys of their own. */
export const statesWithKeys = 9;

/** @param number place of the state, from 1 */
export const stateHeads = (number: number) => ({
  toggle: { id: `state.toggle.${number}`, label: { key: 'common.toggleStateNumber', params: { number } }, group: 'command.states', shortcut: String(number) },
  solo: { id: `state.solo.${number}`, label: { key: 'common.soloStateNumber', params: { number } }, group: 'command.states', shortcut: `alt+${number}` },
}) as const satisfies Readonly<Record<string, CommandHead>>;

export const stateStepHeads = declareCommands('state', 'command.states', {
  previous: { label: { key: 'common.previousState' }, shortcut: '[' },
  next: { label: { key: 'common.nextState' }, shortcut: ']' },
});

/** @param isBrowser a browser keeps Ctrl-N for itself */
export const startHeads = (isBrowser: boolean) =>
  declareCommands('start', 'command.start', {
    sample: { label: { key: 'start.sample' }, shortcut: 'mod+shift+s', icon: FlaskConical },
    firstRun: { label: { key: 'firstRun.start' }, icon: Footprints },
    new: { label: { key: 'start.new' }, shortcut: isBrowser ? 'mod+alt+n' : 'mod+n', icon: Plus },
    open: { label: { key: 'start.openFolder' }, shortcut: 'mod+o', icon: FolderOpen },
    openArchive: { label: { key: 'archive.open' }, icon: FileArchive },
    library: { label: { key: 'library.open' }, icon: LibraryBig },
  });

export const settingsHeads = declareCommands('settings', 'command.window', {
  open: { label: { key: 'settings.open' }, shortcut: 'mod+,', icon: Settings },
  keyboard: { label: { key: 'settings.keyboard' }, icon: Keyboard },
});

export const taskHeads = declareCommands('task', 'command.window', { cancel: { label: { key: 'common.cancelRunning' }, shortcut: 'escape' } });

export const themeHeads = declareCommands('theme', 'command.window', {
  light: { label: { key: 'common.useLight' } },
  dark: { label: { key: 'common.useDark' } },
  system: { label: { key: 'common.useSystemTheme' } },
});

export const languageHeads = declareCommands('language', 'command.window', {
  en: { label: { key: 'common.inEnglish' } },
  ja: { label: { key: 'common.inJapanese' } },
});

export const windowHeads = declareCommands('window', 'command.window', { palette: { label: { key: 'common.palette' }, shortcut: 'mod+k' } });
