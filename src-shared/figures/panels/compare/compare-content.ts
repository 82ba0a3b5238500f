/** What Compare draws of the chosen region: the same for the view and for figures. */
import type { Normalisation } from '@shared/spectrum/comparison/normalise';
import type { StackContent } from '../../stack/stack-figure';
import type { StackLook } from '../../stack/stack-rows';
import { union, type Range } from '../../scene/zoom';
import { compareAxes } from './compare-axes';
import { comparedAs, compareCurves, type CompareCurve, type CompareSource } from './compare-curves';
import { normalisationOf, type CompareLook } from './compare-look';
import { compareRows, type RowsInput } from './compare-rows';
import type { CompareScale } from './compare-scale';

/** Curves as they are compared, before they are drawn in any colours. */
export interface ComparedCurves {
  readonly curves: readonly CompareCurve[];
  readonly normalisation: Normalisation;
  /** What others are compared with: a state, or a cycle. */
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
  /** What others can be compared with, in order: states that have the region, or cycles. */
  readonly measured: readonly { readonly id: string }[];
  /** The one that was chosen; '' for the first one. */
  readonly chosen: string;
}

/** @param isVisible whether a state or half cycle is shown */
export function comparedCurves({ look, window, sources, measured, chosen }: ComparedInput, isVisible: (id: string) => boolean): ComparedCurves {
  const drawable = sources.filter(({ obstacle }) => obstacle === null);
  const comparable = measured.filter(({ id }) => drawable.some((source) => comparedAs(source) === id));
  const against = comparable.find(({ id }) => id === chosen)?.id ?? comparable[0]?.id ?? null;
  const measuredRange: Range = union(drawable.flatMap(({ measured: { x } }) => rangeOf(x))) ?? [0, 1];
  const normalisation = normalisationOf(look, window, measuredRange);
  const curves = compareCurves(sources, { binning: look.binning, normalisation, quantity: look.quantity, against }).filter(
    // A state against itself is nothing, and its own scatter is no uncertainty of that.
    (one) => one.stateId === null || (isVisible(one.stateId) && (look.quantity === 'spectra' || comparedAs(one) !== against)),
  );
  return { curves, normalisation, against, measuredRange, fullRange: union(curves.flatMap(({ curve }) => rangeOf(curve?.x ?? []))) ?? measuredRange };
}

const rangeOf = (x: ArrayLike<number>): Range[] => (x.length > 1 ? [[x[0]!, x[x.length - 1]!]] : []);

/** What the stack of the Compare view shows: rows, axes, and words where there is nothing. */
export function compareContent({ desk, compared, ...input }: ContentInput): Omit<StackContent, 'look' | 'message'> & { readonly message: string } {
  const { t, states } = input;
  // Not spread: the desk of the window has its values as getters.
  const { look, scale, preparation } = desk;
  const { curves, normalisation } = compared;
  const against = [...states, ...input.cycles].find(({ id }) => id === compared.against)?.label ?? '';
  const axes = compareAxes({ look, scale, preparation, curves, normalisation, against }, input);
  const rows = compareRows({ ...input, curves, look, scale, normalisation, ordinate: axes.y, against });
  const message = t(look.quantity !== 'spectra' ? 'compare.onlyAgainst' : scale.cycling === null ? 'compare.noneShown' : 'compare.cycling.noneShown', { state: against });
  return { rows, axes, message };
}

interface ContentInput extends Pick<RowsInput, 'states' | 'measurements' | 'annotations' | 'besideNote' | 'selected' | 'theme' | 't'> {
  readonly desk: { readonly look: CompareLook; readonly preparation: CompareLook['preparation']; readonly scale: CompareScale };
  /** What half cycles can be compared with; none for spectra. */
  readonly cycles: readonly { readonly id: string; readonly label: string }[];
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
