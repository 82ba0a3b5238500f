/** The parts of ECharts that Halocline draws with; nothing else is bundled. */
import { CustomChart, LineChart, type CustomSeriesOption, type LineSeriesOption } from 'echarts/charts';
import { AriaComponent, GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import type { AriaComponentOption, GraphicComponentOption, GridComponentOption } from 'echarts/components';
import * as core from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

core.use([LineChart, CustomChart, GridComponent, GraphicComponent, MarkLineComponent, MarkAreaComponent, AriaComponent, CanvasRenderer, SVGRenderer]);

export type ChartOption = core.ComposeOption<
  LineSeriesOption | CustomSeriesOption | GridComponentOption | GraphicComponentOption | AriaComponentOption
>;
export type ChartSeries = LineSeriesOption | CustomSeriesOption;
export type { CustomSeriesOption };
export type Chart = core.ECharts;

export const createChart = core.init;
