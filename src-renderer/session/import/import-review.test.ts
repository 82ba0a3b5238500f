import { describe, expect, it, vi } from 'vitest';
import type { TextReading } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import { asFound, type RememberedReadings } from '@shared/formats/remembered-readings';
import { sha256 } from '../../workers/sha256';
import { Task, TaskCancelled } from '../tasks.svelte';
import { ImportReview, makeOf } from './import-review.svelte';

const table = (seed: number): string => Array.from({ length: 60 }, (_, i) => `${(1195 + i * 0.2).toFixed(1)} ${100 + ((i * seed) % 17)}`).join('\n');
const picked = (name: string, text: string) => ({ file: new File([text], name), folder: '' });
const parser = {
  read: vi.fn(),
  readerVersion: () => Promise.resolve(1),
  stop: vi.fn(),
  readAndHash: async (file: File, _: RememberedReadings, reading?: TextReading) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return file.size > 4000 ? { sha256: null, result: { ok: false as const, error: { file: file.name, place: null, key: 'format.error.tooLarge', params: {} } } } : { sha256: await sha256(bytes), result: readFile({ name: file.name, bytes, reading }) };
  },
};
const task = (): Task => new Task({ key: 'overview.importing' });

async function read(...files: ReturnType<typeof picked>[]): Promise<ImportReview> {
  const review = new ImportReview(files, null, parser);
  await review.read({}, task());
  return review;
}

describe('the review of an import', () => {
  it('holds every file with its outcome, and those too large to be opened apart', async () => {
    const review = await read(picked('a.txt', table(3)), picked('empty.txt', ''), picked('huge.txt', 'x'.repeat(5000)));
    expect(review.items.map(({ name, result }) => [name, result.ok])).toEqual([['a.txt', true], ['empty.txt', false]]);
    expect(review.tooLarge.map(({ file }) => file)).toEqual(['huge.txt']);
    expect(review.stage).toBe('waiting');
  });

  it('cannot be accepted before all is read, and ends at once when it is cancelled', async () => {
    const review = new ImportReview([picked('a.txt', table(3)), picked('b.txt', table(5))], null, parser);
    const running = task();
    const reading = review.read({}, running);
    review.accept();
    expect(review.stage).toBe('reading');
    review.cancel();
    await expect(reading).rejects.toThrow(TaskCancelled);
    expect(await review.decision).toBe(false);
  });

  it('reads one table in another way, and the others of its make when asked', async () => {
    const review = await read(picked('a.txt', table(3)), picked('b.txt', table(5)), picked('empty.txt', ''));
    const make = makeOf(review.items[0]!)!;
    expect(makeOf(review.items[1]!)).toBe(make);
    expect(makeOf(review.items[2]!)).toBeNull();
    const reading = { ...asFound, axis: 'kinetic-energy', photonEnergyEv: 1486.6 } as const;
    await review.correct([0], reading);
    const first = review.items[0]!.result;
    expect(first.ok && first.file.measurements[0]).toMatchObject({ axis: 'binding-energy', technique: 'xps' });
    expect(review.items.map((item) => item.reading)).toEqual([reading, undefined, undefined]);
    await review.correct([1], reading);
    expect(review.items[1]!.reading).toEqual(reading);
    await review.correct([0], undefined);
    expect(review.items[0]).not.toHaveProperty('reading');
  });
});
