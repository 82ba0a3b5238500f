import type { Command } from '../../session/commands.svelte';
import { arrangements, quantities, type CompareLook } from './compare-look';

interface Verbs {
  readonly look: CompareLook;
  readonly columns: readonly { readonly id: string }[];
  readonly setLook: (change: Partial<CompareLook>) => void;
  readonly stepColumn: (direction: 1 | -1) => void;
  readonly resetZoom: () => void;
  readonly chooseBeside: () => void;
}

const arrangementKeys = { overlay: 'o', offset: 's', columns: 'c', rows: 'w', heat: 'h' } as const;

/** The commands of Compare. States are stepped through by the frame's [ and ]. */
export function compareCommands({ look, columns, setLook, stepColumn, resetZoom, chooseBeside }: Verbs): readonly Command[] {
  const group = 'view.compare';
  const next = quantities[(quantities.indexOf(look.quantity) + 1) % quantities.length]!;
  return [
    ...arrangements.map((arrangement): Command => ({ id: `compare.${arrangement}`, label: { key: `compare.arrangement.${arrangement}` }, group, shortcut: arrangementKeys[arrangement], run: () => setLook({ arrangement }) })),
    ...quantities.map((quantity): Command => ({ id: `compare.${quantity}`, label: { key: `compare.quantity.${quantity}` }, group, ...(quantity === next && { shortcut: 'd' }), run: () => setLook({ quantity }) })),
    { id: 'compare.nextRegion', label: { key: 'compare.nextRegion' }, group, shortcut: 'pagedown', isEnabled: columns.length > 1, run: () => stepColumn(1) },
    { id: 'compare.previousRegion', label: { key: 'compare.previousRegion' }, group, shortcut: 'pageup', isEnabled: columns.length > 1, run: () => stepColumn(-1) },
    { id: 'compare.resetZoom', label: { key: 'compare.resetZoom' }, group, shortcut: '0', run: resetZoom },
    { id: 'compare.beside', label: { key: 'compare.beside.choose' }, group, run: chooseBeside },
    { id: 'compare.table', label: { key: 'compare.table' }, group, shortcut: 'mod+j', run: () => setLook({ isTableOpen: !look.isTableOpen }) },
  ];
}
