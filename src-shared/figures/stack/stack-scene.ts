/** The drawing of a stack: rows of spectra over one x-axis, with residuals, marks, levels and reference lines. */
import type { CurveDrawing } from '../curves/curve-drawing';
import { curvesScene, type CurvePainter } from '../curves/curves-scene';
import type { Box } from '../scene/box';
import { noteElements, widthOf } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import type { Range } from '../scene/zoom';
import { borders, layers, rules, sceneOf, words, type Scene, type SceneElement } from '../scene/scene';
import { fittedTitle, textWidth, type FittedTitle } from '../scene/text-width';
import { residualLimit, residualScale, scaleBar, valueScale } from '../scene/y-scale';
import { frameContents, heightAt, padded, rowRange, type FrameContent } from './frame-content';
import { heatElements, type HeatPainter } from './heat-rows';
import { levelElements, markElements, stickElements, xTicks, type MarkContext } from './marks';
import { rowNotes } from './row-notes';
import { scaleElements } from './scales';
import { titleLine, xToPixel, type StackLayout } from './stack-layout';
import { isOneFrame, type StackAxes, type StackLook, type StackRow, type StackSticks } from './stack-rows';
import { frameNames, hasLegend, legendElements, liftedStep, liftedTitle, message, rowTitle, titleEnd } from './titles';
import { curveFrame, residualDrawing, rowDrawings } from './traces';

/** A row with a scale of its own under the rows: a search statistic, a difference. */
export interface ExtraRow {
  readonly row: StackRow;
  /** Quantity and unit of its y-axis. */
  readonly title: string;
}

export interface StackInput extends MarkContext {
  readonly rows: readonly StackRow[];
  readonly extra: ExtraRow | null;
  readonly sticks: readonly StackSticks[];
  readonly layout: StackLayout;
  readonly axes: StackAxes;
  readonly look: StackLook;
  readonly theme: PlotTheme;
  /** What is said where there are no rows; defaults to nothing. */
  readonly message?: string;
  /** What each frame shows; defaults to what `rows` and `look` make of it, and saves that work where it is known. */
  readonly contents?: readonly FrameContent[];
  /** Names of rows stand at the right of their frames, where the layout left room, and not over the curves; defaults to false. */
  readonly hasNamesBeside?: boolean;
  /** What paints many points on the screen; null for files, which take shapes alone. */
  readonly painters: { readonly curves: CurvePainter; readonly heat: HeatPainter } | null;
}

/** What a part of a stack adds to the drawing. */
interface Part {
  readonly elements: readonly SceneElement[];
  readonly curves: readonly CurveDrawing[];
}

/** Curves in frames above and beside one another as a scene. */
export function stackScene(given: StackInput): Scene {
  const { theme, extra, sticks, look, rows, painters } = given;
  const contents = given.contents ?? frameContents(rows, look, given.layout.columns.length);
  const layout = drawnLayout(given.layout, contents);
  const input = { ...given, layout };
  const isHeat = look.arrangement === 'heat';
  const end = given.hasNamesBeside ? 1 : titleEnd(contents, layout, given);
  const parts = [...(isHeat ? [] : [gridPart(input), ...contents.map((content, at) => framePart(content, at, input, end))]), ...(extra && layout.extra ? [extraPart(extra, layout.extra, input)] : [])];
  return sceneOf(
    [
      ...(isHeat ? heatElements(contents, layout, input, painters?.heat ?? null) : []),
      // Under every frame of the lowest line, named at the left.
      ...sticks.flatMap((phase, at) => layout.columns.flatMap(({ left, width }, column) => stickElements(column === 0 ? phase : { ...phase, label: '' }, { ...layout.sticks[at]!, left, width }, input))),
      ...parts.flatMap(({ elements }) => elements),
      ...curvesScene(parts.flatMap(({ curves }) => curves), painters?.curves ?? null, layout.size),
      ...scaleElements(layout, input),
      ...(rows.length === 0 && given.message !== undefined ? [message(given.message, layout.plot, theme)] : []),
    ],
    theme,
  );
}

/** The layout with the frames as they are drawn. */
export const drawnLayout = (layout: StackLayout, contents: readonly FrameContent[]): StackLayout => ({ ...layout, frames: layout.frames.map((frame, at) => (contents[at]?.rows.every(({ row }) => row.residuals === null) ? withoutStrip(frame) : frame)) });

/** A frame whose rows have no residuals (a reference among samples) keeps the room of the strip for its curves. */
function withoutStrip({ main, residual }: StackLayout['frames'][number]): StackLayout['frames'][number] {
  return residual === null ? { main, residual } : { main: { ...main, height: residual.top + residual.height - main.top }, residual: null };
}

/** The borders and grid lines of all frames, and the residual strips' bands under them. */
function gridPart(input: StackInput): Part {
  const { layout, look, axes, theme } = input;
  const boxes = layout.frames.flatMap(({ main, residual }) => (residual ? [main, residual] : [main]));
  return { elements: [...borders(boxes, theme), ...gridLines(boxes, input, { look, axes, theme })], curves: [] };
}

function gridLines(boxes: readonly { readonly left: number; readonly top: number; readonly width: number; readonly height: number }[], { layout }: StackInput, { look, axes, theme }: MarkContext): SceneElement[] {
  const values = xTicks(look.range, layout.columns[0]!.width);
  return rules(
    boxes.flatMap((box) =>
      values.map((value) => {
        const pixel = xToPixel(value, look.range, box, axes.isReversed);
        return [pixel, box.top, pixel, box.top + box.height] as const;
      }),
    ),
    theme.grid,
  );
}

