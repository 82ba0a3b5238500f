import Waves from '@lucide/svelte/icons/waves';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import RamanView from './RamanView.svelte';

/** Results that no longer belong to their settings or data. */
const attention = ({ document }: ProjectSession): number => analysesOf(document.analyses, 'raman-mixture').filter((analysis) => isStale(document, analysis)).length;

export const raman: View = { id: 'raman', labelKey: 'view.raman', icon: Waves, component: RamanView, attention };
