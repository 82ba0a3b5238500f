import { expect, it } from 'vitest';
import { joinPieces } from './file-in-pieces';

const source = (...pieces: number[][]) => {
  const [first, ...rest] = pieces.map((piece) => Uint8Array.from(piece));
  return { first: first!, next: rest.length === 0 ? null : () => Promise.resolve(rest.shift() ?? new Uint8Array()) };
};

it('takes a file of one piece as it is', async () => {
  const { first, next } = source([1, 2, 3]);
  expect(await joinPieces({ size: 3, first, next })).toBe(first);
  expect(await joinPieces({ size: 0, ...source([]) })).toHaveLength(0);
});

it('puts pieces behind one another and asks for none too many', async () => {
  let asked = 0;
  const { first, next } = source([1, 2], [3, 4], [5]);
  const bytes = await joinPieces({ size: 5, first, next: () => (asked++, next!()) });
  expect([...bytes]).toEqual([1, 2, 3, 4, 5]);
  expect(asked).toBe(2);
});

it('takes no file for whole that came with fewer or more bytes', async () => {
  await expect(joinPieces({ size: 5, ...source([1, 2]) })).rejects.toThrow('ended after 2');
  await expect(joinPieces({ size: 5, ...source([1, 2], [3]) })).rejects.toThrow('a piece of 0 after 3');
  await expect(joinPieces({ size: 3, ...source([1, 2], [3, 4]) })).rejects.toThrow('a piece of 2 after 2');
});
