/** The commands that act on what is chosen in the overview: files of the table, or a cell of the matrix. */
import ExternalLink from '@lucide/svelte/icons/square-arrow-out-up-right';
import MessageSquarePlus from '@lucide/svelte/icons/message-square-plus';
import Trash from '@lucide/svelte/icons/trash-2';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Command } from '../../session/commands.svelte';
import { assign, removeFiles, setAside } from '../../session/measurement-edits';
import { notes } from '../../session/notes.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Workspace } from '../../session/workspace.svelte';
import { isPlaceable } from './place-words';

/** More states than this are chosen in the inspector, where a list has room. */
const mostStates = 9;

/** Their ids, for menus. */
export const measurementMenu = ['files.open', '-', ...Array.from({ length: mostStates }, (_, at) => `files.place.${at + 1}`), 'files.aside', '-', 'files.note', 'files.read', '-', 'files.remove'] as const;

/** @param hashes of the chosen files @param read opens the dialog that says how a file is to be read; null where that cannot be chosen */
export function measurementCommands(project: ProjectSession, workspace: Workspace, hashes: readonly string[], read: (() => void) | null): readonly Command[] {
  const { document, isReadOnly } = project;
  const chosen = document.measurements.filter(({ sha256 }) => hashes.includes(sha256));
  const [first] = chosen;
  if (hashes.length === 0) return [];
  const placeable = chosen.filter(isPlaceable).map(({ id }) => id);
  const canPlace = !isReadOnly && placeable.length > 0;
  const group = 'view.overview';
  return [
    ...(first?.technique ? [{ id: 'files.open', label: { key: 'overview.openView' }, group, icon: ExternalLink, run: () => open(project, workspace, first) } as const] : []),
    ...document.states.slice(0, mostStates).map((state, at): Command => ({ id: `files.place.${at + 1}`, label: { key: 'overview.placeIn', params: { state: state.label } }, group, isEnabled: canPlace, run: () => assign(project, placeable, state.id) })),
    { id: 'files.aside', label: { key: 'overview.setAsideChosen' }, group, isEnabled: canPlace, run: () => setAside(project, placeable) },
    { id: 'files.note', label: { key: 'overview.noteOnFile' }, group, icon: MessageSquarePlus, isEnabled: !isReadOnly && hashes.length === 1, run: () => notes.write({ kind: 'file', sha256: hashes[0]! }) },
    ...(read ? [{ id: 'files.read', label: { key: 'format.reading.open' }, group, isEnabled: !isReadOnly, run: read } as const] : []),
    { id: 'files.remove', label: { key: 'overview.removeChosen', params: { count: hashes.length } }, group, icon: Trash, isEnabled: !isReadOnly, run: () => removeFiles(project, hashes) },
  ];
}

function open(project: ProjectSession, workspace: Workspace, { technique, region, stateId }: ProjectMeasurement): void {
  if (stateId !== null) project.select(stateId);
  if (technique === 'xps') project.remember('xps', { region });
  if (technique !== null) workspace.show(technique === 'electrochemistry' ? 'cycling' : technique);
}
