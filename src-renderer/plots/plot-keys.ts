/** What keys do on a plot: arrows nudge, + and − zoom, Home shows everything. Each panel says what that means on its axes. */

/** Right and up are 1, left and down −1. */
export type Step = 1 | -1;

export interface PlotKeys {
  readonly right: (step: Step) => void;
  readonly up: (step: Step) => void;
  /** The same with Shift; without it Shift changes nothing. */
  readonly shiftRight?: (step: Step) => void;
  readonly shiftUp?: (step: Step) => void;
  /** In (1) or out. */
  readonly zoom: (step: Step) => void;
  readonly reset: () => void;
  /** Further keys of one panel. */
  readonly others?: Readonly<Record<string, () => void>>;
}

/** Does what a key stands for. False when it stands for nothing here. */
export function pressKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, keys: PlotKeys): boolean {
  const right = (shiftKey ? keys.shiftRight : undefined) ?? keys.right;
  const up = (shiftKey ? keys.shiftUp : undefined) ?? keys.up;
  const actions: Readonly<Record<string, () => void>> = {
    ...keys.others,
    ArrowRight: () => right(1),
    ArrowLeft: () => right(-1),
    ArrowUp: () => up(1),
    ArrowDown: () => up(-1),
    '+': () => keys.zoom(1),
    '-': () => keys.zoom(-1),
    Home: keys.reset,
  };
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  action?.();
  return action !== undefined;
}

/** How far a turn of the wheel widens a range (below 1: narrows it), and of which axis; null when it did not turn. */
export function wheelZoom({ deltaX, deltaY, shiftKey }: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'shiftKey'>, step: number): { readonly axis: 'x' | 'y'; readonly factor: number } | null {
  // Chromium turns Shift and the wheel into a horizontal wheel.
  const distance = deltaY === 0 ? deltaX : deltaY;
  return distance === 0 ? null : { axis: shiftKey ? 'y' : 'x', factor: distance > 0 ? step : 1 / step };
}
