import Maximize from '@lucide/svelte/icons/maximize';
import { declareCommands } from '../../session/command-heads';

/** The commands of the board. */
export const boardHeads = declareCommands('board', 'view.board', {
  full: { label: { key: 'board.fullScreen' }, shortcut: 'shift+f', icon: Maximize },
  resetZoom: { label: { key: 'board.resetZooms' }, shortcut: '0' },
});
