/** Figures for files: the same option as on screen, drawn once by an instance that never touches the page. */
import { createChart, type ChartOption } from './echarts';

/** Room of a drawing, px. */
export interface FigureSize {
  readonly width: number;
  readonly height: number;
}

export interface Figure extends FigureSize {
  readonly option: ChartOption;
}

/** Scalable vector graphics as text. */
export function figureSvg({ option, width, height }: Figure): string {
  const chart = createChart(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    // Rules for the pointer, which a figure never meets, and which strict pages refuse.
    return chart.renderToSVGString().replace(/<style[^>]*>[\s\S]*?<\/style>/g, '');
  } finally {
    chart.dispose();
  }
}
