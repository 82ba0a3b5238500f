import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows';
import type { View } from '../../session/view';
import CompareView from './CompareView.svelte';

export const compare: View = { id: 'compare', labelKey: 'view.compare', icon: GitCompareArrows, component: CompareView };
