import type { MessageKey } from '@shared/i18n/translate';
import type { AxisQuantity } from '@shared/spectrum/spectrum';

/** Quantity and unit of an abscissa as axes write them. */
export const axisTitles: Readonly<Record<AxisQuantity, MessageKey>> = {
  'binding-energy': 'compare.axis.bindingEnergy',
  'kinetic-energy': 'compare.axis.kineticEnergy',
  'two-theta': 'compare.axis.twoTheta',
  'raman-shift': 'compare.axis.ramanShift',
  wavelength: 'compare.axis.wavelength',
  unknown: 'compare.axis.unknown',
};
