/** Where notes of Compare are anchored: on the axis as measured, so that they move with every correction and scale. */
import { anchorPlace } from '@shared/figures/panels/compare/compare-notes';
import type { CompareSource } from '@shared/figures/panels/compare/compare-curves';
import type { Anchor } from '@shared/project/annotation-anchor';

/** A place or part of the axis of a row. */
type Pick = { readonly kind: 'point'; readonly rowId: string; readonly x: number; readonly y: number } | { readonly kind: 'range'; readonly rowId: string; readonly from: number; readonly to: number };

/** @param hasHeight whether the drawn height is that of the measurement. @returns null for a curve that is not of the open project */
export function compareAnchor(sources: readonly CompareSource[], pick: Pick, hasHeight: boolean): Anchor | null {
  const source = sources.find(({ id }) => id === pick.rowId);
  if (!source) return null;
  const { measurementId } = source;
  if (pick.kind === 'point') return { kind: 'point', measurementId, x: anchorPlace(source, pick.x), y: hasHeight && !source.halfCycle ? pick.y : null };
  const ends = [anchorPlace(source, pick.from), anchorPlace(source, pick.to)] as const;
  return { kind: 'range', measurementId, from: Math.min(...ends), to: Math.max(...ends) };
}
