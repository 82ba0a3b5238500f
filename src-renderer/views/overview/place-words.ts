import type { ProjectMeasurement, State } from '@shared/project/document';
import { t } from '../../session/locale.svelte';

/** Where a measurement belongs, in words. */
export function placeWords({ role, stateId, referenceName, technique }: ProjectMeasurement, states: readonly State[]): string {
  if (role === 'reference') return t('overview.referenceOf', { name: referenceName ?? '' });
  if (role === 'aside') return t('overview.aside');
  if (role === 'single') return t('overview.single');
  if (stateId !== null) return states.find(({ id }) => id === stateId)?.label ?? stateId;
  return technique === 'electrochemistry' ? t('overview.wholeSeries') : t('overview.notPlaced');
}
