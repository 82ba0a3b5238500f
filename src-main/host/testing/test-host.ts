import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { calls, events, type CallArguments, type CallName, type CallResult, type EventName } from '@shared/host/contract';
import { HostCallError } from '@shared/host/host-call-error';
import { onTestFinished } from 'vitest';
import { testFolder } from '../../project-store/testing/test-folder';
import { Host, type HostConnection, type HostOptions, type WindowServices } from '../host';

export const sampleFolder = resolve(import.meta.dirname, '../../../resources/sample');

/** A host over folders of its own, which closes with the test. */
export async function testHost(more: Partial<HostOptions> = {}): Promise<{ host: Host; options: HostOptions; unexpected: unknown[] }> {
  const folder = await testFolder();
  const unexpected: unknown[] = [];
  const options: HostOptions = {
    version: '1.2.3',
    shell: 'browser',
    userData: join(folder, 'user'),
    projectsFolder: join(folder, 'projects'),
    downloadsFolder: join(folder, 'downloads'),
    sampleFolder,
    onUnexpected: (error) => unexpected.push(error),
    ...more,
  };
  const host = new Host(options);
  onTestFinished(() => host.close());
  return { host, options, unexpected };
}

export interface TestWindow {
  readonly connection: HostConnection;
  readonly heard: { name: EventName; payload: unknown }[];
  /** Calls as a window would; what comes back must fit the contract. */
  call<N extends CallName>(name: N, ...args: CallArguments<N>): Promise<CallResult<N>>;
}

const noServices: WindowServices = { chooseFolder: null, chooseFile: null, chooseSavePath: null, copyText: null, printPdf: null };

export function testWindow(host: Host, services: Partial<WindowServices> = {}): TestWindow {
  const heard: TestWindow['heard'] = [];
  const connection = host.connect({ ...noServices, ...services }, (name, payload) => {
    v.parse(events[name], payload);
    heard.push({ name, payload });
  });
  return {
    connection,
    heard,
    async call(name, ...args) {
      const outcome = await connection.call(name, args);
      if (!outcome.ok) throw new HostCallError(outcome.error);
      return v.parse(calls[name].result, outcome.value);
    },
  };
}
