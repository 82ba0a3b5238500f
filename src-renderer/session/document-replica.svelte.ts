import type { ProjectDocument } from '@shared/project/document';
import { applyEdit, type Edit } from '@shared/project/edit';
import { nextTask } from './next-task';
import { toldFailure } from './problems.svelte';
import type { Text } from './text';

/** What main says of a document when it hands it out. */
export interface Handed {
  readonly document: ProjectDocument;
  readonly revision: number;
}

interface Ends {
  /** Journals an edit in main, which answers with its revision. */
  readonly send: (baseRevision: number, edit: Edit) => Promise<{ readonly revision: number }>;
  /** An edit that was put here is no part of the document: main refused it, or it no longer fits. */
  readonly lost: (edit: Edit) => void;
  readonly report: (error: unknown, doing?: Text) => void;
}

/** Main owns a document; this is a copy of it with the edits on top that main has not acknowledged yet, sent one after another. */
export class DocumentReplica {
  readonly #ends: Ends;

  /** The document as main has it, and its revision. */
  #acknowledged: ProjectDocument;
  #revision = $state(0);
  /** Made here, not acknowledged yet; the first one is under way. */
  #pending = $state.raw<readonly Edit[]>([]);
  #document = $state.raw<ProjectDocument>()!;
  #sending: Promise<void> | null = null;
  /** True from the moment main stopped answering until `resume`: edits wait. */
  #isCutOff = false;

  constructor(handed: Handed, ends: Ends) {
    this.#ends = ends;
    this.#acknowledged = handed.document;
    this.#document = handed.document;
    this.#revision = handed.revision;
  }

  get document(): ProjectDocument {
    return this.#document;
  }

  /** Number of edits main has acknowledged. */
  get revision(): number {
    return this.#revision;
  }

  /** True while main has not answered for every edit. */
  get isSending(): boolean {
    return this.#pending.length > 0;
  }

  /**
   * Puts an edit on top and sends it.
   * @param outcome the document after it, where it is known already
   * @throws when the edit does not fit the document; nothing is changed then.
   */
  put(edit: Edit, outcome = applyEdit(this.#document, edit)): void {
    this.#document = outcome;
    this.#pending = [...this.#pending, edit];
    this.#startSending();
  }

  /** Changes the copy alone: main hears nothing of it. */
  changeHereOnly(document: ProjectDocument): void {
    this.#document = this.#acknowledged = document;
  }

  /** Main took an edit, ours or another window's: it becomes part of the acknowledged document. */
  take(edit: Edit, revision: number): void {
    if (revision <= this.#revision) return;
    this.#revision = revision;
    if (this.#pending[0]?.id !== edit.id) {
      this.#acknowledged = applyEdit(this.#acknowledged, edit);
      this.#rebase();
      return;
    }
    this.#pending = this.#pending.slice(1);
    // With nothing else on top, what is shown is what main has now.
    this.#acknowledged = this.#pending.length === 0 ? this.#document : applyEdit(this.#acknowledged, edit);
  }

  /** Resolves when main has answered every edit made so far. */
  async settled(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  /**
   * Goes on after main was started anew: the edits that did not reach it are put on top of its document and sent.
   * @param journalled ids of the edits that main has, the one whose answer was lost possibly among them
   */
  resume(handed: Handed, journalled: readonly string[]): void {
    this.#acknowledged = handed.document;
    this.#revision = handed.revision;
    this.#pending = this.#pending.filter((edit) => !journalled.includes(edit.id));
    this.#rebase();
    this.#isCutOff = false;
    if (this.#pending.length > 0) this.#startSending();
  }

  #startSending(): void {
    if (this.#isCutOff) return;
    this.#sending ??= this.#send().finally(() => (this.#sending = null));
  }

  async #send(): Promise<void> {
    // What changed is drawn first: packing the results of fifty states takes as long as drawing them.
    await nextTask();
    for (let edit = this.#pending[0]; edit && !this.#isCutOff; edit = this.#pending[0]) {
      try {
        const { revision } = await this.#ends.send(this.#revision, edit);
        this.take(edit, revision);
      } catch (error) {
        if (toldFailure(error)?.key === 'error.hostLost') {
          this.#isCutOff = true;
          return;
        }
        this.#rollBack();
        this.#ends.report(error, { key: 'common.changeTakenBack', params: {} });
      }
    }
  }

  /** Puts the pending edits on top of the acknowledged document again, without those that no longer fit. */
  #rebase(): void {
    let document = this.#acknowledged;
    const fitting: Edit[] = [];
    for (const [index, edit] of this.#pending.entries()) {
      try {
        document = applyEdit(document, edit);
        fitting.push(edit);
      } catch (error) {
        // The first one is under way: main answers for it.
        if (index === 0) fitting.push(edit);
        else {
          this.#ends.lost(edit);
          this.#ends.report(error);
        }
      }
    }
    this.#pending = fitting;
    this.#document = document;
  }

  /** Main refused the first pending edit: it and all that was built on it are taken back. */
  #rollBack(): void {
    for (const edit of this.#pending) this.#ends.lost(edit);
    this.#pending = [];
    this.#document = this.#acknowledged;
  }
}
