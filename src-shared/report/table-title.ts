import type { State } from '@shared/project/document';
import type { Texts } from './texts';

const named = [
  'key-numbers', 'cycling-steps', 'cycling-cycles', 'cycling-states', 'cycling-rate', 'xrd-verdicts', 'xrd-halos', 'xrd-phases', 'xrd-peaks', 'raman-references', 'raman-bands', 'raman-spikes', 'xps-fractions', 'xps-composition', 'xps-lines', 'xps-fit-quality', 'xps-parameters', 'xps-survey', 'xps-survey-peaks', 'sources', 'analyses',
] as const;

/** What a table of a report is called where people read it; files keep its name. */
export function tableTitle(name: string, states: readonly State[], t: Texts): string {
  const known = named.find((one) => one === name);
  if (known) return t(`preview.table.${known}`);
  // Of a fitted spectrum: the state by its id, and the region.
  const [, id, region] = /^xps-curves(?:-\d+)?-(.+)-([^-]+)$/.exec(name) ?? [];
  return region === undefined ? name : t('preview.table.xps-curves', { state: states.find((state) => state.id === id)?.label ?? id!, region });
}
