/** Figures of a project: recipes, not pictures. A figure is drawn anew from data and results whenever it is looked at. */
import { SpeciesSchema } from '@shared/xps/model';
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const range = v.nullable(v.tuple([finite, finite]));

/** What a panel can draw: the plot of a view, or the Ru fractions as bars. */
export const panelKinds = ['xrd', 'raman', 'xps', 'fractions', 'compare', 'cycling', 'board'] as const;
export type PanelKind = (typeof panelKinds)[number];

/** Of a panel: a sheet of A3. */
export const mostHeightMm = 400;

const PanelSchema = v.object({
  id,
  kind: v.picklist(panelKinds),
  /** How the view was looked at, by the names that it remembers itself under. */
  look: v.record(v.pipe(v.string(), v.maxLength(200)), v.union([text(2000), finite, v.boolean(), v.null()])),
  /** Shown part of the axes, in their units; null: everything. `y` only where both axes can be chosen. */
  x: range,
  y: range,
  /** Magnification of y above the floor. */
  yZoom: v.pipe(finite, v.gtValue(0)),
  /** States in it; null: all there are, also those that come later. */
  states: v.nullable(v.array(id)),
  /** Beside the letter; empty for none. */
  title: text(200),
  /** Over all columns instead of one. */
  isWide: v.boolean(),
  heightMm: v.pipe(finite, v.minValue(15), v.maxValue(mostHeightMm)),
});
export type FigurePanel = v.InferOutput<typeof PanelSchema>;
/** What a panel draws, before it has a place in a figure. */
export type PanelRecipe = Pick<FigurePanel, 'kind' | 'look' | 'x' | 'y' | 'yZoom' | 'states'>;

/** # and six hexadecimal digits. */
const ColorSchema = v.pipe(v.string(), v.regex(/^#[0-9A-Fa-f]{6}$/));
/** A colour as it is kept, from one typed with or without #; null for anything else. */
export function readColor(typed: string): string | null {
  const color = `#${typed.trim().replace(/^#/, '').toUpperCase()}`;
  return v.is(ColorSchema, color) ? color : null;
}

/** Colours that are chosen for a figure, by state, by what a component stands for, and by the name of a phase or starting material; all else has the colours of paper. */
const FigureColorsSchema = v.object({ states: v.record(id, ColorSchema), species: v.record(SpeciesSchema, ColorSchema), substances: v.exactOptional(v.record(text(200), ColorSchema)) });
export type FigureColors = v.InferOutput<typeof FigureColorsSchema>;

/** How panels are lettered: a; (a); A. */
export const letterings = ['none', 'lower', 'bracketed', 'upper'] as const;
export type Lettering = (typeof letterings)[number];

export const FigureSchema = v.object({
  id,
  title: v.pipe(text(200), v.minLength(1)),
  caption: text(4000),
  widthMm: v.pipe(finite, v.minValue(30), v.maxValue(500)),
  /** Dots per inch of bitmaps. */
  dpi: v.pipe(finite, v.integer(), v.minValue(72), v.maxValue(2400)),
  lettering: v.picklist(letterings),
  columns: v.pipe(finite, v.integer(), v.minValue(1), v.maxValue(4)),
  /** The title is drawn over the panels, and not only told with the caption. */
  hasTitle: v.boolean(),
  /** Language of axes and legends; names of states are what the project says. */
  language: v.picklist(['en', 'ja']),
  isInReport: v.boolean(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  panels: v.pipe(v.array(PanelSchema), v.maxLength(26)),
  /** In every panel; defaults to those of paper. */
  colors: v.exactOptional(FigureColorsSchema),
});
export type ProjectFigure = v.InferOutput<typeof FigureSchema>;

/** Letter of a panel, "" without lettering. @param at its place, from 0 */
export function panelLetter(lettering: Lettering, at: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + at);
  return { none: '', lower: letter, bracketed: `(${letter})`, upper: letter.toUpperCase() }[lettering];
}
