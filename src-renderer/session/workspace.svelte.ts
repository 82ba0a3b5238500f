import { getContext, setContext } from 'svelte';
import type { CallResult, OpenProject, RecentProject, Settings } from '@shared/host/contract';
import type { ProjectDocument } from '@shared/project/document';
import type { ImportSummary } from '@shared/project/import-files';
import { Beside } from './beside.svelte';
import { Commands } from './commands.svelte';
import type { ConnectionState, HostClient } from './host/host-client';
import { Preferences } from './preferences.svelte';
import { nextTask } from './next-task';
import { Problems } from './problems.svelte';
import { ProjectSession } from './project-session.svelte';
import type { ImportReview } from './import/import-review.svelte';
import { receiveArchive } from './import/receive-archive';
import type { SpectrumCache } from './spectrum-cache';
import { SpectrumStore, type FileParser } from './spectrum-store';
import { Tasks } from './tasks.svelte';
import type { Text } from './text';
import { sha256 } from '../workers/sha256';

type StartPanel = 'recent' | 'new' | 'browse' | 'library';

type AppInfo = CallResult<'app.info'>;

/** This window: what is open, what is going on, what went wrong. */
export class Workspace {
  readonly host: HostClient;
  readonly info: AppInfo;
  readonly tasks = new Tasks();
  readonly problems = new Problems();
  readonly commands = new Commands((error, command) => this.problems.report(error, command.label), () => this.preferences.current.shortcuts ?? {});
  readonly preferences: Preferences;
  readonly spectra: SpectrumStore;
  /** A second project, for comparing. */
  readonly beside: Beside;
  /** A parser of its own for every import, so that stopping one stops nothing else. */
  readonly makeParser: () => FileParser;

  #recent = $state.raw<readonly RecentProject[]>([]);
  #project = $state.raw<ProjectSession | null>(null);
  #view = $state('overview');
  #isOpening = $state(false);
  #opening: Promise<void> = Promise.resolve();
  #isCutOff = $state(false);
  #lastImport = $state.raw<ImportSummary | null>(null);
  #review = $state.raw<ImportReview | null>(null);
  #startPanel = $state<StartPanel>('recent');

  constructor(host: HostClient, info: AppInfo, settings: Settings, cache: SpectrumCache, makeParser: () => FileParser) {
    this.host = host;
    this.info = info;
    this.spectra = new SpectrumStore(host, makeParser, cache, this.tasks);
    this.beside = new Beside(this);
    this.makeParser = makeParser;
    this.preferences = new Preferences(host, this.problems, settings);
    // For the life of the window, so never ended.
    host.onConnection((state) => void this.#follow(state));
  }

  get recent(): readonly RecentProject[] {
    return this.#recent;
  }

  async refreshRecent(): Promise<void> {
    this.#recent = await this.host['projects.recent']();
  }

  async forgetRecent(id: string): Promise<void> {
    await this.host['projects.forget'](id);
    await this.refreshRecent();
  }

  /** The open project, or null on the start view. */
  get project(): ProjectSession | null {
    return this.#project;
  }

  /** What the start view shows beside its actions. */
  get startPanel(): StartPanel {
    return this.#startPanel;
  }

  /** Goes to the start view and opens one of its panels there. */
  async showStart(panel: StartPanel): Promise<void> {
    this.#startPanel = panel;
    if (this.#project) await this.close();
  }

  /** The native dialog where there is one, else the folder list of the start view. */
  openProjectFolder(): Promise<void> {
    return this.info.hasNativeDialogs ? this.chooseAndOpen() : this.showStart('browse');
  }

  /** What the last import made of its files, until the user dismisses it. */
  get lastImport(): ImportSummary | null {
    return this.#lastImport;
  }

  showImport(summary: ImportSummary | null): void {
    this.#lastImport = summary;
  }

  /** Files that were read and wait to be taken into the project. */
  get review(): ImportReview | null {
    return this.#review;
  }

  /** Shows an import in the overview for the person to decide. */
  showReview(review: ImportReview): void {
    this.#review = review;
    this.show('overview');
  }

  /** Takes an import away again; who looked at it goes back to the view they came from. */
  endReview(review: ImportReview, cameFrom: string): void {
    if (this.#review !== review) return;
    this.#review = null;
    if (this.#view === 'overview') this.#view = cameFrom;
  }

  /** True while the host does not answer; edits wait meanwhile. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** Ends when no project is being opened any more. */
  whenOpened(): Promise<void> {
    return this.#opening;
  }

  get view(): string {
    return this.#view;
  }

  show(view: string): void {
    this.#view = view;
  }

  openSample(): Promise<void> {
    return this.#open({ key: 'start.openingSample' }, () => this.host['projects.openSample']());
  }

  openRecent(recent: RecentProject): Promise<void> {
    return this.#open({ key: 'start.opening', params: { title: recent.title } }, () => this.host['projects.openRecent'](recent.id));
  }

  /** Opens the project whose folder was dropped on the window with this document; says how to open one that this computer does not know. */
  openDroppedProject(file: File, folder: string): Promise<void> {
    return this.#open({ key: 'start.openingFolder' }, async () => {
      const opened = await this.host['projects.openDropped'](await sha256(new Uint8Array(await file.arrayBuffer())), folder);
      if (opened === null) this.problems.report({ key: 'start.droppedProject', params: {} });
      return opened;
    });
  }

  /** Native folder dialog; nothing happens when the user cancels it. */
  chooseAndOpen(): Promise<void> {
    return this.#open({ key: 'start.openingFolder' }, () => this.host['projects.chooseAndOpen']());
  }

  /** The native dialog where there is one, else the folder list of the start view, which shows archives too. */
  openArchive(): Promise<void> {
    return this.info.hasNativeDialogs ? this.#open({ key: 'archive.opening' }, () => this.host['archives.chooseAndOpen']()) : this.showStart('browse');
  }

  /** Opens an archive that was dropped on the window. */
  openDropped(file: File): Promise<void> {
    return this.#open({ key: 'archive.opening' }, () => this.tasks.run({ key: 'archive.opening' }, async (task) => receiveArchive(this.host, file, task)));
  }

  /** Makes a project of one's own from the open one, and goes on in it. */
  async copyProject(): Promise<void> {
    const from = this.#project;
    if (!from) return;
    await from.settled();
    await this.#open({ key: 'archive.copying' }, () => this.#watched(from, { key: 'archive.copying' }, () => this.host['projects.copy'](from.id, null)));
  }

  /** Runs long work of the host on a project, with its progress and a way to stop it in the status bar. Null when the user stopped it. */
  watched<T>(label: Text, work: (project: string) => Promise<T>): Promise<T | null> {
    const project = this.#project;
    if (!project) throw new Error('Work on a project needs an open project.');
    return this.#watched(project, label, () => work(project.id));
  }

  #watched<T>(project: ProjectSession, label: Text, work: () => Promise<T>): Promise<T | null> {
    return this.tasks.run(label, async (task) => {
      const stopListening = this.host.on('archive.progress', (event) => {
        if (event.project === project.id) task.progress(event.fraction);
      });
      task.signal.addEventListener('abort', () => void this.host['archives.cancel'](project.id).catch((error: unknown) => this.problems.report(error)));
      try {
        return await work();
      } finally {
        stopListening();
      }
    });
  }

  openFolder(folder: string): Promise<void> {
    return this.#open({ key: 'start.openingFolder' }, () => this.host['projects.openFolder'](folder));
  }

  create(document: ProjectDocument, parent: string | null): Promise<void> {
    return this.#open({ key: 'start.creating', params: { title: document.title } }, () =>
      this.host['projects.create']({ title: document.title, document, parent }),
    );
  }

