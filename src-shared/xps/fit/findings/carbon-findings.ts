import type { Finding, StateResult } from '../../result';
import { finding } from './finding';
import { amplitudeName, type FittedSeries } from '../fitted-series';

/**
 * C 1s over Ru 3d, areas; electrodes with a tenth of carbon have 0.2 to 0.5. In tests with known shares these were off by 0.017 (rms) where the areas are
 * alike, by 0.026 at twice and by 0.045 at five times the area of Ru 3d, and there by up to 0.17.
 */
const much = 1.5;
const tooMuch = 4;

/** C 1s over Ru 3d in the states where that is much. */
export function carbonRatios(series: FittedSeries): ReadonlyMap<string, number> {
  const areaOf = (stateId: string, subshell: string): number =>
    series
      .regionsOf(stateId)
      .filter(({ components }) => ['Ru3d', 'C1s'].every((wanted) => components.some((component) => component.subshell === wanted)))
      .flatMap((region) => region.components.filter((component) => component.subshell === subshell).map(({ id }) => Math.max(0, series.value(amplitudeName(region, id)))))
      .reduce((sum, area) => sum + area, 0);
  return new Map(series.settings.states.flatMap((stateId) => {
    const ruthenium = areaOf(stateId, 'Ru3d');
    const ratio = ruthenium > 0 ? areaOf(stateId, 'C1s') / ruthenium : 0;
    return ratio > much ? [[stateId, ratio] as const] : [];
  }));
}

/** States in which Ru 3d under its carbon does not decide. */
export function carbonFindings(series: FittedSeries, states: readonly StateResult[]): Finding[] {
  const ratios = carbonRatios(series);
  return states.flatMap(({ stateId, fractions, regions }): Finding[] => {
    const ratio = ratios.get(stateId);
    if (ratio === undefined || !fractions) return [];
    const doubt = Math.max(...Object.values(fractions).map(({ stdUncertainty }) => stdUncertainty ?? 0));
    return [finding(ratio > tooMuch ? 'problem' : 'caution', 'carbonHeavy', { ratio, doubt, has3p: regions.some(({ region }) => region === 'Ru3p') ? 1 : 0 }, stateId, 'Ru3d_C1s')];
  });
}
