/** All a window sees of the main process: two functions that carry frames of the host contract. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { FrameLine } from '@shared/host/wire';
import { callChannel, eventChannel } from '../channels';

const line: FrameLine = {
  call: (frame) => ipcRenderer.invoke(callChannel, frame) as Promise<Uint8Array>,
  onEvent: (listener) => {
    const relay = (_: IpcRendererEvent, frame: Uint8Array): void => listener(frame);
    ipcRenderer.on(eventChannel, relay);
    return () => ipcRenderer.removeListener(eventChannel, relay);
  },
};

contextBridge.exposeInMainWorld('haloclineHost', line);
