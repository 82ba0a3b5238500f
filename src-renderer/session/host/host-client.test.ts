import type { CallName, EventName, HostTransport } from '@shared/host/contract';
import { decodeFrame, encodeFrame } from '@shared/host/wire';
import { describe, expect, it, vi } from 'vitest';
import { HostCallError, connectHost, hostClient } from './host-client';

const info = { version: '1.0.0', shell: 'browser', platform: 'linux', hasNativeDialogs: false } as const;

describe('the client', () => {
  const asked: { name: string; args: readonly unknown[] }[] = [];
  const listeners = new Set<(name: EventName, payload: unknown) => void>();
  const transport: HostTransport = {
    call: (name, args) => {
      asked.push({ name, args });
      return Promise.resolve(
        name === 'app.info' ? { ok: true, value: info } : { ok: false, error: { key: 'error.unknownId', params: { id: 'x' }, detail: null } },
      );
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const client = hostClient(transport, () => () => undefined);

  it('returns the value of a call', async () => {
    expect(await client['app.info']()).toEqual(info);
  });

  it('passes arguments on and throws what the host says went wrong', async () => {
    const failure = await client['projects.close']('project-1').catch((error: unknown) => error);
    expect(asked.at(-1)).toEqual({ name: 'projects.close', args: ['project-1'] });
    expect(failure).toBeInstanceOf(HostCallError);
    expect((failure as HostCallError).error).toEqual({ key: 'error.unknownId', params: { id: 'x' }, detail: null });
  });

  it('gives each listener only the events it asked for, until it has enough', () => {
    const heard: unknown[] = [];
    const stop = client.on('project.saved', (payload) => heard.push(payload));
    const emit = (name: EventName, payload: unknown): void => listeners.forEach((listener) => listener(name, payload));
    emit('project.saved', 1);
    emit('project.edited', 2);
    stop();
    emit('project.saved', 3);
    expect(heard).toEqual([1]);
  });

  it('uses what the preload put there when the window is one of Electron’s', async () => {
    const { call } = transport;
    globalThis.haloclineHost = {
      call: async (frame) => {
        const { name, args } = decodeFrame(frame) as { name: CallName; args: unknown[] };
        return encodeFrame({ kind: 'outcome', id: 0, outcome: await call(name, args) });
      },
      onEvent: (listener) => transport.onEvent((name, payload) => listener(encodeFrame({ kind: 'event', name, payload }))),
    };
    try {
      const electron = await connectHost();
      expect(await electron['app.info']()).toEqual(info);
      const heard: unknown[] = [];
      electron.on('project.saved', (payload) => heard.push(payload));
      listeners.forEach((listener) => listener('project.saved', { project: 'p', savedRevision: 3 }));
      await vi.waitFor(() => expect(heard).toEqual([{ project: 'p', savedRevision: 3 }]));
    } finally {
      globalThis.haloclineHost = undefined;
    }
  });

  it('says what is missing when the address has no token', async () => {
    sessionStorage.clear();
    await expect(connectHost()).rejects.toMatchObject({ error: { key: 'error.hostNoToken' } });
  });
});
