import type { ProjectDocument, ProjectFile, ProjectMeasurement } from '@shared/project/document';
import { axisUnit, type Measurement } from '@shared/spectrum/spectrum';
import { t } from '../../session/locale.svelte';
import type { MatrixColumn } from '@shared/project/matrix';

/** "Ru3d_C1s" → "Ru 3d + C 1s"; names that are no core levels stay as they are. */
function regionTitle(region: string): string {
  if (/^survey$/i.test(region)) return t('overview.survey');
  const parts = region.split('_').map((part) => /^([A-Z][a-z]?)(\d[spdf])$/.exec(part));
  return parts.every((part) => part !== null) ? parts.map((part) => `${part[1]!} ${part[2]!}`).join(' + ') : region;
}

export const columnTitle = ({ technique, region }: Pick<MatrixColumn, 'technique' | 'region'>): string =>
  technique === 'xps' ? (region === '' ? t('technique.xps') : regionTitle(region)) : t(`technique.${technique}`);

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
