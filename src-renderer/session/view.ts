import type { Component } from 'svelte';
import type { MessageKey } from '@shared/i18n/translate';
import type { ProjectSession } from './project-session.svelte';

/** A view of the open project as the rail offers it. Each view's `index.ts` exports one; app/views.ts lists them. */
export interface View {
  /** Also the key under which the document remembers how the view was looked at. */
  readonly id: string;
  readonly labelKey: MessageKey;
  readonly icon: Component<{ size?: number; strokeWidth?: number }>;
  readonly component: Component;
  /** Number of things in this view that wait for the user; shown on the rail. */
  readonly attention?: (project: ProjectSession) => number;
}
