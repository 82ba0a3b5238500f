/** From areas to atoms: what Cl/Ru is made of. */
import type { RutheniumSubshell } from '@shared/xps/model';
import { subshellAngularFactor } from '@shared/xps/quantification/angular-distribution';
import { atomsPerArea } from '@shared/xps/quantification/atomic-amount';
import { commonDoubts } from '@shared/xps/quantification/common-doubts';
import { relativeMeanFreePath } from '@shared/xps/quantification/mean-free-path';
import type { LineResult, Quantity, StateResult } from '@shared/xps/result';
import type { StateSpread } from '@shared/xps/variants/systematic-part';
import type { ComputedXps } from './xps-results';
import { fittedRegions } from './xps-results';

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

/** Cl/Ru of a state by both subshells of ruthenium, and how well these agree. */
export interface RutheniumAgreement {
  readonly stateId: string;
  readonly by3d: Quantity;
  readonly by3p: Quantity;
  /** Ruthenium by Ru 3p over ruthenium by Ru 3d, 1 where both are right; of tied ones as they were fitted by themselves. */
  readonly ratio: Quantity;
  /** By how many standard uncertainties the ratio is off 1; of tied ones, of what the tie allows a state. Null where there is none. */
  readonly sigmas: number | null;
}

/**
 * Every state whose ruthenium was counted by Ru 3d and by Ru 3p. The uncertainty of their ratio holds the state's own part and that of
 * sensitivity factors, transmission, mean free path and angle. Where the fit tied the two, their agreement after it is none: what counts is how far apart they
 * were before.
 */
export function rutheniumAgreements({ settings, result }: ComputedXps): RutheniumAgreement[] {
  return result.states.flatMap(({ stateId, clToRuFrom = [], ru3pToRu3d }): RutheniumAgreement[] => {
    const [by3d, by3p] = (['Ru3d', 'Ru3p'] as const).map((subshell) => clToRuFrom.find(({ ruSubshell }) => ruSubshell === subshell)?.ratio);
    if (!by3d || !by3p || !ru3pToRu3d) return [];
    const untied = result.rutheniumTie?.states.find((state) => state.stateId === stateId);
    const own = ru3pToRu3d.ratio.stdUncertainty;
    const value = untied?.before ?? ru3pToRu3d.ratio.value;
    const counted = untied ? (untied.beforeUncertainty ?? null) : own;
    const stdUncertainty = counted === null ? null : Math.hypot(counted, value * ru3pToRu3d.commonRelative);
    const { commonSd = NaN, stateSd = NaN } = settings.rutheniumTie ?? {};
    const allowed = untied ? Math.hypot(commonSd, stateSd, (counted ?? 0) / value) : stdUncertainty;
    return [{ stateId, by3d, by3p, ratio: { value, stdUncertainty, interval: null }, sigmas: allowed === null ? null : Math.abs(value - 1) / allowed }];
  });
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
 * The subshell of ruthenium that Cl/Ru of a state was calculated from: the one the settings ask for, or the other where that gave nothing. Results of
 * older versions do not say; it is then the first of the two with an area and a sensitivity factor.
 */
export function rutheniumOf(analysis: ComputedXps, state: StateResult): RutheniumSubshell | null {
  if (state.clToRuFrom) return state.clToRuFrom[0]?.ruSubshell ?? null;
  const { ruFrom } = analysis.settings.quantification;
  const areas = subshellAreas(analysis, state);
  const order: RutheniumSubshell[] = ruFrom === 'Ru3d' ? ['Ru3d', 'Ru3p'] : ['Ru3p', 'Ru3d'];
  return order.find((subshell) => areas.some((one) => one.subshell === subshell && one.area > 0 && atomsPerArea(subshell, one.position, analysis.settings) !== null)) ?? null;
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
  const { sensitivityFactors, inelasticMeanFreePath, angularDistribution } = settings.quantification;
  const cl = areas.find(({ subshell }) => subshell === 'Cl2p');
  const wanted = rutheniumOf(analysis, state);
  const ru = areas.find(({ subshell }) => subshell === wanted);
  if (!ratio || !cl || !ru) return null;
  const factorOf = (subshell: string): number => sensitivityFactors.factors[subshell] ?? NaN;
  const path = (position: number): number => relativeMeanFreePath(inelasticMeanFreePath, settings.photonEnergyEv - position) ?? NaN;
  const counting = ratio.stdUncertainty === null ? null : ratio.stdUncertainty / ratio.value;
  const varied = spread?.numbers.clToRu;
  const variants = varied ? varied.systematic / ratio.value : null;
  const kinetic = (position: number): number => settings.photonEnergyEv - position;
  const { factors, meanFreePath, angular: ofAngle } = commonDoubts(settings.quantification, {
    above: { subshell: cl.subshell, kineticEv: kinetic(cl.position) },
    below: { subshell: ru.subshell, kineticEv: kinetic(ru.position) },
    isTransmissionKnown: true,
  });
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
