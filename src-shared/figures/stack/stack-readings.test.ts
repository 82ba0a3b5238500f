import { describe, expect, it } from 'vitest';
import { frameContents } from './frame-content';
import { stackLayout } from './stack-layout';
import { stackReadings } from './stack-readings';
import type { StackLook, StackRow } from './stack-rows';

const row = (id: string, x: readonly number[], y: readonly number[]): StackRow => ({
  id,
  label: id,
  note: '',
  mark: null,
  traces: [{ id: 'counts', label: 'Counts', x: Float64Array.from(x), y: Float64Array.from(y), color: '#000000', style: 'line' }],
  residuals: null,
  marks: [],
  levels: [],
  message: '',
  isStale: false,
});
const look: StackLook = { arrangement: 'rows', range: [10, 40], yZoom: 1, hasCommonScale: false, hasResiduals: false, offset: 1 };
const layout = stackLayout({ width: 1000, height: 700, rows: 2, isOneFrame: false, hasResiduals: false, sticks: 0, hasSecondAxis: false, hasExtra: false, asideWidth: 0 });

function readings(x: number, change: Partial<StackLook> = {}) {
  const rows = [row('a', [10, 20, 30, 40], [0, 100, 50, 20]), row('b', [10, 14, 18], [5, 6, 7])];
  const whole = { ...look, ...change };
  return stackReadings(rows, { contents: frameContents(rows, whole, 1), layout, look: whole }, x);
}

describe('what a crosshair reads', () => {
  it('is the measured point nearest to it, in the frame of its row', () => {
    const [a, b] = readings(16.5);
    expect(a).toMatchObject({ x: 20, y: 100, box: layout.frames[0]!.main });
    expect(b).toMatchObject({ x: 18, y: 7, box: layout.frames[1]!.main });
  });

  it('is nothing where a row was not measured', () => {
    const [a, b] = readings(18.1);
    expect(a).not.toBeNull();
    expect(b).toBeNull();
  });

  it('has no level where magnification leaves it above the frame', () => {
    expect(readings(20)[0]!.level).toBeGreaterThan(0.5);
    expect(readings(20, { yZoom: 4 })[0]!.level).toBeNull();
  });
});
