/** The points of Electron's security checklist that can be held without a window; the rest is in e2e/specs/electron-only. */
import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import type { IpcMain, Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { testHost } from '../../host/testing/test-host';
import { decodeFrame, encodeFrame } from '@shared/host/wire';
import { assertOwnPage, carryHost } from './ipc';
import { isOwnAddress } from './origin';
import { confineContents, confineSession, isAllowedRequest } from './permissions';
import { pageResponder } from './protocol';
import { boundsOnScreen, windowOptions } from './window';
import { zoomAction } from './zoom';

// The package's entry point is the path of a binary, and fetches it; nothing of it is used here.
vi.mock('electron', () => ({}));

describe('the window', () => {
  it('is sandboxed, isolated and without Node, in so many words', () => {
    expect(windowOptions('/preload.cjs', {}, false).webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
    });
  });

  it('comes back where it was, unless that screen is gone', () => {
    const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
    const bounds = { x: 100, y: 50, width: 1200, height: 800, isMaximized: false };
    expect(boundsOnScreen(bounds, screens)).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
    expect(boundsOnScreen({ ...bounds, x: 2500 }, screens)).toEqual({});
    expect(boundsOnScreen(null, screens)).toEqual({});
    expect(windowOptions('', {}, true)).toMatchObject({ minWidth: 1100, minHeight: 700, width: 1440 });
  });

  it.each([
    [{ key: '+', control: true }, 'in'],
    [{ key: '=', control: true }, 'in'],
    [{ key: '-', control: true }, 'out'],
    [{ key: '0', meta: true }, 'reset'],
    [{ key: 'F11' }, 'fullscreen'],
    [{ key: '+' }, null],
    [{ key: '0', control: true, alt: true }, null],
  ])('zooms by %o: %s', (keys, action) => {
    expect(zoomAction({ type: 'keyDown', control: false, meta: false, alt: false, ...keys })).toBe(action);
  });
});

describe('addresses', () => {
  it.each(['app://main/', 'app://main/index.html?x#y'])('%s is the page', (address) => {
    expect(isOwnAddress(address, null)).toBe(true);
  });

  it.each(['app://other/', 'app://main.evil/', 'https://main/', 'file:///etc/passwd', 'about:blank', 'http://localhost:5173/', 'javascript:alert(1)', 'nonsense', ''])('%s is not', (address) => {
    expect(isOwnAddress(address, null)).toBe(false);
  });

  it('include the development server only when there is one', () => {
    expect(isOwnAddress('http://localhost:5173/app/main.ts', 'http://localhost:5173/')).toBe(true);
    expect(isOwnAddress('http://localhost:5174/', 'http://localhost:5173/')).toBe(false);
  });

  it('outside the program are never requested', () => {
    expect(['app://main/a.js', 'data:image/png;base64,AA==', 'blob:app://main/1'].map((url) => isAllowedRequest(url, null))).toEqual([true, true, true]);
    expect(['https://example.com/', 'http://127.0.0.1/', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'ftp://a/', 'app://other/'].map((url) => isAllowedRequest(url, null))).toEqual(Array(6).fill(false));
  });
});

