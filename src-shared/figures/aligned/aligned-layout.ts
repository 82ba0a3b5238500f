/** Where everything of the aligned panel stands, in px: one row per state, the same baseline in every column. */
import type { Box } from '../scene/box';

export interface AlignedLayout {
  /** Of the whole panel. */
  readonly size: { readonly width: number; readonly height: number };
  /** Height kept free above the rows for the handles. */
  readonly headerHeight: number;
  readonly rowHeight: number;
  readonly rows: readonly { readonly main: Box; readonly residual: Box | null }[];
  /** From the top of the first row to the bottom of the last one. */
  readonly spectra: Box;
  readonly shares: Box | null;
  readonly ratio: Box | null;
}

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  /** Rows that are drawn. */
  readonly rows: number;
  readonly hasResiduals: boolean;
  readonly hasShares: boolean;
  readonly hasRatio: boolean;
}

/** More rows than this scroll. */
export const maximumRows = 6;

const headerHeight = 44;
const axisHeight = 46;
const leftAxisWidth = 44;
const rightMargin = 12;
const columnGap = 28;
const rowGap = 6;
/** A row lower than this has no room for a strip of residuals: its curve would run through its own name. */
const leastWithResiduals = 60;
/** The spectra keep at least this; the columns beside them give way first. */
const leastSpectraWidth = 360;

/** Boxes of aligned rows and of the columns beside them, px, for a plot of a given size. */
export function alignedLayout({ width, height, rows, hasResiduals, hasShares, hasRatio }: LayoutInput): AlignedLayout {
  const count = Math.max(1, rows);
  const rowHeight = Math.max(40, (height - headerHeight - axisHeight) / count);
  const inner = width - leftAxisWidth - rightMargin;
  const sharesWidth = clamp(width * 0.2, 170, 300);
  const ratioWidth = clamp(width * 0.1, 84, 150);
  const drawsRatio = hasRatio && inner - sharesWidth - ratioWidth - 2 * columnGap >= leastSpectraWidth;
  const drawsShares = hasShares && inner - sharesWidth - columnGap >= leastSpectraWidth;
  const taken = (drawsShares ? sharesWidth + columnGap : 0) + (drawsRatio ? ratioWidth + columnGap : 0);
  const spectraWidth = Math.max(80, inner - taken);
  const bodyHeight = count * rowHeight - rowGap;
  const column = (left: number, columnWidth: number): Box => ({ left, top: headerHeight, width: columnWidth, height: bodyHeight });
  const sharesLeft = leftAxisWidth + spectraWidth + columnGap;
  return {
    size: { width, height },
    headerHeight,
    rowHeight,
    rows: Array.from({ length: count }, (_, row) => rowBoxes(headerHeight + row * rowHeight, rowHeight - rowGap, spectraWidth, hasResiduals)),
    spectra: column(leftAxisWidth, spectraWidth),
    shares: drawsShares ? column(sharesLeft, sharesWidth) : null,
    ratio: drawsRatio ? column(drawsShares ? sharesLeft + sharesWidth + columnGap : sharesLeft, ratioWidth) : null,
  };
}

function rowBoxes(top: number, height: number, width: number, hasResiduals: boolean): { main: Box; residual: Box | null } {
  const box = (boxTop: number, boxHeight: number): Box => ({ left: leftAxisWidth, top: boxTop, width, height: boxHeight });
  if (!hasResiduals || height < leastWithResiduals) return { main: box(top, height), residual: null };
  const residualHeight = clamp(height * 0.24, 22, 64);
  const gap = 4;
  return { main: box(top, height - residualHeight - gap), residual: box(top + height - residualHeight, residualHeight) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Binding energy falls to the right: the pixel of an energy in a box whose range is [low, high]. */
export function energyToPixel(energy: number, range: readonly [number, number], box: Box): number {
  return box.left + ((range[1] - energy) / (range[1] - range[0])) * box.width;
}

/** The energy under a pixel; inverse of {@link energyToPixel}. */
export function pixelToEnergy(pixel: number, range: readonly [number, number], box: Box): number {
  return range[1] - ((pixel - box.left) / box.width) * (range[1] - range[0]);
}
