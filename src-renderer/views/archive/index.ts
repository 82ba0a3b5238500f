import ArchiveIcon from '@lucide/svelte/icons/archive';
import type { View } from '../../session/view';
import Archive from './Archive.svelte';

export const archive: View = { id: 'archive', labelKey: 'view.archive', icon: ArchiveIcon, component: Archive };
