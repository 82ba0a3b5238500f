/** Figures for files: the same option as on screen, drawn once by an instance that never touches the page. */
import { createChart, type ChartOption } from './echarts';

export interface Figure {
  readonly option: ChartOption;
  /** px; a figure keeps its proportions at any size. */
  readonly width: number;
  readonly height: number;
}

/** Scalable vector graphics as text. */
export function figureSvg({ option, width, height }: Figure): string {
  const chart = createChart(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** A bitmap four times as fine as the screen: about 390 dpi at the width it has there. */
export async function figurePng({ option, width, height }: Figure): Promise<Uint8Array<ArrayBuffer>> {
  const host = document.createElement('div');
  const chart = createChart(host, null, { renderer: 'canvas', width, height, devicePixelRatio: 4 });
  try {
    chart.setOption(option);
    const canvas = chart.renderToCanvas({ pixelRatio: 4 });
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(`The picture of ${width} × ${height} px could not be made.`);
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    chart.dispose();
  }
}
