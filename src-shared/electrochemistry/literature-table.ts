/** Energy densities of other cells, Table 1 of the paper, as printed, with the flags its rows carry. */
import table from '@resources/table1-energy-density.json';

export interface LiteratureCell {
  readonly id: number;
  readonly work: string;
  readonly year: number;
  readonly whPerKgComposite: number;
  readonly activeMaterial: string;
  readonly solidElectrolyte: string;
  readonly weightPercent: { readonly active: number; readonly electrolyte: number; readonly other: number };
  /** Computed here: printed value / share of active material. */
  readonly whPerKgActive: number;
  /** Weight shares as printed do not add up to 100. */
  readonly sharesDoNotAddUp: boolean;
}

export const literatureCells: readonly LiteratureCell[] = table.rows.map((row) => ({
  id: row.id,
  work: row.work,
  year: row.year,
  whPerKgComposite: row.energyDensity_Wh_kg,
  activeMaterial: row.cathodeActiveMaterial,
  solidElectrolyte: row.solidElectrolyte,
  weightPercent: row.weightPercent,
  whPerKgActive: (100 * row.energyDensity_Wh_kg) / row.weightPercent.active,
  sharesDoNotAddUp: Math.abs(row.weightPercent.active + row.weightPercent.electrolyte + row.weightPercent.other - 100) > 0.5,
}));

/** Cells of other works whose energy per cathode mass is at least the given one, highest first. */
export function cellsAtLeast(whPerKgComposite: number): LiteratureCell[] {
  return literatureCells
    .filter((cell) => cell.work !== 'this work' && cell.whPerKgComposite >= whPerKgComposite)
    .sort((a, b) => b.whPerKgComposite - a.whPerKgComposite);
}
