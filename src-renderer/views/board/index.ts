import Presentation from '@lucide/svelte/icons/presentation';
import type { View } from '../../session/view';
import BoardView from './BoardView.svelte';

export const board: View = { id: 'board', labelKey: 'view.board', icon: Presentation, component: BoardView };
