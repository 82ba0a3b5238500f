import Play from '@lucide/svelte/icons/play';
import type { Command } from '../../session/commands.svelte';
import type { ViewLook } from './view-look';

interface Verbs {
  readonly look: ViewLook;
  readonly canRecompute: boolean;
  readonly setLook: (change: Partial<ViewLook>) => void;
  readonly recompute: () => void;
  readonly resetZoom: () => void;
  readonly toggleResults: () => void;
  readonly copySentence: () => void;
}

/** The commands of the XRD view. */
export function xrdCommands({ look, canRecompute, setLook, recompute, resetZoom, toggleResults, copySentence }: Verbs): readonly Command[] {
  const group = 'view.xrd';
  return [
    { id: 'xrd.recompute', label: { key: 'xrd.search.run' }, group, shortcut: 'shift+f', alternative: 'f', icon: Play, isEnabled: canRecompute, run: recompute },
    { id: 'xrd.residuals', label: { key: 'plot.toggleResiduals' }, group, shortcut: 'r', run: () => setLook({ hasResiduals: !look.hasResiduals }) },
    { id: 'xrd.halos', label: { key: 'xrd.toggleHalos' }, group, shortcut: 'h', run: () => setLook({ hasHalos: !look.hasHalos }) },
    { id: 'xrd.removed', label: { key: 'xrd.toggleRemoved' }, group, shortcut: 'b', run: () => setLook({ isRemoved: !look.isRemoved }) },
    { id: 'xrd.search', label: { key: 'xrd.toggleSearch' }, group, shortcut: 's', run: () => setLook({ hasSearch: !look.hasSearch }) },
    { id: 'xrd.resetZoom', label: { key: 'plot.resetZoom' }, group, shortcut: '0', run: resetZoom },
    { id: 'xrd.results', label: { key: 'plot.toggleTables' }, group, shortcut: 'mod+j', run: toggleResults },
    { id: 'xrd.copySentence', label: { key: 'analysis.copyVerdicts' }, group, run: copySentence },
  ];
}
