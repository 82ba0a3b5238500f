/** The board as one drawing in the colours of paper; text stays text. */
import { markup, type Markup } from '@shared/report/markup';
import type { FigureSize } from '../../figure';
import type { Box } from '../../scene/box';
import { markPaths } from '../../scene/mark-shapes';
import { noteElements } from '../../scene/notes';
import { plotFont, plotThemes } from '../../scene/plot-theme';
import { elementsMarkup } from '../../scene/scene-svg';
import { fittedSize, textWidth, wrapped } from '../../scene/text-width';
import { cellShapes, type Board, type BoardCell } from './board';
import { axisOf, boardLayout, markRoom, nameLine, nameTop, type BoardLayout, type HeadBox, type Measures, type RowBox, type WordLine } from './board-layout';
import { besideLetters, titleAbove, titleBeside } from './row-titles';

const { background: paper, ink, text: soft, frame: line, good, bad } = plotThemes.light;
const tones = { good, bad };
const fixed = (value: number): string => value.toFixed(1);

/** @param size room for the drawing, px: the drawing has its proportions, or is higher where the board cannot do with it */
export function boardSheet(board: Board, size: FigureSize): Markup {
  const layout = boardLayout(board, size);
  const { width, height, columnWidth, measures, blocks } = layout;
  const titleSize = fittedSize(board.title, width - 16, 14, true);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${fixed(width)}" height="${fixed(height)}" viewBox="0 0 ${fixed(width)} ${fixed(height)}" font-family="${plotFont}" font-size="10" fill="${ink}">
<rect width="${fixed(width)}" height="${fixed(height)}" fill="${paper}"/>
<text x="8" y="18" font-size="${titleSize}" font-weight="600">${wrapped(board.title, width - 16, 1, { size: titleSize, isBold: true }).join('')}</text>
${blocks.map(({ top, heads, rows }) => markup`${heads.map((head, at) => stateHead(head, { left: measures.left + at * columnWidth, top, width: columnWidth - measures.gap }, measures))}
${rows.map((box) => rowMarkup(box, layout))}`)}
</svg>`;
}

/** The symbol and the name of a state over its column, and what was written on it. */
function stateHead({ head: { colour, shape, hollow }, name, note }: HeadBox, { left, top, width }: { readonly left: number; readonly top: number; readonly width: number }, { headSize }: Measures): Markup {
  const lineHeight = nameLine * headSize;
  const foot = top + nameTop;
  return markup`<path d="M${fixed(left)} ${fixed(top)}h${fixed(width)}" stroke="${colour}" stroke-width="2.5"/><path transform="translate(${fixed(left)} ${fixed(foot - 0.36 * headSize - 5)}) scale(${fixed(10 / 12)})" d="${markPaths[shape]}" fill="${hollow ? 'none' : colour}" stroke="${colour}" stroke-width="1.6" stroke-linejoin="round"/>${name.map(
    (words, at) => markup`<text x="${fixed(left + markRoom)}" y="${fixed(foot + lineHeight * at)}" font-size="${headSize}" font-weight="600">${words}</text>`,
  )}${note === '' ? null : markup`<text x="${fixed(left)}" y="${fixed(foot + lineHeight * (name.length - 1) + besideLetters.lineHeight)}" font-size="${besideLetters.size}" fill="${soft}">${note}</text>`}`;
}

function rowMarkup(box: RowBox, { width, columnWidth, measures }: BoardLayout): Markup {
  const { row, cells, plotTop, plotHeight } = box;
  const title = measures.isBeside ? titleBeside(row, { top: plotTop, height: plotHeight + axisOf(row, measures) }) : titleAbove(row, plotTop, width);
  return markup`${title}${cells.flatMap((cell, at) => (cell ? [cellMarkup(cell, box, at, { left: measures.left + at * columnWidth, top: plotTop, width: columnWidth - measures.gap, height: plotHeight }, measures)] : []))}
`;
}

function cellMarkup(cell: BoardCell, { row, words, wordsHeight }: RowBox, at: number, plot: Box, { inset, letters: { size, lineHeight } }: Measures): Markup {
  const lines: readonly WordLine[] = words[at]!;
  const { paths, ticks: marks, pin, notes } = cellShapes(cell, row, plot, { width: 2 * inset + Math.max(0, ...lines.map(({ text, isHeadline }) => textWidth(text, size, isHeadline))), height: wordsHeight });
  const side = fixed(row.wordsAt === 'right' ? plot.left + plot.width - inset : plot.left + inset);
  const anchor = row.wordsAt === 'right' ? 'end' : 'start';
  return markup`<rect x="${fixed(plot.left)}" y="${fixed(plot.top)}" width="${fixed(plot.width)}" height="${fixed(plot.height)}" fill="none" stroke="${line}"/>${paths.map(
    ({ d, fill, stroke, width, opacity, dash }) => markup`<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" opacity="${opacity}"${dash === '' ? null : markup` stroke-dasharray="${dash}"`}/>`,
  )}${pin ? markup`<circle cx="${fixed(pin.x)}" cy="${fixed(pin.y)}" r="${inset - 0.5}" fill="${paper}" stroke="${pin.colour}" stroke-width="2"/>` : null}${marks.map(
    ({ at: x, label }) => markup`<path d="M${fixed(x)} ${fixed(plot.top + plot.height)}v3" stroke="${line}"/><text x="${fixed(x)}" y="${fixed(plot.top + plot.height + 3 + size)}" font-size="${size}" text-anchor="middle" fill="${soft}">${label}</text>`,
  )}${lines.map(
    ({ text, isHeadline }, i) => markup`<text x="${side}" y="${fixed(plot.top + lineHeight * (i + 1))}" font-size="${fittedSize(text, plot.width - 2 * inset, size, isHeadline)}" text-anchor="${anchor}"${isHeadline ? markup` font-weight="600"` : null} fill="${isHeadline ? (cell.tone ? tones[cell.tone] : ink) : soft}" opacity="${cell.isStale ? 0.5 : 1}">${text}</text>`,
  )}${elementsMarkup(noteElements(notes, plot, plotThemes.light))}
`;
}
