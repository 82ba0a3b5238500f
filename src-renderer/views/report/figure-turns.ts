/**
 * Which figure of a report is drawn now: one after the other, since every panel brings a worker of its own and computes what it draws.
 */
import type { ProjectDocument } from '@shared/project/document';
import type { ProjectFigure } from '@shared/project/figure';

/** A figure to draw, and all that its drawing follows from: equal parts give an equal drawing. */
export interface FigureTurn {
  readonly figure: ProjectFigure;
  readonly from: readonly unknown[];
}

export interface DrawnFigure {
  /** Null when it did not come in time: the figures behind it are drawn all the same. */
  readonly svg: string | null;
  readonly from: FigureTurn['from'];
}

/** Parts of the document keep their identity until they change. The caption stands below the drawing. */
export function turnOf(figure: ProjectFigure, { title, sample, states, measurements, constants, analyses, annotations }: ProjectDocument): FigureTurn {
  return { figure, from: [JSON.stringify({ ...figure, caption: '' }), title, sample, states, measurements, constants, analyses, annotations] };
}

export const isSame = (a: FigureTurn['from'], b: FigureTurn['from']): boolean => a.every((part, at) => part === b[at]);

/** The drawing of a turn; undefined when there is none yet, or one of other data, null when it was given up. */
export function drawingOf({ figure, from }: FigureTurn, drawn: Readonly<Record<string, DrawnFigure>>): string | null | undefined {
  const own = drawn[figure.id];
  return own && isSame(own.from, from) ? own.svg : undefined;
}

/** The first turn without a drawing, as the same object for as long as it is: what draws it is not begun anew. Null when all are drawn. */
export function nextTurn(current: FigureTurn | null, turns: readonly FigureTurn[], drawn: Readonly<Record<string, DrawnFigure>>): FigureTurn | null {
  const next = turns.find((turn) => drawingOf(turn, drawn) === undefined) ?? null;
  return current && next && isSame(current.from, next.from) ? current : next;
}
