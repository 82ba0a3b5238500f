import type { MessageKey } from '@shared/i18n/translate';
import type { RegionResult } from '@shared/xps/result';

/** What heads a column of areas (or their uncertainties) of these regions: areas are per second only where the live time is known. */
export function areaColumn(regions: readonly Pick<RegionResult, 'isPerSecond'>[], column: 'area' | 'areaSigma' = 'area'): MessageKey {
  if (regions.every(({ isPerSecond }) => isPerSecond === true)) return `report.column.${column}`;
  return regions.every(({ isPerSecond }) => isPerSecond === false) ? `report.column.${column}Counts` : `report.column.${column}Either`;
}
