/** All a window sees of the main process: two functions that carry the host contract. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { EventName, HostTransport } from '@shared/host/contract';
import { callChannel, eventChannel } from '../channels';

const transport: HostTransport = {
  call: (name, args) => ipcRenderer.invoke(callChannel, name, args) as ReturnType<HostTransport['call']>,
  onEvent: (listener) => {
    const relay = (_: IpcRendererEvent, name: EventName, payload: unknown): void => listener(name, payload);
    ipcRenderer.on(eventChannel, relay);
    return () => ipcRenderer.removeListener(eventChannel, relay);
  },
};

contextBridge.exposeInMainWorld('haloclineHost', transport);
