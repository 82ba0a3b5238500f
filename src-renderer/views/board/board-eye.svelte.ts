import { readAt, type BoardCell, type BoardRow } from '@shared/figures/panels/board/board';
import { pan, zoomAbout, type Range } from '@shared/figures/scene/zoom';
import { formatNumber } from '@shared/report/number-format';
import { readout } from '../../session/readout.svelte';

/** Narrowest part of an axis that zooming reaches. */
const leastShare = 1 / 200;
/** Of what is shown, by one key. */
const [keyPan, keyZoom, keyRead] = [0.1, 1.25, 0.01];

/** How the axes of the board are looked at: rows are zoomed and read in all states at once. */
export class BoardEye {
  /** Shown parts of axes by row; all of it where there is none. */
  ranges = $state.raw<Readonly<Record<string, Range>>>({});
  /** Where a row is read. */
  cursor = $state.raw<{ readonly rowId: string; readonly x: number } | null>(null);

  /** @param row as it is shown @param full all of its axis @param factor below 1 shows less */
  zoom({ id, range }: BoardRow, full: Range, anchor: number, factor: number): void {
    this.#show(id, zoomAbout(range, anchor, factor, full, leastShare * (full[1] - full[0])), full);
  }

  /** @param by in units of the axis */
  pan({ id, range }: BoardRow, full: Range, by: number): void {
    if (this.ranges[id]) this.#show(id, pan(range, by, full), full);
  }

  /** All of the axis of a row, or of every row. */
  reset(id: string | null): void {
    this.ranges = id === null ? {} : Object.fromEntries(Object.entries(this.ranges).filter(([one]) => one !== id));
  }

  /** Reads a row at a place of its axis, and says what stands there in a cell. */
  read(row: BoardRow, cell: BoardCell, x: number): void {
    if (row.axis === '') return;
    this.cursor = { rowId: row.id, x };
    const found = readAt(cell, x);
    readout.cursor = found && `${row.axis} ${formatNumber(found.x, { decimals: 2 })} · ${readingWords(found.y)}`;
  }

  leave(): void {
    this.cursor = null;
    readout.clear();
  }

  /** What a key does in a cell. False when it stands for nothing. */
  press({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, row: BoardRow, cell: BoardCell, full: Range): boolean {
    const [low, high] = row.range;
    const at = this.cursor?.rowId === row.id ? this.cursor.x : (low + high) / 2;
    const way = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const along = (row.isReversed ? -way : way) * (high - low);
    if (row.axis === '') return false;
    if (way !== 0) {
      if (shiftKey) this.read(row, cell, Math.min(high, Math.max(low, at + keyRead * along)));
      else this.pan(row, full, keyPan * along);
    } else if (key === '+' || key === '-') this.zoom(row, full, at, key === '+' ? 1 / keyZoom : keyZoom);
    else if (key === 'Home') this.reset(row.id);
    else return false;
    return true;
  }

  #show(id: string, range: Range, full: Range): void {
    if (range[0] <= full[0] && range[1] >= full[1]) this.reset(id);
    else this.ranges = { ...this.ranges, [id]: range };
  }
}

/** A value as a crosshair says it: four digits. */
export const readingWords = (y: number): string => (Math.abs(y) >= 1000 ? formatNumber(y, { decimals: 0 }) : String(Number(y.toPrecision(4))).replace('-', '−'));
