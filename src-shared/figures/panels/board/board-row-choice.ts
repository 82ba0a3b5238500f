/** Which rows of a board are shown, in which order, and what of their axes; kept with the look of the board. */
import type { Range } from '../../scene/zoom';
import type { BoardRow } from './board';

type Remembered = Readonly<Record<string, string | number | boolean | null>> | undefined;

export interface RowChoice {
  /** Ids in order; rows that are not in it stay behind the row that they usually follow. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Shown parts of axes by row; all of it where there is none. */
  readonly ranges: Readonly<Record<string, Range>>;
}

const listed = (value: unknown): string[] => (typeof value === 'string' ? value.split(' ').filter((id) => id !== '') : []);
const [fromKey, toKey] = ['from ', 'to '];

/** The choice that a look keeps. */
export function rememberedRows(remembered: Remembered): RowChoice {
  const ranges = Object.entries(remembered ?? {}).flatMap(([key, from]) => {
    const to = remembered?.[`${toKey}${key.slice(fromKey.length)}`];
    return key.startsWith(fromKey) && typeof from === 'number' && typeof to === 'number' && from < to ? [[key.slice(fromKey.length), [from, to] as const] as const] : [];
  });
  return { order: listed(remembered?.['rowOrder']), hidden: listed(remembered?.['rowsHidden']), ranges: Object.fromEntries(ranges) };
}

/** What a look keeps of order and hidden rows. */
export const keptRows = ({ order, hidden }: Pick<RowChoice, 'order' | 'hidden'>): Record<string, string> => ({ rowOrder: order.join(' '), rowsHidden: hidden.join(' ') });

/** What a look keeps of the shown parts of axes. */
export const keptRanges = (ranges: RowChoice['ranges']): Record<string, number> => Object.fromEntries(Object.entries(ranges).flatMap(([id, [from, to]]) => [[`${fromKey}${id}`, from], [`${toKey}${id}`, to]]));

/** All rows in their order, hidden ones too. */
export function orderedRows<R extends Pick<BoardRow, 'id'>>(rows: readonly R[], { order }: Pick<RowChoice, 'order'>): R[] {
  const known = order.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return rows.reduce<R[]>((placed, row, at) => {
    if (known.includes(row)) return placed;
    const before = rows[at - 1];
    placed.splice(before ? placed.indexOf(before) + 1 : 0, 0, row);
    return placed;
  }, [...known]);
}

/** The rows that a board shows, with the parts of their axes that were chosen. */
export const chosenRows = (rows: readonly BoardRow[], choice: RowChoice): BoardRow[] =>
  orderedRows(rows, choice)
    .filter(({ id }) => !choice.hidden.includes(id))
    // A row that shows all of its axis stays the one it was, so that nothing of it is drawn anew.
    .map((row) => (choice.ranges[row.id] ? { ...row, range: choice.ranges[row.id]! } : row));

/** The order after a row has changed places with its neighbour; as it is at the ends. */
export function movedRow(order: readonly string[], id: string, by: 1 | -1): string[] {
  const at = order.indexOf(id);
  const other = order[at + by];
  return at < 0 || other === undefined ? [...order] : order.map((one) => (one === id ? other : one === other ? id : one));
}
