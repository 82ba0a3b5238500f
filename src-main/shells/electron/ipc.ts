/** Carries the host contract over IPC. The only place where messages of windows arrive. */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Host, HostConnection, WindowServices } from '../../host/host';
import { encodeFrame, readClientMessage } from '@shared/host/wire';
import { callChannel, eventChannel } from './channels';
import { isOwnAddress } from './origin';

interface Options {
  readonly host: Host;
  readonly devServer: string | null;
  readonly servicesFor: (contents: WebContents) => WindowServices;
}

/** Answers the calls of windows; each loaded page has a connection of its own, which ends with it. */
export function carryHost(ipcMain: IpcMain, { host, devServer, servicesFor }: Options): void {
  const connections = new Map<number, HostConnection>();

  const connect = (contents: WebContents): HostConnection => {
    const connection = host.connect(servicesFor(contents), (name, payload) => {
      if (!contents.isDestroyed()) contents.send(eventChannel, encodeFrame({ kind: 'event', name, payload }));
    });
    connections.set(contents.id, connection);
    const end = (): void => {
      if (connections.get(contents.id) !== connection) return;
      connections.delete(contents.id);
      void connection.close();
    };
    contents.once('destroyed', end);
    contents.once('render-process-gone', end);
    contents.once('did-navigate', end);
    return connection;
  };

  ipcMain.handle(callChannel, async (event, frame: unknown): Promise<Uint8Array> => {
    assertOwnPage(event, devServer);
    const message = frame instanceof Uint8Array ? readClientMessage(frame) : null;
    if (message?.kind !== 'call') throw new Error('a frame of a window was refused: it is no call');
    const { id, name, args } = message;
    const outcome = await (connections.get(event.sender.id) ?? connect(event.sender)).call(name, args);
    return encodeFrame({ kind: 'outcome', id, outcome });
  });
}

/** @throws unless the message comes from the page itself: the main frame of a window, at our own address */
export function assertOwnPage({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>, devServer: string | null): void {
  if (senderFrame && senderFrame.parent === null && isOwnAddress(senderFrame.url, devServer)) return;
  throw new Error(`a call from ${senderFrame?.url ?? 'a frame that is gone'} was refused`);
}
