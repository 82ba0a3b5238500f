/** The parts of ECharts that Halocline draws with; nothing else is bundled. */
import { CustomChart, type CustomSeriesOption } from 'echarts/charts';
import * as core from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

core.use([CustomChart, CanvasRenderer]);

export type ChartOption = core.ComposeOption<CustomSeriesOption>;
export type Chart = core.ECharts;

export const createChart = core.init;
