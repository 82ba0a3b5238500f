import { afterEach, expect, test, vi } from 'vitest';
import type { Curve, Spectrum } from '@shared/spectrum/spectrum';
import { ownBuffers } from './own-buffers';
import { forBookkeeping, isSharedMemory, withOwnMemory, withSharedMemory } from './shared-memory';

afterEach(() => vi.unstubAllGlobals());

const curve = (rows: number): Curve => ({
  kind: 'curve', technique: 'electrochemistry', name: '', metadata: { a: 'b' },
  columns: (['time', 'voltage', 'other'] as const).map((quantity, k) => ({ name: quantity, quantity, unit: '', values: Float64Array.from({ length: rows }, (_, i) => i + k) })),
});

const spectrum = (points: number): Spectrum =>
  ({ kind: 'spectrum', technique: 'xrd', x: Float64Array.from({ length: points }, (_, i) => i), y: new Float64Array(points).fill(7), transmission: null }) as unknown as Spectrum;

test('the columns of a curve that other workers want leave its worker in shared memory with the same values, the others by handing over', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  const [sent] = withSharedMemory([curve(1000)]);
  if (sent?.kind !== 'curve') throw new Error('no curve');
  expect(sent.columns.map(({ values }) => [isSharedMemory(values), values.length, values[0], values[999]])).toEqual([[true, 1000, 0, 999], [true, 1000, 1, 1000], [false, 1000, 2, 1001]]);
  expect(ownBuffers([sent])).toEqual([sent.columns[2]!.values.buffer]);
});

test('the bookkeeping of a long curve gets the columns that it reads', () => {
  expect([curve(200_000), curve(10)].map((one) => forBookkeeping(one).columns.map(({ name }) => name))).toEqual([['time', 'voltage'], ['time', 'voltage', 'other']]);
});

test('where memory cannot be shared, measurements stay as they are', () => {
  vi.stubGlobal('crossOriginIsolated', false);
  const measurements = [curve(10), spectrum(10)];
  expect(withSharedMemory(measurements)).toBe(measurements);
});

test('a spectrum leaves its worker in shared memory, and goes into a cache as a copy of its own', () => {
  vi.stubGlobal('crossOriginIsolated', true);
  const [shared] = withSharedMemory([spectrum(10)]);
  const [own] = withOwnMemory([shared!]);
  if (shared?.kind !== 'spectrum' || own?.kind !== 'spectrum') throw new Error('no spectrum');
  expect([shared.x, shared.y, own.x, own.y].map(isSharedMemory)).toEqual([true, true, false, false]);
  expect(ownBuffers([shared])).toEqual([]);
  expect([shared, own]).toEqual([spectrum(10), spectrum(10)]);
  // What IndexedDB does with a row.
  expect(structuredClone(own)).toEqual(spectrum(10));
});
