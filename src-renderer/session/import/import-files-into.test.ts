import { describe, expect, it, vi } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { readRemembering, type RememberedReadings } from '@shared/formats/remembered-readings';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches } from '@shared/project/edit';
import { newDocument } from '@shared/project/new-document';
import { sha256 } from '../../workers/sha256';
import type { HostClient } from '../host/host-client';
import type { ProjectSession, Recipe } from '../project-session.svelte';
import type { SpectrumStore } from '../spectrum-store';
import { Task, TaskCancelled } from '../tasks.svelte';
import { importFilesInto } from './import-files-into';
import { ImportReview } from './import-review.svelte';
import type { PickedFile } from './picked-file';
import { rememberedReadings } from './read-again';

const pattern = (seed: number): string => Array.from({ length: 200 }, (_, i) => `${10 + i * 0.1} ${100 + ((i * seed) % 17)}`).join('\n');
const picked = (name: string, text: string, folder = '') => ({ file: new File([text], name), folder });

/** The reader of the worker, without the worker. */
const parser = {
  read: vi.fn(),
  readerVersion: () => Promise.resolve(1),
  stop: vi.fn(),
  readAndHash: async (file: File, remembered: RememberedReadings) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { sha256: await sha256(bytes), ...readRemembering({ name: file.name, bytes }, remembered) };
  },
};

function setUp() {
  const stored = new Map<string, string>();
  const uploads = new Map<string, { name: string; pieces: Uint8Array[] }>();
  const memory: Record<string, string> = {};
  const host = {
    'files.beginUpload': (_: string, name: string) => {
      uploads.set(name, { name, pieces: [] });
      return Promise.resolve({ upload: name });
    },
    'files.upload': (upload: string, piece: Uint8Array) => Promise.resolve(void uploads.get(upload)!.pieces.push(piece)),
    'files.finishUpload': async (upload: string) => {
      const { name, pieces } = uploads.get(upload)!;
      const bytes = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
      const hash = await sha256(bytes);
      stored.set(hash, name);
      return { sha256: hash, size: bytes.length, known: false };
    },
    'files.cancelUpload': vi.fn(() => Promise.resolve(null)),
  };
  const project = {
    id: 'handle-0001',
    document: newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }),
    edits: [] as { key: string; params: Record<string, unknown> }[],
    edit(name: { key: string; params: Record<string, unknown> }, recipe: Recipe) {
      this.edits.push(name);
      this.document = recordPatches(this.document, recipe).document;
    },
  };
  const spectra = { keep: vi.fn<(...what: unknown[]) => Promise<void>>(() => Promise.resolve()) };
  const services = { host: host as unknown as HostClient, spectra: spectra as unknown as SpectrumStore };
  /** Reads the files, and takes them in as a person does who agrees at once. */
  const run = async (files: readonly PickedFile[], task = new Task({ key: 'overview.importing' })) => {
    const review = new ImportReview(files, null, parser);
    await review.read(rememberedReadings(memory), task);
    review.accept();
    expect(await review.decision).toBe(true);
    return importFilesInto(project as unknown as ProjectSession, review.items, null, services, task);
  };
  return { stored, host, project, spectra, run, memory };
}

const names = (document: ProjectDocument): string[] => document.files.map((file) => file.name);

