import Waves from '@lucide/svelte/icons/waves';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import RamanView from './RamanView.svelte';

/** Results that no longer belong to their settings or data. */
const attention = ({ standing }: ProjectSession): number => standing.staleOf('raman-mixture');

export const raman: View = { id: 'raman', labelKey: 'view.raman', icon: Waves, component: RamanView, attention };
