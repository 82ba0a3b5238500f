import Play from '@lucide/svelte/icons/play';
import { bindCommands, declareCommands, type Command } from '../../session/command-heads';
import type { XpsLook } from './xps-look.svelte';

interface Verbs {
  readonly look: XpsLook;
  readonly canFit: boolean;
  readonly fitOne: () => void;
  readonly fitAll: () => void;
}

export const xpsHeads = declareCommands('xps', 'view.xps', {
  fitOne: { label: { key: 'xps.fitThis' }, shortcut: 'f', icon: Play },
  fitAll: { label: { key: 'xps.fitAllStates' }, shortcut: 'shift+f', icon: Play },
  residuals: { label: { key: 'xps.toggleResiduals' }, shortcut: 'r' },
  background: { label: { key: 'xps.toggleBackground' }, shortcut: 'b' },
  handles: { label: { key: 'xps.toggleHandles' }, shortcut: 'h' },
  resetZoom: { label: { key: 'xps.resetZoom' }, shortcut: '0' },
  results: { label: { key: 'xps.toggleResults' }, shortcut: 'mod+j' },
});

/** What puts something at a place of the plot. */
export const componentPlaceHeads = declareCommands('xps', 'view.xps', { addComponent: { label: { key: 'xps.addHere' } }, labelComponent: { label: { key: 'note.onComponent' } } });

/** What is done with the selected component. */
export const componentHeads = declareCommands('xps', 'view.xps', {
  duplicateComponent: { label: { key: 'xps.duplicateSelected' } },
  referToComponent: { label: { key: 'xps.asReference' } },
  removeComponent: { label: { key: 'xps.removeSelected' } },
});

/** The commands of the XPS view. */
export function xpsCommands({ look, canFit, fitOne, fitAll }: Verbs): readonly Command[] {
  const { drawn, setDrawn, resetZoom, toggleResults } = look;
  return bindCommands(xpsHeads, {
    fitOne: { isEnabled: canFit, run: fitOne },
    fitAll: { isEnabled: canFit, run: fitAll },
    residuals: () => setDrawn({ hasResiduals: !drawn.hasResiduals }),
    background: () => setDrawn({ hasBackground: !drawn.hasBackground }),
    handles: () => setDrawn({ hasHandles: !drawn.hasHandles }),
    resetZoom,
    results: toggleResults,
  });
}
