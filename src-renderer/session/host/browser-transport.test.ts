import { closeCodeRefused, decodeFrame, encodeFrame, type ClientMessage, type HostMessage } from '@shared/host/wire';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Ws from 'ws';
import { BrowserTransport, takeToken, type ConnectionState } from './browser-transport';

// These tests resolve packages as a browser does, where `ws` is empty; a real server needs Node's side of it.
const { WebSocket, WebSocketServer } = createRequire(import.meta.url)('ws') as typeof Ws;

/** A browser's WebSocket: a failed connection is an event, not an exception. */
class BrowserWebSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    this.on('error', () => undefined);
  }
}

describe('the token', () => {
  it('moves from the address into the store of the tab and survives a reload', () => {
    const replaced: string[] = [];
    const history = { state: null, replaceState: (_: unknown, __: string, url: string) => replaced.push(url) } as unknown as History;
    sessionStorage.clear();
    expect(takeToken({ hash: '#token=secret', pathname: '/', search: '' } as Location, history, sessionStorage)).toBe('secret');
    expect(replaced).toEqual(['/']);
    expect(takeToken({ hash: '', pathname: '/', search: '' } as Location, history, sessionStorage)).toBe('secret');
    expect(replaced).toHaveLength(1);
  });
});

describe('the line of the browser shell', () => {
  let server: Ws.WebSocketServer;
  let origin: string;
  let sockets: Ws.WebSocket[];
  let isRefusing: boolean;
  let transports: BrowserTransport[];

  const send = (socket: Ws.WebSocket, message: HostMessage): void => socket.send(encodeFrame(message));
  /** Welcomes the token "right" and answers `files.read` with three bytes; other calls stay unanswered. */
  const serve = async (port = 0): Promise<void> => {
    server = new WebSocketServer({ host: '127.0.0.1', port });
    await new Promise((listening) => server.once('listening', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (socket) => {
      sockets.push(socket);
      socket.on('message', (data: Buffer) => {
        const message = decodeFrame(data) as ClientMessage;
        if (message.kind === 'hello') {
          if (message.token === 'right' && !isRefusing) send(socket, { kind: 'welcome' });
          else socket.close(closeCodeRefused);
        } else if (message.name === 'files.read') {
          send(socket, { kind: 'outcome', id: message.id, outcome: { ok: true, value: new Uint8Array([1, 2, 3]) } });
        }
      });
    });
  };
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.terminate();
    await new Promise((closed) => server.close(closed));
  };

  const connect = async (): Promise<BrowserTransport> => {
    const transport = await BrowserTransport.connect(origin, 'right');
    transports.push(transport);
    return transport;
  };
  /** A line that is lost is sought again and again until the host refuses it. None may seek on when its test has ended. */
  const refuse = async (): Promise<void> => {
    isRefusing = true;
    const refused = transports.map((transport) => new Promise((resolve) => transport.onConnection((state) => state === 'refused' && resolve(state))));
    for (const socket of sockets) socket.terminate();
    await Promise.all(refused);
  };

  beforeEach(async () => {
    vi.stubGlobal('WebSocket', BrowserWebSocket);
    sockets = [];
    transports = [];
    isRefusing = false;
    await serve();
  });
  afterEach(async () => {
    await refuse();
    await stop();
    vi.unstubAllGlobals();
  });

  it('carries calls, bytes and events', async () => {
    const transport = await connect();
    expect(await transport.call('files.read', ['p', 'h'])).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) });
    const heard = new Promise((resolve) => transport.onEvent((name, payload) => resolve([name, payload])));
    send(sockets[0]!, { kind: 'event', name: 'project.saved', payload: { project: 'p', savedRevision: 3 } });
    expect(await heard).toEqual(['project.saved', { project: 'p', savedRevision: 3 }]);
  });

  it('is refused with a wrong token', async () => {
    await expect(BrowserTransport.connect(origin, 'wrong')).rejects.toMatchObject({ error: { key: 'error.hostRefused' } });
  });

  it('says so when nobody answers', async () => {
    await stop();
    await expect(BrowserTransport.connect(origin, 'right')).rejects.toMatchObject({ error: { key: 'error.hostUnreachable' } });
    await serve();
  });

  it('fails what was under way when the host dies, tells, and comes back by itself', async () => {
    const transport = await connect();
    const states: ConnectionState[] = [];
    transport.onConnection((state) => states.push(state));
    const underWay = transport.call('projects.recent', []);
    const failed = expect(underWay).rejects.toMatchObject({ error: { key: 'error.hostLost' } });
    const port = Number(new URL(origin).port);
    await stop();
    await failed;
    expect(states).toEqual(['lost']);
    await expect(transport.call('app.info', [])).rejects.toMatchObject({ error: { key: 'error.hostLost' } });
    await serve(port);
    await vi.waitFor(() => expect(states).toEqual(['lost', 'restored']), 3000);
    expect(await transport.call('files.read', [])).toMatchObject({ ok: true });
  });
});
