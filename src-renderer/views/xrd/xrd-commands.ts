import Play from '@lucide/svelte/icons/play';
import { bindCommands, declareCommands, type Command } from '../../session/command-heads';
import type { ViewLook } from '@shared/figures/panels/xrd/view-look';

interface Verbs {
  readonly look: ViewLook;
  readonly canRecompute: boolean;
  readonly setLook: (change: Partial<ViewLook>) => void;
  readonly recompute: () => void;
  readonly resetZoom: () => void;
  readonly toggleResults: () => void;
  readonly copySentence: () => void;
}

export const xrdHeads = declareCommands('xrd', 'view.xrd', {
  recompute: { label: { key: 'xrd.search.run' }, shortcut: 'shift+f', alternative: 'f', icon: Play },
  residuals: { label: { key: 'plot.toggleResiduals' }, shortcut: 'r' },
  halos: { label: { key: 'xrd.toggleHalos' }, shortcut: 'h' },
  removed: { label: { key: 'xrd.toggleRemoved' }, shortcut: 'b' },
  search: { label: { key: 'xrd.toggleSearch' }, shortcut: 's' },
  resetZoom: { label: { key: 'plot.resetZoom' }, shortcut: '0' },
  results: { label: { key: 'plot.toggleTables' }, shortcut: 'mod+j' },
  copySentence: { label: { key: 'analysis.copyVerdicts' } },
});

/** The commands of the XRD view. */
export const xrdCommands = ({ look, canRecompute, setLook, recompute, resetZoom, toggleResults, copySentence }: Verbs): readonly Command[] =>
  bindCommands(xrdHeads, {
    recompute: { isEnabled: canRecompute, run: recompute },
    residuals: () => setLook({ hasResiduals: !look.hasResiduals }),
    halos: () => setLook({ hasHalos: !look.hasHalos }),
    removed: () => setLook({ isRemoved: !look.isRemoved }),
    search: () => setLook({ hasSearch: !look.hasSearch }),
    resetZoom,
    results: toggleResults,
    copySentence,
  });
