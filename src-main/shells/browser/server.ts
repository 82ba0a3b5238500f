/**
 * The host on 127.0.0.1. Nobody but the holder of the token gets further than the page itself: addresses of other names
 * (DNS rebinding) and pages of other origins are refused before anything is read.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { addressWithToken, closeCodeRefused, encodeFrame, largestFrame, readClientMessage, webSocketPath, type HostMessage } from '@shared/host/wire';
import type { Host, HostConnection, WindowServices } from '../../host/host';
import { findChromium } from '../../launch/installed-browser.js';
import { pageFile, pageHeaders } from '../page-files';
import { printWithChromium } from './print';

export interface ServerOptions {
  readonly host: Host;
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly token: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

export interface RunningServer {
  /** With the token in its fragment. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** A window that does not introduce itself in this time is sent away, ms. */
const patienceMs = 5000;
/** A window that introduces itself says no more than this, bytes: nobody else gets anything larger understood. */
const largestHello = 1024;
/** Sockets that have not introduced themselves: a window does so at once, so of more the one that waits longest goes. */
const mostStrangers = 16;
/** Close code for a window that sends what is not in the contract. */
const closeCodeNonsense = 4400;

/** The page has the browser's own dialogs and clipboard; main has none here. */
const services = (): WindowServices => {
  const chromium = findChromium();
  return { chooseFolder: null, chooseFile: null, chooseSavePath: null, copyText: null, printPdf: chromium === null ? null : (html) => printWithChromium(chromium, html) };
};

/** @throws system errors when the port cannot be had (EADDRINUSE) */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((request, response) => void servePage(options, server, request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame, clientTracking: true });
  const strangers = new Set<WebSocket>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== webSocketPath || !isOwnHost(server, request) || request.headers.origin !== originOf(server)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    if (strangers.size >= mostStrangers) [...strangers][0]!.terminate();
    sockets.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, options, strangers));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', listening);
  });
  return {
    address: addressWithToken(originOf(server), options.token),
    port: portOf(server),
    close: async () => {
      for (const webSocket of sockets.clients) webSocket.terminate();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

async function servePage({ pageFolder }: ServerOptions, server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = (status: number, type?: string, bytes?: Uint8Array): void => {
    response.writeHead(status, { ...pageHeaders, ...(type && { 'Content-Type': type }) }).end(request.method === 'HEAD' ? undefined : bytes);
  };
  if (!isOwnHost(server, request)) {
    answer(403);
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(405);
  } else {
    // Not parsed as a URL, which would fold dots away before they can be refused.
    const file = await pageFile(pageFolder, (request.url ?? '/').replace(/[?#].*$/, ''));
    if (file) answer(200, file.type, file.bytes);
    else answer(404);
  }
}

/**
 * Waits for the token, then carries calls and events until the window goes.
 * @param strangers those who have not introduced themselves yet
 */
function welcome(webSocket: WebSocket, { host, token }: ServerOptions, strangers: Set<WebSocket>): void {
  let connection: HostConnection | null = null;
  const send = (message: HostMessage): void => {
    if (webSocket.readyState === webSocket.OPEN) webSocket.send(encodeFrame(message));
  };
  const timer = setTimeout(() => webSocket.close(closeCodeRefused), patienceMs);
  strangers.add(webSocket);
  webSocket.on('message', (data: RawData) => {
    const message = connection === null && sizeOf(data) > largestHello ? null : readClientMessage(bytesOf(data));
    if (message === null) {
      webSocket.close(closeCodeNonsense);
    } else if (message.kind === 'hello' && connection === null) {
      clearTimeout(timer);
      if (!isSame(message.token, token)) {
        webSocket.close(closeCodeRefused);
        return;
      }
      strangers.delete(webSocket);
      connection = host.connect(services(), (name, payload) => send({ kind: 'event', name, payload }));
      send({ kind: 'welcome' });
    } else if (message.kind === 'call' && connection !== null) {
      const { id, name, args } = message;
      void connection.call(name, args).then((outcome) => send({ kind: 'outcome', id, outcome }));
    } else {
      webSocket.close(closeCodeRefused);
    }
  });
  // An error is followed by the closing, which ends all that the window had.
  webSocket.on('error', () => undefined);
  webSocket.on('close', () => {
    clearTimeout(timer);
    strangers.delete(webSocket);
    void connection?.close();
  });
}

const sizeOf = (data: RawData): number => (Array.isArray(data) ? data.reduce((sum, { length }) => sum + length, 0) : data.byteLength);

const bytesOf = (data: RawData): Uint8Array => (data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data);

/** Compares without telling by the time it takes where the first difference is. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function isOwnHost(server: Server, request: IncomingMessage): boolean {
  return request.headers.host === `127.0.0.1:${portOf(server)}`;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${portOf(server)}`;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