  /** Opens a project that another window or computer holds for writing; the host watches the lock for a while first. */
  async takeOver(): Promise<void> {
    const held = this.#project;
    if (!held) return;
    try {
      await this.tasks.run({ key: 'common.takingOver' }, async () => {
        const opened = await this.host['projects.takeOver'](held.id);
        held.release();
        this.problems.dismissKeys(['error.lockAlive', 'archive.changedOutside']);
        this.#enter(opened);
      });
    } catch (error) {
      this.problems.report(error);
    }
  }

  async close(): Promise<void> {
    const closing = this.#project;
    this.#project = null;
    // What was last said was said of it.
    this.tasks.announce(null);
    this.#review?.cancel();
    await this.beside.close();
    await closing?.close();
    await this.refreshRecent();
  }

  /** The line to the host went or came back. Ids from before are void then: the project is opened again at its place. */
  async #follow(state: ConnectionState): Promise<void> {
    this.#isCutOff = state !== 'restored';
    if (state === 'refused') this.problems.report({ key: 'error.hostRefused', params: {} });
    if (state !== 'restored') return;
    try {
      await this.refreshRecent();
      if (this.#project) await this.#resume(this.#project);
    } catch (error) {
      this.problems.report(error);
    }
  }

  async #resume(project: ProjectSession): Promise<void> {
    this.beside.forget();
    const recent = this.#recent.find((other) => other.place === project.place);
    if (!recent) {
      this.problems.report({ key: 'common.cannotResume', params: { place: project.place } });
      return;
    }
    const opened = await this.host['projects.openRecent'](recent.id);
    const history = await this.host['projects.history'](opened.project);
    project.resume(opened, history.map(({ edit }) => edit.id));
    this.tasks.announce({ key: 'common.reconnected' });
  }

  #enter(opened: OpenProject): void {
    // It was for the project before.
    this.#review?.cancel();
    this.#project = new ProjectSession(opened, {
      host: this.host,
      problems: this.problems,
      spectra: this.spectra,
      person: () => this.preferences.current.person,
    });
    for (const notice of opened.notices) this.problems.report(notice);
    if (opened.recovered) this.tasks.announce({ key: 'common.recovered', params: { count: opened.recovered.edits } });
  }

  async #open(doing: Text, open: () => Promise<OpenProject | null>): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    this.#opening = this.#openNow(doing, open);
    await this.#opening;
  }

  async #openNow(doing: Text, open: () => Promise<OpenProject | null>): Promise<void> {
    try {
      const opened = await open();
      // The host gives the same id for a folder that is open here already.
      if (!opened || opened.project === this.#project?.id) return;
      // Unpacking the document of fifty states and building their view are two tasks.
      await nextTask();
      await this.beside.makeWayFor(opened.project);
      // What went wrong in the project that is left says nothing of this one. What closing it says stays.
      if (this.#project) this.problems.clear();
      await this.#project?.close();
      this.#lastImport = null;
      this.#view = 'overview';
      this.#startPanel = 'recent';
      this.#enter(opened);
    } catch (error) {
      this.problems.report(error, doing);
    } finally {
      this.#isOpening = false;
    }
  }
}

const key = Symbol('workspace');

export const setWorkspace = (workspace: Workspace): Workspace => setContext(key, workspace);

/** The workspace of this window. @throws outside of the frame. */
export function getWorkspace(): Workspace {
  const workspace = getContext<Workspace | undefined>(key);
  if (!workspace) throw new Error('getWorkspace() works only inside the frame (app/App.svelte).');
  return workspace;
}
