import { speaking } from './of-kind';
import { computedSeries } from './xps-scope';
import type { ProjectDocument } from '@shared/project/document';
import type { RutheniumSubshell } from '@shared/xps/model';
import type { Quantity } from '@shared/xps/result';
import { isStale } from './staleness';

/** Cl/Ru of a state by its survey and by the fit of its regions. */
export interface SurveyAgreement {
  readonly stateId: string;
  readonly survey: Quantity;
  readonly fit: Quantity;
  /** The subshell that the fit counts ruthenium by. */
  readonly ruSubshell: RutheniumSubshell;
  /** How far the two are apart, in standard uncertainties of their difference. */
  readonly sigmas: number;
}

export interface SurveyAgainstSeries {
  readonly states: readonly SurveyAgreement[];
  /** Names of the sets of sensitivity factors of either. */
  readonly factors: { readonly survey: string; readonly fit: string };
  /** One of the two no longer belongs to its settings and data. */
  readonly isStale: boolean;
}

/** Apart by more than this, survey and regions disagree; of five states less than 2 in 100 are by chance. */
export const disagreement = 3;

/**
 * Every state whose Cl/Ru both know; null where there is none. The uncertainty of the difference holds what each has of its own, and what factors,
 * transmission, mean free path and angle leave uncertain of the survey: part of that is the fit's as well and would cancel, so that nothing is called a
 * disagreement that is none.
 */
export function surveyAgainstSeries(document: ProjectDocument): SurveyAgainstSeries | null {
  const [survey, series] = [speaking(document.analyses, 'xps-survey'), computedSeries(document.analyses)];
  if (!survey || !series) return null;
  const states = survey.result.states.flatMap(({ stateId, clToRu }): SurveyAgreement[] => {
    const [fitted] = series.result.states.find((state) => state.stateId === stateId)?.clToRuFrom ?? [];
    if (!clToRu || !fitted) return [];
    const { ratio, commonRelative } = clToRu;
    const difference = Math.hypot(ratio.stdUncertainty ?? 0, commonRelative * ratio.value, fitted.ratio.stdUncertainty ?? 0);
    return [{ stateId, survey: ratio, fit: fitted.ratio, ruSubshell: fitted.ruSubshell, sigmas: Math.abs(ratio.value - fitted.ratio.value) / difference }];
  });
  return states.length === 0 ? null : { states, factors: { survey: survey.settings.quantification.sensitivityFactors.name, fit: series.settings.quantification.sensitivityFactors.name }, isStale: isStale(document, survey) || isStale(document, series) };
}
