import { getContext, setContext } from 'svelte';
import * as v from 'valibot';
import type { OpenProject, Settings } from '@shared/host/contract';
import type { ProjectDocument } from '@shared/project/document';
import { recordPatches, withValidParts, type Checked, type Edit, type EditName } from '@shared/project/edit';
import type { HistoryStep, Undoing } from '@shared/project/history-steps';
import type { Measurement } from '@shared/spectrum/spectrum';
import { DocumentReplica } from './document-replica.svelte';
import type { HostClient } from './host/host-client';
import { now } from './now';
import type { Problems } from './problems.svelte';
import type { SpectrumStore } from './spectrum-store';
import { steady } from './steady';
import { ShownStates } from './shown-states.svelte';
import { Standing } from './standing.svelte';

type SaveState = 'saved' | 'saving' | 'failed' | 'readOnly';

export type Recipe = (draft: ProjectDocument) => void;

interface Services {
  readonly host: HostClient;
  readonly problems: Problems;
  readonly spectra: SpectrumStore;
  /** Who makes the edits, or null while nobody said so. */
  readonly person: () => Settings['person'];
}

/**
 * The open project. Main owns the document; this holds a copy with the edits that main has not acknowledged yet on top.
 * Views read `document` and change it only through `edit`.
 */
export class ProjectSession {
  readonly place: string;
  readonly readOnlyReason: OpenProject['readOnlyReason'];
  readonly recovered: OpenProject['recovered'];

  readonly #services: Services;
  readonly #unsubscribe: readonly (() => void)[];
  readonly #left = new AbortController();

  /** Handle of the project in main; another one after main was started anew. */
  #id: string;

  readonly #replica: DocumentReplica;
  #savedRevision = $state(0);
  #saveFailed = $state(false);
  #done = $state.raw<readonly Edit[]>([]);
  #undone = $state.raw<readonly Edit[]>([]);

