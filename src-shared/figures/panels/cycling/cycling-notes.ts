/**
 * Notes on the plots of a cycling curve. Capacity depends on the mass and on what is drawn along the axis; a note is anchored where the
 * cycler measured: hours since the beginning of the file, and volts against the electrode of the file. So a note on a peak of dQ/dV
 * stands on its plateau of the curve too, and one on a discharge of the rate test at its end.
 */
import type { DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import type { Anchor } from '@shared/project/annotation-anchor';
import type { ProjectDocument } from '@shared/project/document';
import type { PlotNote } from '../../scene/notes';
import type { XyPlot } from '../../xy/xy-plot';
import { noteOn, noteOnPart } from '../plot-notes';
import type { CurvePoint, MeasuredRow, PointedPlot } from './plot-points';

const secondsPerHour = 3600;

/** The anchor of a drawn point. */
export const anchorOf = (measurementId: string, { timeS, voltageV }: CurvePoint): Anchor => ({ kind: 'point', measurementId, x: timeS / secondsPerHour, y: voltageV });

/** The anchor of a part of a curve. @param from, to s since the beginning of the file */
export const rangeAnchor = (measurementId: string, [from, to]: readonly [number, number]): Anchor => ({ kind: 'range', measurementId, from: from / secondsPerHour, to: to / secondsPerHour });

/** What was measured nearest to a time; null for a curve without rows. */
function measuredAt({ stretches }: DrawnCurve, hours: number): MeasuredRow | null {
  let best: MeasuredRow | null = null;
  let least = Infinity;
  for (const { step, rows, timeS, voltageV } of stretches) {
    for (let at = 0; at < rows.length; at += 1) {
      const distance = Math.abs(timeS[at]! / secondsPerHour - hours);
      // Of the two stretches that share a row the step counts.
      if (distance < least || (distance === least && best!.step < 0)) {
        [best, least] = [{ row: rows[at]!, step, timeS: timeS[at]!, voltageV: voltageV[at]! }, distance];
      }
    }
  }
  return best;
}

/** The parts of the lines of a plot that were measured between two times, h. */
function partsBetween(points: readonly CurvePoint[], from: number, to: number): (readonly CurvePoint[])[] {
  const parts: CurvePoint[][] = [];
  let part: CurvePoint[] = [];
  let before: CurvePoint | null = null;
  for (const point of points) {
    const hours = point.timeS / secondsPerHour;
    if (before?.step !== point.step || hours < from || hours > to) part = [];
    before = point;
    if (hours < from || hours > to) continue;
    if (part.length === 0) parts.push(part);
    part.push(point);
  }
  return parts.filter(({ length }) => length > 1);
}

/** Notes on a curve as a plot of it draws them; those on what it does not show are left out. */
export function cyclingNotes(
  { annotations, measurementId }: { readonly annotations: ProjectDocument['annotations']; readonly measurementId: string },
  drawn: DrawnCurve,
  { points, placeOf }: Pick<PointedPlot, 'points' | 'placeOf'>,
): Required<Pick<XyPlot, 'notes' | 'marks'>> {
  const notes: PlotNote[] = [];
  const marks: NonNullable<XyPlot['marks']>[number][] = [];
  for (const annotation of annotations) {
    const { anchor } = annotation;
    if ((anchor.kind !== 'point' && anchor.kind !== 'range') || anchor.measurementId !== measurementId) continue;
    if (anchor.kind === 'point') {
      const measured = measuredAt(drawn, anchor.x);
      const place = measured && placeOf({ ...measured, voltageV: anchor.y ?? measured.voltageV });
      if (place) notes.push({ ...noteOn(annotation, place.x), y: place.y });
      continue;
    }
    const parts = partsBetween(points, anchor.from, anchor.to);
    const longest = parts.reduce<readonly CurvePoint[]>((most, part) => (part.length > most.length ? part : most), []);
    const middle = longest[Math.floor(longest.length / 2)];
    if (middle) notes.push(noteOnPart(annotation, middle.x, middle.y));
    marks.push(...parts.map((part) => ({ x: part.map(({ x }) => x), y: part.map(({ y }) => y) })));
  }
  return { notes, marks };
}
