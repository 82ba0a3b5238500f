/**
 * The drawing of the aligned panel: one row per state, each with counts, background, filled components, envelope and
 * residuals, all on one energy axis that falls to the right; shares and ratios run on in the same rows.
 */
import { scaleTicks } from '@shared/report/svg/ticks';
import { overlap, type Box } from '../scene/box';
import { energyToPixel, type AlignedLayout } from './aligned-layout';
import { nearestIndex, type AlignedLabels, type AlignedLook, type AlignedRow, type RowCurves } from './aligned-rows';
import { componentDrawings } from './component-drawings';
import type { CurveDrawing, CurveFrame } from '../curves/curve-drawing';
import { curvesScene, type CurvePainter } from '../curves/curves-scene';
import { markElement } from '../scene/mark-element';
import { noteElements, placeNotes, widthOf, type PlacedNote, type PlotNote } from '../scene/notes';
import type { PlotTheme } from '../scene/plot-theme';
import { ratioColumn, sharesColumn } from './result-columns';
import { axisTitle, borders, layers, rules, sceneOf, tickWords, words, type Scene, type SceneElement } from '../scene/scene';
import { residualLimit, residualScale, valueScale } from '../scene/y-scale';
import type { Range } from '../scene/zoom';

/** The line of a model that was not fitted as it stands. */
const unfittedDash = [7, 4] as const;
const backgroundDash = [4, 3] as const;

export interface AlignedInput {
  readonly rows: readonly AlignedRow[];
  readonly layout: AlignedLayout;
  readonly look: AlignedLook;
  readonly labels: AlignedLabels;
  readonly theme: PlotTheme;
  /** Counts range that all rows share, when they do. */
  readonly commonCounts: Range | null;
  /** Paints curves of many points on the screen; null for files, which take shapes alone. */
  readonly painter: CurvePainter | null;
}

/** Spectra in rows on one axis, with residuals, shares and ratios beside them, as a scene. */
export function alignedScene(input: AlignedInput): Scene {
  const { rows, layout, labels, theme, painter } = input;
  const curves = rows.flatMap((row, at) => rowCurves(row, at, input));
  return sceneOf(
    [
      ...frameElements(input),
      ...rows.flatMap((row, at) => rowElements(row, at, input)),
      ...curvesScene(curves, painter, layout.size),
      ...(layout.shares ? sharesColumn(rows, layout.shares, layout.rowHeight, labels, theme) : []),
      ...(layout.ratio ? ratioColumn(rows, layout.ratio, layout.rowHeight, labels, theme) : []),
      ...energyScale(input),
      words(labels.countsAxis, 12, 7, { color: theme.text }),
    ],
    theme,
  );
}

/** Range of the counts of a curve, without its ends beyond the data: a little air above, the baseline a little above the frame. */
export function countsRange({ x, counts, model }: RowCurves): Range {
  let low = Infinity;
  let high = -Infinity;
  for (const values of [counts, model?.envelope ?? counts]) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const span = high - low || Math.max(1, Math.abs(high));
  return [low - 0.06 * span, Math.max(high + 0.08 * span, roomForTitle({ x, counts }, low - 0.06 * span))];
}

/** Parts of the frame that the title of a row takes: of the width, and from above. */
const titlePart = { width: 0.2, height: 0.36 };

/** How far the counts have to reach so that a curve that is high where the title stands, as surveys are, runs below it. */
function roomForTitle({ x, counts }: Pick<RowCurves, 'x' | 'counts'>, low: number): number {
  const [first, last] = [x[0]!, x[x.length - 1]!];
  const from = Math.max(first, last) - titlePart.width * Math.abs(last - first);
  let under = low;
  for (let i = 0; i < counts.length; i += 1) if (x[i]! >= from && counts[i]! > under) under = counts[i]!;
  return low + (under - low) / (1 - titlePart.height);
}

