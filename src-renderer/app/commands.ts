import Copy from '@lucide/svelte/icons/copy';
import FileArchive from '@lucide/svelte/icons/file-archive';
import FolderInput from '@lucide/svelte/icons/folder-input';
import FilePlus from '@lucide/svelte/icons/file-plus';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import Footprints from '@lucide/svelte/icons/footprints';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import Keyboard from '@lucide/svelte/icons/keyboard';
import LibraryBig from '@lucide/svelte/icons/library-big';
import LogOut from '@lucide/svelte/icons/log-out';
import Plus from '@lucide/svelte/icons/plus';
import Play from '@lucide/svelte/icons/play';
import Redo2 from '@lucide/svelte/icons/redo-2';
import Save from '@lucide/svelte/icons/save';
import Settings from '@lucide/svelte/icons/settings';
import Undo2 from '@lucide/svelte/icons/undo-2';
import MessageSquarePlus from '@lucide/svelte/icons/message-square-plus';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import type { Command } from '../session/commands.svelte';
import { bringUpToDate } from '../session/bring-up-to-date';
import { editWords } from '../session/edit-words';
import { importFromComputer } from '../session/import/import-into-workspace';
import { notes } from '../session/notes.svelte';
import { selectedNoteCommands } from '../session/selected-note-commands';
import { settingsWindow } from '../session/settings-window.svelte';
import type { ProjectSession } from '../session/project-session.svelte';
import type { View } from '../session/view';
import type { Workspace } from '../session/workspace.svelte';
import { startFirstRun } from './first-run';

/** Entries of the project menu in order; "-" is a line. */
export const projectMenu = ['project.addFiles', 'project.addFolder', 'project.bringUpToDate', '-1', 'project.save', 'project.copy', 'project.close', '-2', 'start.sample', 'start.new', 'start.open', 'start.openArchive'] as const;

/** The commands of the frame. Views add their own while they are shown. */
export function frameCommands(workspace: Workspace, views: readonly View[]): readonly Command[] {
  const { project } = workspace;
  return [
    ...(project ? [...viewCommands(workspace, views), ...projectCommands(workspace, project), ...selectedNoteCommands(workspace), ...stateCommands(project)] : []),
    ...startCommands(workspace),
    ...windowCommands(workspace),
  ];
}

const viewCommands = (workspace: Workspace, views: readonly View[]): readonly Command[] =>
  views.map((view) => ({
    id: `view.${view.id}`,
    label: { key: view.labelKey },
    group: 'command.views',
    icon: view.icon,
    run: () => workspace.show(view.id),
  }));

function projectCommands(workspace: Workspace, project: ProjectSession): readonly Command[] {
  const { undoable, redoable, isReadOnly } = project;
  return [
    {
      id: 'project.undo',
      label: undoable ? { key: 'common.undoNamed', params: { name: editWords(undoable.name) } } : { key: 'common.undo' },
      group: 'command.project',
      shortcut: 'mod+z',
      icon: Undo2,
      isEnabled: undoable !== null,
      run: () => project.undo(),
    },
    {
      id: 'project.redo',
      label: redoable ? { key: 'common.redoNamed', params: { name: editWords(redoable.name) } } : { key: 'common.redo' },
      group: 'command.project',
      shortcut: 'mod+y',
      alternative: 'mod+shift+z',
      icon: Redo2,
      isEnabled: redoable !== null,
      run: () => project.redo(),
    },
    { id: 'project.addFiles', label: { key: 'common.addFiles' }, group: 'command.project', shortcut: 'mod+i', icon: FilePlus, isEnabled: !isReadOnly, run: () => importFromComputer(workspace, 'files') },
    { id: 'project.addFolder', label: { key: 'common.addFolder' }, group: 'command.project', icon: FolderInput, isEnabled: !isReadOnly, run: () => importFromComputer(workspace, 'folder') },
    { id: 'project.bringUpToDate', label: { key: 'analysis.update' }, group: 'command.project', shortcut: 'mod+enter', icon: Play, isEnabled: !isReadOnly && project.standing.outstanding.length > 0, run: () => bringUpToDate(project, workspace) },
    { id: 'project.save', label: { key: 'common.saveNow' }, group: 'command.project', shortcut: 'mod+s', icon: Save, isEnabled: !isReadOnly, run: () => project.save() },
    { id: 'project.copy', label: { key: 'archive.makeCopy' }, group: 'command.project', icon: Copy, run: () => workspace.copyProject() },
    { id: 'notes.open', label: { key: 'note.open' }, group: 'command.project', shortcut: 'mod+shift+m', icon: MessageSquareText, run: () => void (notes.isOpen = !notes.isOpen) },
    { id: 'notes.add', label: { key: 'note.add' }, group: 'command.project', icon: MessageSquarePlus, isEnabled: !isReadOnly, run: () => notes.write({ kind: 'project' }) },
    { id: 'project.close', label: { key: 'common.closeProject' }, group: 'command.project', icon: LogOut, run: () => workspace.close() },
  ];
}

