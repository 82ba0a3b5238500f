import { analysesOf } from '@shared/project/analyses/of-kind';
import type { State } from '@shared/project/document';
import type { ProjectSession } from './project-session.svelte';

/** The edits of the list of states. */

const shortest = (label: string): string => label.replace(/^after /i, '').slice(0, 40);

export function addState(project: ProjectSession, label: string): void {
  const { states } = project.document;
  const used = new Set(states.map((state) => state.palette));
  // The first look nobody has, so that no two states look alike while there are enough.
  const palette = [...states.keys(), states.length].find((index) => !used.has(index)) ?? states.length;
  const state: State = { id: crypto.randomUUID(), label, shortLabel: shortest(label), palette };
  project.edit({ key: 'edit.addState', params: { state: label } }, (draft) => void draft.states.push(state));
}

export function renameState(project: ProjectSession, id: string, change: Partial<Pick<State, 'label' | 'shortLabel'>>): void {
  const state = project.document.states.find((other) => other.id === id);
  if (!state) return;
  project.edit({ key: 'edit.renameState', params: { from: state.label, to: change.label ?? change.shortLabel ?? state.label } }, (draft) => {
    const target = draft.states.find((other) => other.id === id)!;
    // A short name that only repeats the long one follows it.
    if (change.label !== undefined && target.shortLabel === shortest(target.label)) target.shortLabel = shortest(change.label);
    Object.assign(target, change);
  });
}

/** Moves a state to another place in the order. */
export function moveState(project: ProjectSession, id: string, to: number): void {
  const { states } = project.document;
  const from = states.findIndex((state) => state.id === id);
  const place = Math.min(states.length - 1, Math.max(0, to));
  if (from < 0 || from === place) return;
  project.edit({ key: 'edit.moveState', params: { state: states[from]!.label } }, (draft) => {
    const [moved] = draft.states.splice(from, 1);
    draft.states.splice(place, 0, moved!);
  });
}

/** Whether something still belongs to the state, so that it cannot be removed. */
export const isStateInUse = (project: ProjectSession, id: string): boolean =>
  project.document.measurements.some((measurement) => measurement.stateId === id) ||
  analysesOf(project.document.analyses, 'xps-series').some(({ settings }) => settings.states.includes(id));

/** Removes a state that nothing belongs to. */
export function removeState(project: ProjectSession, id: string): void {
  const state = project.document.states.find((other) => other.id === id);
  if (!state || isStateInUse(project, id)) return;
  project.edit({ key: 'edit.removeState', params: { state: state.label } }, (draft) => {
    draft.states = draft.states.filter((other) => other.id !== id);
    // A place on the cycling curve is no data of the state: it goes with it.
    for (const { settings } of analysesOf(draft.analyses, 'cycling')) {
      settings.states = settings.states.filter((other) => other !== id);
      settings.pins = settings.pins?.filter(({ stateId }) => stateId !== id) ?? null;
    }
  });
}
