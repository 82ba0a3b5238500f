import { titleOfColumn } from '@shared/figures/panels/column-title';
import type { ProjectDocument, ProjectFile, ProjectMeasurement } from '@shared/project/document';
import { axisUnit, type Measurement } from '@shared/spectrum/spectrum';
import { t } from '../../session/locale.svelte';

export const columnTitle = (column: Parameters<typeof titleOfColumn>[0]): string => titleOfColumn(column, t);

export const fileOf = (document: ProjectDocument, { sha256 }: Pick<ProjectMeasurement, 'sha256'>): ProjectFile | undefined =>
  document.files.find((file) => file.sha256 === sha256);

/** "276 to 296 eV"; null for what has no axis. */
export function rangeWords(data: Measurement): string | null {
  const [from, to] = data.kind === 'spectrum' ? [data.x[0], data.x[data.x.length - 1]] : [];
  if (data.kind !== 'spectrum' || from === undefined || to === undefined) return null;
  // An end that is nothing against the length of the axis is zero, not −2.3e−13.
  const end = (value: number): number => (Math.abs(value) < 1e-9 * (to - from) ? 0 : Number(value.toPrecision(5)));
  return t('overview.range', { from: end(from), to: end(to), unit: data.axis === 'two-theta' ? '°' : ` ${axisUnit[data.axis]}` }).trim();
}