function stateCommands(project: ProjectSession): readonly Command[] {
  const states = project.document.states;
  const each = states.slice(0, 9).flatMap((state, index): Command[] => [
    { id: `state.toggle.${index + 1}`, label: { key: 'common.toggleState', params: { state: state.label } }, group: 'command.states', shortcut: String(index + 1), run: () => project.toggle(state.id) },
    { id: `state.solo.${index + 1}`, label: { key: 'common.soloState', params: { state: state.label } }, group: 'command.states', shortcut: `alt+${index + 1}`, run: () => project.toggleSolo(state.id) },
  ]);
  if (states.length < 2) return each;
  return [
    ...each,
    { id: 'state.previous', label: { key: 'common.previousState' }, group: 'command.states', shortcut: '[', run: () => project.step(-1) },
    { id: 'state.next', label: { key: 'common.nextState' }, group: 'command.states', shortcut: ']', run: () => project.step(1) },
  ];
}

const startCommands = (workspace: Workspace): readonly Command[] => [
  { id: 'start.sample', label: { key: 'start.sample' }, group: 'command.start', shortcut: 'mod+shift+s', icon: FlaskConical, run: () => workspace.openSample() },
  { id: 'start.firstRun', label: { key: 'firstRun.start' }, group: 'command.start', icon: Footprints, run: () => startFirstRun(workspace) },
  // A browser keeps Ctrl-N for itself.
  { id: 'start.new', label: { key: 'start.new' }, group: 'command.start', shortcut: workspace.info.shell === 'electron' ? 'mod+n' : 'mod+alt+n', icon: Plus, run: () => workspace.showStart('new') },
  { id: 'start.open', label: { key: 'start.openFolder' }, group: 'command.start', shortcut: 'mod+o', icon: FolderOpen, run: () => workspace.openProjectFolder() },
  { id: 'start.openArchive', label: { key: 'archive.open' }, group: 'command.start', icon: FileArchive, run: () => workspace.openArchive() },
  { id: 'start.library', label: { key: 'library.open' }, group: 'command.start', icon: LibraryBig, run: () => workspace.showStart('library') },
];

const windowCommands = (workspace: Workspace): readonly Command[] => [
  { id: 'settings.open', label: { key: 'settings.open' }, group: 'command.window', shortcut: 'mod+,', icon: Settings, run: () => settingsWindow.show('general') },
  { id: 'settings.keyboard', label: { key: 'settings.keyboard' }, group: 'command.window', icon: Keyboard, run: () => settingsWindow.show('keyboard') },
  {
    id: 'task.cancel',
    label: { key: 'common.cancelRunning' },
    group: 'command.window',
    shortcut: 'escape',
    isEnabled: workspace.tasks.running.length > 0,
    run: () => workspace.tasks.running.at(-1)?.cancel(),
  },
  { id: 'theme.light', label: { key: 'common.useLight' }, group: 'command.window', run: () => workspace.choose({ theme: 'light' }) },
  { id: 'theme.dark', label: { key: 'common.useDark' }, group: 'command.window', run: () => workspace.choose({ theme: 'dark' }) },
  { id: 'theme.system', label: { key: 'common.useSystemTheme' }, group: 'command.window', run: () => workspace.choose({ theme: 'system' }) },
  { id: 'language.en', label: { key: 'common.inEnglish' }, group: 'command.window', run: () => workspace.choose({ language: 'en' }) },
  { id: 'language.ja', label: { key: 'common.inJapanese' }, group: 'command.window', run: () => workspace.choose({ language: 'ja' }) },
];
