import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptReference, OpenProject } from '@shared/host/contract';
import type { ProjectDocument } from '@shared/project/document';
import { describe, expect, it } from 'vitest';
import { editOf } from '../project-store/testing/documents';
import { ReferenceLibrary } from './reference-library';
import { testHost, testWindow, type TestWindow } from './testing/test-host';
import { create } from './testing/with-project';

const spectrum = (seed: number): Uint8Array<ArrayBuffer> => new TextEncoder().encode(Array.from({ length: 60 }, (_, i) => `${100 + i * 10}\t${500 + ((i * seed) % 41)}`).join('\n'));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Changed = Partial<Pick<ProjectDocument['measurements'][number], 'role' | 'technique' | 'referenceName'>>;

/** A project with a starting material in it; its measurement is called "m". */
async function withMaterial(window: TestWindow, title: string, bytes: Uint8Array<ArrayBuffer>, name = 'RuCl3', change: Changed = {}): Promise<OpenProject> {
  const opened = await create(window, title);
  const { upload } = await window.call('files.beginUpload', opened.project, 'RuCl3.txt', bytes.length);
  await window.call('files.upload', upload, bytes);
  const { sha256, size } = await window.call('files.finishUpload', upload);
  const edit = editOf(opened.document, (draft) => {
    draft.files.push({ sha256, name: 'RuCl3.txt', size, importedAt: '2026-01-05T09:00:00.000Z', folder: '', format: 'delimited-text', failure: null });
    draft.measurements.push({ id: 'm', sha256, index: 0, technique: 'raman', region: '', stateId: null, role: 'reference', referenceName: name, points: 60, ...change });
  });
  await window.call('projects.edit', opened.project, 0, edit);
  return opened;
}

const recordOf = (userData: string, { id }: KeptReference): string => join(userData, 'references', id, 'reference.json');

