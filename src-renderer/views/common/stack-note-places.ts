import type { NotePlaces } from './note-commands';

/** A stack of spectra as it is seen now, and what the crosshair read last. */
interface StackNow {
  readonly rows: readonly { readonly id: string }[];
  readonly range: readonly [number, number];
  readonly reading: { readonly rowId: string; readonly x: number } | null;
}

/** Where a note goes when the keys or a menu ask for one: to the spectrum that was read last, as long as it is shown, else to the first. */
export function stackNotePlaces(now: () => StackNow): { readonly here: NotePlaces['here']; readonly range: NonNullable<NotePlaces['range']> } {
  const place = (): { measurementId: string; x: number; range: StackNow['range'] } | null => {
    const { rows, range, reading } = now();
    const isShown = reading !== null && rows.some(({ id }) => id === reading.rowId);
    const measurementId = isShown ? reading.rowId : rows[0]?.id;
    return measurementId === undefined ? null : { measurementId, x: isShown ? reading.x : (range[0] + range[1]) / 2, range };
  };
  return {
    here: () => {
      const at = place();
      return at && { kind: 'point', measurementId: at.measurementId, x: at.x, y: null };
    },
    range: () => {
      const at = place();
      return at && { kind: 'range', measurementId: at.measurementId, from: at.range[0], to: at.range[1] };
    },
  };
}
