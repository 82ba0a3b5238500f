import type { CyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import type { CurvesBeside } from '@shared/electrochemistry/own-curves';
import type { CyclingResult } from '@shared/electrochemistry/result';
import { cyclingMeasurement, cyclingMeasurements, cyclingSettings, curvesBeside } from '@shared/project/analyses/cycling-analysis';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Curve } from '@shared/spectrum/spectrum';
import type { RunOutcome } from '../workers/worker-lane';
import { AnalysisDesk, type DeskOutcome } from './analysis-desk.svelte';
import type { ProjectSession } from './project-session.svelte';
import type { Workspace } from './workspace.svelte';

interface ReadCurve {
  readonly id: string;
  readonly curve: Curve;
  readonly beside: CurvesBeside;
}

/** Gives the curve that settings speak of; null when its file could not be read. */
type Curves = (chosen: string | null) => ReadCurve | null;

export type CyclingDesk = AnalysisDesk<'cycling', Curves, CyclingDrawing | null>;
type Computed = DeskOutcome<CyclingResult, CyclingDrawing | null>;
type Outcome = RunOutcome<Computed>;

/**
 * What was computed last of each curve that is in memory: coming back to the view splits ten million rows no second time. The drawing
 * holds a few thousand points of them.
 */
const latest = new WeakMap<Curve, { readonly settings: string; readonly value: Computed }>();

/** The stored cycling analysis of the project and the curve it reads. */
export function cyclingDesk(project: ProjectSession, workspace: Workspace): CyclingDesk {
  return new AnalysisDesk(project, workspace, {
    kind: 'cycling',
    titleKey: 'view.cycling',
    measurements: cyclingMeasurements,
    inputs: (document, measured) => {
      if (cyclingMeasurements(document).length === 0) return null;
      const curveOf = (measurement: ProjectMeasurement): Curve | null => {
        const curve = measured(measurement);
        return curve?.kind === 'curve' ? curve : null;
      };
      return (chosen) => {
        const measurement = cyclingMeasurement(document, chosen)!;
        const curve = curveOf(measurement);
        return curve ? { id: measurement.id, curve, beside: curvesBeside(document, { curve: chosen }, curveOf) } : null;
      };
    },
    defaults: cyclingSettings,
    compute: (client, curves: Curves, settings) => {
      const read = curves(settings.curve);
      // Which file it is stands above the plot; another curve in its place would give numbers of something else.
      if (!read) return { outcome: Promise.resolve({ status: 'done', value: { result: null, problem: null, drawing: null } }), cancel: () => undefined };
      const key = JSON.stringify([settings, read.beside.own.map(({ stateId, measurementId }) => [stateId, measurementId]), read.beside.unused]);
      const last = latest.get(read.curve);
      if (last?.settings === key) return { outcome: Promise.resolve({ status: 'done', value: last.value }), cancel: () => undefined };
      const run = client.analyseCycling(read.id, read.curve, settings, read.beside);
      const outcome = run.outcome.then((ended): Outcome => {
        if (ended.status !== 'done') return ended;
        const { outcome: made, drawing } = ended.value;
        const value = { result: made.ok ? made.value : null, problem: made.ok ? null : made.error, drawing };
        latest.set(read.curve, { settings: key, value });
        return { status: 'done', value };
      });
      return { outcome, cancel: () => run.cancel() };
    },
  });
}
