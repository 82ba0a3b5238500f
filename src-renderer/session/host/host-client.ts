import { calls, type CallName, type EventName, type EventPayload, type HostCalls, type HostTransport } from '@shared/host/contract';
import { HostCallError, hostCallError } from '@shared/host/host-call-error';
import { BrowserTransport, takeToken, type ConnectionState } from './browser-transport';
import { electronTransport } from './electron-transport';

export { HostCallError } from '@shared/host/host-call-error';
export type { ConnectionState } from './browser-transport';

/** The host as a window sees it: every call of the contract, its events, and the state of the line. */
export interface HostClient extends HostCalls {
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Tells when the host stops or starts to answer (never in Electron, where both end together). */
  onConnection(listener: (state: ConnectionState) => void): () => void;
}

/**
 * Connects this window to its host, whichever shell carries it. Calls reject with {@link HostCallError}.
 * @throws {HostCallError} when no host answers or it does not know this window.
 */
export async function connectHost(): Promise<HostClient> {
  const electron = electronTransport();
  if (electron !== null) return hostClient(electron, () => () => undefined);
  const token = takeToken(location, history, sessionStorage);
  if (token === null) throw hostCallError('error.hostNoToken');
  const browser = await BrowserTransport.connect(location.origin, token);
  return hostClient(browser, (listener) => browser.onConnection(listener));
}

/** Builds the typed client over any transport. */
export function hostClient(transport: HostTransport, onConnection: HostClient['onConnection']): HostClient {
  const invoke = async (name: CallName, args: readonly unknown[]): Promise<unknown> => {
    const outcome = await transport.call(name, args);
    if (!outcome.ok) throw new HostCallError(outcome.error);
    return outcome.value;
  };
  const names = Object.keys(calls) as CallName[];
  // The table is the only list of calls; its types cannot be followed through Object.fromEntries.
  const table = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => invoke(name, args)])) as unknown as HostCalls;
  return {
    ...table,
    on: (wanted, listener) =>
      transport.onEvent((name, payload) => {
        if (name === wanted) listener(payload as EventPayload<typeof wanted>);
      }),
    onConnection,
  };
}
