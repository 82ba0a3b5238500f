import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import type { View } from '../../session/view';
import { buildTray } from '@shared/project/matrix';
import Overview from './Overview.svelte';

export const overview: View = {
  id: 'overview',
  labelKey: 'view.overview',
  icon: LayoutGrid,
  component: Overview,
  attention: (project) => buildTray(project.document).length,
};
