/** A plot as a list of shapes in px, for the screen (src-renderer/plots) and for files (scene-svg.ts). */
import { formatNumber } from '@shared/report/number-format';
import type { Box } from './box';
import { plotFont, type PlotTheme } from './plot-theme';
import { fittedLine, fittedTitle, textWidth } from './text-width';

/** Lines across a fill. */
interface Hatch {
  readonly symbol: 'rect';
  readonly dashArrayX: number[];
  /** Thickness of a line and gap to the next, px. */
  readonly dashArrayY: [gap: number, line: number];
  /** Anticlockwise, rad. */
  readonly rotation: number;
  readonly color: string;
}

/** How a shape is painted. */
export interface ShapeStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly lineDash?: number[];
  readonly lineJoin?: 'bevel';
  readonly lineCap?: 'round';
  readonly opacity?: number;
  readonly decal?: Hatch;
}

export interface TextStyle {
  readonly text: string;
  readonly fill: string;
  /** As CSS writes it: weight, size in px, families. */
  readonly font: string;
  readonly align: 'left' | 'center' | 'right';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly opacity?: number;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly width?: number;
  readonly overflow?: 'truncate';
}

interface Placed {
  /** What lies over what: a shape over those with a lower one, and over those before it; defaults to 0. */
  readonly z2?: number;
  /** Moved by so many px. */
  readonly x?: number;
  readonly y?: number;
}

export type SceneElement =
  | (Placed & { readonly type: 'group'; readonly clipPath: { readonly type: 'rect'; readonly shape: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } }; readonly children: SceneElement[] })
  | (Placed & { readonly type: 'path'; readonly shape: { readonly pathData: string }; readonly style: ShapeStyle })
  | (Placed & { readonly type: 'polyline' | 'polygon'; readonly shape: { readonly points: readonly (readonly [number, number])[] }; readonly style: ShapeStyle })
  | (Placed & { readonly type: 'rect'; readonly shape: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; /** Radius of the corners; defaults to 0. */ readonly r?: number }; readonly style: ShapeStyle })
  | (Placed & { readonly type: 'circle'; readonly shape: { readonly cx: number; readonly cy: number; readonly r: number }; readonly style: ShapeStyle })
  | (Placed & { readonly type: 'text'; readonly style: TextStyle })
  /** A bitmap that a painter of the screen made; files hold shapes alone. */
  | (Placed & { readonly type: 'image'; readonly style: { readonly image: object; readonly x: number; readonly y: number; readonly width: number; readonly height: number } });

/** A whole drawing. */
export interface Scene {
  readonly background: string;
  readonly elements: readonly SceneElement[];
}

/** A scene on the background of a theme. */
export const sceneOf = (elements: readonly SceneElement[], { background }: PlotTheme): Scene => ({ background, elements });

/** What lies over what: `z2` of the elements. */
export const layers = { frame: 0, shade: 1, area: 2, points: 4, line: 5, level: 6, mark: 8, words: 9, title: 10 } as const;

export interface WordLook {
  readonly color: string;
  /** px; defaults to 12. */
  readonly size?: number;
  readonly isBold?: boolean;
  /** Which side of the words stands at x; defaults to left. */
  readonly align?: 'left' | 'center' | 'right';
  /** Which side stands at y; defaults to top. */
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  /** Words that are wider end in dots, px. */
  readonly width?: number;
  readonly opacity?: number;
  /** Colour behind the letters, so that they can be read on curves. */
  readonly behind?: string;
  readonly layer?: number;
}

/** A line of text at a place (px), cut off at `width` where one is given. */
export function words(text: string, x: number, y: number, { color, size = 12, isBold = false, align = 'left', verticalAlign = 'top', width, opacity, behind, layer = layers.words }: WordLook): SceneElement {
  const style = { text, fill: color, font: `${isBold ? '600 ' : ''}${size}px ${plotFont}`, align, verticalAlign, ...(opacity !== undefined && { opacity }), ...(behind !== undefined && { stroke: behind, lineWidth: 3 }), ...(width !== undefined && { width, overflow: 'truncate' as const }) };
  return { type: 'text', x, y, z2: layer, style };
}

/** The title of a scale, bold, in the middle of its scale as far as it then stays between two places; smaller where there is less room, and then in lines. */
export function axisTitle(text: string, middle: number, y: number, { color, from, to, verticalAlign = 'top' }: { readonly color: string; readonly from: number; readonly to: number; readonly verticalAlign?: 'top' | 'bottom' }): SceneElement[] {
  const { size, lines } = fittedTitle(text, to - from, true);
  return lines.map((line, at) => {
    const half = Math.min(textWidth(line, size, true), to - from) / 2;
    // Lines over a scale end at y, those under it begin there.
    const lift = verticalAlign === 'top' ? at : at + 1 - lines.length;
    return words(line, Math.max(from + half, Math.min(to - half, middle)), y + fittedLine * lift, { color, size, isBold: true, align: 'center', verticalAlign });
  });
}

/** Lines below the first one that {@link axisTitle} takes, px. */
export const furtherTitleLines = (text: string, width: number): number => fittedLine * (fittedTitle(text, width, true).lines.length - 1);

/** Straight lines of one look as one element, each from one place to another. */
export function rules(lines: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[], color: string, { width = 1, dash = null, opacity = 1, layer = layers.frame }: { readonly width?: number; readonly dash?: number[] | null; readonly opacity?: number; readonly layer?: number } = {}): SceneElement[] {
  if (lines.length === 0) return [];
  const pathData = lines.map(([x1, y1, x2, y2]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`).join('');
  return [{ type: 'path', z2: layer, shape: { pathData }, style: { fill: 'none', stroke: color, lineWidth: width, opacity, ...(dash && { lineDash: dash }) } }];
}

/** A tenth of a px is finer than can be seen. */
const round = (value: number): number => Math.round(value * 10) / 10;

/** Borders of frames as one element. */
export function borders(boxes: readonly Box[], theme: PlotTheme): SceneElement[] {
  return rules(
    boxes.flatMap(({ left, top, width, height }) => {
      const [right, bottom] = [left + width, top + height];
      return [[left, top, right, top], [right, top, right, bottom], [right, bottom, left, bottom], [left, bottom, left, top]] as const;
    }),
    theme.frame,
  );
}

/** Shapes of which nothing is seen outside of a frame. */
export function clipped({ left, top, width, height }: Box, children: readonly SceneElement[]): SceneElement[] {
  return children.length === 0 ? [] : [{ type: 'group', clipPath: { type: 'rect', shape: { x: left, y: top, width, height } }, children: [...children] }];
}

/** Words of ticks, with decimals that tell neighbours apart. */
export function tickWords(values: readonly number[]): string[] {
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return values.map((value) => formatNumber(value, { decimals }));
}