  readonly #sameContent = steady<ProjectDocument>(['view']);
  /** The document as far as it does not say how views are looked at: another object only when something else changed, so that folding a panel draws nothing anew. */
  readonly content: ProjectDocument = $derived.by(() => this.#sameContent(this.document));

  readonly standing = new Standing(() => this.document);

  /** Which of the states plots show, and which one keys act on. */
  readonly shown = new ShownStates(() => this.document.states);

  constructor(opened: OpenProject, services: Services) {
    this.#id = opened.project;
    this.place = opened.place;
    this.readOnlyReason = opened.readOnlyReason;
    this.recovered = opened.recovered;
    this.isReadOnly = opened.readOnly;
    this.#services = services;
    this.#savedRevision = opened.savedRevision;
    const { host } = services;
    this.#replica = new DocumentReplica(opened, {
      send: (baseRevision, edit) => host['projects.edit'](this.id, baseRevision, edit),
      lost: (edit) => this.#forget(edit),
      report: (error, doing) => services.problems.report(error, doing),
    });
    this.#unsubscribe = [
      host.on('project.edited', (event) => {
        if (event.project === this.id) this.#replica.take(event.edit, event.revision);
      }),
      host.on('project.saved', (event) => {
        if (event.project !== this.id) return;
        this.#savedRevision = event.savedRevision;
        this.#saveFailed = false;
      }),
      host.on('project.changedOutside', (event) => {
        if (event.project === this.id) services.problems.report({ key: 'archive.changedOutside', params: {} });
      }),
      host.on('project.saveFailed', (event) => {
        if (event.project !== this.id) return;
        this.#saveFailed = true;
        services.problems.report(event.error);
      }),
    ];
  }

  readonly isReadOnly: boolean;

  get id(): string {
    return this.#id;
  }

  get document(): ProjectDocument {
    return this.#replica.document;
  }

  /** Number of edits main has acknowledged. */
  get revision(): number {
    return this.#replica.revision;
  }

  get saveState(): SaveState {
    if (this.isReadOnly) return 'readOnly';
    if (this.#saveFailed) return 'failed';
    return !this.#replica.isSending && this.#savedRevision >= this.revision ? 'saved' : 'saving';
  }

  /**
   * Changes the document: shown at once, journalled by main. If main refuses, the change is taken back and said so.
   * A recipe that changes nothing makes no edit.
   * @param checked analyses, or results of analyses, that were validated in the worker that computed them; defaults to none
   * @throws when the outcome would not be a valid document: the view should have checked its input.
   */
  edit(name: EditName, recipe: Recipe, checked: readonly Checked[] = []): void {
    const made = this.#record(name, recipe, checked);
    if (!made) return;
    this.#done = [...this.#done, made];
    this.#undone = [];
  }

  /**
   * Keeps how a view was looked at (selected tab, zoom …) in the document without a step in undo.
   * `values` are merged into what the view remembers. A project open for reading is looked at just as freely, and forgets it.
   */
  remember(view: string, values: ProjectDocument['view'][string]): void {
    const recipe: Recipe = (draft) => {
      draft.view[view] = { ...draft.view[view], ...values };
    };
    if (!this.isReadOnly) this.#record({ key: 'edit.remember', params: {} }, recipe);
    else this.#replica.changeHereOnly(recordPatches(this.document, recipe).document);
  }

  /** The edit that undo would take back, and the one that redo would repeat. */
  get undoable(): Edit | null {
    return this.#done.at(-1) ?? null;
  }

  get redoable(): Edit | null {
    return this.#undone.at(-1) ?? null;
  }

  undo(): void {
    const edit = this.undoable;
    if (!edit) return;
    this.#done = this.#done.slice(0, -1);
    const takenBack = this.#reverse(edit);
    if (takenBack) this.#undone = [...this.#undone, takenBack];
  }

  redo(): void {
    const edit = this.redoable;
    if (!edit) return;
    this.#undone = this.#undone.slice(0, -1);
    const repeated = this.#reverse(edit);
    if (repeated) this.#done = [...this.#done, repeated];
  }

  /** Every step of the project so far, oldest first, with what was done here and not answered yet left out. */
  async history(): Promise<readonly HistoryStep[]> {
    await this.settled();
    return this.#services.host['projects.history'](this.id);
  }

  /**
   * Makes one named step that takes earlier ones back. False when they no longer fit the document; nothing is changed then.
   * @param undoes id of the step that alone is taken back, or null for several
   */
  takeBack(name: EditName, { patches, inverse }: Undoing, undoes: string | null): boolean {
    if (this.isReadOnly) return false;
    const edit: Edit = { id: crypto.randomUUID(), name, patches: [...patches], inverse: [...inverse], at: now(), by: this.#services.person()?.id ?? null, undoes };
    try {
      this.#replica.put(edit);
    } catch {
      return false;
    }
    this.#done = [...this.#done, edit];
    this.#undone = [];
    return true;
  }

  /** Resolves when main has answered every edit made so far. */
  settled(): Promise<void> {
    return this.#replica.settled();
  }

  /** Ends the subscriptions and closes the project in main. */
  async close(): Promise<void> {
    await this.settled();
    this.release();
    this.#services.spectra.forgetProject();
    await this.#services.host['projects.close'](this.id);
  }

  /**
   * Goes on after main was started anew: the edits that did not reach it are put on top of its document and sent.
   * @param journalled ids of the edits that main has, the one whose answer was lost possibly among them
   */
  resume(opened: OpenProject, journalled: readonly string[]): void {
    this.#id = opened.project;
    this.#savedRevision = opened.savedRevision;
    this.#replica.resume(opened, journalled);
  }

  /** Aborted once the project is closed: work that is for it ends then. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** Stops listening, without closing the project in main. */
  release(): void {
    for (const end of this.#unsubscribe) end();
    this.#left.abort();
  }

  /** Asks main to write the file now. */
  async save(): Promise<void> {
    await this.settled();
    const { savedRevision } = await this.#services.host['projects.save'](this.id);
    this.#savedRevision = savedRevision;
  }

  /**
   * The parsed data of a measurement of the document.
   * @throws a told failure when the raw file is gone or can no longer be read.
   */
  spectrum(measurementId: string): Promise<Measurement> {
    const measurement = this.document.measurements.find((other) => other.id === measurementId);
    if (!measurement) throw new Error(`No measurement ${measurementId} in this project.`);
    const file = this.document.files.find((other) => other.sha256 === measurement.sha256);
    if (!file) throw new Error(`Measurement ${measurementId} refers to file ${measurement.sha256}, which the project does not list.`);
    return this.#services.spectra.measurement(this.id, file, measurement.index);
  }

  #record(name: EditName, recipe: Recipe, checked: readonly Checked[] = []): Edit | null {
    if (this.isReadOnly) {
      this.#services.problems.report({ key: 'common.readOnlyRefusal', params: {} });
      return null;
    }
    const by = this.#services.person();
    let { document, patches, inverse } = recordPatches(this.document, recipe);
    if (patches.length === 0) return null;
    // Whoever changes a project is named in it, so that its history can be read elsewhere.
    if (by && this.document.people.every(({ id }) => id !== by.id) && document.people.every(({ id }) => id !== by.id)) {
      const signed = (draft: ProjectDocument): void => {
        recipe(draft);
        draft.people.push({ id: by.id, name: by.name, orcid: null });
      };
      ({ document, patches, inverse } = recordPatches(this.document, signed));
    }
    const valid = this.#validated(name, document, checked);
    const edit: Edit = { id: crypto.randomUUID(), name, patches, inverse, at: now(), by: by?.id ?? null, undoes: null };
    this.#replica.put(edit, valid);
    return edit;
  }

  #validated(name: EditName, document: ProjectDocument, checked: readonly Checked[]): ProjectDocument {
    try {
      return withValidParts(this.document, document, checked);
    } catch (error) {
      if (!v.isValiError(error)) throw error;
      const [issue] = error.issues;
      throw new Error(`The edit ${name.key} would make the document invalid at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`, { cause: error });
    }
  }

  /** Makes and sends the edit that takes `edit` back; null when others changed the same place meanwhile. */
  #reverse(edit: Edit): Edit | null {
    const reversed: Edit = {
      id: crypto.randomUUID(),
      name: edit.name,
      patches: edit.inverse,
      inverse: edit.patches,
      at: now(),
      by: this.#services.person()?.id ?? null,
      undoes: edit.id,
    };
    try {
      this.#replica.put(reversed);
    } catch {
      this.#services.problems.report({ key: 'common.undoNoLongerFits', params: {} });
      return null;
    }
    return reversed;
  }

  #forget(edit: Edit): void {
    this.#done = this.#done.filter((other) => other.id !== edit.id);
    this.#undone = this.#undone.filter((other) => other.id !== edit.id);
  }
}

const key = Symbol('project');

/** The project is passed as a function, so that another project replaces it without building the tree anew. */
export const setProject = (project: () => ProjectSession | null): void => {
  setContext(key, project);
};

/** The open project. @throws outside of a view of a project. */
export function getProject(): ProjectSession {
  const project = getContext<(() => ProjectSession | null) | undefined>(key)?.() ?? null;
  if (!project) throw new Error('No project is open here: getProject() works only inside a view of a project.');
  return project;
}
