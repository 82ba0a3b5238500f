/** The parts of ECharts that Halocline draws with; nothing else is bundled. */
import { CustomChart, LineChart, ScatterChart, type CustomSeriesOption, type LineSeriesOption, type ScatterSeriesOption } from 'echarts/charts';
import { AriaComponent, GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import type { AriaComponentOption, GraphicComponentOption, GridComponentOption } from 'echarts/components';
import * as core from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

core.use([LineChart, ScatterChart, CustomChart, GridComponent, GraphicComponent, MarkLineComponent, MarkAreaComponent, AriaComponent, CanvasRenderer, SVGRenderer]);

export type ChartOption = core.ComposeOption<
  LineSeriesOption | ScatterSeriesOption | CustomSeriesOption | GridComponentOption | GraphicComponentOption | AriaComponentOption
>;
export type ChartSeries = LineSeriesOption | ScatterSeriesOption | CustomSeriesOption;
export type { CustomSeriesOption, ScatterSeriesOption };
export type Chart = core.ECharts;

export const createChart = core.init;
