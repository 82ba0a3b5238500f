import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { calls, type CallName, type OpenProject } from '@shared/host/contract';
import { describe, expect, it, vi } from 'vitest';
import { pieceBytes } from '../project-store/raw-pieces';
import { documentNamed, titleEdit } from '../project-store/testing/documents';
import { sampleFolder, testHost, testWindow, type TestWindow } from './testing/test-host';

const create = (window: TestWindow, title = 'Ru series'): Promise<OpenProject> =>
  window.call('projects.create', { title, document: documentNamed(title), parent: null });

/** Uploads bytes in two pieces. */
async function upload(window: TestWindow, project: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<{ sha256: string; size: number; known: boolean }> {
  const { upload: id } = await window.call('files.beginUpload', project, name, bytes.length);
  await window.call('files.upload', id, bytes.slice(0, 3));
  await window.call('files.upload', id, bytes.slice(3));
  return window.call('files.finishUpload', id);
}

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
    expect(window.heard).toEqual([{ name: 'project.edited', payload: { project, revision: 1, edit } }]);
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

  it('are one document for all windows that have them open', async () => {
    const { host } = await testHost();
    const [first, second, third] = [testWindow(host), testWindow(host), testWindow(host)];
    const { project, document } = await create(first);
    const [recent] = await second.call('projects.recent');
    const shared = await second.call('projects.openRecent', recent!.id);
    expect(shared.readOnly).toBe(false);
    await first.call('projects.edit', project, 0, titleEdit(document, 'from the first'));
    expect(second.heard).toMatchObject([{ name: 'project.edited', payload: { project: shared.project, revision: 1 } }]);
    expect(third.heard).toEqual([]);
    await first.call('projects.close', project);
    await second.call('projects.edit', shared.project, 1, titleEdit(document, 'from the second'));
    expect(first.heard).toHaveLength(1);
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
    const other = await window.call('projects.create', { title: 'Other', document: documentNamed('Other'), parent: null });
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

describe('files', () => {
  const bytes = new TextEncoder().encode('0 1\n1 2\n2 4\n');

  it('arrive in pieces and come back byte for byte', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await upload(window, project, 'a.txt', bytes)).toEqual({ sha256, size: bytes.length, known: false });
    expect(await upload(window, project, 'b.txt', bytes)).toMatchObject({ known: true });
    expect((await window.call('files.read', project, sha256)).piece).toEqual(bytes);
  });

  it('come out in pieces, until the last or until the window has enough', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    const large = Uint8Array.from({ length: 2 * pieceBytes + 3 }, (_, i) => (i * 31) >> 5);
    const { sha256 } = await upload(window, project, 'large.csv', large);
    const pieces: Uint8Array[] = [];
    for (let given = await window.call('files.read', project, sha256); ; given = await window.call('files.readOn', given.rest)) {
      expect(given.size).toBe(large.length);
      pieces.push(given.piece);
      if (given.rest === null) break;
    }
    expect(pieces.map(({ length }) => length)).toEqual([pieceBytes, pieceBytes, 3]);
    expect(Buffer.compare(Buffer.concat(pieces), large)).toBe(0);

    const { rest: stopped } = await window.call('files.read', project, sha256);
    await window.call('files.stopReading', stopped!);
    await expect(window.call('files.readOn', stopped!)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    // Another window cannot read on, and a closed project lets go of its files.
    const { rest } = await window.call('files.read', project, sha256);
    await expect(testWindow(host).call('files.readOn', rest!)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    await window.call('projects.close', project);
    await expect(window.call('files.readOn', rest!)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
  });

  it('can be cancelled; an ended upload is no longer known', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project, place } = await create(window);
    const { upload: id } = await window.call('files.beginUpload', project, 'a.txt', 5);
    await window.call('files.cancelUpload', id);
    await expect(window.call('files.upload', id, bytes)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
    const { upload: left } = await window.call('files.beginUpload', project, 'b.txt', 5);
    await window.connection.close();
    expect(await readdir(join(place, 'raw'))).toEqual([]);
    await expect(window.call('files.finishUpload', left)).rejects.toMatchObject({ error: { key: 'error.unknownId' } });
  });

  it.each(['../evil', 'a/b', 'a\\b', '..', '', 'nul\0'])('are refused under the name "%s"', async (name) => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    await expect(window.call('files.beginUpload', project, name, 1)).rejects.toMatchObject({ error: { key: 'error.badRequest' } });
  });

  it('larger than memory can hold are refused with their name', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    await expect(window.call('files.beginUpload', project, 'map.wdf', 2 ** 31)).rejects.toMatchObject({ error: { key: 'error.fileTooLarge', params: { name: 'map.wdf', limit: 1024 } } });
  });
});

