import { compareProjects, type ProjectComparison } from '@shared/archive-format/compare-projects';
import type { CallResult, HostError, PlannedArchive } from '@shared/host/contract';
import type { HistoryStep } from '@shared/project/history-steps';
import { toldFailure } from '../../session/problems.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Text } from '../../session/text';
import type { Workspace } from '../../session/workspace.svelte';
import { readMeasurements } from '../../session/read-measurements';
import { DocumentClient } from '../../workers/document-client';
import type { VerifiedAnalysis } from '../../workers/document-service';

export type ArchiveTab = 'write' | 'check' | 'compare' | 'history';

/** What a check of a project or archive found. */
export interface CheckOutcome {
  readonly files: number;
  readonly problems: readonly HostError[];
  readonly analyses: readonly VerifiedAnalysis[];
}

/** What the archive view knows of one project; it stays while other views are shown. */
export class ArchiveDesk {
  #tab = $state<ArchiveTab>('write');
  #plan = $state.raw<PlannedArchive | null>(null);
  #plannedAt = $state(-1);
  #written = $state.raw<CallResult<'archives.write'>>(null);
  #checked = $state.raw<CheckOutcome | null>(null);
  #comparison = $state.raw<{ readonly title: string; readonly place: string; readonly outcome: ProjectComparison } | null>(null);
  #history = $state.raw<readonly HistoryStep[]>([]);
  #isBusy = $state(false);
  readonly #workspace: Workspace;
  readonly #project: ProjectSession;

  constructor(workspace: Workspace, project: ProjectSession) {
    this.#workspace = workspace;
    this.#project = project;
    if (this.isArchive) this.#tab = 'check';
  }

  get isArchive(): boolean {
    return this.#project.readOnlyReason?.key === 'readOnly.archive';
  }

  get tab(): ArchiveTab {
    return this.#tab;
  }

  show(tab: ArchiveTab): void {
    this.#tab = tab;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get plan(): PlannedArchive | null {
    return this.#plan;
  }

  /** Whether the project was changed since it was counted. */
  get isPlanOld(): boolean {
    return this.#plannedAt !== this.#project.revision;
  }

  get written(): CallResult<'archives.write'> {
    return this.#written;
  }

  get checked(): CheckOutcome | null {
    return this.#checked;
  }

  get comparison(): { readonly title: string; readonly place: string; readonly outcome: ProjectComparison } | null {
    return this.#comparison;
  }

  get history(): readonly HistoryStep[] {
    return this.#history;
  }

  count(): Promise<void> {
    return this.#work({ key: 'archive.write.planning' }, async () => {
      await this.#project.settled();
      const { revision } = this.#project;
      this.#plan = await this.#workspace.watched({ key: 'archive.write.planning' }, (project) => this.#workspace.host['archives.plan'](project));
      this.#plannedAt = revision;
    });
  }

  write(): Promise<void> {
    return this.#work({ key: 'archive.write.writing' }, async () => {
      await this.#project.settled();
      const written = await this.#workspace.watched({ key: 'archive.write.writing' }, (project) => this.#workspace.host['archives.write'](project));
      if (!written) return;
      this.#written = written;
      this.#workspace.tasks.announce({ key: 'archive.write.announce' });
    });
  }

  /** Checks every file, then computes every result anew. */
  check(): Promise<void> {
    return this.#work({ key: 'archive.check.files' }, async () => {
      this.#checked = null;
      await this.#project.settled();
      const { document } = this.#project;
      const problems = await this.#workspace.watched({ key: 'archive.check.files' }, (project) => this.#workspace.host['archives.check'](project));
      if (problems === null) return;
      const analyses = await this.#recompute();
      if (analyses === null) return;
      this.#checked = { files: document.files.length, problems, analyses };
      const isSound = problems.length === 0 && analyses.every(({ verification }) => verification.kind === 'compared' && verification.different.length === 0);
      const files = document.files.length;
      this.#workspace.tasks.announce(!isSound ? { key: 'archive.check.failed' } : analyses.length > 0 ? { key: 'archive.check.passed' } : { key: 'archive.check.sound', params: { files } });
    });
  }

  /** Looks into another archive and compares. @param id from a folder listing; null asks by the native dialog */
  compareWith(id: string | null): Promise<void> {
    return this.#work({ key: 'archive.compare.looking' }, async () => {
      const other = await this.#workspace.host['archives.look'](id);
      if (other) this.#comparison = { title: other.document.title, place: other.place, outcome: compareProjects(this.#project.document, other.document) };
    });
  }

  async readHistory(): Promise<void> {
    try {
      this.#history = await this.#project.history();
    } catch (error) {
      this.#workspace.problems.report(error);
    }
  }

  async #recompute(): Promise<VerifiedAnalysis[] | null> {
    const { document } = this.#project;
    const client = new DocumentClient();
    try {
      return await this.#workspace.tasks.run({ key: 'archive.check.recomputing' }, async (task) => {
        const measurements = await readMeasurements(this.#project, () => task.check());
        const run = client.verify(document, measurements, ({ fraction }) => task.progress(fraction));
        task.signal.addEventListener('abort', () => run.cancel());
        const outcome = await run.outcome;
        task.check();
        if (outcome.status === 'failed') throw outcome.error;
        return outcome.status === 'done' ? outcome.value : null;
      });
    } finally {
      client.dispose();
    }
  }

  async #work(doing: Text, work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await work();
    } catch (error) {
      if (toldFailure(error)?.key !== 'error.cancelled') this.#workspace.problems.report(error, doing);
    } finally {
      this.#isBusy = false;
    }
  }
}

const desks = new WeakMap<ProjectSession, ArchiveDesk>();

/** The desk of a project. */
export function deskOf(workspace: Workspace, project: ProjectSession): ArchiveDesk {
  const desk = desks.get(project) ?? new ArchiveDesk(workspace, project);
  desks.set(project, desk);
  return desk;
}
