/** Spectra on one energy axis, with their model and numbers, as a figure. */
import { alignedLayout } from './aligned-layout';
import { alignedScene, countsRange } from './aligned-scene';
import type { AlignedLabels, AlignedLook, AlignedRow } from './aligned-rows';
import type { Figure, FigureSize } from '../figure';
import type { PlotTheme } from '../scene/plot-theme';
import { union, type Range } from '../scene/zoom';

/** What the aligned panel shows; the colours of its parts are those of one theme. */
export interface AlignedContent {
  readonly rows: readonly AlignedRow[];
  readonly labels: AlignedLabels;
  readonly look: AlignedLook;
}

/** Counts range that all rows share, or null where each has its own. */
export const commonCountsOf = ({ rows, look }: Pick<AlignedContent, 'rows' | 'look'>): Range | null => (look.hasCommonCounts ? union(rows.flatMap((row) => (row.curves ? [countsRange(row.curves)] : []))) : null);

/** Which strips and columns the rows ask for. Without a model there is nothing to compare with, and strips of residuals would stand empty. */
export const alignedParts = ({ rows, look }: Pick<AlignedContent, 'rows' | 'look'>): { hasResiduals: boolean; hasShares: boolean; hasRatio: boolean } => ({
  hasResiduals: look.hasResiduals && rows.some(({ curves }) => curves !== null && curves.model !== null),
  hasShares: rows.some((row) => row.shares !== null),
  hasRatio: rows.some((row) => row.ratio !== null),
});

/** Every row in the room given. @param theme the colours of paper, which those of the content are of */
export function alignedFigure(content: AlignedContent, size: FigureSize, theme: PlotTheme): Figure {
  const layout = alignedLayout({ ...size, rows: content.rows.length, ...alignedParts(content) });
  return { scene: alignedScene({ ...content, layout, theme, commonCounts: commonCountsOf(content), painter: null }), ...size };
}
