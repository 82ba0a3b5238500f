import { afterEach, expect, test, vi } from 'vitest';
import type { Curve, Spectrum } from '@shared/spectrum/spectrum';
import { measurementBuffers } from './measurement-buffers';
import { forBookkeeping, isShared, withSharedMemory } from './shared-memory';

afterEach(() => vi.unstubAllGlobals());

const curve = (rows: number): Curve => ({
  kind: 'curve', technique: 'electrochemistry', name: '', metadata: { a: 'b' },
  columns: (['time', 'voltage', 'other'] as const).map((quantity, k) => ({ name: quantity, quantity, unit: '', values: Float64Array.from({ length: rows }, (_, i) => i + k) })),
});

test('a long curve leaves its worker in shared memory with the same values, a short one by handing over', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  const [long, short] = withSharedMemory([curve(200_000), curve(10)]);
  expect([isShared(long!), isShared(short!)]).toEqual([true, false]);
  // Of the long one only the column that no other worker will want.
  expect(measurementBuffers([long!, short!])).toHaveLength(4);
  if (long?.kind !== 'curve') throw new Error('no curve');
  expect(long.columns.map(({ values }) => [values.length, values[0], values[199_999]])).toEqual([[200_000, 0, 199_999], [200_000, 1, 200_000], [200_000, 2, 200_001]]);
  expect(forBookkeeping(long).columns.map(({ name }) => name)).toEqual(['time', 'voltage']);
});

test('where memory cannot be shared, curves stay as they are', () => {
  vi.stubGlobal('crossOriginIsolated', false);
  const measurements = [curve(200_000)];
  expect(withSharedMemory(measurements)).toBe(measurements);
});

test('a long spectrum leaves its worker in shared memory with the same values, a short one stays as it is', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  const spectrum = (points: number): Spectrum => ({ kind: 'spectrum', technique: 'xrd', x: Float64Array.from({ length: points }, (_, i) => i), y: new Float64Array(points).fill(7), transmission: null }) as unknown as Spectrum;
  const short = spectrum(10);
  const [long, same] = withSharedMemory([spectrum(200_000), short]);
  expect(same).toBe(short);
  if (long?.kind !== 'spectrum') throw new Error('no spectrum');
  expect([isShared(long), isShared(short)]).toEqual([true, false]);
  expect(measurementBuffers([long])).toEqual([]);
  expect([long.x.length, long.x[199_999], long.y[0], long.transmission]).toEqual([200_000, 199_999, 7, null]);
});
