import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import type { View } from '../../session/view';
import BoardView from './BoardView.svelte';

export const board: View = { id: 'board', labelKey: 'view.board', icon: LayoutGrid, component: BoardView };
