import type { Command } from '../session/commands.svelte';
import type { View } from '../session/view';
import type { Workspace } from '../session/workspace.svelte';

/** The commands of the frame. Views add their own while they are shown. */
export function frameCommands(workspace: Workspace, views: readonly View[]): readonly Command[] {
  return [];
}
