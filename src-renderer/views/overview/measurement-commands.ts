/** The commands that act on what is chosen in the overview: files of the table, or a cell of the matrix. */
import ExternalLink from '@lucide/svelte/icons/square-arrow-out-up-right';
import MessageSquarePlus from '@lucide/svelte/icons/message-square-plus';
import Trash from '@lucide/svelte/icons/trash-2';
import type { ProjectMeasurement } from '@shared/project/document';
import { bindCommands, declareCommands, type Command, type CommandHead } from '../../session/command-heads';
import { assign, removeFiles, setAside } from '../../session/measurement-edits';
import { notes } from '../../session/notes.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Workspace } from '../../session/workspace.svelte';
import { isPlaceable } from './place-words';

/** More states than this are chosen in the inspector, where a list has room. */
const mostStates = 9;

/** Their ids, for menus. */
export const measurementMenu = ['files.open', '-', ...Array.from({ length: mostStates }, (_, at) => `files.place.${at + 1}`), 'files.aside', '-', 'files.note', 'files.read', '-', 'files.remove'] as const;

const groups = {
  open: declareCommands('files', 'view.overview', { open: { label: { key: 'overview.openView' }, icon: ExternalLink } }),
  place: declareCommands<string>('files', 'view.overview', Object.fromEntries(Array.from({ length: mostStates }, (_, at) => [`place.${at + 1}`, { label: { key: 'overview.placeInNumber', params: { number: at + 1 } } }]))),
  rest: declareCommands('files', 'view.overview', {
    aside: { label: { key: 'overview.setAsideChosen' } },
    note: { label: { key: 'overview.noteOnFile' }, icon: MessageSquarePlus },
    read: { label: { key: 'format.reading.open' } },
    remove: { label: { key: 'overview.removeChosenFiles' }, icon: Trash },
  }),
};
export const fileHeads: Readonly<Record<string, CommandHead>> = { ...groups.open, ...groups.place, ...groups.rest };

/** @param hashes of the chosen files @param read opens the dialog that says how a file is to be read; null where that cannot be chosen */
export function measurementCommands(project: ProjectSession, workspace: Workspace, hashes: readonly string[], read: (() => void) | null): readonly Command[] {
  const { document, isReadOnly } = project;
  const chosen = document.measurements.filter(({ sha256 }) => hashes.includes(sha256));
  const [first] = chosen;
  if (hashes.length === 0) return [];
  const placeable = chosen.filter(isPlaceable).map(({ id }) => id);
  const canPlace = !isReadOnly && placeable.length > 0;
  return [
    ...bindCommands(groups.open, { open: first?.technique ? () => open(project, workspace, first) : null }),
    ...document.states.slice(0, mostStates).map(({ id, label: state }, at): Command => ({ ...groups.place[`place.${at + 1}`]!, label: { key: 'overview.placeIn', params: { state } }, isEnabled: canPlace, run: () => assign(project, placeable, id) })),
    ...bindCommands(groups.rest, {
      aside: { isEnabled: canPlace, run: () => setAside(project, placeable) },
      note: { isEnabled: !isReadOnly && hashes.length === 1, run: () => notes.write({ kind: 'file', sha256: hashes[0]! }) },
      read: read && { isEnabled: !isReadOnly, run: read },
      remove: { label: { key: 'overview.removeChosen', params: { count: hashes.length } }, isEnabled: !isReadOnly, run: () => removeFiles(project, hashes) },
    }),
  ];
}

function open(project: ProjectSession, workspace: Workspace, { technique, region, stateId }: ProjectMeasurement): void {
  if (stateId !== null) project.shown.select(stateId);
  if (technique === 'xps') project.remember('xps', { region });
  if (technique !== null) workspace.show(technique === 'electrochemistry' ? 'cycling' : technique);
}
