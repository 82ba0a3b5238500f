import type { MatrixColumn } from '@shared/project/matrix';
import type { Texts } from '@shared/report/texts';

/** "Ru3d_C1s" → "Ru 3d + C 1s"; names that are no core levels stay as they are. */
function regionTitle(region: string, t: Texts): string {
  if (/^survey$/i.test(region)) return t('overview.survey');
  const parts = region.split('_').map((part) => /^([A-Z][a-z]?)(\d[spdf])$/.exec(part));
  return parts.every((part) => part !== null) ? parts.map((part) => `${part[1]!} ${part[2]!}`).join(' + ') : region;
}

/** What a technique or region is called. */
export const titleOfColumn = ({ technique, region }: Pick<MatrixColumn, 'technique' | 'region'>, t: Texts): string =>
  technique === 'xps' ? (region === '' ? t('technique.xps') : regionTitle(region, t)) : t(`technique.${technique}`);
