import { cyclingMeasurements, cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import type { Curve } from '@shared/spectrum/spectrum';
import { AnalysisDesk, type DeskOutcome } from './analysis-desk.svelte';
import type { ProjectSession } from './project-session.svelte';
import type { Workspace } from './workspace.svelte';
import type { CyclingDrawing } from '../workers/cycling-service';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { RunOutcome } from '../workers/worker-lane';

interface ReadCurve {
  readonly id: string;
  readonly curve: Curve;
}

export type CyclingDesk = AnalysisDesk<'cycling', readonly ReadCurve[], CyclingDrawing | null>;
type Outcome = RunOutcome<DeskOutcome<CyclingResult, CyclingDrawing | null>>;

/** The stored cycling analysis of the project and the curve it reads. */
export function cyclingDesk(project: ProjectSession, workspace: Workspace): CyclingDesk {
  return new AnalysisDesk(project, workspace, {
    kind: 'cycling',
    titleKey: 'view.cycling',
    measurements: cyclingMeasurements,
    inputs: (document, measured) => {
      const curves = cyclingMeasurements(document).flatMap((measurement): ReadCurve[] => {
        const curve = measured(measurement);
        return curve?.kind === 'curve' ? [{ id: measurement.id, curve }] : [];
      });
      return curves.length === 0 ? null : curves;
    },
    defaults: cyclingSettings,
    compute: (client, curves: readonly ReadCurve[], settings) => {
      const { id, curve } = curves.find((one) => one.id === settings.curve) ?? curves[0]!;
      const run = client.analyseCycling(id, curve, settings);
      const outcome = run.outcome.then((ended): Outcome => {
        if (ended.status !== 'done') return ended;
        const { outcome: made, drawing } = ended.value;
        return { status: 'done', value: { result: made.ok ? made.value : null, problem: made.ok ? null : made.error, drawing } };
      });
      return { outcome, cancel: () => run.cancel() };
    },
  });
}