describe('exports', () => {
  const bytes = new TextEncoder().encode('state;fraction\n');

  it('go to the downloads folder where there is no dialog, never over another file', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    expect(await window.call('exports.save', { suggestedName: 'results.csv', bytes })).toEqual({ place: join(options.downloadsFolder, 'results.csv') });
    expect(await window.call('exports.save', { suggestedName: 'results.csv', bytes })).toEqual({ place: join(options.downloadsFolder, 'results 2.csv') });
    expect(new Uint8Array(await readFile(join(options.downloadsFolder, 'results 2.csv')))).toEqual(bytes);
  });

  it('go where the user says, or nowhere', async () => {
    const { host, options } = await testHost();
    await mkdir(options.userData, { recursive: true });
    const place = join(options.userData, 'mine.csv');
    const window = testWindow(host, { chooseSavePath: () => Promise.resolve(place) });
    expect(await window.call('exports.save', { suggestedName: 'results.csv', bytes })).toEqual({ place });
    expect(await testWindow(host, { chooseSavePath: () => Promise.resolve(null) }).call('exports.save', { suggestedName: 'results.csv', bytes })).toBeNull();
  });

  it('are printed to PDF where something prints, and say so where nothing does or it fails', async () => {
    const { host, options } = await testHost();
    const printPdf = vi.fn(() => Promise.resolve(bytes));
    const report = { suggestedName: 'report.pdf', html: '<p>' };
    expect(await testWindow(host, { printPdf }).call('exports.savePdf', report)).toEqual({ place: join(options.downloadsFolder, 'report.pdf') });
    expect(printPdf).toHaveBeenCalledWith('<p>');
    expect(new Uint8Array(await readFile(join(options.downloadsFolder, 'report.pdf')))).toEqual(bytes);
    await expect(testWindow(host).call('exports.savePdf', report)).rejects.toMatchObject({ error: { key: 'error.pdfUnavailable' } });
    await expect(testWindow(host, { printPdf: () => Promise.reject(new Error('no paper')) }).call('exports.savePdf', report)).rejects.toMatchObject({ error: { key: 'error.pdfFailed' } });
    printPdf.mockClear();
    expect(await testWindow(host, { printPdf, chooseSavePath: () => Promise.resolve(null) }).call('exports.savePdf', report)).toBeNull();
    expect(printPdf).not.toHaveBeenCalled();
  });

  it('put text on the clipboard where there is one', async () => {
    const { host } = await testHost();
    const copyText = vi.fn();
    await testWindow(host, { copyText }).call('exports.copyText', 'hello');
    expect(copyText).toHaveBeenCalledWith('hello');
    await expect(testWindow(host).call('exports.copyText', 'hello')).rejects.toMatchObject({ error: { key: 'error.clipboardUnavailable' } });
  });
});

