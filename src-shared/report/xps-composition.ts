/** From areas to atoms: the composition of each state, and what Cl/Ru is made of. */
import type { XpsSettings } from '@shared/xps/model';
import { subshellAngularFactor } from '@shared/xps/quantification/angular-distribution';
import { atomsPerArea } from '@shared/xps/quantification/atomic-amount';
import { commonDoubts } from '@shared/xps/quantification/common-doubts';
import { relativeMeanFreePath } from '@shared/xps/quantification/mean-free-path';
import type { LineResult, StateResult } from '@shared/xps/result';
import type { StateSpread } from '@shared/xps/variants/systematic-part';
import type { ComputedXps } from './xps-results';
import { fittedRegions } from './xps-results';

export interface ElementShare {
  /** e.g. "Ru". */
  readonly element: string;
  /** The subshell it was taken from, e.g. "Ru3d". */
  readonly subshell: string;
  readonly atomicPercent: number;
}

interface SubshellArea {
  readonly subshell: string;
  readonly area: number;
  /** Binding energy of the strongest line, eV. */
  readonly position: number;
}

/** Whole areas by subshell, over all components and lines that belong to it. */
function subshellAreas(analysis: ComputedXps, state: StateResult): SubshellArea[] {
  const models = fittedRegions(analysis);
  const lines = new Map<string, LineResult[]>();
  for (const { region, lines: found } of state.regions) {
    const components = models.find((model) => model.region === region)?.components ?? [];
    for (const line of found) {
      const subshell = components.find(({ id }) => id === line.component)?.subshell;
      if (subshell !== undefined) lines.set(subshell, [...(lines.get(subshell) ?? []), line]);
    }
  }
  return [...lines].map(([subshell, all]) => ({
    subshell,
    area: all.reduce((sum, { area }) => sum + area.value, 0),
    position: all.reduce((largest, line) => (line.area.value > largest.area.value ? line : largest)).position.value,
  }));
}

const elementOf = (subshell: string): string => /^[A-Z][a-z]?/.exec(subshell)?.[0] ?? subshell;

/**
 * Atomic per cent of a state over every element that was fitted and has a sensitivity factor (and β, where the angle is corrected for), each
 * from one subshell: ruthenium from the one that the quantification names, other elements from the one with the largest factor. Carbon that
 * lies under Ru 3d counts as measured.
 * @param livetimeKnown whether the areas of all regions are per second; counts of different live times cannot be compared
 * @returns null when a live time is missing or fewer than two elements have factors
 */
export function composition(analysis: ComputedXps, state: StateResult, livetimeKnown: boolean): ElementShare[] | null {
  if (!livetimeKnown) return null;
  const { settings } = analysis;
  const { factors } = settings.quantification.sensitivityFactors;
  const chosen = new Map<string, SubshellArea>();
  for (const found of subshellAreas(analysis, state)) {
    const element = elementOf(found.subshell);
    const other = chosen.get(element);
    const worth = (subshell: string): number => (subshell === settings.quantification.ruFrom ? Infinity : (factors[subshell] ?? -1));
    if (atomsPerArea(found.subshell, found.position, settings) !== null && (!other || worth(found.subshell) > worth(other.subshell))) chosen.set(element, found);
  }
  const atoms = [...chosen].map(([element, { subshell, area, position }]) => ({ element, subshell, atoms: area * atomsPerArea(subshell, position, settings)! }));
  const total = atoms.reduce((sum, { atoms: amount }) => sum + amount, 0);
  if (atoms.length < 2 || !(total > 0)) return null;
  return atoms.map(({ element, subshell, atoms: amount }) => ({ element, subshell, atomicPercent: (100 * amount) / total })).sort((a, b) => b.atomicPercent - a.atomicPercent);
}

