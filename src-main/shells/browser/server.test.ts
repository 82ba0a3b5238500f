import { request } from 'node:http';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { closeCodeRefused, decodeFrame, encodeFrame, webSocketPath, type ClientMessage, type HostMessage } from '@shared/host/wire';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { testHost } from '../../host/testing/test-host';
import { startServer, type RunningServer } from './server';

const token = 'the-right-token';

async function running(): Promise<RunningServer> {
  const { host } = await testHost();
  const server = await startServer({ host, pageFolder: resolve(import.meta.dirname, '../../../resources/sample'), token, port: 0 });
  onTestFinished(() => server.close());
  return server;
}

/** Status and headers of a request whose path is sent as it is written. */
function ask({ port }: RunningServer, path: string, options: { host?: string; method?: string } = {}): Promise<{ status: number; policy: string | undefined }> {
  return new Promise((answered, failed) => {
    request({ port, host: '127.0.0.1', path, method: options.method ?? 'GET', headers: { host: options.host ?? `127.0.0.1:${port}` } }, (response) => {
      response.resume();
      answered({ status: response.statusCode!, policy: response.headers['content-security-policy'] as string | undefined });
    })
      .on('error', failed)
      .end();
  });
}

/** What becomes of a WebSocket: refused before it opens, closed with a code, or the first message it gets. */
function meet({ port }: RunningServer, first: ClientMessage | string, headers: Record<string, string> = {}, path = webSocketPath): Promise<number | HostMessage> {
  return new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { origin: `http://127.0.0.1:${port}`, ...headers } });
    socket.on('open', () => socket.send(typeof first === 'string' ? first : encodeFrame(first)));
    socket.on('unexpected-response', (_, response) => done(response.statusCode!));
    socket.on('message', (data: Buffer) => {
      done(decodeFrame(data) as HostMessage);
      socket.close();
    });
    socket.on('close', (code) => done(code));
    socket.on('error', () => undefined);
  });
}

const hello: ClientMessage = { kind: 'hello', token };

describe('the browser shell', () => {
  it('serves the page with its headers, to the right host name only', async () => {
    const server = await running();
    const { status, policy } = await ask(server, '/manifest.json');
    expect([status, policy?.includes("default-src 'none'")]).toEqual([200, true]);
    for (const host of ['evil.example', `localhost:${server.port}`, '127.0.0.1', `evil.example:${server.port}`]) expect(await ask(server, '/manifest.json', { host })).toMatchObject({ status: 403 });
  });

  it.each(['/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..%5c..%5cpackage.json', '/absent.js'])('does not serve %s', async (path) => {
    expect(await ask(await running(), path)).toMatchObject({ status: 404 });
  });

  it('answers nothing but GET and HEAD', async () => {
    const server = await running();
    expect((await ask(server, '/manifest.json', { method: 'POST' })).status).toBe(405);
    expect((await ask(server, '/manifest.json', { method: 'HEAD' })).status).toBe(200);
  });

  it('listens on 127.0.0.1 alone', async () => {
    const { port } = await running();
    const reached = await new Promise((done) => {
      const socket = connect({ port, host: '127.0.0.2' });
      socket.on('connect', () => {
        socket.destroy();
        done(true);
      });
      socket.on('error', () => done(false));
    });
    expect(reached).toBe(false);
  });

  it('welcomes a window with the token', async () => {
    expect(await meet(await running(), hello)).toEqual({ kind: 'welcome' });
  });

  it('sends away a window with a wrong token, one that calls before it, and one that talks nonsense', async () => {
    const server = await running();
    expect(await meet(server, { kind: 'hello', token: 'the-wrong-token' })).toBe(closeCodeRefused);
    expect(await meet(server, { kind: 'hello', token: '' })).toBe(closeCodeRefused);
    expect(await meet(server, { kind: 'call', id: 1, name: 'app.info', args: [] })).toBe(closeCodeRefused);
    expect(await meet(server, 'hello')).toBe(4400);
  });

  it('understands nothing large before the token, right or wrong', async () => {
    expect(await meet(await running(), { ...hello, token: `${token}${' '.repeat(2000)}` })).toBe(4400);
    expect(await meet(await running(), JSON.stringify({ ...hello, more: 'x'.repeat(2000) }))).toBe(4400);
  });

  it('lets a window in beside a crowd that does not introduce itself, whose oldest go', async () => {
    const server = await running();
    const closed: number[] = [];
    const crowd = await Promise.all(
      Array.from({ length: 16 }, (_, i) => new Promise<WebSocket>((opened) => {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}${webSocketPath}`, { headers: { origin: `http://127.0.0.1:${server.port}` } });
        socket.on('error', () => undefined);
        socket.on('close', () => closed.push(i));
        socket.on('open', () => opened(socket));
      })),
    );
    expect(await meet(server, hello)).toEqual({ kind: 'welcome' });
    await expect.poll(() => closed).toHaveLength(1);
    for (const socket of crowd) socket.terminate();
  });

  it.each([
    ['a page of another origin', { origin: 'http://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['another host name', { host: 'evil.example' }],
  ])('refuses the upgrade of %s, even with the token', async (_, headers) => {
    expect(await meet(await running(), hello, headers)).toBe(403);
  });

  it('refuses an upgrade elsewhere', async () => {
    expect(await meet(await running(), hello, {}, '/other')).toBe(403);
  });

  it('carries calls and their outcomes, each to its asker', async () => {
    const { port } = await running();
    const socket = new WebSocket(`ws://127.0.0.1:${port}${webSocketPath}`, { headers: { origin: `http://127.0.0.1:${port}` } });
    const answers = new Promise<HostMessage[]>((done) => {
      const received: HostMessage[] = [];
      socket.on('message', (data: Buffer) => {
        received.push(decodeFrame(data) as HostMessage);
        if (received.length === 3) done(received);
      });
    });
    socket.on('open', () => {
      for (const message of [hello, { kind: 'call', id: 8, name: 'app.info', args: [] }, { kind: 'call', id: 9, name: 'no.such', args: [] }] as const) socket.send(encodeFrame({ ...message } as ClientMessage));
    });
    const received = await answers;
    socket.close();
    expect(received[0]).toEqual({ kind: 'welcome' });
    expect(received.find((message) => message.kind === 'outcome' && message.id === 8)).toMatchObject({ outcome: { ok: true, value: { shell: 'browser', hasNativeDialogs: false } } });
    expect(received.find((message) => message.kind === 'outcome' && message.id === 9)).toMatchObject({ outcome: { ok: false, error: { key: 'error.badRequest' } } });
  });
});