describe('importing files', () => {
  it('makes one named edit of all, keeps the bytes, and places by name', async () => {
    const { run, project, stored, spectra } = setUp();
    const summary = await run([picked('charge1.xy', pattern(3)), picked('2nd_discharge.xy', pattern(5), 'set/xrd')]);
    expect(summary).toMatchObject({ files: 2, placed: 2, unplaced: 0 });
    expect(project.edits).toEqual([{ key: 'edit.importFiles', params: { count: 2 } }]);
    expect(project.document.measurements.map((measurement) => measurement.stateId)).toEqual(['charge1', 'discharge2']);
    expect([...stored.values()].sort()).toEqual(['2nd_discharge.xy', 'charge1.xy']);
    expect(spectra.keep).toHaveBeenCalledTimes(2);
  });

  it('keeps an unreadable file with its reason', async () => {
    const { run, project, stored } = setUp();
    const summary = await run([picked('charge1.xy', pattern(3)), picked('empty.xy', '')]);
    expect(summary.failures.map((failure) => failure.key)).toEqual(['format.error.empty']);
    expect(project.document.files.find((file) => file.name === 'empty.xy')?.failure?.key).toBe('format.error.empty');
    expect(stored.size).toBe(2);
  });

  it('stores the same bytes once and says which file they were', async () => {
    const { run, project, stored } = setUp();
    await run([picked('charge1.xy', pattern(3))]);
    const summary = await run([picked('copy of charge1.xy', pattern(3)), picked('before.xy', pattern(7))]);
    expect(summary.duplicates.map((entry) => entry.name)).toEqual(['copy of charge1.xy']);
    expect(names(project.document)).toEqual(['charge1.xy', 'before.xy']);
    expect([...stored.values()]).toEqual(['charge1.xy', 'before.xy']);
  });

  it('sends large files in pieces', async () => {
    const { run, host } = setUp();
    const upload = vi.spyOn(host, 'files.upload');
    await run([picked('before.xy', Array.from({ length: 100_000 }, (_, i) => `${(i / 1000).toFixed(3)} ${i % 997}\n`).join(''))]);
    const pieces = upload.mock.calls.map(([, piece]) => piece.length);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(1024 * 1024);
  });

  it('leaves everything as it was when it is cancelled, while reading or while storing', async () => {
    const { run, project, stored, host } = setUp();
    const early = new Task({ key: 'overview.importing' });
    early.cancel();
    await expect(run([picked('before.xy', pattern(3))], early)).rejects.toThrow(TaskCancelled);

    const late = new Task({ key: 'overview.importing' });
    const begin = host['files.beginUpload'];
    host['files.beginUpload'] = (...args) => {
      late.cancel();
      return begin(...args);
    };
    await expect(run([picked('before.xy', pattern(3)), picked('charge1.xy', pattern(5))], late)).rejects.toThrow(TaskCancelled);
    expect(host['files.cancelUpload']).toHaveBeenCalledOnce();
    expect(stored.size).toBe(0);
    expect(project.edits).toEqual([]);
    expect(project.document.files).toEqual([]);
  });

  it('takes in nothing when a file changes between reading and storing', async () => {
    const { run, project, host } = setUp();
    host['files.finishUpload'] = () => Promise.resolve({ sha256: 'f'.repeat(64), size: 1, known: false });
    await expect(run([picked('before.xy', pattern(3))])).rejects.toMatchObject({ error: { key: 'overview.changedMeanwhile' } });
    expect(project.edits).toEqual([]);
  });

  it('reads a table of a make that was corrected before in the same way, and notes it', async () => {
    const { run, project, memory, spectra } = setUp();
    const text = `# ACME\n${pattern(3)}`;
    const made = readFile({ name: 'a.txt', bytes: new TextEncoder().encode(text) });
    const mark = made.ok ? made.file.table!.mark : '';
    const reading = { delimiter: null, decimal: null, axisColumn: null, axis: 'raman-shift', intensity: null, photonEnergyEv: null } as const;
    memory[`reading.${mark}`] = JSON.stringify(reading);
    memory['reading.damaged'] = '{"axis": "sideways"}';
    await run([picked('charge1.txt', text)]);
    expect(project.document.files[0]!.reading).toEqual(reading);
    expect(project.document.measurements[0]).toMatchObject({ technique: 'raman', stateId: 'charge1', reading: '|||raman-shift||' });
    expect(spectra.keep.mock.calls[0]!.slice(3)).toEqual([reading]);
  });
});
