/** The Ru fractions that the charge passed lets expect beside those that XPS sees, state by state. */
import { agreement, type Agreement } from '@shared/electrochemistry/agreement';
import type { Fractions } from '@shared/electrochemistry/expectation';
import { massLike } from '@shared/electrochemistry/own-curves';
import type { StateOnCurve } from '@shared/electrochemistry/result';
import type { AnalysisOf, ProjectDocument, XpsAnalysis } from '@shared/project/document';
import { withComponents } from '@shared/xps/fit/fitted-settings';
import type { Quantity, StateResult } from '@shared/xps/result';
import { speaking, type Computed } from './of-kind';
import { isStale } from './staleness';
import { computedSeries } from './xps-scope';

/** What XPS sees of one state. */
export interface SeenFractions {
  readonly fractions: Fractions;
  /** The same with their uncertainties and intervals. */
  readonly shares: Readonly<Record<keyof Fractions, Quantity>>;
  /** Order Ru2+, Ru3+, Ru4+; null where the fit could not give it. */
  readonly covariance: readonly (readonly number[])[] | null;
}

export interface ForeignRuthenium {
  readonly species: 'Ru-metal' | 'RuO2';
  readonly share: number;
}

export interface ChargeAgainstXps {
  readonly stateId: string;
  readonly expected: StateOnCurve;
  /** Null where no XPS analysis has fractions of this state. */
  readonly seen: SeenFractions | null;
  /** Ruthenium that XPS tells from the chloride and leaves out of the fractions, with its share of all ruthenium. The charge counts it. */
  readonly foreign: readonly ForeignRuthenium[];
  /** Null where there is nothing to compare with, or no covariance to compare by. */
  readonly agreement: Agreement | null;
}

export interface ChargeAgainstXpsSeries {
  readonly states: readonly ChargeAgainstXps[];
  /** A state differs where the probability of its agreement is below this. */
  readonly significance: number;
  /** True when one of the two results no longer belongs to its settings or data. */
  readonly isStale: boolean;
}

/** Probability that at least one of the tested states differs by chance alone. */
const falseAlarmRate = 0.05;

/** The comparison to draw: nothing as long as one of the two results is out of date. */
export function currentComparison(document: ProjectDocument): readonly ChargeAgainstXps[] {
  const compared = chargeAgainstXps(document);
  return compared === null || compared.isStale ? [] : compared.states;
}

/** What the curve gives under some settings. */
export type CyclingNumbers = Pick<Computed<AnalysisOf<'cycling'>>, 'settings' | 'result'>;

/**
 * Compares the cycling analysis that speaks for a document with its XPS series, in the order of the document's states.
 * Null when no cycling analysis has been computed. States that lie on no place of the curve are left out.
 * @param computed speaks where the document keeps no cycling analysis: what was just computed of its curve, and may have been taken back; defaults to none
 */
export function chargeAgainstXps(document: ProjectDocument, computed: CyclingNumbers | null = null): ChargeAgainstXpsSeries | null {
  const kept = speaking(document.analyses, 'cycling');
  const cycling = kept ?? computed;
  if (!cycling) return null;
  const xps = computedSeries(document.analyses);
  const { mass, initialOxidationState } = cycling.settings;
  const states = document.states.flatMap(({ id }): ChargeAgainstXps[] => {
    const expected = cycling.result.states.find(({ stateId }) => stateId === id);
    if (!expected) return [];
    const state = xps?.result.states.find(({ stateId }) => stateId === id);
    if (!state?.fractions) return [{ stateId: id, expected, seen: null, foreign: [], agreement: null }];
    const fractions = { 'Ru2+': state.fractions['Ru2+'].value, 'Ru3+': state.fractions['Ru3+'].value, 'Ru4+': state.fractions['Ru4+'].value };
    const covariance = state.fractionCovariance;
    const { electronsPerRu, ...rest } = expected;
    const ofCell = mass && expected.own ? massLike(mass, expected.own.activeMassMg) : mass;
    return [
      {
        stateId: id,
        expected,
        seen: { fractions, shares: state.fractions, covariance },
        foreign: leftOut(xps!, state),
        agreement:
          covariance && ofCell
            ? agreement(fractions, covariance, { ...rest, electronsPerRu: electronsPerRu.value, stdUncertainty: electronsPerRu.stdUncertainty }, ofCell, initialOxidationState)
            : null,
      },
    ];
  });
  // Shared among the tested states (Bonferroni): at 5 % each, one of five would differ by chance alone every fourth time.
  const tested = states.filter((state) => state.agreement !== null).length;
  return { states, significance: falseAlarmRate / Math.max(1, tested), isStale: (kept !== null && isStale(document, kept)) || (xps !== null && isStale(document, xps)) };
}

/** Foreign ruthenium counts where its area is this many standard uncertainties. */
const certainSigma = 3;

/** By the areas of Ru 3d; the lines of a doublet are in proportion, so that their uncertainties add up. */
function leftOut({ settings, result }: Computed<XpsAnalysis>, { regions }: StateResult): ForeignRuthenium[] {
  const ruthenium = withComponents(settings, result.addedComponents).regions.flatMap(({ components }) => components).filter(({ subshell }) => subshell === 'Ru3d');
  const lines = regions.flatMap((region) => region.lines);
  const areas = ruthenium.map(({ id, species }) => {
    const own = lines.filter(({ component }) => component === id);
    return { species, area: sum(own.map(({ area }) => area.value)), sigma: sum(own.map(({ area }) => area.stdUncertainty ?? 0)) };
  });
  const whole = sum(areas.map(({ area }) => area));
  return areas.flatMap(({ species, area, sigma }) => ((species === 'Ru-metal' || species === 'RuO2') && area > 0 && area >= certainSigma * sigma ? [{ species, share: area / whole }] : []));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