describe('the scheme', () => {
  const respond = pageResponder(resolve(import.meta.dirname, '../../../resources/sample'));

  it('serves files of the page with the headers, by GET, under its own host', async () => {
    const answer = await respond({ url: 'app://main/manifest.json', method: 'GET' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect((await answer.text()).startsWith('{')).toBe(true);
  });

  it.each([
    ['app://main/manifest.json', 'POST', 405],
    ['app://other/manifest.json', 'GET', 404],
    ['app://main/../../package.json', 'GET', 404],
    ['app://main/%2e%2e/%2e%2e/package.json', 'GET', 404],
    ['app://main/..%2f..%2fpackage.json', 'GET', 404],
    ['app://main/..%5c..%5cpackage.json', 'GET', 404],
  ])('refuses %s by %s', async (url, method, status) => {
    const answer = await respond({ url, method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});

describe('pages may not', () => {
  it('have permissions but to write the clipboard, devices, downloads, a spelling checker, or requests that leave', () => {
    const events = new EventEmitter();
    const handlers: Record<string, (...args: never[]) => unknown> = {};
    const keep = (name: string) => (handler: (...args: never[]) => unknown) => void (handlers[name] = handler);
    const setSpellCheckerEnabled = vi.fn();
    const setSpellCheckerLanguages = vi.fn();
    const session = {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setSpellCheckerEnabled,
      setSpellCheckerLanguages,
      on: events.on.bind(events),
      webRequest: { onBeforeRequest: keep('before') },
    } as unknown as Session;
    confineSession(session, null);
    const answer = vi.fn();
    const request = (permission: string, requestingUrl: string): void => (handlers['request'] as (...args: unknown[]) => void)(null, permission, answer, { requestingUrl });
    request('media', 'app://main/');
    request('clipboard-read', 'app://main/');
    request('clipboard-sanitized-write', 'https://example.com/');
    expect(answer.mock.calls).toEqual([[false], [false], [false]]);
    const check = (permission: string, origin: string): unknown => (handlers['check'] as (...args: unknown[]) => unknown)(null, permission, origin);
    expect([check('media', 'app://main/'), check('clipboard-read', 'app://main/'), check('clipboard-sanitized-write', 'https://example.com/'), handlers['device']!()]).toEqual([false, false, false, false]);
    expect(check('clipboard-sanitized-write', 'app://main/')).toBe(true);
    expect(setSpellCheckerEnabled).toHaveBeenCalledWith(false);
    expect(setSpellCheckerLanguages).toHaveBeenCalledWith([]);
    const preventDefault = vi.fn();
    events.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalled();
    const decide = vi.fn();
    (handlers['before'] as (...args: unknown[]) => void)({ url: 'https://example.com/' }, decide);
    (handlers['before'] as (...args: unknown[]) => void)({ url: 'app://main/' }, decide);
    expect(decide.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  });

  it('go elsewhere, open windows or embed pages', () => {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    confineContents(contents as unknown as WebContents, null);
    const prevented = (name: string, url: string): boolean => {
      const preventDefault = vi.fn();
      contents.emit(name, { preventDefault }, url);
      return preventDefault.mock.calls.length > 0;
    };
    expect([prevented('will-navigate', 'https://example.com/'), prevented('will-redirect', 'file:///etc/passwd'), prevented('will-attach-webview', '')]).toEqual([true, true, true]);
    expect(prevented('will-navigate', 'app://main/')).toBe(false);
    const openHandler = contents.setWindowOpenHandler.mock.calls[0]![0] as (details: object) => unknown;
    expect(openHandler({ url: 'app://main/' })).toEqual({ action: 'deny' });
  });

  const frame = (url: string, parent: object | null = null) => ({ senderFrame: { url, parent } }) as unknown as Parameters<typeof assertOwnPage>[0];

  it('call the host unless they are the page itself in the main frame', () => {
    expect(() => assertOwnPage(frame('app://main/index.html'), null)).not.toThrow();
    for (const foreign of [frame('https://example.com/'), frame('app://main/', {}), frame('file:///x.html'), frame('about:blank'), { senderFrame: null }]) {
      expect(() => assertOwnPage(foreign, null)).toThrow('refused');
    }
  });

  it('reach a handler past the check, and answer after their page is gone', async () => {
    const { host } = await testHost();
    let handler: ((event: object, frame: unknown) => Promise<Uint8Array>) | undefined;
    const ipcMain = { handle: (_: string, given: typeof handler) => (handler = given) } as unknown as IpcMain;
    const services = { chooseFolder: null, chooseFile: null, chooseSavePath: null, copyText: null, printPdf: null };
    carryHost(ipcMain, { host, devServer: null, servicesFor: () => services });
    const sender = Object.assign(new EventEmitter(), { id: 1, isDestroyed: () => false, send: vi.fn() });
    const ask = async (event: object, name: string, args: unknown[]): Promise<unknown> => (decodeFrame(await handler!(event, encodeFrame({ kind: 'call', id: 3, name, args }))) as { outcome: unknown }).outcome;
    await expect(ask({ ...frame('https://example.com/'), sender }, 'app.info', [])).rejects.toThrow('a call from https://example.com/ was refused');
    const own = { ...frame('app://main/'), sender };
    expect(await ask(own, 'app.info', [])).toMatchObject({ ok: true });
    for (const nonsense of ['app.info', null, {}, Uint8Array.of(1), encodeFrame({ kind: 'hello', token: '' })]) await expect(handler!(own, nonsense)).rejects.toThrow('no call');
    const listing = (await ask(own, 'folders.list', [null])) as { value: { folder: string } };
    sender.emit('did-navigate');
    // A page loaded anew is a new window: ids of the one before mean nothing.
    expect(await ask(own, 'folders.list', [listing.value.folder])).toMatchObject({ ok: false, error: { key: 'error.unknownId' } });
  });
});
