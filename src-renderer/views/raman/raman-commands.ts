import Play from '@lucide/svelte/icons/play';
import type { Command } from '../../session/commands.svelte';
import { drawnKinds, tableKinds, type ViewLook } from './view-look';

interface Verbs {
  readonly look: ViewLook;
  readonly canRecompute: boolean;
  readonly setLook: (change: Partial<ViewLook>) => void;
  readonly recompute: () => void;
  readonly resetZoom: () => void;
  readonly toggleResults: () => void;
  /** null where there is no baseline by hand to place knots of. */
  readonly placeKnots: (() => void) | null;
  readonly copySentence: () => void;
  /** Asks for a name and makes the spectrum last looked at a starting material; null where none can become one. */
  readonly useAsMaterial: (() => void) | null;
}

/** The commands of the Raman view. */
export function ramanCommands({ look, canRecompute, setLook, recompute, resetZoom, toggleResults, placeKnots, copySentence, useAsMaterial }: Verbs): readonly Command[] {
  const group = 'view.raman';
  const after = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length]!;
  return [
    { id: 'raman.recompute', label: { key: 'raman.compareAgain' }, group, shortcut: 'shift+f', alternative: 'f', icon: Play, isEnabled: canRecompute, run: recompute },
    { id: 'raman.drawn', label: { key: 'raman.toggleDrawn' }, group, shortcut: 'b', run: () => setLook({ drawn: after(drawnKinds, look.drawn) }) },
    { id: 'raman.placeKnots', label: { key: 'raman.togglePlacing' }, group, shortcut: 'k', isEnabled: placeKnots !== null, run: () => placeKnots?.() },
    { id: 'raman.residuals', label: { key: 'plot.toggleResiduals' }, group, shortcut: 'r', run: () => setLook({ hasResiduals: !look.hasResiduals }) },
    { id: 'raman.references', label: { key: 'raman.toggleReferences' }, group, shortcut: 'm', run: () => setLook({ hasReferences: !look.hasReferences }) },
    { id: 'raman.spikes', label: { key: 'raman.toggleSpikes' }, group, shortcut: 's', run: () => setLook({ hasSpikes: !look.hasSpikes }) },
    { id: 'raman.table', label: { key: 'raman.nextTable' }, group, shortcut: 't', run: () => setLook({ table: after(tableKinds, look.table) }) },
    { id: 'raman.resetZoom', label: { key: 'plot.resetZoom' }, group, shortcut: '0', run: resetZoom },
    { id: 'raman.results', label: { key: 'plot.toggleTables' }, group, shortcut: 'mod+j', run: toggleResults },
    { id: 'raman.useAsMaterial', label: { key: 'raman.material.use' }, group, isEnabled: useAsMaterial !== null, run: () => useAsMaterial?.() },
    { id: 'raman.copySentence', label: { key: 'analysis.copyVerdicts' }, group, run: copySentence },
  ];
}
