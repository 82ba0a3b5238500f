/** Notes on places and ranges of a plot: where their words stand, and their shapes. They are anchored on the axis and so move with the data. */
import { overlap, type Box } from './box';
import type { PlotTheme } from './plot-theme';
import { clipped, layers, rules, words, type SceneElement } from './scene';
import { textWidth } from './text-width';

export interface PlotNote {
  readonly id: string;
  /** `pointer`: a small triangle under its words. `arrow`: from the words to the place. `label`: words with a thin leader line, as assignments have. `range`: a shaded part of the axis. `part`: words on a part of a curve that the plot marks. */
  readonly kind: 'pointer' | 'arrow' | 'label' | 'range' | 'part';
  /** Positions on the x-axis as drawn; equal for a place. */
  readonly from: number;
  readonly to: number;
  /** Where on the y-axis as drawn; without it the note stands on the data. */
  readonly y?: number;
  readonly text: string;
  /** From the place to the middle of the words, px; null: where there is room. */
  readonly offset: { readonly x: number; readonly y: number } | null;
}

/** Whether the words of a note can be put elsewhere. */
export const isMovable = ({ kind }: PlotNote): boolean => kind !== 'range' && kind !== 'part';

/** A note that is seen, in px of the panel. */
export interface PlacedNote {
  readonly note: PlotNote;
  /** What it points at; the left upper end of a range. */
  readonly tip: readonly [x: number, y: number];
  /** Right end of a range; the tip's own x otherwise. */
  readonly end: number;
  readonly words: Box;
}

/** What is done with the notes of a plot. */
export interface NoteHandling {
  /** Words for screen readers: what the note says and where. */
  readonly nameOf: (id: string) => string;
  readonly canEdit: boolean;
  readonly onopen: (id: string) => void;
  /** The words stand so far from the place, px; null where they stand by themselves. */
  readonly onmove: ((id: string, offset: { readonly x: number; readonly y: number }) => void) | null;
  readonly onremove: (id: string) => void;
}

interface Room {
  readonly box: Box;
  /** Shown positions [low, high]. */
  readonly range: readonly [number, number];
  readonly pixelOf: (x: number) => number;
  /** Pixel of what a note points at, e.g. the highest value drawn there; not finite where nothing is drawn. */
  readonly topOf: (note: PlotNote) => number;
  /** Where other words stand already; defaults to nowhere. */
  readonly taken?: readonly Box[];
}

const lineHeight = 15;
const letterSize = 11;

/** Width of the words of a note with the air around them, px. */
export const widthOf = (text: string): number => textWidth(text, letterSize, true) + 6;

/** Where the middle of the words stands by itself, from the place. */
const usualOffsets = { pointer: { x: 0, y: -15 }, label: { x: 0, y: -38 }, arrow: { x: 26, y: -38 }, part: { x: 0, y: -38 } } as const;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Places the notes that are in the shown range, so that words which nobody moved stay apart. */
export function placeNotes(notes: readonly PlotNote[], { box, range, pixelOf, topOf, taken = [] }: Room): PlacedNote[] {
  const placed: PlacedNote[] = [];
  const seen = notes.filter(({ from, to }) => to >= range[0] && from <= range[1]);
  // Words that were put somewhere keep their place, the others give way.
  for (const note of [...seen].sort((a, b) => Number(a.offset === null) - Number(b.offset === null) || a.from - b.from)) {
    const width = Math.min(widthOf(note.text), box.width);
    const ends = [note.from, note.to].map((x) => pixelOf(clamp(x, range[0], range[1])));
    const [left, end] = [Math.min(...ends), Math.max(...ends)];
    const top = topOf(note);
    const tipY = note.kind === 'range' ? box.top : clamp((Number.isFinite(top) ? top : box.top + box.height / 2) - 3, box.top + lineHeight + 7, box.top + box.height - 4);
    const { x: right, y: down } = note.kind === 'range' ? { x: width / 2 + 4, y: lineHeight / 2 + 4 } : (note.offset ?? usualOffsets[note.kind]);
    const wordsBox = {
      left: clamp(left + right - width / 2, box.left, box.left + box.width - width),
      top: clamp(tipY + down - lineHeight / 2, box.top + 1, box.top + box.height - lineHeight),
      width,
      height: lineHeight,
    };
    // Words that give way do not cover what they point at.
    const tip = note.kind === 'range' ? [] : [{ left: left - 4, top: tipY - 7, width: 8, height: 7 }];
    const collides = (at: number): boolean => [...taken, ...tip, ...placed.map((one) => one.words)].some((other) => overlap({ ...wordsBox, top: at }, other));
    if (note.offset === null) wordsBox.top = freeTop(wordsBox.top, box, collides);
    placed.push({ note, tip: [left, tipY], end, words: wordsBox });
  }
  return placed;
}

/** The nearest free line above, else below; the wanted one when there is none. */
function freeTop(wanted: number, box: Box, collides: (top: number) => boolean): number {
  for (let top = wanted; top >= box.top; top -= lineHeight) if (!collides(top)) return top;
  for (let top = wanted; top <= box.top + box.height - lineHeight; top += lineHeight) if (!collides(top)) return top;
  return wanted;
}

/** The shapes of notes in their frame. */
export function noteElements(placed: readonly PlacedNote[], box: Box, theme: PlotTheme): SceneElement[] {
  return clipped(box, placed.flatMap((one) => shapesOf(one, box, theme)));
}

function shapesOf({ note, tip: [x, y], end, words: at }: PlacedNote, box: Box, theme: PlotTheme): SceneElement[] {
  const middle = at.left + at.width / 2;
  const text = words(note.text, middle, at.top + at.height / 2, { color: theme.ink, size: letterSize, isBold: true, align: 'center', verticalAlign: 'middle', behind: theme.background, width: at.width, layer: layers.title });
  // The line leaves the words at the side that faces the place.
  const from = at.top + at.height <= y ? at.top + at.height : at.top >= y ? at.top : at.top + at.height / 2;
  switch (note.kind) {
    case 'range':
      return [{ type: 'rect', z2: layers.shade, shape: { x, y: box.top, width: Math.max(1, end - x), height: box.height }, style: { fill: theme.accent, opacity: 0.14 } }, text];
    case 'pointer': {
      const isApart = Math.hypot(middle - x, from - y) > 1.5 * lineHeight;
      return [{ type: 'polygon', z2: layers.mark, shape: { points: [[x, y], [x - 3.5, y - 7], [x + 3.5, y - 7]] }, style: { fill: theme.accent } }, ...(isApart ? rules([[middle, from, x, y - 7]], theme.accent, { layer: layers.mark }) : []), text];
    }
    case 'label':
    case 'part':
      return [...rules([[middle, from, x, y]], theme.text, { layer: layers.mark }), text];
    case 'arrow': {
      // A head with its base across the line.
      const length = Math.hypot(x - middle, y - from) || 1;
      const [ux, uy] = [(x - middle) / length, (y - from) / length];
      const back = (along: number, across: number): [number, number] => [x - along * ux - across * uy, y - along * uy + across * ux];
      return [...rules([[middle, from, ...back(6, 0)]], theme.ink, { width: 1.4, layer: layers.mark }), { type: 'polygon', z2: layers.mark, shape: { points: [[x, y], back(8, 3.6), back(8, -3.6)] }, style: { fill: theme.ink } }, text];
    }
  }
}
