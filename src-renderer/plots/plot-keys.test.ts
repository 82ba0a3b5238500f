import { describe, expect, it, vi } from 'vitest';
import { pressKey, wheelZoom } from './plot-keys';

const keys = () => ({ right: vi.fn(), up: vi.fn(), shiftRight: vi.fn(), zoom: vi.fn(), reset: vi.fn(), others: { a: vi.fn() } });
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe('pressKey', () => {
  it('nudges, zooms and resets', () => {
    const on = keys();
    for (const key of ['ArrowLeft', 'ArrowUp', '+', '-', 'Home', 'a']) expect(pressKey(press(key), on)).toBe(true);
    expect(on.right.mock.calls).toEqual([[-1]]);
    expect(on.up.mock.calls).toEqual([[1]]);
    expect(on.zoom.mock.calls).toEqual([[1], [-1]]);
    expect(on.reset).toHaveBeenCalledOnce();
    expect(on.others.a).toHaveBeenCalledOnce();
  });

  it('takes Shift where a panel has a use for it, and else the plain key', () => {
    const on = keys();
    pressKey(press('ArrowRight', true), on);
    pressKey(press('ArrowDown', true), on);
    expect(on.shiftRight.mock.calls).toEqual([[1]]);
    expect(on.right).not.toHaveBeenCalled();
    expect(on.up.mock.calls).toEqual([[-1]]);
  });

  it('leaves other keys to others', () => {
    expect(pressKey(press('b'), keys())).toBe(false);
    expect(pressKey(press('toString'), keys())).toBe(false);
  });
});

describe('wheelZoom', () => {
  it('widens x downwards, narrows it upwards, and turns to y with Shift, which may come as a horizontal wheel', () => {
    expect(wheelZoom({ deltaX: 0, deltaY: 100, shiftKey: false }, 2)).toEqual({ axis: 'x', factor: 2 });
    expect(wheelZoom({ deltaX: 0, deltaY: -100, shiftKey: false }, 2)).toEqual({ axis: 'x', factor: 0.5 });
    expect(wheelZoom({ deltaX: -3, deltaY: 0, shiftKey: true }, 2)).toEqual({ axis: 'y', factor: 0.5 });
    expect(wheelZoom({ deltaX: 0, deltaY: 0, shiftKey: false }, 2)).toBeNull();
  });
});
