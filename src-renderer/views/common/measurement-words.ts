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
  // As finely as a thousandth of the axis: an end of −2.3e−13 is zero, and 545.62 of a thousand wavenumbers 546.
  const decimals = Math.max(0, Math.ceil(-Math.log10(Math.abs(to - from) / 1000)));
  const end = (value: number): number => Number(value.toFixed(Math.min(20, decimals))) + 0;
  return t('overview.range', { from: end(from), to: end(to), unit: data.axis === 'two-theta' ? '°' : ` ${axisUnit[data.axis]}` }).trim();
}
