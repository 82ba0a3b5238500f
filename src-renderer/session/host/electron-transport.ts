import type { HostTransport } from '@shared/host/contract';
import { packFrame, unpackFrame, type FrameLine, type HostMessage } from '@shared/host/wire';
import { FrameTurns } from './frame-turns';

declare global {
  /** Put there by the preload of the Electron shell; absent in a browser. */
  var haloclineHost: FrameLine | undefined;
}

/** The transport of the Electron shell, or null when this window is not one of Electron's. */
export function electronTransport(): HostTransport | null {
  const line = globalThis.haloclineHost;
  if (!line) return null;
  const packing = new FrameTurns();
  const unpacking = new FrameTurns();
  return {
    call: async (name, args) => {
      // Every call has an answer of its own, so that none needs a number to be told by.
      const frame = await packing.take(packFrame({ kind: 'call', id: 0, name, args: [...args] }));
      const answer = (await unpacking.take(unpackFrame(await line.call(frame)))) as HostMessage;
      if (answer.kind !== 'outcome') throw new Error(`the host answered a call with ${answer.kind}`);
      return answer.outcome;
    },
    onEvent: (listener) =>
      line.onEvent((frame) => {
        void unpacking.take(unpackFrame(frame)).then((unpacked) => {
          const message = unpacked as HostMessage;
          if (message.kind === 'event') listener(message.name, message.payload);
        });
      }),
  };
}
