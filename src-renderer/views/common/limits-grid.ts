import type { MarkShape } from '@shared/figures/scene/mark-shapes';

/** Verdicts that need no word of their own as a small table: a spectrum a row, a limit a column. */
export interface LimitsGrid {
  /** What all rows have in common, in a sentence. */
  readonly lead: string;
  /** What the numbers are: kind of limit, confidence, unit. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly mark: { readonly shape: MarkShape; readonly hollow: boolean; readonly color: string };
    /** The whole verdict, told where the pointer rests. */
    readonly sentence: string;
    readonly cells: readonly string[];
  }[];
  /** What the cells leave out, a sentence each. */
  readonly notes: readonly string[];
}

/** A table pays from this many spectra on; fewer are told in sentences. */
export const leastRows = 2;
