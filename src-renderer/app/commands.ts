import { bringUpToDate } from '../session/bring-up-to-date';
import { bindCommands, type Command } from '../session/command-heads';
import { editWords } from '../session/edit-words';
import { importFromComputer } from '../session/import/import-into-workspace';
import { notes } from '../session/notes.svelte';
import { selectedNoteCommands } from '../session/selected-note-commands';
import { settingsWindow } from '../session/settings-window.svelte';
import type { ProjectSession } from '../session/project-session.svelte';
import type { View } from '../session/view';
import type { Workspace } from '../session/workspace.svelte';
import { startFirstRun } from './first-run';
import { languageHeads, notesHeads, projectHeads, settingsHeads, startHeads, stateHeads, stateStepHeads, statesWithKeys, taskHeads, themeHeads, viewHead, windowHeads } from './frame-heads';

/** Entries of the project menu in order; "-" is a line. */
export const projectMenu = ['project.addFiles', 'project.addFolder', 'project.bringUpToDate', '-1', 'project.save', 'project.copy', 'project.close', '-2', 'start.sample', 'start.new', 'start.open', 'start.openArchive'] as const;

/** The commands of the frame. Views add their own while they are shown. */
export function frameCommands(workspace: Workspace, views: readonly View[], openPalette: () => void): readonly Command[] {
  const { project } = workspace;
  return [
    ...(project ? [...views.map((view): Command => ({ ...viewHead(view), run: () => workspace.show(view.id) })), ...projectCommands(workspace, project), ...selectedNoteCommands(workspace), ...stateCommands(project)] : []),
    ...startCommands(workspace),
    ...windowCommands(workspace, openPalette),
  ];
}

function projectCommands(workspace: Workspace, project: ProjectSession): readonly Command[] {
  const { undoable, redoable, isReadOnly, shown: { selected } } = project;
  return [
    ...bindCommands(projectHeads, {
      undo: { ...(undoable && { label: { key: 'common.undoNamed', params: { name: editWords(undoable.name) } } }), isEnabled: undoable !== null, run: () => project.undo() },
      redo: { ...(redoable && { label: { key: 'common.redoNamed', params: { name: editWords(redoable.name) } } }), isEnabled: redoable !== null, run: () => project.redo() },
      addFiles: { isEnabled: !isReadOnly, run: () => importFromComputer(workspace, 'files') },
      addFolder: { isEnabled: !isReadOnly, run: () => importFromComputer(workspace, 'folder') },
      bringUpToDate: { isEnabled: !isReadOnly && project.standing.outstanding.length > 0, run: () => bringUpToDate(project, workspace) },
      save: { isEnabled: !isReadOnly, run: () => project.save() },
      copy: () => workspace.copyProject(),
      close: () => workspace.close(),
    }),
    ...bindCommands(notesHeads, {
      open: () => void (notes.isOpen = !notes.isOpen),
      add: { isEnabled: !isReadOnly, run: () => notes.write({ kind: 'project' }) },
      addToState: selected === null ? null : { isEnabled: !isReadOnly, run: () => notes.write({ kind: 'state', stateId: selected }) },
    }),
  ];
}

function stateCommands(project: ProjectSession): readonly Command[] {
  const states = project.document.states;
  const each = states.slice(0, statesWithKeys).flatMap(({ id, label: state }, at) =>
    bindCommands(stateHeads(at + 1), {
      toggle: { label: { key: 'common.toggleState', params: { state } }, run: () => project.shown.toggle(id) },
      solo: { label: { key: 'common.soloState', params: { state } }, run: () => project.shown.toggleSolo(id) },
    }),
  );
  return states.length < 2 ? each : [...each, ...bindCommands(stateStepHeads, { previous: () => project.shown.step(-1), next: () => project.shown.step(1) })];
}

const startCommands = (workspace: Workspace): readonly Command[] =>
  bindCommands(startHeads(workspace.info.shell !== 'electron'), {
    sample: () => workspace.openSample(),
    firstRun: () => startFirstRun(workspace),
    new: () => workspace.showStart('new'),
    open: () => workspace.openProjectFolder(),
    openArchive: () => workspace.openArchive(),
    library: () => workspace.showStart('library'),
  });

const windowCommands = (workspace: Workspace, openPalette: () => void): readonly Command[] => [
  ...bindCommands(settingsHeads, { open: () => settingsWindow.show('general'), keyboard: () => settingsWindow.show('keyboard') }),
  ...bindCommands(taskHeads, { cancel: { isEnabled: workspace.tasks.running.length > 0, run: () => workspace.tasks.running.at(-1)?.cancel() } }),
  ...bindCommands(themeHeads, { light: () => workspace.preferences.choose({ theme: 'light' }), dark: () => workspace.preferences.choose({ theme: 'dark' }), system: () => workspace.preferences.choose({ theme: 'system' }) }),
  ...bindCommands(languageHeads, { en: () => workspace.preferences.choose({ language: 'en' }), ja: () => workspace.preferences.choose({ language: 'ja' }) }),
  ...bindCommands(windowHeads, { palette: { isHidden: true, run: openPalette } }),
];
