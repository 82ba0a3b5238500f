/** What Compare draws of the chosen region: the same for the view and for figures. */
import type { State } from '@shared/project/document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { StackContent } from '../../stack/stack-figure';
import type { StackLook } from '../../stack/stack-rows';
import { union, type Range } from '../../scene/zoom';
import { compareCurves, type CompareCurve, type CompareSource } from './compare-curves';
import { normalisationOf, type CompareLook } from './compare-look';
import { compareAxes, compareRows, type RowsInput } from './compare-rows';

/** Curves as they are compared, before they are drawn in any colours. */
export interface ComparedCurves {
  readonly curves: readonly CompareCurve[];
  /** The state that others are compared with. */
  readonly against: string | null;
  readonly measuredRange: Range;
  /** All of the axis that is drawn. */
  readonly fullRange: Range;
}

/** @param measured states that have the region @param isVisible whether a state is shown */
export function comparedCurves({ look, sources, measured }: { readonly look: CompareLook; readonly sources: readonly CompareSource[]; readonly measured: readonly State[] }, isVisible: (stateId: string) => boolean): ComparedCurves {
  const against = measured.find(({ id }) => id === look.against)?.id ?? measured[0]?.id ?? null;
  const measuredRange: Range = union(sources.flatMap(({ measured: { x } }) => rangeOf(x))) ?? [0, 1];
  const curves = compareCurves(sources, { binning: look.binning, normalisation: normalisationOf(look, measuredRange), quantity: look.quantity, against }).filter(
    // A state against itself is nothing, and its own scatter is no uncertainty of that.
    ({ stateId }) => stateId === null || (isVisible(stateId) && (look.quantity === 'spectra' || stateId !== against)),
  );
  return { curves, against, measuredRange, fullRange: union(curves.flatMap(({ curve }) => rangeOf(curve?.x ?? []))) ?? measuredRange };
}

const rangeOf = (x: ArrayLike<number>): Range[] => (x.length > 1 ? [[x[0]!, x[x.length - 1]!]] : []);

/** What the stack of the Compare view shows: rows and axes. */
export function compareContent({ desk, ...input }: Omit<RowsInput, 'look'> & { readonly desk: { readonly look: CompareLook } & Pick<Spectrum, 'axis' | 'intensity'> }): Omit<StackContent, 'look'> {
  const { look, axis, intensity } = desk;
  return { rows: compareRows({ ...input, look }), axes: compareAxes(axis, look, input.t(`compare.ordinate.${intensity}`), input.t) };
}

/** The look of the view as that of its stack. @param zoom null: everything */
export const compareStackLook = ({ arrangement, hasCommonScale, offset }: CompareLook, fullRange: Range, zoom: { readonly range: Range; readonly yZoom: number } | null): StackLook => ({
  arrangement,
  range: zoom?.range ?? fullRange,
  yZoom: zoom?.yZoom ?? 1,
  hasCommonScale,
  hasResiduals: false,
  offset,
});
