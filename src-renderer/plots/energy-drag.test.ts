import { expect, it } from 'vitest';
import { EnergyDrag, energySteps } from './energy-drag';

const box = { left: 0, top: 0, width: 200, height: 100 };
const at = (clientX: number): PointerEvent & { readonly currentTarget: HTMLElement } => ({ clientX, pointerId: 1, currentTarget: { setPointerCapture: () => undefined } }) as unknown as PointerEvent & { readonly currentTarget: HTMLElement };

it('tells each place of a drag and the last one once more, energies falling to the right', () => {
  const told: unknown[] = [];
  const drag = new EnergyDrag((...move) => told.push(move));
  drag.press(at(100), 'low', 280);
  drag.move(at(110), [270, 290], box);
  drag.move(at(110), [270, 290], box);
  drag.move(at(90), [270, 290], box);
  drag.release();
  drag.move(at(50), [270, 290], box);
  expect(told).toEqual([['low', 279, false], ['low', 281, false], ['low', 281, true]]);
});

it('takes a press without a move for none', () => {
  const told: unknown[] = [];
  const drag = new EnergyDrag((...move) => told.push(move));
  drag.press(at(100), 'low', 280);
  drag.release();
  expect(told).toEqual([]);
});

it('steps with the arrows, ten times as far with Shift', () => {
  const key = (name: string, shiftKey = false): number | null => energySteps({ key: name, shiftKey } as KeyboardEvent);
  expect([key('ArrowLeft'), key('ArrowRight'), key('ArrowUp', true), key('a')]).toEqual([1, -1, 10, null]);
});
