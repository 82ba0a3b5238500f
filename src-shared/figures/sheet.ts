/** Several drawings on one sheet: where the panels stand, and their letters and titles over them. */
import { markup, Markup } from '@shared/report/markup';
import type { FigureSize } from './figure';
import { pixelsPerMm } from './paper';
import { plotFont, plotThemes } from './scene/plot-theme';

export interface SheetPanel {
  readonly letter: string;
  readonly title: string;
  readonly isWide: boolean;
  /** px, with the line of letter and title. */
  readonly height: number;
}

export interface SheetBox extends FigureSize {
  readonly left: number;
  readonly top: number;
  /** Height over the drawing for letter and title; the size is what the drawing has for itself. */
  readonly head: number;
}

export interface Sheet extends FigureSize {
  readonly boxes: readonly SheetBox[];
}

/** Words over and under the panels. */
export interface SheetWords {
  readonly title: string | null;
  /** What must be known of everything above, such as that it was computed and not measured. */
  readonly foot: string | null;
}

const gap = 14;
/** Between columns, mm. */
export const columnGapMm = gap / pixelsPerMm;
const headHeight = 20;
const titleHeight = 30;
/** Of the line under the panels, px. */
export const footHeight = 14;

/** Panels in rows of columns; a wide one takes a row. A row is as high as its highest panel. @param width px */
export function sheetLayout(panels: readonly SheetPanel[], { width, columns, title, foot }: SheetWords & { readonly width: number; readonly columns: number }): Sheet {
  const columnWidth = (width - gap * (columns - 1)) / columns;
  const boxes: SheetBox[] = [];
  let top = title === null ? 0 : titleHeight;
  let at = 0;
  while (at < panels.length) {
    const first = panels[at]!;
    let count = 1;
    if (!first.isWide) while (count < columns && panels[at + count] && !panels[at + count]!.isWide) count += 1;
    const row = panels.slice(at, at + count);
    const height = Math.max(...row.map((panel) => panel.height));
    row.forEach(({ letter, title, isWide }, column) => {
      const head = letter === '' && title === '' ? 0 : headHeight;
      boxes.push({ left: column * (columnWidth + gap), top, width: isWide ? width : columnWidth, height: height - head, head });
    });
    top += height + gap;
    at += count;
  }
  return { width, height: Math.max(1, panels.length > 0 ? top - gap : top) + (foot === null ? 0 : footHeight), boxes };
}

const { ink, text: soft } = plotThemes.light;

/** The sheet as one drawing. @param drawings SVG of each panel at the size of its box, or words where there is none */
export function sheetSvg({ width, height, boxes }: Sheet, panels: readonly SheetPanel[], drawings: readonly ({ readonly svg: string } | { readonly words: string })[], { title, foot }: SheetWords): string {
  const round = (value: number): string => String(Number(value.toFixed(2)));
  return markup`<svg width="${round(width)}" height="${round(height)}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" font-family="${plotFont}" fill="${ink}">
<rect width="${round(width)}" height="${round(height)}" fill="#fff"/>
${title === null ? null : markup`<text x="2" y="19" font-size="15" font-weight="600">${title}</text>`}
${boxes.map(({ left, top, head, ...size }, at) => {
    const { letter, title: panelTitle } = panels[at]!;
    const drawing = drawings[at]!;
    const words = head === 0 ? null : markup`<text x="${round(left + 2)}" y="${round(top + 14)}" font-size="14"><tspan font-weight="700">${letter}</tspan>${panelTitle === '' ? null : markup`<tspan font-size="12"${letter === '' ? null : markup` dx="8"`}>${panelTitle}</tspan>`}</text>`;
    return markup`${words}${'svg' in drawing ? nested(drawing.svg, left, top + head, size) : markup`<text x="${round(left + size.width / 2)}" y="${round(top + head + size.height / 2)}" font-size="12" text-anchor="middle">${drawing.words}</text>`}
`;
  })}${foot === null ? null : markup`<text x="${round(width - 2)}" y="${round(height - 4)}" font-size="9" text-anchor="end" fill="${soft}">${foot}</text>
`}</svg>`.text;
}

/** A drawing with a foot under it, both in the same size; the drawing alone without a foot. @param size px */
export function withFoot(draw: (size: FigureSize) => string, size: FigureSize, foot: string | null): string {
  if (foot === null) return draw(size);
  const panel: SheetPanel = { letter: '', title: '', isWide: true, height: size.height - footHeight };
  const words: SheetWords = { title: null, foot };
  const sheet = sheetLayout([panel], { width: size.width, columns: 1, ...words });
  return sheetSvg(sheet, [panel], [{ svg: draw({ width: size.width, height: panel.height }) }], words);
}

/** A drawing as a part of another one. @throws when it is no SVG */
function nested(svg: string, left: number, top: number, { width, height }: FigureSize): Markup {
  const [head] = /<svg[^>]*>/.exec(svg) ?? [];
  if (head === undefined) throw new Error(`A panel must be an SVG; got ${svg.slice(0, 100)}`);
  const [, box = `0 0 ${width} ${height}`] = /viewBox="([^"]*)"/.exec(head) ?? [];
  const rest = head.replace(/\s(?:width|height|viewBox|x|y)="[^"]*"/g, '');
  return new Markup(svg.slice(svg.indexOf(head)).replace(head, () => rest.replace('<svg', `<svg x="${left.toFixed(2)}" y="${top.toFixed(2)}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" viewBox="${box}" preserveAspectRatio="xMidYMin"`)));
}
