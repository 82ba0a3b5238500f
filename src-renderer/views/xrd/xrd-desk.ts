import { defaultXrdSettingsOf, patternsOf, xrdInputs, type XrdInputs } from '@shared/project/analyses/xrd-analysis';
import type { XrdResult } from '@shared/xrd/result';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { AnalysisDesk, type DeskOutcome } from '../../session/analysis-desk.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Workspace } from '../../session/workspace.svelte';
import type { RunOutcome } from '../../workers/worker-lane';

/** Curves by measurement id. */
export type XrdDrawing = Readonly<Record<string, PatternCurves>>;
export type XrdDesk = AnalysisDesk<'xrd-halo', XrdInputs, XrdDrawing>;
type Outcome = RunOutcome<DeskOutcome<Record<string, XrdResult>, XrdDrawing>>;

/** The stored halo check of the project and the patterns it reads. */
export function xrdDesk(project: ProjectSession, workspace: Workspace): XrdDesk {
  return new AnalysisDesk(project, workspace, {
    kind: 'xrd-halo',
    titleKey: 'xrd.title',
    measurements: patternsOf,
    inputs: (document, measured) => {
      const inputs = xrdInputs(document, (measurement) => {
        const read = measured(measurement);
        return read?.kind === 'spectrum' ? read : null;
      });
      return inputs.patterns.length === 0 ? null : inputs;
    },
    defaults: defaultXrdSettingsOf,
    compute: (client, inputs: XrdInputs, settings, onProgress) => {
      const run = client.checkPatterns(inputs, settings, onProgress);
      const outcome = run.outcome.then((ended): Outcome => (ended.status === 'done' ? { status: 'done', value: { result: ended.value.result, problem: null, drawing: ended.value.curves } } : ended));
      return { outcome, cancel: () => run.cancel() };
    },
  });
}
