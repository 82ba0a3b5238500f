/**
 * results.json of a project ("five-state-results/1"): the numbers of every analysis that was made, by state.
 * Each technique adds its own part from its own file; what was not analysed, or whose result is out of date, is absent.
 */
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectDocument } from '@shared/project/document';
import { cyclingPart, ofState, outcomesOf, ramanPart, ramanSpikesPart, singleResults, xrdPart, type CyclingResults, type RamanSpikeResults, type RamanStateResults, type SingleResults, type XrdStateResults } from './other-results';
import { surveyResultsOfState, type SurveyStateResults } from './survey-results';
import { xpsResultsOfState, type XpsStateResults } from './xps-results';

export interface Software {
  readonly name: string;
  readonly version: string;
}

export interface StateResults {
  readonly id: string;
  readonly xps?: XpsStateResults;
  readonly xpsSurvey?: SurveyStateResults;
  readonly xrd?: XrdStateResults;
  readonly raman?: RamanStateResults;
  readonly ramanSpikes?: RamanSpikeResults;
}

export interface Results {
  readonly format: 'five-state-results/1';
  readonly software: Software;
  readonly states: readonly StateResults[];
  readonly electrochemistry?: CyclingResults;
  readonly single?: SingleResults;
}

/** The results of a project, one entry per state in the document's order. */
export function results(stored: ProjectDocument, software: Software): Results {
  const document = { ...stored, analyses: stored.analyses.filter((analysis) => !isStale(stored, analysis)) };
  const outcomes = outcomesOf(document);
  const map = <T, U>(value: T | null, form: (value: T) => U): U | null => (value === null ? null : form(value));
  return {
    format: 'five-state-results/1',
    software,
    states: document.states.map(({ id }) => ({
      id,
      ...part('xps', xpsResultsOfState(document.analyses, id)),
      ...part('xpsSurvey', surveyResultsOfState(document.analyses, id)),
      ...part('xrd', map(ofState(document, outcomes.xrd, id), xrdPart)),
      ...part('raman', map(ofState(document, outcomes.raman, id), ramanPart)),
      ...part('ramanSpikes', map(ofState(document, outcomes.raman, id), ramanSpikesPart)),
    })),
    ...part('electrochemistry', map(outcomes.cycling, cyclingPart)),
    ...part('single', singleResults(document, outcomes)),
  };
}

/** A property only when there is a value: the schema knows absence, not null. */
function part<K extends string, T>(key: K, value: T | null): Partial<Record<K, T>> {
  return value === null ? {} : ({ [key]: value } as Record<K, T>);
}