/** What the frame of a row shows of its counts. */
function shownCounts({ curves }: AlignedRow, { look, commonCounts }: Pick<AlignedInput, 'look' | 'commonCounts'>): Range {
  const [low, high] = curves ? (look.hasCommonCounts && commonCounts ? commonCounts : countsRange(curves)) : [0, 1];
  return [low, low + (high - low) / look.yZoom];
}

const frameOf = (box: Box, yRange: Range, { look }: AlignedInput): CurveFrame => ({ box, range: look.range, yRange, isReversed: true });

function mainFrame(row: AlignedRow, at: number, input: AlignedInput): CurveFrame {
  return frameOf(input.layout.rows[at]!.main, shownCounts(row, input), input);
}

/** Where the notes of a row stand. @param at place of the row among those drawn */
export function rowNotes(row: AlignedRow, at: number, input: Pick<AlignedInput, 'layout' | 'look' | 'commonCounts'>): PlacedNote[] {
  return placedInRow(row.notes ?? [], row, at, input, []);
}

/** Notes in the frame of a row, beside its title and what else stands there. */
function placedInRow(notes: readonly PlotNote[], row: AlignedRow, at: number, input: Pick<AlignedInput, 'layout' | 'look' | 'commonCounts'>, taken: readonly Box[]): PlacedNote[] {
  const { main: box } = input.layout.rows[at]!;
  const { range } = input.look;
  const [low, high] = shownCounts(row, input);
  return placeNotes(notes, {
    box,
    range,
    taken: [titleBox(row, box), ...taken],
    pixelOf: (energy) => energyToPixel(energy, range, box),
    topOf: ({ from }) => box.top + (1 - (countsAt(row.curves, from) - low) / (high - low)) * box.height,
  });
}

/** Where the title of a row stands. */
const titleBox = (row: AlignedRow, box: Box): Box => ({ left: box.left, top: box.top, width: Math.max(1.3 * widthOf(row.label), widthOf(row.note)) + 34, height: 42 });

/** Names of peaks that have room beside everything else; the first have it first. */
function rowPeakNames(names: readonly PlotNote[], row: AlignedRow, at: number, input: AlignedInput, taken: readonly Box[]): PlacedNote[] {
  const kept: PlacedNote[] = [];
  for (const name of names) {
    const others = [...taken, ...kept.map(({ words: box }) => box)];
    const [one] = placedInRow([name], row, at, input, others);
    // Below its peak a name would stand on the curve.
    if (one && one.words.top + one.words.height <= one.tip[1] && ![titleBox(row, input.layout.rows[at]!.main), ...others].some((box) => overlap(box, one.words))) kept.push(one);
  }
  return kept;
}

/** The highest counts drawn around an energy. */
function countsAt(curves: RowCurves | null, energy: number): number {
  if (!curves || energy < curves.x[0]! || energy > curves.x[curves.x.length - 1]!) return NaN;
  const { counts, model } = curves;
  const index = nearestIndex(curves.x, energy);
  return Math.max(...counts.subarray(Math.max(0, index - 2), index + 3), model?.envelope[index - model.first] ?? -Infinity);
}

// ── curves ──────────────────────────────────────────────────────────────────

/** Energies of the points that the model was fitted to. */
const fittedEnergies = ({ x, model }: RowCurves): Float64Array => (model ? x.subarray(model.first, model.first + model.envelope.length) : x.subarray(0, 0));

