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

/** Whether a person can put it into a state or aside. A curve of all states, and patterns of phases, stay what they are. */
export const isPlaceable = ({ role, technique }: ProjectMeasurement): boolean =>
  technique !== 'electrochemistry' && (role === 'state' || role === 'aside' || (role === 'reference' && (technique === 'raman' || technique === 'xps')));
