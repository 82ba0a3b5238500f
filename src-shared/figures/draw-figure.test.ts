import { expect, it } from 'vitest';
import { figureDrawing } from './draw-figure';
import { document, figure, panel, spectrumOf } from './testing/broad-peaks';

it.each(['xps', 'board'] as const)('reads the data of panels of %s once for all figures', (kind) => {
  let read = 0;
  const draw = figureDrawing(document, {
    spectrumOf: (measurement) => {
      read += 1;
      return spectrumOf(measurement);
    },
    curveOf: () => null,
  });
  const first = draw(figure([panel(kind)]));
  const forOne = read;
  expect(forOne).toBeGreaterThan(0);
  expect(draw(figure([panel(kind)]))).toBe(first);
  draw(figure([panel(kind, { id: 'left' }), panel(kind, { id: 'right' })]));
  expect(read).toBe(forOne);
});
