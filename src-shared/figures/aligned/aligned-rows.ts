/** What the aligned panel draws, as data. Views build these from the document; plots know nothing of projects. */
import type { MarkShape } from '../scene/mark-shapes';
import type { PlotNote } from '../scene/notes';

export interface RowCurves {
  /** Binding energy as shown (after the charge shift of the state), eV, increasing. */
  readonly x: Float64Array;
  readonly counts: Float64Array;
  readonly model: RowModel | null;
}

/** The model where it was fitted: its arrays begin at `first` of the measured points and have one length. */
export interface RowModel {
  readonly first: number;
  readonly envelope: Float64Array;
  readonly background: Float64Array;
  /** Each component above zero; drawn on the background. */
  readonly components: readonly RowComponent[];
  /** In units of σ. */
  readonly residuals: Float64Array;
  /** The envelope is the data themselves, of which backgrounds take a part: they are drawn as one thin line. */
  readonly isData?: true;
}

export interface RowComponent {
  readonly id: string;
  readonly values: Float64Array;
  readonly color: string;
  readonly isHatched: boolean;
  readonly isSelected: boolean;
}

export interface RowShare {
  readonly label: string;
  readonly color: string;
  readonly value: number;
  readonly sigma: number | null;
  /** The value as it is printed. */
  readonly text: string;
  /** Too small to stand out of its uncertainty: printed as a limit, and drawn without a bracket of its own. */
  readonly isLimit: boolean;
}

export interface AlignedRow {
  readonly id: string;
  readonly label: string;
  /** Small line under the label. */
  readonly note: string;
  readonly mark: { readonly shape: MarkShape; readonly hollow: boolean; readonly color: string };
  /** null when the state has no such spectrum; `message` then says so. */
  readonly curves: RowCurves | null;
  readonly message: string;
  /** What people wrote on places and ranges of this row; defaults to nothing. */
  readonly notes?: readonly PlotNote[];
  /** Names of peaks, where nobody can move them; they give way to notes, and those that find no room are left out, the last first. Defaults to none. */
  readonly peakNames?: readonly PlotNote[];
  /** The results no longer belong to the model: they are drawn faint, and the model, which was not fitted as it stands, with a broken line. */
  readonly isStale: boolean;
  readonly shares: readonly RowShare[] | null;
  readonly sharesNote: string;
  /** What something else lets expect of the shares; drawn as a thin bar below them. */
  readonly expected: ExpectedShares | null;
  readonly ratio: RowRatio | null;
}

export interface ExpectedShares {
  /** From zero on, adding up to 1. */
  readonly parts: readonly { readonly color: string; readonly value: number }[];
  /** A border between parts and its standard uncertainty. */
  readonly border: number;
  readonly sigma: number;
  /** The same in words. */
  readonly summary: string;
}

export interface RowRatio {
  readonly value: number;
  readonly sigma: number | null;
  /** Standard uncertainty that all states have in common (sensitivity factors), as part of the value; null when unknown. */
  readonly commonRelative: number | null;
  readonly text: string;
}

export interface AlignedLabels {
  readonly energyAxis: string;
  readonly countsAxis: string;
  readonly sharesTitle: string;
  readonly sharesAxis: string;
  readonly ratioTitle: string;
  readonly ratioAxis: string;
}

/** How the panel is looked at. */
export interface AlignedLook {
  /** Shown binding energies [low, high], eV. */
  readonly range: readonly [low: number, high: number];
  /** Magnification of the counts above the baseline; 1 shows everything. */
  readonly yZoom: number;
  readonly hasCommonCounts: boolean;
  readonly hasResiduals: boolean;
  readonly hasBackground: boolean;
}

/** Index of the value nearest to `target` in an increasing array. */
export function nearestIndex(x: Float64Array, target: number): number {
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= target) low = middle;
    else high = middle;
  }
  return target - x[low]! <= x[high]! - target ? low : high;
}
