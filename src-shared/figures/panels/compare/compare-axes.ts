/** The axes of compared curves. */
import type { StackAxes } from '../../stack/stack-rows';
import { hasReferenceRows, referenceColor, referenceName, type RowsInput } from './compare-rows';
import type { CompareLook } from './compare-look';
import { axisTitle, ordinateTitle, windowWords } from './compare-scale';
import { alignmentOn } from './compare-sources';

interface AxesInput extends Pick<RowsInput, 'curves' | 'look' | 'scale' | 'normalisation' | 'against'> {
  readonly preparation: CompareLook['preparation'];
}

/** Axes that say what was done: quantity, unit, normalisation, correction, and what was set against what. Binding energy falls to the right. */
export function compareAxes({ curves, look, scale, preparation, normalisation, against }: AxesInput, context: Pick<RowsInput, 'measurements' | 'theme' | 't'>): StackAxes {
  const { t } = context;
  const { quantity, binning } = look;
  const scaled = normalisation.kind === 'none' ? ordinateTitle(scale, t) : normalisation.kind === 'window' ? t('compare.normalised.window', { window: windowWords(normalisation, scale) }) : t(`compare.normalised.${normalisation.kind}`);
  const single = preparation === 'none' ? scaled : t(`compare.prepared.${preparation}`, { ordinate: scaled });
  const ordinate = quantity === 'spectra' ? single : t(`compare.${quantity}Axis`, { ordinate: single, against });
  const alignment = curves.some(({ curve, shift }) => curve !== null && shift !== null) ? alignmentOn(scale.axis) : null;
  const title = axisTitle(scale, t);
  const references = hasReferenceRows(look.arrangement) ? [] : curves.filter(({ stateId, curve }) => stateId === null && curve !== null);
  return {
    x: alignment === null ? title : t(`compare.aligned.${alignment}`, { axis: title }),
    isReversed: scale.axis === 'binding-energy',
    y: binning === 1 ? ordinate : t('compare.binned', { ordinate, count: binning }),
    divisor: 1,
    second: null,
    // Charges rise to the upper right where discharges began at the upper left.
    fillsFrame: scale.cycling !== null,
    ...(quantity !== 'spectra' && { centre: quantity === 'difference' ? 0 : 1 }),
    dashed: references.map((curve) => ({ label: referenceName(curve, { ...context, look, against }), color: referenceColor(curve, context) })),
  };
}
