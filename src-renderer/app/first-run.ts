/** The first steps of a new user through the sample, one a view; whether they were taken is remembered on this computer. */
import type { Workspace } from '../session/workspace.svelte';

/** The views that are walked through, in order. */
export const firstRunSteps = ['overview', 'xrd', 'xps', 'compare', 'archive'] as const;

const key = 'firstRun';

export const isFirstRun = (workspace: Workspace): boolean => workspace.preferences.remembered(key) !== 'done';

export const endFirstRun = (workspace: Workspace): void => workspace.preferences.remember(key, 'done');

/** Takes the steps again, on the sample. */
export async function startFirstRun(workspace: Workspace): Promise<void> {
  workspace.preferences.remember(key, 'again');
  if (!workspace.project?.document.sample.synthetic) await workspace.openSample();
  workspace.show(firstRunSteps[0]);
}
