import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasTime, inTurn } from './turns';

const frames: (() => void)[] = [];
const frame = (): void => frames.splice(0).forEach((run) => run());
/** A frame in a task of its own. */
const nextFrame = (): void => {
  vi.runAllTimers();
  frame();
};
let clock = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
});
afterEach(() => {
  while (frames.length > 0) nextFrame();
  vi.runAllTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('building in turns', () => {
  it('has time until a slice is used up, and again in the next task', () => {
    expect(hasTime()).toBe(true);
    clock += 6;
    expect(hasTime()).toBe(true);
    clock += 5;
    expect(hasTime()).toBe(false);
    vi.runAllTimers();
    expect(hasTime()).toBe(true);
  });

  it('builds what waits in its order, as much in a frame as a slice holds', () => {
    const built: string[] = [];
    for (const name of ['plot', 'table', 'inspector', 'notes']) {
      inTurn(() => {
        built.push(name);
        clock += 6;
      });
    }
    expect(built).toEqual([]);
    nextFrame();
    expect(built).toEqual(['plot', 'table']);
    nextFrame();
    expect(built).toEqual(['plot', 'table', 'inspector', 'notes']);
    expect(frames).toEqual([]);
  });

  it('leaves out what was called off, and goes on after a part that asks for another one', () => {
    const built: string[] = [];
    const callOff = inTurn(() => built.push('gone'));
    inTurn(() => {
      built.push('outer');
      inTurn(() => built.push('inner'));
    });
    callOff();
    nextFrame();
    nextFrame();
    expect(built).toEqual(['outer', 'inner']);
  });

  it('leaves out a frame that comes in the task that asked for the part, and no second one', () => {
    const built: string[] = [];
    inTurn(() => built.push('plot'));
    frame();
    expect(built).toEqual([]);
    frame();
    expect(built).toEqual(['plot']);
  });

  it('begins anew after everything that waited was called off', () => {
    inTurn(() => undefined)();
    const built: string[] = [];
    inTurn(() => built.push('later'));
    nextFrame();
    expect(built).toEqual(['later']);
  });
});
