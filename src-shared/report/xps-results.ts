import { translateStored } from '@shared/i18n/translate';
import { computedOf, type Computed } from '@shared/project/analyses/of-kind';
import { computedSeries } from '@shared/project/analyses/xps-scope';
import type { Analysis, XpsAnalysis } from '@shared/project/document';
import { withComponents } from '@shared/xps/fit/fitted-settings';
import { parseParameterName } from '@shared/xps/fit/parameter-names';
import type { RegionModel } from '@shared/xps/model';
import type { Finding, LineResult, Quantity, RegionResult, StateResult, XpsResult } from '@shared/xps/result';
import type { Measured } from './measured';

/** A share of ruthenium; near 0 or 1, where a symmetric uncertainty would reach beyond, also the interval that holds it with 95 %. */
interface Share extends Measured {
  readonly interval95?: readonly [low: number, high: number];
}

/** The part "xps" of one state in results.json; the words and units are those of its schema. */
export interface XpsStateResults {
  readonly fractions: { readonly 'Ru2+': Share; readonly 'Ru3+': Share; readonly 'Ru4+': Share };
  readonly fractionCovariance?: readonly (readonly number[])[];
  readonly components: readonly {
    readonly name: string;
    readonly region: string;
    readonly position_eV: Measured;
    readonly fwhm_eV: Measured;
    readonly area_cpsEV: Measured;
    /** Present where the live time is unknown: the area is then in counts eV, whatever the schema's name of it says. */
    readonly areaUnit?: 'counts eV';
  }[];
  readonly background: Readonly<Record<string, string>>;
  readonly reducedChiSquare: Readonly<Record<string, number>>;
  readonly clToRu?: Measured;
  /** Cl/Ru by every subshell of ruthenium that gives it, with both parts of the uncertainty. */
  readonly clToRuFrom?: Readonly<Record<string, Measured>>;
  readonly chargeShift_eV?: Measured;
  /** Ruthenium by Ru 3p over ruthenium by Ru 3d, as fitted by themselves and as tied by their sensitivities; where they were tied. */
  readonly ru3pToRu3d?: { readonly untied: number; readonly untiedUncertainty?: number; readonly tied: number };
  /** RuO2 as O 1s has it, as a part of all ruthenium under Ru 3d; where O 1s was measured. */
  readonly ruO2ByO1s?: Measured;
  readonly warnings: readonly string[];
}

export type ComputedXps = Computed<XpsAnalysis>;

/** The XPS analyses that have results, in document order. */
export const computedXps = (analyses: readonly Analysis[]): ComputedXps[] => computedOf(analyses, 'xps-series');

/** The regions as they were fitted: the model of the settings with the components that the analysis added. */
export function fittedRegions({ settings, result }: ComputedXps): RegionModel[] {
  return withComponents(settings, result.addedComponents).regions;
}

/** A fitted number that all states have in common, or that of one state. */
export interface FittedValue {
  /** Null where all states share it. */
  readonly stateId: string | null;
  readonly value: number;
  readonly stderr: number | null;
}

/**
 * Where the major line of a component with a shift of its own stands, eV: its parameter "position" is that of the line it follows, so
 * the place is read from the lines.
 */
export function shiftedPositions({ result }: ComputedXps, region: string, component: string): FittedValue[] {
  const found = result.states.flatMap(({ stateId, regions }): FittedValue[] => {
    const major = regions.find((one) => one.region === region)?.lines.find((line) => line.component === component);
    return major ? [{ stateId, value: major.position.value, stderr: major.position.stdUncertainty }] : [];
  });
  const [first] = found;
  // Sums of the same two numbers agree to the last digits at most.
  return first && found.every(({ value }) => Math.abs(value - first.value) < 1e-9) ? [{ ...first, stateId: null }] : found;
}

/** The nonlinear parameters that a fit searched: those that follow others or stay fixed left out. */
export function independentParameters(analysis: ComputedXps): XpsResult['parameters'] {
  const regions = new Map(fittedRegions(analysis).map((region) => [region.region, region]));
  return analysis.result.parameters.filter(({ name, vary }) => {
    if (!vary) return false;
    const parsed = parseParameterName(name);
    const region = parsed && regions.get(parsed.region);
    if (!region) return true;
    const { owner, parameter, stateId } = parsed;
    const spec = region.components.find(({ id }) => id === owner)?.parameters[parameter];
    return spec?.mode !== 'linked' || (stateId !== null && spec.freeIn.includes(stateId));
  });
}

