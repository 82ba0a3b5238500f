import type { EventName, HostTransport } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import { closeCodeRefused, encodeFrame, packFrame, tokenInFragment, unpackFrame, webSocketPath, type ClientMessage, type HostMessage } from '@shared/host/wire';
import { FrameTurns } from './frame-turns';

/**
 * How the line to the host is: `lost` (calls fail until it is back), `restored` (the host answers again, but ids from
 * before are void: open the project again), `refused` (the host was started anew with another token; this window is over).
 */
export type ConnectionState = 'lost' | 'restored' | 'refused';

type Outcome = Awaited<ReturnType<HostTransport['call']>>;

const tokenKey = 'halocline.token';
const firstRetryMs = 250;
const longestRetryMs = 5000;

/** The token of this tab: from the address on first arrival (and then taken out of it), later from the tab's own store. */
export function takeToken(location: Location, history: History, store: Storage): string | null {
  const token = tokenInFragment(location.hash);
  if (token === null) return store.getItem(tokenKey);
  store.setItem(tokenKey, token);
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

async function copyText(text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, error: hostCallError('error.clipboardUnavailable', {}, error).error };
  }
}

/** One authenticated WebSocket to the host that served this page. */
export class BrowserTransport implements HostTransport {
  readonly #address: string;
  readonly #token: string;
  readonly #waiting = new Map<number, { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }>();
  readonly #eventListeners = new Set<(name: EventName, payload: unknown) => void>();
  readonly #connectionListeners = new Set<(state: ConnectionState) => void>();
  readonly #packing = new FrameTurns();
  readonly #unpacking = new FrameTurns();
  #socket: WebSocket | null = null;
  #nextId = 0;
  #retryMs = firstRetryMs;

  private constructor(address: string, token: string) {
    this.#address = address;
    this.#token = token;
  }

  /** @throws {HostCallError} `error.hostRefused` or `error.hostUnreachable`. */
  static async connect(origin: string, token: string): Promise<BrowserTransport> {
    const transport = new BrowserTransport(origin.replace(/^http/, 'ws') + webSocketPath, token);
    const outcome = await transport.#open();
    if (outcome !== 'open') throw hostCallError(outcome === 'refused' ? 'error.hostRefused' : 'error.hostUnreachable');
    return transport;
  }

  call(name: string, args: readonly unknown[]): Promise<Outcome> {
    // The clipboard is the browser's: the host has none.
    if (name === 'exports.copyText') return copyText(String(args[0]));
    return new Promise((resolve, reject) => {
      const socket = this.#socket;
      if (socket === null) {
        reject(hostCallError('error.hostLost'));
        return;
      }
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#packing.take(packFrame({ kind: 'call', id, name, args: [...args] } satisfies ClientMessage)).then((frame) => {
        // A line that was lost meanwhile has failed this call already; the next one must not carry it.
        if (this.#socket === socket) socket.send(frame);
      }, reject);
    });
  }

  onEvent(listener: (name: EventName, payload: unknown) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  onConnection(listener: (state: ConnectionState) => void): () => void {
    this.#connectionListeners.add(listener);
    return () => this.#connectionListeners.delete(listener);
  }

  /** Settles when the host has welcomed this window or the attempt is over. */
  #open(): Promise<'open' | 'closed' | 'refused'> {
    return new Promise((done) => {
      const socket = new WebSocket(this.#address);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => socket.send(encodeFrame({ kind: 'hello', token: this.#token } satisfies ClientMessage));
      socket.onmessage = (message: MessageEvent<ArrayBuffer>) => {
        void this.#unpacking.take(unpackFrame(new Uint8Array(message.data))).then((unpacked) => {
          const received = unpacked as HostMessage;
          if (received.kind === 'welcome') {
            this.#socket = socket;
            this.#retryMs = firstRetryMs;
            done('open');
          } else this.#receive(received);
        });
      };
      socket.onclose = (event) => {
        const wasOpen = this.#socket === socket;
        if (wasOpen) this.#lose();
        done(event.code === closeCodeRefused ? 'refused' : 'closed');
      };
    });
  }

  #receive(message: Exclude<HostMessage, { kind: 'welcome' }>): void {
    if (message.kind === 'event') {
      for (const listener of this.#eventListeners) listener(message.name, message.payload);
      return;
    }
    this.#waiting.get(message.id)?.resolve(message.outcome);
    this.#waiting.delete(message.id);
  }

  #lose(): void {
    this.#socket = null;
    for (const { reject } of this.#waiting.values()) reject(hostCallError('error.hostLost'));
    this.#waiting.clear();
    this.#tell('lost');
    this.#retryLater();
  }

  #retryLater(): void {
    setTimeout(() => {
      void this.#open().then((outcome) => {
        if (outcome === 'open') this.#tell('restored');
        else if (outcome === 'refused') this.#tell('refused');
        else this.#retryLater();
      });
    }, this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, longestRetryMs);
  }

  #tell(state: ConnectionState): void {
    for (const listener of this.#connectionListeners) listener(state);
  }
}
