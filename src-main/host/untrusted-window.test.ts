import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { calls, type CallName } from '@shared/host/contract';
import { describe, expect, it } from 'vitest';
import { titleEdit } from '../project-store/testing/documents';
import { testHost, testWindow } from './testing/test-host';
import { create } from './testing/with-project';

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
