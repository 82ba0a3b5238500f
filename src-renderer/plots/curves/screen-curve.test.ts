import { expect, it } from 'vitest';
import { curveColumns } from '@shared/figures/curves/curve-columns';
import { screenCurve } from './screen-curve';

const x = Float64Array.from({ length: 200_000 }, (_, i) => i / 1000);
const y = x.map((value, i) => Math.sin(value / 9) + 0.3 * Math.sin(i * 12.9898) + (i === 77_777 ? 40 : i === 150_001 ? -30 : 0));
const columns = 500;
const columnsOf = (curve: { x: Float64Array; y: Float64Array }) => curveColumns(curve.x, curve.y, { perX: columns / 200, atX: 0, perY: -10, atY: 400 }, { left: 0, count: columns, perPixel: 1, range: [0, 200] });

it('draws the same picture with an eighth of the points', () => {
  const thin = screenCurve({ x, y }, [0, 200], columns);
  expect(thin.x).toHaveLength(25_000);
  const [all, few] = [columnsOf({ x, y }), columnsOf(thin)];
  /** How far `a` reaches above what `b` reaches in the same column or one beside it, px at most. */
  const beyond = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((value, i) => Math.min(...b.subarray(Math.max(0, i - 1), i + 2)) - value));
  const upsideDown = (columns: Float32Array): Float32Array => columns.map((value) => -value);
  for (const [one, other] of [[all, few], [few, all]] as const) {
    expect(beyond(one.top, other.top)).toBeLessThan(0.5);
    expect(beyond(upsideDown(one.bottom), upsideDown(other.bottom))).toBeLessThan(0.5);
  }
  // The mean of noise of ±3 px.
  expect(Math.max(...all.mean.map((value, i) => (Math.abs(i - 375) < 2 || Math.abs(i - 194) < 2 ? 0 : Math.abs(value - few.mean[i]!))))).toBeLessThan(2);
  expect([Math.min(...few.top), Math.max(...few.bottom)]).toEqual([Math.min(...all.top), Math.max(...all.bottom)]);
});

it('is made once, and leaves a short curve and a part that is looked at closely as they are', () => {
  expect(screenCurve({ x, y }, [0, 200], columns).y).toBe(screenCurve({ x, y }, [10, 190], columns).y);
  expect(screenCurve({ x, y }, [50, 60], columns).y).toBe(y);
  expect(screenCurve({ x: x.subarray(0, 9000), y }, [0, 9], columns).y).toBe(y);
  const other = x.map((value) => value + 1);
  expect(screenCurve({ x: other, y }, [0, 201], columns).x).not.toBe(screenCurve({ x, y }, [0, 200], columns).x);
});
