import Play from '@lucide/svelte/icons/play';
import { bindCommands, declareCommands, type Command } from '../../session/command-heads';
import type { Tab } from '@shared/figures/panels/cycling/look';

interface Verbs {
  readonly canEdit: boolean;
  readonly canRecompute: boolean;
  readonly hasPlot: boolean;
  readonly show: (tab: Tab) => void;
  readonly recompute: () => void;
  readonly automaticPins: () => void;
  readonly resetZoom: () => void;
}

export const cyclingHeads = declareCommands('cycling', 'view.cycling', {
  recompute: { label: { key: 'cycling.recompute' }, shortcut: 'shift+f', alternative: 'f', icon: Play },
  automaticPins: { label: { key: 'cycling.command.automaticPins' } },
  resetZoom: { label: { key: 'cycling.resetZoom' }, shortcut: '0' },
  curve: { label: { key: 'cycling.tab.curve' } },
  differential: { label: { key: 'cycling.tab.differential' } },
  rate: { label: { key: 'cycling.tab.rate' } },
  literature: { label: { key: 'cycling.tab.literature' } },
  transport: { label: { key: 'cycling.tab.transport' } },
  paper: { label: { key: 'cycling.tab.paper' } },
});

/** The commands of the cycling view. */
export function cyclingCommands({ canEdit, canRecompute, hasPlot, show, recompute, automaticPins, resetZoom }: Verbs): readonly Command[] {
  const to = (tab: Tab) => (): void => show(tab);
  return bindCommands(cyclingHeads, {
    recompute: { isEnabled: canRecompute, run: recompute },
    automaticPins: { isEnabled: canEdit, run: automaticPins },
    resetZoom: { isEnabled: hasPlot, run: resetZoom },
    curve: to('curve'),
    differential: to('differential'),
    rate: to('rate'),
    literature: to('literature'),
    transport: to('transport'),
    paper: to('paper'),
  });
}
