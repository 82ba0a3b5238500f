import type { HostTransport } from '@shared/host/contract';

declare global {
  /** Put there by the preload of the Electron shell; absent in a browser. */
  var haloclineHost: HostTransport | undefined;
}

/** The transport of the Electron shell, or null when this window is not one of Electron's. */
export function electronTransport(): HostTransport | null {
  return globalThis.haloclineHost ?? null;
}
