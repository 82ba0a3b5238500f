/** Leads from a note to what it is about. */
import { stateOfAnchor, type Annotation } from '@shared/project/annotation-anchor';
import { notes } from './notes.svelte';
import type { ProjectSession } from './project-session.svelte';
import type { Workspace } from './workspace.svelte';

/** Views that draw the notes of a technique besides Compare, which draws those of all spectra. */
const viewOf = { xps: 'xps', xrd: 'xrd', raman: 'raman', electrochemistry: 'cycling' } as const;

export function showNote(workspace: Workspace, project: ProjectSession, { id, anchor }: Annotation): void {
  notes.selected = id;
  const stateId = stateOfAnchor(project.document, anchor);
  if (stateId !== null) project.shown.select(stateId);
  if (anchor.kind !== 'point' && anchor.kind !== 'range') {
    workspace.show(anchor.kind === 'component' ? 'xps' : 'overview');
    return;
  }
  notes.shown = anchor;
  const technique = project.document.measurements.find((measurement) => measurement.id === anchor.measurementId)?.technique ?? null;
  const own = technique && viewOf[technique];
  // A view that draws the note already need not be left; a cycling curve is drawn nowhere else.
  workspace.show(own !== null && (own === workspace.view || own === 'cycling') ? own : 'compare');
}
