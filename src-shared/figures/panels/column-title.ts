import type { MatrixColumn } from '@shared/project/matrix';
import { writtenRegion } from '@shared/project/region-key';
import type { Texts } from '@shared/report/texts';

/** "Ru3d_C1s" → "Ru 3d + C 1s"; names of other kinds stay as they are. */
const regionTitle = (region: string, t: Texts): string => (/^survey$/i.test(region) ? t('overview.survey') : (writtenRegion(region) ?? region));

/** What a technique or region is called. */
export const titleOfColumn = ({ technique, region }: Pick<MatrixColumn, 'technique' | 'region'>, t: Texts): string =>
  technique === 'xps' ? (region === '' ? t('technique.xps') : regionTitle(region, t)) : t(`technique.${technique}`);