/**
 * The Ru fractions of a state and what belongs to them, in the form of results.json, from the analysis that speaks for the
 * project, or else from one of its other fits that has them, the latest first; null when none has: the schema has no place for a state
 * without fractions, whose lines are in the tables and the report.
 */
export function xpsResultsOfState(analyses: readonly Analysis[], stateId: string): XpsStateResults | null {
  const series = computedSeries(analyses);
  for (const { result } of [...(series ? [series] : []), ...computedXps(analyses).reverse()]) {
    const state = result.states.find((one) => one.stateId === stateId);
    if (state?.fractions) return fromState(state, state.fractions, result);
  }
  return null;
}

function fromState(state: StateResult, fractions: NonNullable<StateResult['fractions']>, { findings, rutheniumTie, oxideByOxygen }: XpsResult): XpsStateResults {
  const { fractionCovariance, chargeShift, clToRuFrom = [], regions } = state;
  const clToRu = clToRuWithFactors(state);
  const tie = rutheniumTie?.states.find(({ stateId }) => stateId === state.stateId);
  const oxide = oxideByOxygen?.find(({ stateId }) => stateId === state.stateId);
  return {
    fractions: { 'Ru2+': share(fractions['Ru2+']), 'Ru3+': share(fractions['Ru3+']), 'Ru4+': share(fractions['Ru4+']) },
    ...(fractionCovariance && { fractionCovariance }),
    components: regions.flatMap((region) => region.lines.map((line) => component(region, line))),
    background: Object.fromEntries(regions.map(({ region, background }) => [region, kebab(background)])),
    reducedChiSquare: Object.fromEntries(regions.map(({ region, reducedChiSquare }) => [region, reducedChiSquare])),
    ...(clToRu && { clToRu: measured(clToRu) }),
    ...(clToRuFrom.length > 0 && { clToRuFrom: Object.fromEntries(clToRuFrom.map(({ ruSubshell, ratio, commonRelative }) => [ruSubshell, measured(withCommonPart(ratio, commonRelative))])) }),
    ...(chargeShift && { chargeShift_eV: measured(chargeShift) }),
    ...(tie && { ru3pToRu3d: { untied: tie.before, ...(typeof tie.beforeUncertainty === 'number' && { untiedUncertainty: tie.beforeUncertainty }), tied: tie.after } }),
    ...(oxide && { ruO2ByO1s: measured(oxide.share) }),
    warnings: findings.filter((finding) => concerns(finding, state.stateId)).map(({ key, params }) => translateStored('en', key, params)),
  };
}

/**
 * Cl/Ru of a state with both parts of its standard uncertainty: the state's own and the one of the sensitivity factors,
 * which all states have in common. They are independent, so they add in squares.
 */
export function clToRuWithFactors({ clToRu, clToRuCommonRelative }: StateResult): Quantity | null {
  return clToRu && clToRuCommonRelative !== null ? withCommonPart(clToRu, clToRuCommonRelative) : clToRu;
}

function withCommonPart(ratio: Quantity, commonRelative: number): Quantity {
  return { ...ratio, stdUncertainty: ratio.stdUncertainty === null ? null : Math.hypot(ratio.stdUncertainty, ratio.value * commonRelative) };
}

function component({ region, isPerSecond }: RegionResult, { name, position, fwhm, area }: LineResult): XpsStateResults['components'][number] {
  return { name, region, position_eV: measured(position), fwhm_eV: measured(fwhm), area_cpsEV: measured(area), ...(isPerSecond === false && { areaUnit: 'counts eV' }) };
}

function measured({ value, stdUncertainty }: Quantity): Measured {
  return { value, stdUncertainty };
}

function share(fraction: Quantity): Share {
  return { ...measured(fraction), ...(fraction.interval && { interval95: fraction.interval }) };
}

function concerns(finding: Finding, stateId: string): boolean {
  return finding.severity !== 'info' && (finding.stateId === null || finding.stateId === stateId);
}

/** "shirleyCofit" → "shirley-cofit", the spelling of results.json. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
