import type { Command } from '../../session/commands.svelte';
import { t } from '../../session/locale.svelte';
import { tabs, type Tab } from './look';

interface Verbs {
  readonly canEdit: boolean;
  readonly canRecompute: boolean;
  readonly hasPlot: boolean;
  readonly show: (tab: Tab) => void;
  readonly recompute: () => void;
  readonly automaticPins: () => void;
  readonly resetZoom: () => void;
}

/** The commands of the cycling view. */
export function cyclingCommands({ canEdit, canRecompute, hasPlot, show, recompute, automaticPins, resetZoom }: Verbs): readonly Command[] {
  const group = 'view.cycling';
  return [
    ...tabs.map((tab): Command => ({ id: `cycling.tab.${tab}`, label: { key: 'cycling.command.showTab', params: { tab: t(`cycling.tab.${tab}`) } }, group, run: () => show(tab) })),
    { id: 'cycling.recompute', label: { key: 'cycling.recompute' }, group, shortcut: 'f', isEnabled: canRecompute, run: recompute },
    { id: 'cycling.automaticPins', label: { key: 'cycling.command.automaticPins' }, group, isEnabled: canEdit, run: automaticPins },
    { id: 'cycling.resetZoom', label: { key: 'cycling.resetZoom' }, group, isEnabled: hasPlot, run: resetZoom },
  ];
}