describe('the library of starting materials', () => {
  it('keeps a spectrum byte for byte and gives it to another project, also of a later run', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const first = await withMaterial(window, 'Powders', spectrum(7));
    const kept = await window.call('references.keep', first.project, 'm', 532);
    expect(kept.reference).toMatchObject({ name: 'RuCl3', laserNm: 532, source: { project: 'Powders', sample: 'LiRuCl4' }, file: { sha256: hashOf(spectrum(7)) } });
    await host.close();

    const later = testWindow((await testHost({ userData: options.userData })).host);
    expect(await later.call('references.list')).toEqual([kept]);
    const second = await create(later, 'Cathode');
    expect(await later.call('references.add', second.project, kept.id)).toEqual(kept.reference);
    expect((await later.call('files.read', second.project, hashOf(spectrum(7)))).piece).toEqual(spectrum(7));
  });

  it('takes one spectrum once, even at the same moment, and two spectra of one name', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await withMaterial(window, 'a', spectrum(7));
    const outcomes = await Promise.allSettled([window.call('references.keep', project, 'm', null), window.call('references.keep', project, 'm', null)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { error: { key: 'error.referenceKept', params: { name: 'RuCl3' } } } });
    await window.call('references.keep', (await withMaterial(window, 'b', spectrum(11))).project, 'm', 785);
    expect((await window.call('references.list')).map(({ reference }) => reference?.name)).toEqual(['RuCl3', 'RuCl3']);
  });

  it('refuses what is no named starting material, and ids that are no ids', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    for (const change of [{ role: 'single' }, { technique: 'xrd' }, { referenceName: '  ' }, { referenceName: null }] satisfies Changed[]) {
      const { project } = await withMaterial(window, 'p', spectrum(3), 'x', change);
      await expect(window.call('references.keep', project, 'm', null)).rejects.toMatchObject({ error: { key: 'error.notAReference' } });
    }
    const { project } = await withMaterial(window, 'q', spectrum(3));
    await expect(window.call('references.keep', project, 'nobody', null)).rejects.toMatchObject({ error: { key: 'error.notAReference' } });
    await expect(window.call('references.keep', project, 'm', -1)).rejects.toMatchObject({ error: { key: 'error.badRequest' } });
    for (const id of ['../settings', '..', '']) await expect(window.call('references.remove', id)).rejects.toMatchObject({ error: { key: 'error.badRequest' } });
    await expect(window.call('references.add', project, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ error: { key: 'error.referenceUnreadable' } });
    expect(await window.call('references.list')).toEqual([]);
  });

  it('lists a damaged record as damaged beside the others, and removes it', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const sound = await window.call('references.keep', (await withMaterial(window, 'a', spectrum(7))).project, 'm', null);
    const torn = await window.call('references.keep', (await withMaterial(window, 'b', spectrum(11))).project, 'm', null);
    const otherwise = await window.call('references.keep', (await withMaterial(window, 'c', spectrum(13))).project, 'm', null);
    await writeFile(recordOf(options.userData, torn), '{"version": 1, "name"');
    // Sound JSON whose measurement is of another file.
    const record = JSON.parse(await readFile(recordOf(options.userData, otherwise), 'utf8')) as { measurement: { sha256: string } };
    record.measurement.sha256 = 'f'.repeat(64);
    await writeFile(recordOf(options.userData, otherwise), JSON.stringify(record));
    await mkdir(join(options.userData, 'references', 'not an entry'));

    const listed = await window.call('references.list');
    expect(listed.filter(({ reference }) => reference === null).map(({ id }) => id)).toEqual([torn.id, otherwise.id].sort());
    expect(listed).toContainEqual(sound);
    const { project } = await create(window, 'd');
    await expect(window.call('references.add', project, torn.id)).rejects.toMatchObject({ error: { key: 'error.referenceUnreadable' } });
    await window.call('references.remove', torn.id);
    await window.call('references.remove', otherwise.id);
    expect(await window.call('references.list')).toEqual([sound]);
  });

  it('gives no spectrum whose bytes are no longer those that were kept', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const kept = await window.call('references.keep', (await withMaterial(window, 'a', spectrum(7))).project, 'm', null);
    const raw = join(options.userData, 'references', kept.id, 'raw', hashOf(spectrum(7)));
    await writeFile(join(raw, (await readdir(raw))[0]!), spectrum(9));
    const { project } = await create(window, 'b');
    await expect(window.call('references.add', project, kept.id)).rejects.toMatchObject({ error: { key: 'error.referenceDamaged', params: { name: 'RuCl3' } } });
  });

  it('adds nothing to a project that is open for reading', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project, place } = await withMaterial(window, 'a', spectrum(7));
    const kept = await window.call('references.keep', project, 'm', null);
    await window.call('projects.save', project);
    const { host: other } = await testHost();
    const reader = testWindow(other, { chooseFolder: () => Promise.resolve(place) });
    const read = await reader.call('projects.chooseAndOpen');
    expect(read?.readOnly).toBe(true);
    const again = await reader.call('references.keep', read!.project, 'm', null);
    expect(again.reference?.file).toEqual(kept.reference?.file);
    await expect(reader.call('references.add', read!.project, again.id)).rejects.toMatchObject({ error: { key: 'error.projectReadOnly' } });
  });

  it('is bounded in the size of a file', async () => {
    const { options } = await testHost();
    const library = new ReferenceLibrary(options.userData);
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1);
    const sha256 = hashOf(bytes);
    const kept = library.keep(
      {
        version: 1, name: 'map', laserNm: null, source: { project: '', sample: '' }, keptAt: '2026-01-05T09:00:00.000Z',
        file: { sha256, name: 'map.wdf', size: bytes.length, importedAt: '2026-01-05T09:00:00.000Z', folder: '', format: 'wdf', failure: null },
        measurement: { id: 'm', sha256, index: 0, technique: 'raman', region: '', stateId: null, role: 'reference', referenceName: 'map', points: 60 },
      },
      bytes,
    );
    await expect(kept).rejects.toMatchObject({ error: { key: 'error.referenceTooLarge' } });
    expect(await library.list()).toEqual([]);
  });
});
