import { expect, it, vi } from 'vitest';
import { openStoredFile, type FileCalls } from './stored-file';

function host(pieces: readonly number[]) {
  const at = (k: number) => ({ size: pieces.length, piece: Uint8Array.of(pieces[k]!), rest: k < pieces.length - 1 ? 'rest-of-it' : null });
  let next = 1;
  return {
    'files.read': vi.fn(() => Promise.resolve(at(0))),
    'files.readOn': vi.fn(() => Promise.resolve(at(next++))),
    'files.stopReading': vi.fn(() => Promise.resolve(null)),
  } satisfies FileCalls;
}

it('asks once for a file of one piece', async () => {
  const calls = host([7]);
  const file = await openStoredFile(calls, 'p', 'h');
  expect(file).toMatchObject({ size: 1, first: Uint8Array.of(7), next: null });
  await file.stop();
  expect(calls['files.readOn']).not.toHaveBeenCalled();
  expect(calls['files.stopReading']).not.toHaveBeenCalled();
});

it('keeps one piece on its way and never more', async () => {
  const calls = host([1, 2, 3, 4]);
  const { first, next } = await openStoredFile(calls, 'p', 'h');
  const got = [...first];
  for (let asked = 1; asked <= 3; asked++) {
    expect(calls['files.readOn']).toHaveBeenCalledTimes(asked);
    got.push(...(await next!()));
  }
  expect(got).toEqual([1, 2, 3, 4]);
  expect(calls['files.readOn']).toHaveBeenCalledTimes(3);
});

it('tells a failure to whoever asks for the piece, and stops what was begun', async () => {
  const calls = { ...host([1, 2, 3]), 'files.readOn': vi.fn(() => Promise.reject(new Error('gone'))) };
  const { next, stop } = await openStoredFile(calls, 'p', 'h');
  await expect(next!()).rejects.toThrow('gone');
  await stop();
  expect(calls['files.stopReading']).toHaveBeenCalledWith('rest-of-it');
});
