import Play from '@lucide/svelte/icons/play';
import { bindCommands, declareCommands, type Command } from '../../session/command-heads';
import { drawnKinds, tableKinds, type ViewLook } from '@shared/figures/panels/raman/view-look';

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

export const ramanHeads = declareCommands('raman', 'view.raman', {
  recompute: { label: { key: 'raman.compareAgain' }, shortcut: 'shift+f', alternative: 'f', icon: Play },
  drawn: { label: { key: 'raman.toggleDrawn' }, shortcut: 'b' },
  placeKnots: { label: { key: 'raman.togglePlacing' }, shortcut: 'k' },
  residuals: { label: { key: 'plot.toggleResiduals' }, shortcut: 'r' },
  references: { label: { key: 'raman.toggleReferences' }, shortcut: 'm' },
  spikes: { label: { key: 'raman.toggleSpikes' }, shortcut: 's' },
  table: { label: { key: 'raman.nextTable' }, shortcut: 't' },
  resetZoom: { label: { key: 'plot.resetZoom' }, shortcut: '0' },
  results: { label: { key: 'plot.toggleTables' }, shortcut: 'mod+j' },
  useAsMaterial: { label: { key: 'raman.material.use' } },
  copySentence: { label: { key: 'analysis.copyVerdicts' } },
});

/** The commands of the Raman view. */
export function ramanCommands({ look, canRecompute, setLook, recompute, resetZoom, toggleResults, placeKnots, copySentence, useAsMaterial }: Verbs): readonly Command[] {
  const after = <T>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length]!;
  return bindCommands(ramanHeads, {
    recompute: { isEnabled: canRecompute, run: recompute },
    drawn: () => setLook({ drawn: after(drawnKinds, look.drawn) }),
    placeKnots: { isEnabled: placeKnots !== null, run: () => placeKnots?.() },
    residuals: () => setLook({ hasResiduals: !look.hasResiduals }),
    references: () => setLook({ hasReferences: !look.hasReferences }),
    spikes: () => setLook({ hasSpikes: !look.hasSpikes }),
    table: () => setLook({ table: after(tableKinds, look.table) }),
    resetZoom,
    results: toggleResults,
    useAsMaterial: { isEnabled: useAsMaterial !== null, run: () => useAsMaterial?.() },
    copySentence,
  });
}
