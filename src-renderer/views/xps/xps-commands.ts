import Play from '@lucide/svelte/icons/play';
import type { Command } from '../../session/commands.svelte';
import type { ViewLook } from './view-look';

interface Verbs {
  readonly look: ViewLook;
  readonly canFit: boolean;
  readonly setLook: (change: Partial<ViewLook>) => void;
  readonly fitOne: () => void;
  readonly fitAll: () => void;
  readonly resetZoom: () => void;
  readonly toggleResults: () => void;
}

/** The commands of the XPS view. */
export function xpsCommands({ look, canFit, setLook, fitOne, fitAll, resetZoom, toggleResults }: Verbs): readonly Command[] {
  const group = 'view.xps';
  return [
    { id: 'xps.fitOne', label: { key: 'xps.fitThis' }, group, shortcut: 'f', icon: Play, isEnabled: canFit, run: fitOne },
    { id: 'xps.fitAll', label: { key: 'xps.fitAllStates' }, group, shortcut: 'shift+f', icon: Play, isEnabled: canFit, run: fitAll },
    { id: 'xps.residuals', label: { key: 'xps.toggleResiduals' }, group, shortcut: 'r', run: () => setLook({ hasResiduals: !look.hasResiduals }) },
    { id: 'xps.background', label: { key: 'xps.toggleBackground' }, group, shortcut: 'b', run: () => setLook({ hasBackground: !look.hasBackground }) },
    { id: 'xps.handles', label: { key: 'xps.toggleHandles' }, group, shortcut: 'h', run: () => setLook({ hasHandles: !look.hasHandles }) },
    { id: 'xps.resetZoom', label: { key: 'xps.resetZoom' }, group, shortcut: '0', run: resetZoom },
    { id: 'xps.results', label: { key: 'xps.toggleResults' }, group, shortcut: 'mod+j', run: toggleResults },
  ];
}
