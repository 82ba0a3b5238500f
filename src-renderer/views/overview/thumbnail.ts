import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { HostClient } from '../../session/host/host-client';
import type { ProjectSession } from '../../session/project-session.svelte';
import { drawnCurve, type DrawnCurve } from './drawn-curve';
import { buildMatrix } from '@shared/project/matrix';

type Line = [number, number][];
const pointsPerLine = 48;

/** One measurement per state: the first column that most states have, so that the picture shows like with like. */
function shownMeasurements(document: ProjectDocument): ProjectMeasurement[] {
  const { columns, rows } = buildMatrix(document);
  const count = (id: string): number => rows.filter((row) => row.cells.has(id)).length;
  const best = columns.reduce<string | null>((chosen, { id }) => (chosen === null || count(id) > count(chosen) || (count(id) === count(chosen) && id === 'xps/Ru3d_C1s') ? id : chosen), null);
  return best === null ? [] : rows.flatMap((row) => row.cells.get(best)?.[0] ?? []);
}

/** Lines stacked from the top down, all in 0 … 1. */
export function thumbnailLines(curves: readonly DrawnCurve[]): Line[] {
  const height = 1.6 / (curves.length + 0.6);
  return curves.map(({ x, y, isReversed }, index) => {
    const offset = curves.length === 1 ? 0 : ((1 - height) * (curves.length - 1 - index)) / (curves.length - 1);
    const count = Math.min(pointsPerLine, x.length);
    const drawn = Array.from({ length: count }, (_, i) => Math.round((i * (x.length - 1)) / Math.max(1, count - 1)));
    // Of what is drawn: all of a pattern of a million points is more than a call takes.
    const heights = drawn.map((at) => y[at]!);
    const low = Math.min(...heights);
    const span = Math.max(...heights) - low || 1;
    return drawn.map((at): [number, number] => {
      const px = (x[at]! - x[0]!) / (x[x.length - 1]! - x[0]! || 1);
      const py = offset + (height * (y[at]! - low)) / span;
      return [round(isReversed ? 1 - px : px), round(py)];
    });
  });
}

const round = (value: number): number => Math.round(1000 * value) / 1000;

/** What was sent last, so that the picture is not sent again after every edit. */
const sent = new Map<string, string>();

/** Keeps a small picture of the project for the start view. Spectra that cannot be read are left out. */
export async function sendThumbnail(project: ProjectSession, host: HostClient): Promise<void> {
  const measurements = shownMeasurements(project.document);
  const key = measurements.map((measurement) => measurement.id).join();
  if (project.isReadOnly || sent.get(project.id) === key) return;
  sent.set(project.id, key);
  const loaded = await Promise.allSettled(measurements.map((measurement) => project.spectrum(measurement.id)));
  const curves = loaded.flatMap((outcome) => (outcome.status === 'fulfilled' ? (drawnCurve(outcome.value) ?? []) : []));
  await host['projects.setThumbnail'](project.id, thumbnailLines(curves));
}
