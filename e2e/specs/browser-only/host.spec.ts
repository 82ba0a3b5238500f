import { request } from 'node:http';
import { WebSocket } from 'ws';
import { closeCodeRefused, encodeFrame, webSocketPath } from '@shared/host/wire';
import { expect, test } from '../../fixtures';

/** The status of a plain request to the running host. */
function status(port: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** How a WebSocket to the host ends: the status of a refused upgrade, or the close code after `hello`. */
function fate(origin: string, headers: Record<string, string>, token: string): Promise<number | 'welcome'> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(origin.replace('http', 'ws') + webSocketPath, { headers });
    socket.on('open', () => socket.send(encodeFrame({ kind: 'hello', token })));
    socket.on('message', () => {
      socket.close();
      resolve('welcome');
    });
    socket.on('close', (code) => resolve(code));
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
    socket.on('error', reject);
  });
}

test('only a page of this host with the token of this run gets through', async ({ window, browserHost }) => {
  const { origin, hash, port } = new URL(browserHost.address);
  const token = hash.slice('#token='.length);
  await expect(window).toHaveTitle(/Halocline/);
  expect(await fate(origin, { origin }, token)).toBe('welcome');
  expect(await fate(origin, { origin }, `${token}x`)).toBe(closeCodeRefused);
  expect(await fate(origin, { origin }, '')).toBe(closeCodeRefused);
  expect(await fate(origin, { origin: 'http://evil.example' }, token)).toBeGreaterThanOrEqual(400);
  expect(await fate(origin, { origin: 'null' }, token)).toBeGreaterThanOrEqual(400);
  expect(await fate(origin, { origin, host: `evil.example:${port}` }, token)).toBeGreaterThanOrEqual(400);
});

test('pages are served to the right host name alone, and nothing from outside the program', async ({ window, browserHost }) => {
  const { port, host } = new URL(browserHost.address);
  await expect(window).toHaveTitle(/Halocline/);
  expect(await status(port, '/', { host })).toBe(200);
  expect(await status(port, '/', { host: `evil.example:${port}` })).toBeGreaterThanOrEqual(400);
  for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..%5c..%5cpackage.json']) {
    expect(await status(port, path, { host }), path).toBeGreaterThanOrEqual(400);
  }
});

test('the token leaves the address bar and is in no cookie', async ({ window, browserHost }) => {
  const { hash } = new URL(browserHost.address);
  await expect(window).toHaveTitle(/Halocline/);
  expect(hash.length).toBeGreaterThan(20);
  expect(window.url()).not.toContain('token');
  expect(await window.context().cookies()).toEqual([]);
});
