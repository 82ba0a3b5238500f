/**
 * Notes on a cycling curve. Capacity depends on the mass and on what is drawn along the axis; a note is anchored where the cycler
 * measured: hours since the beginning of the file, and volts against the electrode of the file.
 */
import type { DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import type { Anchor } from '@shared/project/annotation-anchor';
import type { ProjectDocument } from '@shared/project/document';
import type { PlotNote } from '../../scene/notes';
import { noteOn } from '../plot-notes';
import { pointOfRow, type CurvePoint } from './curve-plot';

const secondsPerHour = 3600;

/** The anchor of a drawn point; null when its row is not drawn. */
export function anchorOf({ stretches }: DrawnCurve, measurementId: string, { row, step }: CurvePoint): Anchor | null {
  const stretch = stretches.find((one) => one.step === step && one.rows.includes(row));
  if (!stretch) return null;
  const at = stretch.rows.indexOf(row);
  return { kind: 'point', measurementId, x: stretch.timeS[at]! / secondsPerHour, y: stretch.voltageV[at]! };
}

/** The drawn row measured nearest to a time. */
function rowAt({ stretches }: DrawnCurve, hours: number): number {
  let [best, least] = [0, Infinity];
  for (const { rows, timeS } of stretches) {
    timeS.forEach((time, at) => {
      const distance = Math.abs(time / secondsPerHour - hours);
      if (distance < least) [best, least] = [rows[at]!, distance];
    });
  }
  return best;
}

/** Notes on rows of a curve, where those rows are drawn; notes on rows that are not drawn are left out. */
export function curveNotes({ annotations, measurementId }: { readonly annotations: ProjectDocument['annotations']; readonly measurementId: string }, drawn: DrawnCurve, points: readonly CurvePoint[]): PlotNote[] {
  return annotations.flatMap((annotation): PlotNote[] => {
    const { anchor } = annotation;
    const point = anchor.kind === 'point' && anchor.measurementId === measurementId ? pointOfRow(points, rowAt(drawn, anchor.x)) : null;
    return point ? [{ ...noteOn(annotation, point.x), y: point.y }] : [];
  });
}
