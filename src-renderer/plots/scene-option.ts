/** A scene as ECharts draws it on the screen; its axes and grids, which cost more than the curves, are not used. */
import type { CustomSeriesRenderItemReturn } from 'echarts';
import type { Scene } from '@shared/figures/scene/scene';
import type { ChartOption } from './echarts';

export function sceneOption({ background, elements }: Scene): ChartOption {
  return {
    animation: false,
    backgroundColor: background,
    series: [
      {
        type: 'custom',
        id: 'scene',
        coordinateSystem: 'none',
        silent: true,
        data: [0],
        // Elements of the drawing before would keep what this one does not set.
        renderItem: () => ({ type: 'group', $mergeChildren: false, children: [...elements] }) as CustomSeriesRenderItemReturn,
      },
    ],
  };
}
