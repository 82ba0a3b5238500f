import { surveysOf } from '@shared/project/analyses/survey-hash';
import { defaultSurveySettings, surveyInputs, surveysOnScale, type SurveyInputs } from '@shared/project/analyses/survey-analysis';
import { surveyLines } from '@shared/xps/survey/survey-lines';
import type { SurveyResult } from '@shared/xps/survey/result';
import type { SurveyDesk } from '@shared/figures/panels/survey/survey-content';
import type { SurveyCurves } from '@shared/xps/survey/survey-curves';
import { scofieldAl } from '@shared/xps/sensitivity-factors/scofield';
import { AnalysisDesk, type DeskOutcome } from '../../../session/analysis-desk.svelte';
import type { ProjectSession } from '../../../session/project-session.svelte';
import type { Workspace } from '../../../session/workspace.svelte';
import type { RunOutcome } from '../../../workers/worker-lane';

/** Curves by state id. */
export type SurveyDrawing = Readonly<Record<string, SurveyCurves>>;
export type SurveyAnalysisDesk = AnalysisDesk<'xps-survey', SurveyInputs, SurveyDrawing>;
type Outcome = RunOutcome<DeskOutcome<SurveyResult, SurveyDrawing>>;

/** The stored quantification of the project's surveys and the scans it reads. */
export function surveyDesk(project: ProjectSession, workspace: Workspace): SurveyAnalysisDesk {
  return new AnalysisDesk(project, workspace, {
    kind: 'xps-survey',
    titleKey: 'survey.title',
    measurements: surveysOf,
    inputs: (document, measured) => {
      const inputs = surveyInputs(document, (measurement) => {
        const read = measured(measurement);
        return read?.kind === 'spectrum' ? read : null;
      });
      return inputs.surveys.length === 0 ? null : inputs;
    },
    readsAnalyses: true,
    defaults: (document, inputs) => (inputs ? defaultSurveySettings(document, inputs) : unread),
    compute: (client, inputs: SurveyInputs, settings, onProgress) => {
      const run = client.quantifySurveys(surveysOnScale(inputs, settings), settings, onProgress);
      const outcome = run.outcome.then((ended): Outcome => (ended.status === 'done' ? { status: 'done', value: { result: ended.value.result, problem: null, drawing: ended.value.curves } } : ended));
      return { outcome, cancel: () => run.cancel() };
    },
  });
}

/** What is drawn of surveys. */
export function surveysShown({ inputs, settings, result, isStale, drawing }: Pick<SurveyAnalysisDesk, 'inputs' | 'settings' | 'result' | 'isStale' | 'drawing'>): SurveyDesk {
  return { surveys: inputs ? surveysOnScale(inputs, settings) : [], settings, result, isStale, curves: drawing };
}

/** What stands in the fields until the scans are read. */
const unread: SurveyAnalysisDesk['settings'] = {
  lines: surveyLines(),
  quantification: { sensitivityFactors: scofieldAl, transmission: { kind: 'none' }, inelasticMeanFreePath: { kind: 'none' }, ruFrom: 'Ru3p' },
  photonEnergyEv: 1486.6,
  photonEnergySource: 'user',
  shifts: {},
  falseAlarmRate: 0.05,
  isMonochromated: null,
};
