/** Which XPS analysis of a document is that of all states, and what new measurements add to its settings. */
import type { Analysis, XpsAnalysis } from '@shared/project/document';
import type { XpsSettings } from '@shared/xps/model';
import { computedOf, type Computed } from './of-kind';

const singlePrefix = 'xps-alone-';

/** Id of the analysis of one state alone. */
export const singleId = (stateId: string): string => `${singlePrefix}${stateId}`.slice(0, 64);

/** Whether an analysis is of one state alone. */
export const isSingle = ({ id }: Pick<Analysis, 'id'>): boolean => id.startsWith(singlePrefix);

/** Id of the analysis of all states: the first one that is not of a single state. */
export const seriesId = (analyses: readonly Analysis[]): string => analyses.find((analysis) => analysis.kind === 'xps-series' && !isSingle(analysis))?.id ?? 'xps';

/** The computed XPS analysis that speaks for a project: the first one of all states together, which the view edits; where there is none, the last of one alone. */
export function computedSeries(analyses: readonly Analysis[]): Computed<XpsAnalysis> | null {
  const computed = computedOf(analyses, 'xps-series');
  return computed.find((analysis) => !isSingle(analysis)) ?? computed.at(-1) ?? null;
}

/**
 * The settings with what was measured since they were made: states that have data now, and the templates of regions that the
 * model does not know yet. States that lost their data are left out. @param scope "all", or the id of a state that is fitted alone
 */
export function upToDate(settings: XpsSettings, defaults: XpsSettings, scope: string): XpsSettings {
  const known = new Set(settings.regions.map(({ region }) => region));
  const added = defaults.regions.filter(({ region }) => !known.has(region));
  const states = scope === 'all' ? defaults.states : settings.states;
  if (added.length === 0 && JSON.stringify(states) === JSON.stringify(settings.states)) return settings;
  return { ...settings, regions: [...settings.regions, ...added], states };
}