/** One factor of Cl/Ru, or one doubt about it. */
export interface BudgetLine {
  readonly key: 'areaRatio' | 'factorRatio' | 'angularRatio' | 'meanFreePathRatio' | 'result' | 'counting' | 'variants' | 'factors' | 'angular' | 'transmission' | 'meanFreePath' | 'combined';
  /** By what the ratio is multiplied; null for a mere doubt. */
  readonly factor: number | null;
  /** Relative standard uncertainty; null for what is exact or unknown. */
  readonly relative: number | null;
}

/**
 * How Cl/Ru of a state comes about: the ratio of areas (after division by the transmission), of sensitivity factors, of angular factors and
 * of mean free paths, whose product it is; then what each doubt adds, and all of them in squares. Null where the state has no Cl/Ru.
 * @param spread of the model variants, where they were fitted
 */
export function clToRuBudget(analysis: ComputedXps, state: StateResult, spread: StateSpread | null): BudgetLine[] | null {
  const { settings } = analysis;
  const ratio = state.clToRu;
  const areas = subshellAreas(analysis, state);
  const { ruFrom, sensitivityFactors, inelasticMeanFreePath, angularDistribution } = settings.quantification;
  const cl = areas.find(({ subshell }) => subshell === 'Cl2p');
  const ru = areas.find(({ subshell }) => subshell === ruFrom) ?? areas.find(({ subshell }) => subshell === 'Ru3d' || subshell === 'Ru3p');
  if (!ratio || !cl || !ru) return null;
  const factorOf = (subshell: string): number => sensitivityFactors.factors[subshell] ?? NaN;
  const path = (position: number): number => relativeMeanFreePath(inelasticMeanFreePath, settings.photonEnergyEv - position);
  const counting = ratio.stdUncertainty === null ? null : ratio.stdUncertainty / ratio.value;
  const varied = spread?.numbers.clToRu;
  const variants = varied ? varied.systematic / ratio.value : null;
  const kinetic = (position: number): number => settings.photonEnergyEv - position;
  const { factors, meanFreePath, angular: ofAngle } = commonDoubts(settings.quantification, { ruSubshell: ru.subshell, clKineticEv: kinetic(cl.position), ruKineticEv: kinetic(ru.position), isTransmissionKnown: true });
  // Which spectra had a transmission function only the fit knew: what its common part holds beyond the others.
  const transmission = Math.sqrt(Math.max(0, (state.clToRuCommonRelative ?? 0) ** 2 - factors ** 2 - meanFreePath ** 2 - ofAngle ** 2));
  const doubt = (key: 'angular' | 'transmission' | 'meanFreePath', relative: number): BudgetLine[] => (relative > 1e-6 ? [{ key, factor: null, relative }] : []);
  const angular = (subshell: string): number => subshellAngularFactor(angularDistribution, subshell) ?? NaN;
  return [
    { key: 'areaRatio', factor: cl.area / ru.area, relative: null },
    { key: 'factorRatio', factor: factorOf(ru.subshell) / factorOf('Cl2p'), relative: null },
    ...(angularDistribution ? [{ key: 'angularRatio' as const, factor: angular(ru.subshell) / angular('Cl2p'), relative: null }] : []),
    ...(inelasticMeanFreePath.kind === 'none' ? [] : [{ key: 'meanFreePathRatio' as const, factor: path(ru.position) / path(cl.position), relative: null }]),
    { key: 'result', factor: ratio.value, relative: null },
    { key: 'counting', factor: null, relative: counting },
    { key: 'variants', factor: null, relative: variants },
    { key: 'factors', factor: null, relative: factors },
    ...doubt('angular', ofAngle),
    ...doubt('transmission', transmission),
    ...doubt('meanFreePath', meanFreePath),
    { key: 'combined', factor: null, relative: Math.hypot(counting ?? 0, variants ?? 0, factors, transmission, meanFreePath, ofAngle) },
  ];
}

/** Whether every spectrum of a state has a live time. */
export const areLivetimesKnown = (regions: Readonly<Record<string, { readonly livetimeS: number | null }>>, of: XpsSettings): boolean =>
  of.regions.every(({ region }) => regions[region] === undefined || regions[region].livetimeS !== null);
