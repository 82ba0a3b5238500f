import { expect, it } from 'vitest';
import { stackNotePlaces } from './stack-note-places';

const placesAt = (rows: string[], reading: { rowId: string; x: number } | null) => stackNotePlaces(() => ({ rows: rows.map((id) => ({ id })), range: [10, 20], reading }));

it('puts a note where the crosshair was last, and never on a spectrum that is not shown', () => {
  const read = placesAt(['a', 'b'], { rowId: 'b', x: 12 });
  expect([read.here(), read.range()]).toEqual([{ kind: 'point', measurementId: 'b', x: 12, y: null }, { kind: 'range', measurementId: 'b', from: 10, to: 20 }]);
  const gone = placesAt(['a'], { rowId: 'b', x: 99 });
  expect([gone.here(), gone.range()]).toEqual([{ kind: 'point', measurementId: 'a', x: 15, y: null }, { kind: 'range', measurementId: 'a', from: 10, to: 20 }]);
  expect(placesAt(['a'], null).here()).toEqual({ kind: 'point', measurementId: 'a', x: 15, y: null });
  const empty = placesAt([], { rowId: 'b', x: 12 });
  expect([empty.here(), empty.range()]).toEqual([null, null]);
});
