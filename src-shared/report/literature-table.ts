/** The discharge that a cell is judged by, and where it stands among the cells of the literature. */
import { cellsAtLeast, literatureCells } from '@shared/electrochemistry/literature-table';
import { convertPotential, lithium } from '@shared/electrochemistry/reference-electrode';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { energyUncertainty, type ComputedCycling } from './cycling-tables';
import { noValue } from './number-format';
import { emptyCell, figureColumn, numberCell, textColumn, uncertainCell, wordCell, type NumberTable } from './number-table';
import type { Texts } from './texts';

/** The discharge that delivers most. */
export interface BestDischarge {
  readonly index: number;
  /** Delivered, and so positive. */
  readonly capacityActiveMAhG: number;
  readonly capacityCompositeMAhG: number;
  readonly energyActiveWhKg: number;
  readonly energyCompositeWhKg: number;
}

/** The discharge with most energy per composite; null without a discharge. @param shiftV added to the voltages of the result */
export function bestDischarge({ steps }: Pick<CyclingResult, 'steps'>, shiftV = 0): BestDischarge | null {
  return steps
    .filter(({ direction }) => direction === 'discharge')
    .map(({ index, capacityActiveMAhG, capacityCompositeMAhG, energyActiveWhKg, energyCompositeWhKg }) => ({
      index,
      capacityActiveMAhG: Math.abs(capacityActiveMAhG),
      capacityCompositeMAhG: Math.abs(capacityCompositeMAhG),
      energyActiveWhKg: Math.abs(energyActiveWhKg + shiftV * capacityActiveMAhG),
      energyCompositeWhKg: Math.abs(energyCompositeWhKg + shiftV * capacityCompositeMAhG),
    }))
    .reduce<BestDischarge | null>((best, step) => (best === null || step.energyCompositeWhKg > best.energyCompositeWhKg ? step : best), null);
}

/**
 * The discharge with most energy against Li/Li⁺ whatever electrode is shown, as printed energies are and a stack with a lithium anode delivers; with the settings
 * that its uncertainty goes by. Null without a discharge.
 */
export function bestAgainstLithium({ result, settings }: ComputedCycling): { readonly best: BestDischarge; readonly settings: CyclingSettings } | null {
  const best = bestDischarge(result, convertPotential(0, settings.shownVersus, lithium));
  return best && { best, settings: { ...settings, shownVersus: lithium } };
}

/** Table 1 of the paper with this cell in its place by energy. `id` "this" marks the cell of the project. */
export function literatureTable(computed: ComputedCycling | null, thisLabel: string, t: Texts): NumberTable {
  const { best, settings } = (computed && bestAgainstLithium(computed)) ?? { best: null, settings: null };
  const share = computed?.settings.mass?.activeShare ?? null;
  const above = cellsAtLeast(literatureCells.find(({ work }) => work === 'this work')!.whPerKgComposite);
  const printed = literatureCells.map((cell) => ({
    id: String(cell.id),
    composite: cell.whPerKgComposite,
    cells: [
      wordCell(cell.work === 'this work' ? t('cycling.literature.paper') : cell.work),
      numberCell(cell.year, 0),
      wordCell(cell.activeMaterial),
      numberCell(cell.whPerKgComposite, 0),
      numberCell(cell.whPerKgActive, 0),
      numberCell(cell.weightPercent.active, 0),
      wordCell([cell.sharesDoNotAddUp ? t('cycling.literature.shares') : '', above.includes(cell) ? t('cycling.literature.above') : ''].filter((flag) => flag !== '').join('; ')),
      wordCell(cell.solidElectrolyte),
    ],
  }));
  const own = best && {
    id: 'this',
    composite: best.energyCompositeWhKg,
    cells: [
      wordCell(thisLabel), emptyCell, wordCell(settings.formula), uncertainCell(best.energyCompositeWhKg, energyUncertainty(best.energyCompositeWhKg, best.capacityCompositeMAhG, 'composite', settings), 0),
      uncertainCell(best.energyActiveWhKg, energyUncertainty(best.energyActiveWhKg, best.capacityActiveMAhG, 'active', settings), 0),
      numberCell(share === null ? null : 100 * share, 0), wordCell(t('cycling.literature.own')), wordCell(noValue),
    ],
  };
  const rows = [...printed, ...(own ? [own] : [])].sort((a, b) => b.composite - a.composite);
  return {
    name: 'cycling-literature',
    columns: [
      textColumn(t('cycling.column.work')), figureColumn(t('cycling.column.year')), textColumn(t('cycling.column.activeMaterial')), figureColumn(t('cycling.column.energyComposite')),
      figureColumn(t('cycling.column.energyActive')), figureColumn(t('cycling.column.activePercent')), textColumn(t('cycling.column.remarks')), textColumn(t('cycling.column.electrolyte')),
    ],
    rows,
  };
}
