import type { Box } from '@shared/figures/scene/box';
import type { Range } from '@shared/figures/scene/zoom';

/** Where something that can be moved along the energy axis is moved to, eV: while it is dragged, and once more when it is let go. */
type OnMove = (id: string, energy: number, isDone: boolean) => void;

/** The drag of one thing along the energy axis, which falls to the right. */
export class EnergyDrag {
  readonly #onmove: OnMove;
  #held: { readonly id: string; readonly fromX: number; readonly fromEnergy: number; energy: number; hasMoved: boolean } | null = null;

  constructor(onmove: OnMove) {
    this.#onmove = onmove;
  }

  press(event: PointerEvent & { readonly currentTarget: HTMLElement }, id: string, energy: number): void {
    this.#held = { id, fromX: event.clientX, fromEnergy: energy, energy, hasMoved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent, range: Range, box: Box): void {
    const held = this.#held;
    if (!held) return;
    // A finer step than one can point at would only write noise into the model.
    const energy = Number((held.fromEnergy - ((event.clientX - held.fromX) * (range[1] - range[0])) / box.width).toFixed(3));
    if (energy === held.energy) return;
    held.energy = energy;
    held.hasMoved = true;
    this.#onmove(held.id, energy, false);
  }

  release(): void {
    if (this.#held?.hasMoved) this.#onmove(this.#held.id, this.#held.energy, true);
    this.#held = null;
  }
}

/** How far an arrow key moves, in steps: towards higher energies to the left and up, ten steps with Shift; null for other keys. */
export function energySteps(event: KeyboardEvent): number | null {
  const direction = { ArrowRight: -1, ArrowLeft: 1, ArrowUp: 1, ArrowDown: -1 }[event.key];
  return direction === undefined ? null : direction * (event.shiftKey ? 10 : 1);
}
