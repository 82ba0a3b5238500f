import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testHost, testWindow } from './testing/test-host';

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
