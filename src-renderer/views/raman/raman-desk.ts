import { defaultRamanSettingsOf, ramanInputs, ramanReferencesOf, ramanSamplesOf, type DrawnComparison, type RamanInputs } from '@shared/project/analyses/raman-analysis';
import type { RamanResult } from '@shared/raman/result';
import { AnalysisDesk, type DeskOutcome } from '../../session/analysis-desk.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Workspace } from '../../session/workspace.svelte';
import type { RunOutcome } from '../../workers/worker-lane';

/** Fitted curves and prepared spectra by measurement id. */
export type RamanDrawing = Pick<DrawnComparison, 'curves' | 'prepared'>;
type RamanDesk = AnalysisDesk<'raman-mixture', RamanInputs, RamanDrawing>;
type Outcome = RunOutcome<DeskOutcome<Record<string, RamanResult>, RamanDrawing>>;

/** The stored comparison of the project, its spectra and the starting materials. */
export function ramanDesk(project: ProjectSession, workspace: Workspace): RamanDesk {
  return new AnalysisDesk(project, workspace, {
    kind: 'raman-mixture',
    titleKey: 'raman.title',
    measurements: (document) => [...ramanSamplesOf(document), ...ramanReferencesOf(document)],
    inputs: (document, measured) => {
      const inputs = ramanInputs(document, (measurement) => {
        const read = measured(measurement);
        return read?.kind === 'spectrum' ? read : null;
      });
      return inputs.samples.length === 0 ? null : inputs;
    },
    defaults: defaultRamanSettingsOf,
    compute: (client, inputs: RamanInputs, settings, onProgress) => {
      const run = client.compareRaman(inputs, settings, onProgress);
      const outcome = run.outcome.then((ended): Outcome => (ended.status === 'done' ? { status: 'done', value: { result: ended.value.result, problem: null, drawing: ended.value } } : ended));
      return { outcome, cancel: () => run.cancel() };
    },
  });
}