/** @param end where names end in their frames */
function framePart(content: FrameContent, at: number, input: StackInput, end: number): Part {
  const { rows, range, hasScale } = content;
  const { layout, theme, look, axes, hasNamesBeside = false } = input;
  const { main, residual } = layout.frames[at]!;
  const frame = curveFrame(main, range, input);
  const elements: SceneElement[] = hasScale ? valueScale(main, range, axes.divisor, theme) : look.arrangement === 'offset' && rows.some(({ row }) => row.traces.length > 0) ? scaleBar(main, range, axes.divisor, theme) : [];
  const curves: CurveDrawing[] = [];
  const isListed = hasLegend(rows.length, look.arrangement, axes.fillsFrame);
  elements.push(...centreLines(rows.flatMap(({ row, lift }) => (row.traces.length > 0 ? [lift] : [])), main, range, input));
  rows.forEach(({ row, lift }, index) => {
    curves.push(...rowDrawings(row, frame, lift, theme));
    elements.push(...levelElements(row, main, range, lift), ...noteElements(rowNotes(row, { box: main, range, lift }, input, end), main, theme), ...markElements(row.marks, main, input, { highest: (x) => heightAt(row, x, lift), range }));
    if (row.traces.length === 0 && !isOneFrame(look.arrangement)) elements.push(message(row.message, main, theme));
    if (hasNamesBeside) return;
    if (!isOneFrame(look.arrangement)) elements.push(...rowTitle(row, main, theme, end));
    else if (!isListed && index % liftedStep(rows.length, main) === 0) elements.push(...liftedTitle(row, lift, range, main, input));
  });
  if (hasNamesBeside) elements.push(...frameNames(content, main, input));
  else if (isListed) elements.push(...legendElements(rows.map(({ row }) => row), main, theme, axes.fillsFrame));
  // A curve that is drawn stronger must not lie under the others.
  curves.sort((a, b) => a.width - b.width);
  if (residual) {
    const limit = Math.max(...rows.map(({ row }) => residualLimit(row.residuals?.sigma ?? null)));
    elements.unshift(...residualScale(residual, limit, theme));
    curves.push(...rows.flatMap(({ row }) => residualDrawing(row, curveFrame(residual, [-limit, limit], input), input)));
  }
  return { elements, curves };
}

/** Where the difference is nothing, or the ratio one: at the foot of every lifted curve. */
function centreLines(lifts: readonly number[], { left, top, width, height }: Box, [low, high]: Range, { axes, theme }: MarkContext): SceneElement[] {
  if (axes.centre === undefined) return [];
  const centre = axes.centre;
  const levels = [...new Set(lifts)].map((lift) => (high - centre - lift) / (high - low)).filter((share) => share >= 0 && share <= 1);
  return rules(levels.map((share) => [left, top + share * height, left + width, top + share * height]), theme.faintText, { opacity: 0.7, layer: layers.shade });
}

/** Width of the names of the levels of an extra row with the air around them, px. */
const levelNames = ({ levels }: StackRow): number => levels.reduce((sum, { label }) => sum + widthOf(label) + 12, 0);

/** The words over an extra row: its title, and the names of its levels beside it or below. */
interface ExtraWords {
  readonly title: FittedTitle;
  readonly levels: readonly (FittedTitle & { readonly color: string })[];
  readonly isApart: boolean;
}

/** @param width up to the right edge of the row, px */
function extraWords({ row, title }: ExtraRow, width: number): ExtraWords {
  const isApart = textWidth(title) + levelNames(row) > width;
  const room = width - 12;
  return {
    title: isApart ? fittedTitle(title, room) : { size: 12, lines: [title] },
    levels: row.levels.map(({ label, color }) => ({ color, ...(textWidth(label, levelSize, true) <= room ? { size: levelSize, lines: [label] } : fittedTitle(label, room, true)) })),
    isApart,
  };
}

const levelSize = 11;

/** Lines that the words over an extra row take. @param width up to its right edge, px */
export function extraLinesIn(extra: ExtraRow, width: number): number {
  const { title, levels, isApart } = extraWords(extra, width);
  return isApart ? title.lines.length + Math.max(0, ...levels.map(({ lines }) => lines.length)) : 1;
}

function extraPart({ row, title }: ExtraRow, box: NonNullable<StackLayout['extra']>, input: StackInput): Part {
  const { theme, look } = input;
  const range = padded(rowRange(row, look.range) ?? [0, 1], row.marks.length > 0);
  const right = box.left + box.width;
  const { title: named, levels, isApart } = extraWords({ row, title }, right);
  // Each line above the one before it, up from the frame.
  const topOf = (line: number, lines: number): number => box.top - 18 - titleLine * (lines - 1 - line);
  const below = isApart ? Math.max(0, ...levels.map(({ lines }) => lines.length)) : 0;
  return {
    elements: [
      ...borders([box], theme),
      ...gridLines([box], input, input),
      ...valueScale(box, range, 1, theme),
      ...levelElements(row, box, range, 0),
      ...markElements(row.marks, box, input, { highest: (x) => heightAt(row, x, 0), range }),
      // Above the frame, where neither the curves nor each other are in their way.
      ...named.lines.map((line, at) => words(line, 12, topOf(at, named.lines.length + below), { color: theme.text, size: named.size })),
      ...levels.flatMap(({ lines, size, color }) => lines.map((line, at) => words(line, right, topOf(at, lines.length), { color, size, isBold: true, align: 'right' }))),
    ],
    curves: rowDrawings(row, curveFrame(box, range, input), 0, theme),
  };
}
