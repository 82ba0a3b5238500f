import { bindCommands, declareCommands, type Command } from '../../session/command-heads';
import type { CompareLook } from '@shared/figures/panels/compare/compare-look';

interface Verbs {
  readonly look: CompareLook;
  /** Those that make sense of what is compared. */
  readonly offered: readonly CompareLook['quantity'][];
  readonly columns: readonly { readonly id: string }[];
  readonly setLook: (change: Partial<CompareLook>) => void;
  readonly stepColumn: (direction: 1 | -1) => void;
  readonly resetZoom: () => void;
  readonly chooseBeside: () => void;
}

export const compareHeads = declareCommands('compare', 'view.compare', {
  overlay: { label: { key: 'compare.arrangement.overlay' }, shortcut: 'o' },
  offset: { label: { key: 'compare.arrangement.offset' }, shortcut: 's' },
  columns: { label: { key: 'compare.arrangement.columns' }, shortcut: 'c' },
  rows: { label: { key: 'compare.arrangement.rows' }, shortcut: 'w' },
  heat: { label: { key: 'compare.arrangement.heat' }, shortcut: 'h' },
  nextQuantity: { label: { key: 'compare.nextQuantity' }, shortcut: 'd' },
  spectra: { label: { key: 'compare.quantity.spectra' } },
  difference: { label: { key: 'compare.quantity.difference' } },
  ratio: { label: { key: 'compare.quantity.ratio' } },
  nextRegion: { label: { key: 'compare.nextRegion' }, shortcut: 'pagedown' },
  previousRegion: { label: { key: 'compare.previousRegion' }, shortcut: 'pageup' },
  resetZoom: { label: { key: 'compare.resetZoom' }, shortcut: '0' },
  beside: { label: { key: 'compare.beside.choose' } },
  table: { label: { key: 'compare.table' }, shortcut: 'mod+j' },
});

/** The commands of Compare. States are stepped through by the frame's [ and ]. */
export function compareCommands({ look, offered, columns, setLook, stepColumn, resetZoom, chooseBeside }: Verbs): readonly Command[] {
  const arrange = (arrangement: CompareLook['arrangement']) => (): void => setLook({ arrangement });
  const draw = (quantity: CompareLook['quantity']) => (): void => setLook({ quantity });
  return bindCommands(compareHeads, {
    overlay: arrange('overlay'),
    offset: arrange('offset'),
    columns: arrange('columns'),
    rows: arrange('rows'),
    heat: arrange('heat'),
    nextQuantity: draw(offered[(offered.indexOf(look.quantity) + 1) % offered.length]!),
    spectra: draw('spectra'),
    difference: draw('difference'),
    ratio: { isEnabled: offered.includes('ratio'), run: draw('ratio') },
    nextRegion: { isEnabled: columns.length > 1, run: () => stepColumn(1) },
    previousRegion: { isEnabled: columns.length > 1, run: () => stepColumn(-1) },
    resetZoom,
    beside: chooseBeside,
    table: () => setLook({ isTableOpen: !look.isTableOpen }),
  });
}