describe('settings', () => {
  it('last, change by parts, and merge the memory by key', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    expect(await window.call('settings.get')).toEqual({ theme: 'system', language: 'system', person: null, memory: {} });
    await window.call('settings.set', { theme: 'dark', memory: { pane: '300' } });
    await window.call('settings.set', { shortcuts: { 'xps.fitAll': 'g', 'project.undo': null } });
    await window.call('settings.set', { person: { id: 'p1', name: '鈴木' }, memory: { zoom: '2' } });
    const { host: later } = await testHost(options);
    expect(await testWindow(later).call('settings.get')).toEqual({ theme: 'dark', language: 'system', person: { id: 'p1', name: '鈴木' }, shortcuts: { 'xps.fitAll': 'g', 'project.undo': null }, memory: { pane: '300', zoom: '2' } });
  });

  it('keep what is written daily, however long ago it was written first', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    await window.call('settings.set', { memory: { daily: '1' } });
    for (let day = 0; day < 3; day += 1) await window.call('settings.set', { memory: { ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${day}.${i}`, 'x'])), daily: String(day) } });
    const { memory } = await window.call('settings.get');
    expect([Object.keys(memory).length, memory['daily'], memory['0.0']]).toEqual([500, '2', undefined]);
  });

  it('start afresh when the file is damaged, which is kept', async () => {
    const { host, options } = await testHost();
    await mkdir(options.userData, { recursive: true });
    await writeFile(join(options.userData, 'settings.json'), '{"theme": "pink"}');
    const window = testWindow(host);
    expect(await window.call('settings.get')).toMatchObject({ theme: 'system' });
    await window.call('settings.set', { theme: 'light' });
    expect(await readFile(join(options.userData, 'settings.json.damaged'), 'utf8')).toBe('{"theme": "pink"}');
  });
});

describe('what a window may not do', () => {
  it('use an id that another window was given', async () => {
    const { host } = await testHost();
    const [owner, stranger] = [testWindow(host), testWindow(host)];
    const { project } = await create(owner);
    const { upload: id } = await owner.call('files.beginUpload', project, 'a', 3);
    const { folder } = await owner.call('folders.list', null);
    const unknown = { error: { key: 'error.unknownId' } };
    await expect(stranger.call('projects.save', project)).rejects.toMatchObject(unknown);
    await expect(stranger.call('files.upload', id, new Uint8Array(1))).rejects.toMatchObject(unknown);
    await expect(stranger.call('projects.openFolder', folder)).rejects.toMatchObject(unknown);
  });

  it('guess ids', async () => {
    const { host } = await testHost();
    const window = testWindow(host);
    const { project } = await create(window);
    expect(project).toMatch(/^[A-Za-z0-9_-]{24}$/);
  });

  it.each(['constructor', '__proto__', 'toString', 'projects.delete', '', 7, null, undefined, {}])('call %s', async (name) => {
    const { host, unexpected } = await testHost();
    expect(await testWindow(host).connection.call(name, [])).toMatchObject({ ok: false, error: { key: 'error.badRequest' } });
    expect(unexpected).toEqual([]);
  });

  it('break anything with junk: every call answers with a sentence or does what it says', async () => {
    const { host, options, unexpected } = await testHost();
    const window = testWindow(host);
    const { project, document } = await create(window);
    const names = Object.keys(calls) as CallName[];
    const junk = fc.oneof(
      { weight: 4, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, maxDepth: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(project, '../../etc/passwd', { title: '', document, parent: null }, titleEdit(document, 'x'), new Uint8Array(3)) },
    );
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names.filter((name) => !['projects.openSample', 'projects.close'].includes(name))), fc.oneof(fc.array(junk, { maxLength: 4 }), junk, fc.constant(cyclic)), async (name, args) => {
        const outcome = await window.connection.call(name, args);
        if (!outcome.ok) expect(outcome.error.key).toMatch(/^error\./);
      }),
      { numRuns: 500 },
    );
    expect(unexpected).toEqual([]);
    expect(await window.call('projects.save', project)).toBeTruthy();
    // A project without a title is one that may be asked for; its folder gets a name all the same.
    expect((await readdir(options.projectsFolder)).filter((name) => name !== '_')).toEqual(['Ru series']);
  });

  it('hide cycles in an edit', async () => {
    const { host, unexpected } = await testHost();
    const window = testWindow(host);
    const { project, document } = await create(window);
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const edit = { ...titleEdit(document, 'x'), patches: [{ op: 'add' as const, path: ['view', 'a'], value: cyclic }] };
    await expect(window.call('projects.edit', project, 0, edit)).rejects.toMatchObject({ error: { key: 'error.editInvalid' } });
    expect(unexpected).toEqual([]);
  });
});
