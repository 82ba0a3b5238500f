/** From the notes of the project to those that a plot draws. */
import { usualDrawing, type Annotation } from '@shared/project/annotation-anchor';
import type { ProjectDocument } from '@shared/project/document';
import { firstWords } from '@shared/report/markdown';
import type { PlotNote } from '../scene/notes';

/** How much of a note is written into a plot, characters. A label is written for the plot, so more of it is shown. */
const longest = { pointer: 28, arrow: 40, label: 60 } as const;

/** A note on one place of the axis as drawn. */
export function noteOn({ id, text, drawing = usualDrawing }: Annotation, x: number): PlotNote {
  const { kind, offset } = drawing;
  return { id, kind, from: x, to: x, text: firstWords(text, longest[kind]), offset };
}

/** A note on a part of a curve, with its words at a place of that part. */
export const noteOnPart = ({ id, text }: Annotation, x: number, y: number): PlotNote => ({ id, kind: 'part', from: x, to: x, y, text: firstWords(text, longest.arrow), offset: null });

/**
 * Notes on places and ranges of a measurement.
 * @param shown where a position of the axis as measured is drawn: notes are anchored as measured and move with every correction; defaults to there
 */
export function plotNotes(annotations: ProjectDocument['annotations'], measurementId: string, shown: (x: number) => number = (x) => x): PlotNote[] {
  return annotations.flatMap((annotation): PlotNote[] => {
    const { anchor, id, text } = annotation;
    if ((anchor.kind !== 'point' && anchor.kind !== 'range') || anchor.measurementId !== measurementId) return [];
    if (anchor.kind === 'point') return [noteOn(annotation, shown(anchor.x))];
    return [{ id, kind: 'range', from: shown(anchor.from), to: shown(anchor.to), text: firstWords(text, longest.pointer), offset: null }];
  });
}
