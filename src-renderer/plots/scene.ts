/** A plot as a list of shapes in px. ECharts draws and exports them; its axes and grids, which cost more than the curves, are not used. */
import type { CustomSeriesRenderItemReturn } from 'echarts';
import type { Box } from './aligned-layout';
import type { ChartOption } from './echarts';
import { plotFont, type PlotTheme } from './plot-theme';

export type SceneElement = NonNullable<CustomSeriesRenderItemReturn>;

/** What lies over what: `z2` of the elements. */
export const layers = { frame: 0, shade: 1, area: 2, points: 4, line: 5, level: 6, mark: 8, words: 9, title: 10 } as const;

export function sceneOption(elements: readonly SceneElement[], theme: PlotTheme): ChartOption {
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: plotFont, fontSize: 12, color: theme.text },
    series: [
      {
        type: 'custom',
        id: 'scene',
        coordinateSystem: 'none',
        silent: true,
        data: [0],
        // Elements of the drawing before would keep what this one does not set.
        renderItem: () => ({ type: 'group', $mergeChildren: false, children: [...elements] }),
      },
    ],
  };
}

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

export function words(text: string, x: number, y: number, { color, size = 12, isBold = false, align = 'left', verticalAlign = 'top', width, opacity, behind, layer = layers.words }: WordLook): SceneElement {
  const style = { text, fill: color, font: `${isBold ? '600 ' : ''}${size}px ${plotFont}`, align, verticalAlign, ...(opacity !== undefined && { opacity }), ...(behind !== undefined && { stroke: behind, lineWidth: 3 }), ...(width !== undefined && { width, overflow: 'truncate' as const }) };
  return { type: 'text', x, y, z2: layer, style };
}

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

/** Decimals that tell neighbouring ticks apart. */
export function tickDecimals(values: readonly number[]): number {
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : 1;
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}
