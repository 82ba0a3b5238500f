import { untrack } from 'svelte';
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { inputHashOf } from '@shared/project/analyses/staleness';
import type { Analysis, AnalysisOf, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { EditName } from '@shared/project/edit';
import type { Measurement } from '@shared/spectrum/spectrum';
import { AnalysisClient } from '../workers/analysis-client';
import type { Progress } from '../workers/analysis-service';
import type { Run } from '../workers/worker-lane';
import { t, tStored } from './locale.svelte';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';
import type { Workspace } from './workspace.svelte';

/** Analyses that take about a second: they are computed whenever they are looked at or changed. */
interface QuickAnalyses {
  'xps-survey': AnalysisOf<'xps-survey'>;
  'xrd-halo': AnalysisOf<'xrd-halo'>;
  'raman-mixture': AnalysisOf<'raman-mixture'>;
  cycling: AnalysisOf<'cycling'>;
}
type QuickKind = keyof QuickAnalyses;
type SettingsOf<K extends QuickKind> = QuickAnalyses[K]['settings'];
type ResultOf<K extends QuickKind> = NonNullable<QuickAnalyses[K]['result']>;

/** What a computation gives: a result to keep, or the sentence why there is none; and what is drawn either way. */
export interface DeskOutcome<Result, Drawing> {
  readonly result: Result | null;
  readonly problem: { readonly key: string; readonly params: MessageParams } | null;
  readonly drawing: Drawing;
}

export interface DeskSpec<K extends QuickKind, Inputs, Drawing> {
  readonly kind: K;
  readonly titleKey: MessageKey;
  /** Every measurement that `inputs` asks for. */
  readonly measurements: (document: ProjectDocument) => readonly ProjectMeasurement[];
  /** What is sent to the worker; null when there is nothing to analyse. */
  readonly inputs: (document: ProjectDocument, measured: (measurement: ProjectMeasurement) => Measurement | null) => Inputs | null;
  /** Whether the defaults rest on what other analyses found; defaults to false. */
  readonly readsAnalyses?: true;
  /** @param inputs null while they are read */
  readonly defaults: (document: ProjectDocument, inputs: Inputs | null) => SettingsOf<K>;
  readonly compute: (client: AnalysisClient, inputs: Inputs, settings: SettingsOf<K>, onProgress: (progress: Progress) => void) => Run<DeskOutcome<ResultOf<K>, Drawing>>;
}

/**
 * How a view works with the stored analysis of a quick technique: it reads the measurements, computes in a worker, and keeps
 * settings and result together as one named edit. Call `load` and `refresh` in effects.
 */
export class AnalysisDesk<K extends QuickKind, Inputs, Drawing> {
  readonly #project: ProjectSession;
  readonly #workspace: Workspace;
  readonly #spec: DeskSpec<K, Inputs, Drawing>;
  readonly #client = new AnalysisClient();

  #measured = $state.raw<Readonly<Record<string, Measurement>> | null>(null);
  #unreadable = $state.raw<readonly ProjectMeasurement[]>([]);
  #loadNumber = 0;
  #runNumber = 0;

  #pending = $state.raw<SettingsOf<K> | null>(null);
  #latest = $state.raw<{ readonly inputs: Inputs; readonly settings: string; readonly outcome: DeskOutcome<ResultOf<K>, Drawing> } | null>(null);
  #isBusy = $state(false);
  #failure = $state.raw<string | null>(null);
  /** The view that the desk is of was left. */
  #isLeft = false;
  /** The run under way ends in a result that is kept. */
  #isKeeping = false;
  /** A first result is kept once; after that the user has taken it back and it stays away until asked for. */
  #mayKeepFirst = true;

  // Parts of the document keep their identity until they change, so that an edit elsewhere computes nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);

  /** What is analysed; null while it is read, or when there is nothing. */
  readonly inputs: Inputs | null = $derived.by(() => {
    const measured = this.#measured;
    return measured && this.#spec.inputs(this.#data(), ({ id }) => measured[id] ?? null);
  });

  readonly #defaults: SettingsOf<K> = $derived.by(() => this.#spec.defaults(this.#spec.readsAnalyses ? { ...this.#data(), analyses: this.#analyses } : this.#data(), this.inputs));

  readonly analysis: QuickAnalyses[K] | null = $derived.by(() => this.#stored(this.#analyses));

  /** The settings as they are shown: being changed, kept, or the ones to begin with. */
  readonly settings: SettingsOf<K> = $derived.by(() => this.#pending ?? this.analysis?.settings ?? this.#defaults);

  /** The kept result no longer belongs to its settings and data. */
  readonly isStale: boolean = $derived.by(() => this.analysis !== null && this.#project.standing.stale.includes(this.analysis.id));

  /** The kept result, or, where none is kept (read-only project, taken back), the one just computed. */
  readonly result: ResultOf<K> | null = $derived.by(() => this.analysis?.result ?? this.#latest?.outcome.result ?? null);

  /** The numbers on show with the settings that they are of; null while there are none, and while others are being computed. */
  readonly shown: { readonly settings: SettingsOf<K>; readonly result: ResultOf<K> } | null = $derived.by(() => (this.result === null || this.#isBusy ? null : { settings: this.settings, result: this.result }));

  constructor(project: ProjectSession, workspace: Workspace, spec: DeskSpec<K, Inputs, Drawing>) {
    this.#project = project;
    this.#workspace = workspace;
    this.#spec = spec;
    this.#client.warm();
  }

  /** Nothing is known yet: the measurements are being read. */
  get isLoading(): boolean {
    return this.#measured === null;
  }

  /** Measurements are read or what is drawn of them computed: there will be more to see without being asked for. */
  get isDrawing(): boolean {
    return this.isLoading || (this.inputs !== null && this.drawing === null && this.problem === null);
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get canEdit(): boolean {
    return !this.#project.isReadOnly;
  }

  /** Measurements whose raw file could not be read. */
  get unreadable(): readonly ProjectMeasurement[] {
    return this.#unreadable;
  }

  /** What the latest computation drew; belongs to `settings` unless busy. */
  get drawing(): Drawing | null {
    return this.#latest?.outcome.drawing ?? null;
  }

  /** Why there is no result: a sentence of the analysis, or what went wrong. */
  get problem(): string | null {
    const told = this.#latest?.outcome.problem;
    return this.#failure ?? (told ? tStored(told.key, told.params) : null);
  }

  /** Reads the measurements of the document; follows their list. */
  load(): void {
    const wanted = this.#spec.measurements(this.#data());
    this.#loadNumber += 1;
    const load = this.#loadNumber;
    const unreadable: ProjectMeasurement[] = [];
    const read = async (measurement: ProjectMeasurement): Promise<[string, Measurement][]> => {
      try {
        return [[measurement.id, await this.#project.spectrum(measurement.id)]];
      } catch {
        // The view lists it with its file; the rest can still be analysed.
        unreadable.push(measurement);
        return [];
      }
    };
    // Reading asks the session, whose document changes with every edit: only the list of measurements may start it again.
    void untrack(() => Promise.all(wanted.map(read))).then((entries) => {
      if (load !== this.#loadNumber) return;
      this.#measured = Object.fromEntries(entries.flat());
      this.#unreadable = unreadable;
    });
  }

  /** Computes what is shown whenever inputs or kept settings change. @param keepsFirst whether a first result is kept in the project; defaults to true */
  refresh(keepsFirst = true): void {
    const { inputs, analysis } = this;
    const settings: SettingsOf<K> = analysis?.settings ?? this.#defaults;
    untrack(() => {
      if (inputs === null || this.#pending !== null) return;
      if (this.#latest?.inputs === inputs && this.#latest.settings === JSON.stringify(settings)) return;
      const isFirst = keepsFirst && (analysis?.result ?? null) === null && this.#mayKeepFirst && this.canEdit;
      void this.#run(inputs, settings, isFirst ? { key: 'edit.analyse', params: { analysis: t(this.#spec.titleKey) } } : null);
    });
  }

  /** Changes the settings and computes anew; both are kept as one step when the numbers are there. */
  change(name: EditName, recipe: (settings: SettingsOf<K>) => void): void {
    const { inputs } = this;
    if (!this.canEdit) return;
    const settings = structuredClone(this.settings);
    recipe(settings);
    this.#pending = settings;
    if (inputs === null) this.#keep(name, settings, null);
    else void this.#run(inputs, settings, name);
  }

  /** Computes the kept settings anew and keeps what comes out. */
  recompute(): void {
    const { inputs, settings } = this;
    if (inputs !== null && this.canEdit) void this.#run(inputs, settings, { key: 'edit.analyse', params: { analysis: t(this.#spec.titleKey) } });
  }

  /** The view is left. What was changed in it is still computed and kept; what was only to be shown is not. */
  dispose(): void {
    this.#isLeft = true;
    if (!this.#isKeeping) this.#client.dispose();
  }

  /** @param name of the edit that keeps settings and result; null: only shown */
  async #run(inputs: Inputs, settings: SettingsOf<K>, name: EditName | null): Promise<void> {
    this.#isBusy = true;
    this.#failure = null;
    this.#runNumber += 1;
    const number = this.#runNumber;
    this.#isKeeping = name !== null && this.canEdit;
    const outcome = await this.#workspace.tasks.run({ key: 'analysis.computing', params: { analysis: t(this.#spec.titleKey) } }, async (task) => {
      const run = this.#spec.compute(this.#client, inputs, settings, ({ fraction }) => task.progress(fraction));
      const cancel = (): void => run.cancel();
      task.signal.addEventListener('abort', cancel);
      const ended = await run.outcome;
      task.signal.removeEventListener('abort', cancel);
      task.check();
      return ended;
    }, this.#project.left);
    // A newer run has taken over, or has ended before this one, and says what there is to say.
    if (outcome?.status === 'superseded' || number !== this.#runNumber) return;
    this.#isBusy = false;
    this.#isKeeping = false;
    if (this.#isLeft) this.#client.dispose();
    this.#pending = null;
    if (outcome?.status === 'failed') {
      this.#failure = outcome.error.message;
      // Nobody looks at the view any more: it is said where everybody looks.
      if (this.#isLeft) this.#workspace.problems.report(outcome.error, { key: this.#spec.titleKey });
    }
    if (outcome?.status !== 'done') return;
    this.#latest = { inputs, settings: JSON.stringify(settings), outcome: outcome.value };
    if (name === null || !this.canEdit) return;
    this.#mayKeepFirst = false;
    this.#keep(name, settings, outcome.value.result);
  }

  #keep(name: EditName, settings: SettingsOf<K>, result: ResultOf<K> | null): void {
    this.#pending = null;
    // Nothing in it is a draft: frozen, it is not searched for one.
    Object.freeze(result);
    this.#project.edit(name, (draft) => {
      const stored = this.#stored(draft.analyses);
      const made = {
        kind: this.#spec.kind,
        id: stored?.id ?? crypto.randomUUID(),
        title: stored?.title ?? t(this.#spec.titleKey),
        settings,
        result,
        resultOf: null,
        computedAt: result === null ? null : now(),
        software: result === null ? null : `Halocline ${this.#workspace.info.version}`,
      } as Analysis;
      const kept = { ...made, resultOf: result === null ? null : inputHashOf(this.#project.document, made) };
      const at = draft.analyses.findIndex(({ id }) => id === kept.id);
      if (at < 0) draft.analyses.push(kept);
      else draft.analyses[at] = kept;
    }, [result]);
  }

  #stored(analyses: readonly Analysis[]): QuickAnalyses[K] | null {
    // The kind is what tells the members of the union apart; the compiler cannot follow that through a type parameter.
    return (analysesOf(analyses, this.#spec.kind)[0] as QuickAnalyses[K] | undefined) ?? null;
  }

  /** The document as far as an analysis depends on it. */
  #data(): ProjectDocument {
    const parts = { measurements: this.#measurements, states: this.#states, constants: this.#constants, sample: this.#sample };
    return { ...untrack(() => this.#project.document), ...parts };
  }
}
