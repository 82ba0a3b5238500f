import { ionLabels, type Translate } from '@shared/figures/panels/xps/panel-rows';
import type { VariedNumber } from '@shared/xps/variants/systematic-part';

/** What a number that hangs on the choice of the model is called. */
export function variedLabel(name: VariedNumber, t: Translate): string {
  if (name === 'clToRu') return 'Cl/Ru';
  return name === 'meanOxidationState' ? t('xps.column.mean') : ionLabels[name];
}
