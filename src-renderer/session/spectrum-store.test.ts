import { describe, expect, it, vi } from 'vitest';
import type { ReadResult } from '@shared/formats/parsed-file';
import type { ProjectFile } from '@shared/project/document';
import type { Measurement } from '@shared/spectrum/spectrum';
import type { SpectrumCache } from './spectrum-cache';
import { SpectrumStore, type FileParser } from './spectrum-store';
import { Tasks } from './tasks.svelte';

const spectrum = (name: string): Measurement => ({
  kind: 'spectrum', technique: 'xrd', name, axis: 'two-theta', x: Float64Array.of(1, 2), y: Float64Array.of(3, 4), intensity: 'counts',
  transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {},
});
const file: ProjectFile = { sha256: 'a'.repeat(64), name: 'a.xy', size: 3, importedAt: '2026-01-01T00:00:00.000Z', folder: '', format: 'text', failure: null };
const good: ReadResult = { ok: true, file: { format: 'text', measurements: [spectrum('first'), spectrum('second')], report: { understood: [], assumed: [], ignored: [] } } };

function store(result: ReadResult = good, version = 1) {
  const rows = new Map<string, readonly Measurement[]>();
  const cache = {
    get: (...key: unknown[]) => Promise.resolve(rows.get(key.join('/')) ?? null),
    put: (sha: string, format: string, at: number, measurements: readonly Measurement[]) => Promise.resolve(void rows.set([sha, format, at].join('/'), measurements)),
  };
  const parser = { read: vi.fn<FileParser['read']>(() => Promise.resolve(result)), readerVersion: () => Promise.resolve(version), stop: vi.fn() };
  const tasks = new Tasks();
  const host = {
    'files.read': vi.fn(() => Promise.resolve({ size: 6, piece: Uint8Array.of(1, 2, 3), rest: 'the-rest' })),
    'files.readOn': vi.fn(() => Promise.resolve({ size: 6, piece: Uint8Array.of(4, 5, 6), rest: null })),
    'files.stopReading': vi.fn(() => Promise.resolve(null)),
  };
  return { rows, parser, host, tasks, make: () => new SpectrumStore(host, () => parser, cache as unknown as SpectrumCache, tasks) };
}

describe('the spectrum store', () => {
  it('reads a file once for all its measurements, also when asked at the same time', async () => {
    const { make, host } = store();
    const spectra = make();
    const both = await Promise.all([spectra.measurement('p', file, 0), spectra.measurement('p', file, 1)]);
    expect(both.map((measurement) => measurement.name)).toEqual(['first', 'second']);
    expect(host['files.read']).toHaveBeenCalledOnce();
  });

  it('takes the cache of the same reader version after a restart', async () => {
    const { make, host, parser } = store();
    await make().measurement('p', file, 0);
    await make().measurement('p', file, 0);
    expect(host['files.read']).toHaveBeenCalledOnce();
    expect(parser.read).toHaveBeenCalledOnce();
  });

  it('reads anew when the reader has a new version', async () => {
    const { make, rows, host } = store(good, 2);
    rows.set(`${file.sha256}/text/1`, [spectrum('old')]);
    expect((await make().measurement('p', file, 0)).name).toBe('first');
    expect(host['files.read']).toHaveBeenCalledOnce();
  });

  it('tells why a file can no longer be read, and tries again next time', async () => {
    const { make, parser } = store({ ok: false, error: { file: 'a.xy', place: null, key: 'format.error.empty', params: {} } });
    const spectra = make();
    await expect(spectra.measurement('p', file, 0)).rejects.toMatchObject({ error: { key: 'format.error.empty' } });
    parser.read.mockResolvedValue(good);
    await expect(spectra.measurement('p', file, 0)).resolves.toMatchObject({ name: 'first' });
  });

  it('lets go of a file that the parser gave up', async () => {
    const { make, parser, host } = store();
    parser.read.mockRejectedValueOnce(new Error('Reading files was stopped.'));
    await expect(make().measurement('p', file, 0)).rejects.toThrow('stopped');
    expect(host['files.stopReading']).toHaveBeenCalledWith('the-rest');
  });

  it('shows how far a large file is and lets the user stop it', async () => {
    const { make, parser, host, tasks } = store();
    const fractions: (number | null)[] = [];
    let stopped!: (reason: Error) => void;
    parser.stop.mockImplementation(() => stopped(new Error('Reading files was stopped.')));
    parser.read.mockImplementationOnce(async (_, { next }) => {
      await next!();
      fractions.push(tasks.running[0]!.fraction);
      return new Promise<ReadResult>((_, reject) => {
        stopped = reject;
        tasks.running[0]!.cancel();
      });
    });
    const spectra = make();
    await expect(spectra.measurement('p', file, 0)).rejects.toMatchObject({ error: { key: 'common.readingCancelled', params: { file: 'a.xy' } } });
    expect(fractions).toEqual([null]);
    expect(tasks.running).toEqual([]);
    expect(host['files.stopReading']).toHaveBeenCalledWith('the-rest');
    // It is read again when it is asked for.
    await expect(spectra.measurement('p', file, 0)).resolves.toMatchObject({ name: 'first' });
  });

  it('reads one large file at a time', async () => {
    const { make, parser } = store();
    let [under, most] = [0, 0];
    parser.read.mockImplementation(async () => {
      most = Math.max(most, ++under);
      await Promise.resolve();
      under--;
      return good;
    });
    const spectra = make();
    await Promise.all(['a', 'b', 'c'].map((letter) => spectra.measurement('p', { ...file, sha256: letter.repeat(64) }, 0)));
    expect(parser.read).toHaveBeenCalledTimes(3);
    expect(most).toBe(1);
  });

  it('says so when the file holds fewer measurements than the document knows', async () => {
    await expect(store().make().measurement('p', file, 7)).rejects.toThrow('a.xy holds 2 measurements; number 8 was asked for.');
  });
});
