import Play from '@lucide/svelte/icons/play';
import type { Command } from '../../session/commands.svelte';
import type { XpsLook } from './xps-look.svelte';

interface Verbs {
  readonly look: XpsLook;
  readonly canFit: boolean;
  readonly fitOne: () => void;
  readonly fitAll: () => void;
}

/** The commands of the XPS view. */
export function xpsCommands({ look, canFit, fitOne, fitAll }: Verbs): readonly Command[] {
  const group = 'view.xps';
  const { drawn, setDrawn, resetZoom, toggleResults } = look;
  return [
    { id: 'xps.fitOne', label: { key: 'xps.fitThis' }, group, shortcut: 'f', icon: Play, isEnabled: canFit, run: fitOne },
    { id: 'xps.fitAll', label: { key: 'xps.fitAllStates' }, group, shortcut: 'shift+f', icon: Play, isEnabled: canFit, run: fitAll },
    { id: 'xps.residuals', label: { key: 'xps.toggleResiduals' }, group, shortcut: 'r', run: () => setDrawn({ hasResiduals: !drawn.hasResiduals }) },
    { id: 'xps.background', label: { key: 'xps.toggleBackground' }, group, shortcut: 'b', run: () => setDrawn({ hasBackground: !drawn.hasBackground }) },
    { id: 'xps.handles', label: { key: 'xps.toggleHandles' }, group, shortcut: 'h', run: () => setDrawn({ hasHandles: !drawn.hasHandles }) },
    { id: 'xps.resetZoom', label: { key: 'xps.resetZoom' }, group, shortcut: '0', run: resetZoom },
    { id: 'xps.results', label: { key: 'xps.toggleResults' }, group, shortcut: 'mod+j', run: toggleResults },
  ];
}
