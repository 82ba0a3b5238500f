import { heatColors, stripLevels, type HeatInput } from '@shared/figures/stack/heat';

/** A row of a heat map as a bitmap of one line, which the screen stretches: fifty of them cost less than one row of paths. */
export function heatImage(input: HeatInput): HTMLCanvasElement {
  const found = input.x.length < 2 ? new Int16Array(1).fill(-1) : stripLevels(input);
  const canvas = document.createElement('canvas');
  canvas.width = found.length;
  canvas.height = 1;
  const context = canvas.getContext('2d')!;
  const scale = heatColors(input.centre);
  found.forEach((level, strip) => {
    if (level < 0) return;
    context.fillStyle = scale[level]!;
    context.fillRect(input.isReversed ? found.length - 1 - strip : strip, 0, 1, 1);
  });
  return canvas;
}
