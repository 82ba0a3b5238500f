import type { EventName, EventPayload, HostCalls } from '@shared/host/contract';
import { appCalls } from './calls/app';
import { archiveCalls } from './calls/archives';
import { exportCalls } from './calls/exports';
import { fileCalls } from './calls/files';
import { folderCalls } from './calls/folders';
import { libraryCalls } from './calls/library';
import { projectCalls } from './calls/projects';
import { referenceCalls } from './calls/references';
import { dispatch, type Outcome } from './dispatch';
import type { HostContext, HostOptions, WindowServices } from './host-context';
import { machineId } from './machine-id';
import { OpenProjects } from './open-projects';
import { Recents } from './recents';
import { ReferenceLibrary } from './reference-library';
import { Session } from './session';
import { SettingsFile } from './settings';

export type { HostOptions, WindowServices } from './host-context';

/** One window's line to the host. */
export interface HostConnection {
  /** Answers a call; nothing in name and arguments is trusted. Never rejects. */
  call(name: unknown, args: unknown): Promise<Outcome>;
  /** Gives back all that the window had open. Never rejects: what cannot be given back is reported, and the rest still is. */
  close(): Promise<void>;
}

/** Implements the contract on top of the stores, for any number of windows and whatever shell carries them. */
export class Host {
  readonly #context: HostContext;
  readonly #connections = new Set<HostConnection>();

  constructor(options: HostOptions) {
    this.#context = {
      options,
      settings: new SettingsFile(options.userData),
      recents: new Recents(options.userData),
      projects: new OpenProjects(machineId(options.userData)),
      references: new ReferenceLibrary(options.userData),
    };
  }

  /** Connects a window. @param onEvent receives the events of the projects it has open */
  connect(services: WindowServices, onEvent: <N extends EventName>(name: N, payload: EventPayload<N>) => void): HostConnection {
    const session = new Session(this.#context, services, onEvent);
    const handlers = hostCalls(session);
    let closing: Promise<void> | null = null;
    const connection: HostConnection = {
      call: (name, args) => dispatch(handlers, name, args, this.#context.options.onUnexpected),
      // Known until it is closed: a program that ends as its window goes must wait for what the window had open.
      close: () =>
        (closing ??= session
          .close()
          .catch(this.#context.options.onUnexpected)
          .finally(() => this.#connections.delete(connection))),
    };
    this.#connections.add(connection);
    return connection;
  }

  /** Closes every project of every window. */
  async close(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.close()));
  }
}

/** A call missing from or unknown to the table does not compile. */
function hostCalls(session: Session): HostCalls {
  return { ...appCalls(session), ...projectCalls(session), ...folderCalls(session), ...fileCalls(session), ...exportCalls(session), ...archiveCalls(session), ...libraryCalls(session), ...referenceCalls(session) };
}
