import { expect, it } from 'vitest';
import { figureDrawing } from '../../draw-figure';
import { document, figure, panel, spectrumOf } from '../../testing/broad-peaks';

const draw = figureDrawing(document, { spectrumOf, curveOf: () => null });
const drawnWith = (look: Record<string, string>): string => draw(figure([{ ...panel('compare'), look: { column: 'xps/C1s', ...look } }]));

it('never draws a difference to another state than the chosen one', () => {
  expect(drawnWith({ quantity: 'difference', against: document.states[1]!.id })).not.toContain('is not in this project');
  expect(drawnWith({ quantity: 'difference', against: 'beside:before' })).toContain('is not in this project');
  expect(drawnWith({ quantity: 'ratio', against: 'removed' })).toContain('is not in this project');
  // Nothing is compared with it.
  expect(drawnWith({ quantity: 'spectra', against: 'removed' })).not.toContain('is not in this project');
});
