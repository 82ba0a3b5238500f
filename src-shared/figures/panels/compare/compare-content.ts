/** What Compare draws of the chosen region: the same for the view and for figures. */
import type { State } from '@shared/project/document';
import type { Normalisation } from '@shared/spectrum/comparison/normalise';
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
  readonly normalisation: Normalisation;
  /** The state that others are compared with. */
  readonly against: string | null;
  readonly measuredRange: Range;
  /** All of the axis that is drawn. */
  readonly fullRange: Range;
}

interface ComparedInput {
  readonly look: CompareLook;
  /** Window that normalises; null until somebody chose one. */
  readonly window: Range | null;
  readonly sources: readonly CompareSource[];
  /** States that have the region. */
  readonly measured: readonly State[];
}

/** @param isVisible whether a state is shown */
export function comparedCurves({ look, window, sources, measured }: ComparedInput, isVisible: (stateId: string) => boolean): ComparedCurves {
  const drawable = sources.filter(({ obstacle }) => obstacle === null);
  const comparable = measured.filter(({ id }) => drawable.some((source) => source.id === id));
  const against = comparable.find(({ id }) => id === look.against)?.id ?? comparable[0]?.id ?? null;
  const measuredRange: Range = union(drawable.flatMap(({ measured: { x } }) => rangeOf(x))) ?? [0, 1];
  const normalisation = normalisationOf(look, window, measuredRange);
  const curves = compareCurves(sources, { binning: look.binning, normalisation, quantity: look.quantity, against }).filter(
    // A state against itself is nothing, and its own scatter is no uncertainty of that.
    ({ stateId }) => stateId === null || (isVisible(stateId) && (look.quantity === 'spectra' || stateId !== against)),
  );
  return { curves, normalisation, against, measuredRange, fullRange: union(curves.flatMap(({ curve }) => rangeOf(curve?.x ?? []))) ?? measuredRange };
}

const rangeOf = (x: ArrayLike<number>): Range[] => (x.length > 1 ? [[x[0]!, x[x.length - 1]!]] : []);

/** What the stack of the Compare view shows: rows, axes, and words where there is nothing. */
export function compareContent({ desk, compared, ...input }: ContentInput): Omit<StackContent, 'look' | 'message'> & { readonly message: string } {
  const { t, states } = input;
  // Not spread: the desk of the window has its values as getters.
  const { look, axis, intensity, preparation } = desk;
  const { curves, normalisation } = compared;
  const against = states.find(({ id }) => id === compared.against)?.label ?? '';
  const axes = compareAxes({ look, axis, intensity, preparation, curves, normalisation, against }, input);
  const rows = compareRows({ ...input, curves, look, axis, normalisation, ordinate: axes.y, against });
  const message = t(look.quantity === 'spectra' ? 'compare.noneShown' : 'compare.onlyAgainst', { state: against });
  return { rows, axes, message };
}

interface ContentInput extends Pick<RowsInput, 'states' | 'measurements' | 'annotations' | 'besideNote' | 'selected' | 'theme' | 't'> {
  readonly desk: { readonly look: CompareLook; readonly preparation: CompareLook['preparation'] } & Pick<Spectrum, 'axis' | 'intensity'>;
  readonly compared: ComparedCurves;
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
