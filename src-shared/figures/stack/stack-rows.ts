/** What a stack of spectra draws, as data. Views build these from the document; plots know nothing of projects. */
import type { MarkShape } from '../scene/mark-shapes';
import type { PlotNote } from '../scene/notes';

/**
 * Rows: a frame for each row. Columns: the same, side by side. Offset: one frame, each row lifted above the one below.
 * Overlay: one frame, nothing lifted. Heat: a strip for each row whose colour is the value.
 */
export type Arrangement = 'rows' | 'columns' | 'offset' | 'overlay' | 'heat';

/** Whether all rows share one frame. */
export const isOneFrame = (arrangement: Arrangement): boolean => arrangement === 'offset' || arrangement === 'overlay';

export interface StackTrace {
  /** Unique in its row. */
  readonly id: string;
  /** What it is, with unit: the heading of its column when data are copied. */
  readonly label: string;
  /** Increasing. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly color: string;
  readonly style: 'points' | 'line' | 'dash' | 'fill';
  /** Lower edge of a `fill`, as long as `y`; without it the fill reaches the floor of the frame. */
  readonly base?: Float64Array;
  /** px; defaults to 1.6 for lines. */
  readonly width?: number;
}

/** A place on the x-axis of one row that is pointed at: a found peak, a band. */
export interface StackMark {
  readonly x: number;
  readonly label: string;
  readonly color: string;
  /** Where labels would collide the heavier one is written. */
  readonly weight: number;
  /** Gives a line from top to bottom instead of a pointer above the data; defaults to false. */
  readonly isLine?: boolean;
  /** Stands at the bottom of the frame and points up, where it meets neither curves nor names; defaults to false. */
  readonly isAtBottom?: boolean;
}

/** A level across a row, e.g. a threshold. */
export interface StackLevel {
  readonly y: number;
  readonly label: string;
  readonly color: string;
}

export interface StackRow {
  readonly id: string;
  readonly label: string;
  /** Small line under the label. */
  readonly note: string;
  /** Small words under the label beside a frame that rows share, where there is no line for a note; defaults to none. */
  readonly aside?: string;
  readonly mark: { readonly shape: MarkShape; readonly hollow: boolean; readonly color: string } | null;
  /** The first one is what the crosshair reads. Empty when there is nothing to draw; `message` then says so. */
  readonly traces: readonly StackTrace[];
  /** In units of σ, drawn in a strip of its own; x increasing. */
  readonly residuals: { readonly x: Float64Array; readonly sigma: Float64Array } | null;
  readonly marks: readonly StackMark[];
  /** What people wrote on places and ranges of this row; defaults to nothing. */
  readonly notes?: readonly PlotNote[];
  readonly levels: readonly StackLevel[];
  readonly message: string;
  /** The model no longer belongs to the settings: all but the first trace are drawn faint. */
  readonly isStale: boolean;
}

/** Reference lines in a strip of their own under the rows. */
export interface StackSticks {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  /** Height 0 … 1 of the strip. */
  readonly lines: readonly { readonly x: number; readonly height: number; readonly label: string }[];
}

/** A second scale above the plot for the same positions, e.g. q for 2θ. */
export interface SecondAxis {
  readonly title: string;
  readonly fromX: (x: number) => number;
  /** null where no position has this value. */
  readonly toX: (value: number) => number | null;
}

export interface StackAxes {
  /** Quantity and unit. */
  readonly x: string;
  readonly isReversed: boolean;
  /** Quantity and unit as drawn, after division by `divisor`. */
  readonly y: string;
  /** 1, or 1000 for an axis in thousands. */
  readonly divisor: number;
  readonly second: SecondAxis | null;
  /** The value that others lie above or below, e.g. 0 for differences: a line across every frame, and between the two colours of a heat map; without it colours run from low to high. */
  readonly centre?: number;
  /** Dashed curves that stand in every frame, to be named above them all; defaults to none. */
  readonly dashed?: readonly { readonly label: string; readonly color: string }[];
  /** Curves that share a frame leave no corner of it free, so that their names stand beside it; defaults to false. */
  readonly fillsFrame?: boolean;
}

/** How the stack is looked at. */
export interface StackLook {
  readonly arrangement: Arrangement;
  /** Shown x [low, high]. */
  readonly range: readonly [low: number, high: number];
  /** Magnification of y above the floor; 1 shows everything in the range. */
  readonly yZoom: number;
  /** All rows have one y-scale; in one frame they always have. */
  readonly hasCommonScale: boolean;
  readonly hasResiduals: boolean;
  /** Distance between rows lifted above one another, as part of the tallest row's height. */
  readonly offset: number;
}