function rowCurves(row: AlignedRow, at: number, input: AlignedInput): CurveDrawing[] {
  const { curves } = row;
  if (!curves) return [];
  const { layout, look, theme } = input;
  const { x, counts, model } = curves;
  const frame = mainFrame(row, at, input);
  const plain = { frame, base: null, lift: 0, dash: null, opacity: 1 };
  const measured: CurveDrawing = { ...plain, style: 'points', x, y: counts, color: model ? theme.faintText : theme.ink, width: layout.spectra.width > 700 ? 3.2 : 2.6, opacity: 0.9 };
  if (!model) return [measured];
  const fitted = fittedEnergies(curves);
  const line = (y: Float64Array, color: string, width: number, dash: CurveDrawing['dash'] = null): CurveDrawing => ({ ...plain, style: 'line', x: fitted, y, color, width, dash });
  const { residual } = layout.rows[at]!;
  const drawnBackground = look.hasBackground ? [line(model.background, theme.faintText, 1, backgroundDash)] : [];
  if (model.isData) return [...componentDrawings(fitted, model, frame, theme), ...drawnBackground, line(counts, theme.ink, 1)];
  const limit = residualLimit(model.residuals);
  return [
    ...componentDrawings(fitted, model, frame, theme),
    measured,
    ...drawnBackground,
    line(model.envelope, theme.ink, 1.6, row.isStale ? unfittedDash : null),
    ...(residual ? [{ ...line(model.residuals, theme.text, 1), frame: frameOf(residual, [-limit, limit], input) }] : []),
  ];
}

// ── frames ──────────────────────────────────────────────────────────────────

const energyTicks = ({ look, layout }: AlignedInput): number[] => scaleTicks(look.range[0], look.range[1], Math.max(2, Math.round(layout.spectra.width / 80)));

function frameElements(input: AlignedInput): SceneElement[] {
  const { layout, look, theme } = input;
  const boxes = layout.rows.flatMap(({ main, residual }) => (residual ? [main, residual] : [main]));
  const lines = energyTicks(input).flatMap((energy) => boxes.map((box) => [energyToPixel(energy, look.range, box), box.top, energyToPixel(energy, look.range, box), box.top + box.height] as const));
  return [...borders(boxes, theme), ...rules(lines, theme.grid)];
}

function rowElements(row: AlignedRow, at: number, input: AlignedInput): SceneElement[] {
  const { layout, theme } = input;
  const { main, residual } = layout.rows[at]!;
  const { curves } = row;
  const frame = mainFrame(row, at, input);
  const notes = rowNotes(row, at, input);
  const names = row.peakNames ? rowPeakNames(row.peakNames, row, at, input, notes.map((note) => note.words)) : [];
  return [
    ...noteElements([...names, ...notes], main, theme),
    ...rowTitle(row, main, theme),
    // All rows are labelled in thousands, as the heading says, so that they can be compared at a glance.
    ...(curves ? valueScale(main, frame.yRange, 1000, theme) : [words(row.message, main.left + 28, main.top + Math.min(34, main.height / 2), { color: theme.faintText })]),
    ...(residual ? residualScale(residual, residualLimit(curves?.model?.residuals ?? null), theme) : []),
  ];
}

/** The energy axis under the last row. */
function energyScale(input: AlignedInput): SceneElement[] {
  const { layout, look, labels, theme } = input;
  const { spectra } = layout;
  const bottom = spectra.top + spectra.height;
  const values = energyTicks(input);
  const numbers = tickWords(values);
  const pixelOf = (energy: number): number => energyToPixel(energy, look.range, spectra);
  return [
    ...rules(values.map((energy) => [pixelOf(energy), bottom, pixelOf(energy), bottom + 4]), theme.faintText),
    ...values.map((energy, at) => words(numbers[at]!, pixelOf(energy), bottom + 7, { color: theme.text, align: 'center' })),
    ...axisTitle(labels.energyAxis, spectra.left + spectra.width / 2, bottom + 25, { color: theme.text, from: 4, to: spectra.left + spectra.width + 9 }),
  ];
}

function rowTitle(row: AlignedRow, box: Box, theme: PlotTheme): SceneElement[] {
  const [left, top] = [box.left + 10, box.top + 7];
  return [
    markElement(row.mark, left, top + 2),
    words(row.label, left + 18, top, { color: theme.ink, size: 14, isBold: true, behind: theme.background, layer: layers.title }),
    ...(row.note !== '' && box.height >= 76 ? [words(row.note, left + 18, top + 19, { color: theme.faintText, size: 11, behind: theme.background, layer: layers.title })] : []),
  ];
}
