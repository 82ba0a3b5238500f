import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentNamed, titleEdit } from '../project-store/testing/documents';
import { sampleFolder, testHost, testWindow } from './testing/test-host';
import { create } from './testing/with-project';

describe('projects', () => {
  it('are created in a folder named after the title, and a second one beside it', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const opened = await create(window, 'Ru/Cl: series');
    expect(opened.place).toBe(join(options.projectsFolder, 'Ru_Cl_ series'));
    expect(opened).toMatchObject({ revision: 0, readOnly: false, document: documentNamed('Ru/Cl: series') });
    expect((await create(window, 'Ru/Cl: series')).place).toBe(join(options.projectsFolder, 'Ru_Cl_ series 2'));
  });

  it('are edited, saved, closed and opened again from the list', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project, document } = await create(window);
    const edit = titleEdit(document, 'other');
    expect(await window.call('projects.edit', project, 0, edit)).toEqual({ revision: 1 });
    // Whoever made it is answered, not told once more.
    expect(window.heard).toEqual([]);
    expect(await window.call('projects.save', project)).toEqual({ savedRevision: 1 });
    expect(window.heard.at(-1)).toEqual({ name: 'project.saved', payload: { project, savedRevision: 1 } });
    expect(await window.call('projects.history', project)).toEqual([{ revision: 1, edit }]);
    await window.call('projects.setThumbnail', project, [[[0, 0.5], [1, 1]]]);
    await window.call('projects.close', project);
    await expect(window.call('projects.save', project)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });

    const [recent] = await window.call('projects.recent');
    expect(recent).toMatchObject({ title: 'other', states: 1, files: 0, unfinishedEdits: 0, missing: false, thumbnail: [[[0, 0.5], [1, 1]]] });
    const again = await window.call('projects.openRecent', recent!.id);
    expect(again).toMatchObject({ document: { title: 'other' }, revision: 1, recovered: null });
    expect(again.project).not.toBe(project);
  });

  it('are opened by the folder that was dropped, where they lie in the usual place or were opened before', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const { project, place } = await create(window, 'Dropped');
    const checksum = async (folder: string): Promise<string> => createHash('sha256').update(await readFile(join(folder, 'project.json'))).digest('hex');
    const sum = await checksum(place);
    // It is open here already: the same handle.
    expect(await window.call('projects.openDropped', sum, 'Dropped')).toMatchObject({ project, place });
    await window.call('projects.close', project);
    const elsewhere = join(options.userData, 'drive', 'Dropped');
    await cp(place, elsewhere, { recursive: true });
    await expect(window.call('projects.openDropped', sum, 'Dropped')).resolves.toMatchObject({ place });
    await expect(window.call('projects.openDropped', sum.replaceAll(/./g, '0'), 'Dropped')).resolves.toBeNull();
    await expect(window.call('projects.openDropped', sum, 'Renamed')).resolves.toBeNull();
    await expect(window.call('projects.openDropped', sum, '../Dropped')).rejects.toMatchObject({ error: { key: 'error.badRequest' } });
    // A copy of the same name that was opened as well: it cannot be told which one was dropped.
    const stranger = testWindow(host, { chooseFolder: () => Promise.resolve(elsewhere) });
    await stranger.call('projects.chooseAndOpen');
    await expect(window.call('projects.openDropped', sum, 'Dropped')).resolves.toBeNull();
    // One that has gone on differs; one without a document is none.
    await rm(join(elsewhere, 'project.json'));
    await expect(window.call('projects.openDropped', sum, 'Dropped')).resolves.toMatchObject({ place });
  });

  it('are one document for all windows that have them open', async () => {
    const { host } = await testHost();
    const [first, second, third] = [testWindow(host), testWindow(host), testWindow(host)];
    const { project, document } = await create(first);
    const [recent] = await second.call('projects.recent');
    const shared = await second.call('projects.openRecent', recent!.id);
    expect(shared.readOnly).toBe(false);
    const edit = titleEdit(document, 'from the first');
    await first.call('projects.edit', project, 0, edit);
    expect(second.heard).toMatchObject([{ name: 'project.edited', payload: { project: shared.project, revision: 1, edit } }]);
    expect(first.heard).toEqual([]);
    expect(third.heard).toEqual([]);
    await first.call('projects.close', project);
    await second.call('projects.edit', shared.project, 1, titleEdit(document, 'from the second'));
    expect(first.heard).toEqual([]);
    expect(second.heard).toHaveLength(1);
  });

  it('stay locked against another program until the last window closes', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    const { project, place } = await create(window);
    const { host: other } = await testHost({ ...options, userData: join(options.userData, 'other') });
    const stranger = testWindow(other, { chooseFolder: () => Promise.resolve(place) });
    const seen = await stranger.call('projects.chooseAndOpen');
    expect(seen).toMatchObject({ readOnly: true, readOnlyReason: { key: 'readOnly.lockedBy' } });
    await stranger.call('projects.close', seen!.project);
    await window.connection.close();
    expect(await stranger.call('projects.chooseAndOpen')).toMatchObject({ readOnly: false });
    await expect(window.call('projects.save', project)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
  });

  it('are looked at beside another one without being in the way of those who write them', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const own = await create(window);
    const other = await create(window, 'Other');
    await window.call('projects.close', other.project);
    const idOf = async (place: string) => (await window.call('projects.recent')).find((recent) => recent.place === place)!.id;

    const beside = await window.call('projects.openBeside', await idOf(other.place));
    expect(beside).toMatchObject({ readOnly: true, document: { title: 'Other' }, readOnlyReason: { key: 'readOnly.beside' } });
    expect(await window.call('projects.openBeside', await idOf(other.place))).toMatchObject({ project: beside.project });
    await expect(window.call('projects.edit', beside.project, 0, titleEdit(beside.document, 'x'))).rejects.toMatchObject({ error: { key: 'error.projectReadOnly' } });
    expect(await readdir(other.place)).not.toContain('.lock');
    const writer = testWindow(host);
    const written = await writer.call('projects.openFolder', (await writer.call('projects.recent')).find(({ place }) => place === other.place)!.id);
    expect(written).toMatchObject({ readOnly: false });
    expect(written.project).not.toBe(beside.project);

    await expect(window.call('projects.openBeside', await idOf(own.place))).rejects.toMatchObject({ error: { key: 'error.besideItself' } });
    await window.call('projects.edit', own.project, 0, titleEdit(own.document, 'still open'));
    await window.call('projects.close', beside.project);
    // Shared with the window that writes it.
    expect(await window.call('projects.openBeside', await idOf(other.place))).toMatchObject({ project: written.project });
    // Opened as the window's own, it is beside it no more.
    expect(await window.call('projects.openRecent', await idOf(other.place))).toMatchObject({ project: written.project });
    await expect(window.call('projects.openBeside', await idOf(other.place))).rejects.toMatchObject({ error: { key: 'error.besideItself' } });
  });

  it('save by themselves and on closing the host', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project, document, place } = await create(window);
    await window.call('projects.edit', project, 0, titleEdit(document, 'quiet'));
    await host.close();
    expect(JSON.parse(await readFile(join(place, 'project.json'), 'utf8'))).toMatchObject({ title: 'quiet' });
    expect(await readdir(place)).not.toContain('.lock');
  });

  it('are given back before a program ends whose window goes at the same moment', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { place } = await create(window);
    void window.connection.close();
    await host.close();
    expect(await readdir(place)).not.toContain('.lock');
  });

  it('that went away are listed as missing and can be forgotten', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project, place } = await create(window);
    await window.call('projects.close', project);
    await rm(place, { recursive: true });
    const [recent] = await window.call('projects.recent');
    expect(recent).toMatchObject({ missing: true });
    await expect(window.call('projects.openRecent', recent!.id)).rejects.toMatchObject({ error: { key: 'error.notAProject' } });
    await window.call('projects.forget', recent!.id);
    expect(await window.call('projects.recent')).toEqual([]);
  });

  it('are found by looking through folders', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    await create(window);
    await mkdir(join(options.projectsFolder, 'empty'));
    const listing = await window.call('folders.list', null);
    expect(listing.entries.map(({ name, kind, isOpenHere, changedAt }) => [name, kind, isOpenHere, changedAt !== null])).toEqual([['empty', 'folder', false, false], ['Ru series', 'project', true, true]]);
    const above = await window.call('folders.list', listing.parent);
    expect(above.entries.map(({ name }) => name)).toEqual(['projects', 'user']);
    expect(await window.call('projects.openFolder', listing.entries[1]!.id)).toMatchObject({ document: { title: 'Ru series' } });
    const created = await window.call('projects.create', { title: 'inside', document: documentNamed('inside'), parent: listing.entries[0]!.id });
    expect(created.place).toBe(join(options.projectsFolder, 'empty', 'inside'));
  });

  it('opens a fresh copy of the sample with all its files each time', async () => {
    const { host, unexpected } = await testHost();
    const window = testWindow(host);
    const sample = await window.call('projects.openSample');
    expect(unexpected).toEqual([]);
    const { document } = sample;
    expect(document.sample).toMatchObject({ synthetic: true, formula: 'LiRuCl4' });
    expect(document.states.map((state) => state.id)).toEqual(['before', 'charge1', 'discharge1', 'charge2', 'discharge2']);
    expect(document.files.filter((file) => file.failure !== null)).toEqual([]);
    expect(document.measurements.filter((measurement) => measurement.role === 'state' && measurement.region === 'Ru3d_C1s').map((measurement) => measurement.stateId)).toEqual(document.states.map((state) => state.id));
    const vms = document.files.find((file) => file.name === 'charge1.vms')!;
    expect((await window.call('files.read', sample.project, vms.sha256)).piece).toEqual(new Uint8Array(await readFile(join(sampleFolder, 'xps/charge1.vms'))));
    expect((await window.call('projects.openSample')).place).not.toBe(sample.place);
  });

  it('says so when the sample is missing, and leaves no half of it', async () => {
    const { host, options } = await testHost({ sampleFolder: '/nowhere' });
    await expect(testWindow(host).call('projects.openSample')).rejects.toMatchObject({ error: { key: 'error.sampleMissing' } });
    await expect(readdir(options.projectsFolder)).rejects.toThrow('ENOENT');
  });
});
