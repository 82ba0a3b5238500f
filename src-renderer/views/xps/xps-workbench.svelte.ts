import { untrack } from 'svelte';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { statesOnScale } from '@shared/project/analyses/energy-scale';
import { blankXpsSettings, defaultXpsSettings, xpsInputHash, xpsInputs, type DefaultXpsSettings, type XpsInputs } from '@shared/project/analyses/xps-analysis';
import { seriesId, singleId, upToDate } from '@shared/project/analyses/xps-scope';
import type { ProjectDocument, ProjectMeasurement, XpsAnalysis } from '@shared/project/document';
import type { EditName } from '@shared/project/edit';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { settingsOfResult, type SeriesCurves } from '@shared/xps/analyse';
import type { CorrelationMatrix } from '@shared/xps/correlations';
import type { XpsSettings } from '@shared/xps/model';
import type { XpsResult } from '@shared/xps/result';
import { systematicPart, type StateSpread } from '@shared/xps/variants/systematic-part';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import type { StateData } from '@shared/xps/series';
import { now } from '../../session/now';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Workspace } from '../../session/workspace.svelte';
import { AnalysisClient } from '../../workers/analysis-client';
import type { RunOutcome } from '../../workers/worker-lane';
import { keptFits, type KeptFit } from './fit-history';
import { moveComponent } from './model-edits';
import { replicaSummary, type ReplicaSummary } from './replica-summary';
import { stageKey } from './texts';
import { modelDecides, type ModelDecides } from './variant-rail';

/** "all" for all states together, or the id of the one that is fitted alone. */
export type Scope = string;

type Recipe = (settings: XpsSettings) => void;

/** What the XPS view shows and does: spectra, model, fit and curves of one project. The view draws it and calls its verbs. */
export class XpsWorkbench {
  readonly #project: ProjectSession;
  readonly #workspace: Workspace;
  readonly #client = new AnalysisClient();

  #spectra = $state.raw<Readonly<Record<string, Spectrum | null>> | null>(null);
  #unreadable = $state.raw<readonly ProjectMeasurement[]>([]);
  #loadNumber = 0;

  #scope = $state<Scope>('all');
  #isFitting = $state(false);
  #fitProblem = $state.raw<string | null>(null);
  #curves = $state.raw<SeriesCurves | null>(null);
  /** `resultOf` of the result whose curves were drawn before it was kept: they need not be drawn again. */
  #curvesOf: string | null = null;
  #curveProblem = $state.raw<string | null>(null);
  /** What is drawn at present, where nothing newer took its place. */
  #drawing: Promise<RunOutcome<SeriesCurves>> | null = null;
  #replicas = $state.raw<{ readonly of: XpsResult; readonly summary: ReplicaSummary } | null>(null);
  #moved = $state.raw<XpsSettings | null>(null);
  #selected = $state<string | null>(null);

  // Parts of the document keep their identity until they change, so that an edit elsewhere computes nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);

  /** Regions of all states, ready to fit; null while they are loading. */
  readonly inputs: XpsInputs | null = $derived.by(() => {
    const spectra = this.#spectra;
    const parts = { measurements: this.#measurements, states: this.#states, constants: this.#constants, sample: this.#sample };
    return spectra && xpsInputs({ ...untrack(() => this.#project.document), ...parts }, ({ id }) => spectra[id] ?? null);
  });

  readonly #defaults: DefaultXpsSettings | null = $derived.by(
    () => this.inputs && defaultXpsSettings(untrack(() => this.#project.document), this.inputs),
  );

  /** What spectra begin with that no template fits. */
  readonly #blank: XpsSettings | null = $derived.by(() => this.inputs && blankXpsSettings(untrack(() => this.#project.document), this.inputs));

  /** The stored analysis of the scope; null before the first fit or edit. */
  readonly analysis: XpsAnalysis | null = $derived.by(() => this.#stored(this.#scope));

  /** The model as it is edited: stored, or the templates that the first fit would take. */
  readonly settings: XpsSettings | null = $derived.by(() => this.analysis?.settings ?? this.#initial(this.#scope));

  /** The spectra on the energy scale of the model; empty while they are loading. */
  readonly states: readonly StateData[] = $derived.by(() => {
    const { inputs, settings } = this;
    if (!inputs) return [];
    return settings ? statesOnScale(inputs.states, inputs.scales, settings) : inputs.states;
  });

  readonly isStale: boolean = $derived.by(() => this.analysis !== null && isStale(this.#project.document, this.analysis));

  /** The latest result, current or not. */
  readonly result: XpsResult | null = $derived.by(() => this.analysis?.result ?? null);

  /** The numbers to show and to move from: fitted ones while the result is current, and what is being dragged. */
  readonly model: XpsSettings | null = $derived.by(() => {
    if (this.#moved) return this.#moved;
    if (!this.settings) return null;
    return this.result && !this.isStale ? settingsOfResult(this.settings, this.result) : this.settings;
  });

  constructor(project: ProjectSession, workspace: Workspace) {
    this.#project = project;
    this.#workspace = workspace;
    this.#client.warm();
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** Shows all states together again, or one that was fitted alone. */
  look(scope: Scope): void {
    this.#scope = scope;
    this.#fitProblem = null;
  }

  get isFitting(): boolean {
    return this.#isFitting;
  }

  /** Why the last fit could not run, in its own words; stays until the next one. */
  get fitProblem(): string | null {
    return this.#fitProblem;
  }

  /** Why nothing can be drawn of the model. */
  get curveProblem(): string | null {
    return this.#curveProblem;
  }

  /** Curves of the result, or of the model as it stands. */
  get curves(): SeriesCurves | null {
    return this.#curves;
  }

  /** XPS measurements whose raw file could not be read. */
  get unreadable(): readonly ProjectMeasurement[] {
    return this.#unreadable;
  }

  get selectedComponent(): string | null {
    return this.#selected;
  }

  selectComponent(id: string | null): void {
    this.#selected = id;
  }

  /** The parsed spectrum of a region in a state, with what its file says. */
  spectrumOf(region: string, stateId: string): Spectrum | null {
    const measurementId = this.inputs?.states.find((state) => state.stateId === stateId)?.regions[region]?.measurementId;
    return measurementId === undefined ? null : (this.#spectra?.[measurementId] ?? null);
  }

  get canEdit(): boolean {
    return !this.#project.isReadOnly;
  }

  /** Reads the spectra of the document; call in an effect, for it follows the list of measurements. */
  load(): void {
    const measurements = this.#measurements.filter(({ technique, role, stateId }) => technique === 'xps' && role === 'state' && stateId !== null);
    this.#loadNumber += 1;
    const load = this.#loadNumber;
    const unreadable: ProjectMeasurement[] = [];
    const read = async (measurement: ProjectMeasurement): Promise<[string, Spectrum | null]> => {
      try {
        const data = await this.#project.spectrum(measurement.id);
        return [measurement.id, data.kind === 'spectrum' ? data : null];
      } catch {
        // The view lists it with its file; the rest can still be analysed.
        unreadable.push(measurement);
        return [measurement.id, null];
      }
    };
    // Reading asks the session, whose document changes with every edit: only the list of measurements may start it again.
    void untrack(() => Promise.all(measurements.map(read))).then((entries) => {
      if (load !== this.#loadNumber) return;
      this.#spectra = Object.fromEntries(entries);
      this.#unreadable = unreadable;
    });
  }

  /** Draws what the document holds; call in an effect. While a component is dragged the drag draws. */
  draw(): void {
    const { inputs, analysis, isStale: stale } = this;
    if (this.#moved) return;
    if (!inputs || !analysis) {
      this.#drawing = null;
      this.#curvesOf = null;
      this.#curves = null;
      this.#curveProblem = null;
      return;
    }
    const { settings, result } = analysis;
    if (result && !stale && analysis.resultOf !== null && analysis.resultOf === this.#curvesOf) return;
    void this.#show(result && !stale ? this.#client.curvesXps(this.states, settings, result) : this.#client.previewXps(this.states, settings));
  }

  /** Fits all states together, or one alone. Progress and cancel are in the status bar. */
  async fit(scope: Scope): Promise<void> {
    const { inputs } = this;
    this.look(scope);
    const settings = this.settings && this.#defaults ? upToDate(this.settings, this.#defaults.settings, scope) : this.settings;
    if (!inputs || !settings || this.#isFitting) return;
    this.#isFitting = true;
    const hash = xpsInputHash(this.#project.document, settings);
    const states = settings.states.length;
    try {
      const result = await this.#workspace.tasks.run({ key: 'xps.fitting', params: { states } }, async (task) => {
        const run = this.#client.fitXps(this.states, settings, ({ fraction, stage }) => task.progress(fraction, { key: stageKey(stage), params: { states } }));
        const cancel = (): void => run.cancel();
        task.signal.addEventListener('abort', cancel);
        const outcome = await run.outcome;
        task.signal.removeEventListener('abort', cancel);
        task.check();
        if (outcome.status === 'failed') throw outcome.error;
        return outcome.status === 'done' ? outcome.value : null;
      });
      if (result) await this.#keepDrawn(scope, settings, result, hash);
    } catch (error) {
      this.#fitProblem = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isFitting = false;
    }
  }

  /** Keeps a result when its curves are there, so that both are shown at once and drawn once. */
  async #keepDrawn(scope: Scope, settings: XpsSettings, result: XpsResult, hash: string): Promise<void> {
    const drawn = await this.#client.curvesXps(this.states, settings, result);
    if (drawn.status === 'done') {
      this.#drawing = null;
      this.#curves = drawn.value;
      this.#curveProblem = null;
      this.#curvesOf = hash;
    }
    this.#keep(scope, settings, result, hash);
  }

  #keep(scope: Scope, settings: XpsSettings, result: XpsResult, hash: string): void {
    const states = settings.states.length;
    this.#project.edit({ key: scope === 'all' ? 'edit.xpsFitAll' : 'edit.xpsFitOne', params: { states, state: this.#label(scope) } }, (draft) => {
      const analysis = this.#draftAnalysis(draft, scope);
      analysis.settings = settings;
      analysis.result = result;
      analysis.resultOf = hash;
      analysis.computedAt = now();
      analysis.software = `Halocline ${this.#workspace.info.version}`;
      delete analysis.variants;
    });
    this.#workspace.tasks.announce({ key: result.converged ? 'xps.fitFinished' : 'xps.fitStopped', params: { states } });
  }

  /**
   * Changes the model as one named step. What was fitted stays: the numbers of a current result become the model's own,
   * so that only what the user touched moves.
   */
  change(name: EditName, recipe: Recipe): void {
    this.#moved = null;
    const { model } = this;
    if (!model) return;
    this.#project.edit(name, (draft) => {
      const analysis = this.#draftAnalysis(draft, this.#scope);
      analysis.settings = structuredClone(model);
      recipe(analysis.settings);
    });
  }

  /** Shows the model with a change that is not made yet: what a drag does until it ends with {@link change}. */
  preview(recipe: Recipe): void {
    const settings = this.#settled();
    if (!settings || !this.inputs || !this.canEdit) return;
    const moved = structuredClone(settings);
    recipe(moved);
    this.#moved = moved;
    void this.#show(this.#client.previewXps(this.states, moved));
  }

  /** Moves a component to a binding energy, eV: seen at once, kept when the move is done. */
  move(region: string, component: string, label: string, energy: number, isDone: boolean): void {
    const recipe: Recipe = (draft) => moveComponent(draft, region, component, energy);
    if (!isDone) this.preview(recipe);
    else if (this.canEdit) {
      this.#moved = null;
      this.change({ key: 'edit.xpsMove', params: { component: label, energy: energy.toFixed(3) } }, recipe);
    }
  }

  /** How far replicas of the shown result scatter; null until they were made. */
  get replicas(): ReplicaSummary | null {
    return this.#replicas && this.#replicas.of === this.result ? this.#replicas.summary : null;
  }

  /** Refits seeded replicas of the current result, each with new counting noise. */
  async replicate(count: number): Promise<void> {
    const { inputs, analysis } = this;
    const result = analysis?.result;
    if (!inputs || !analysis || !result || this.isStale || this.#isFitting) return;
    this.#isFitting = true;
    try {
      const replicas = await this.#workspace.tasks.run({ key: 'xps.replicating', params: { count } }, async (task) => {
        const outcome = await this.#client.replicateXps({ states: this.states, settings: analysis.settings, result, count }, (done) => task.progress(done / count), task.signal);
        task.check();
        if (outcome.status === 'failed') throw outcome.error;
        return outcome.status === 'done' ? outcome.value : null;
      });
      if (!replicas) return;
      this.#replicas = { of: result, summary: replicaSummary(replicas, result) };
      this.#workspace.tasks.announce({ key: 'xps.replicated', params: { count } });
    } catch (error) {
      this.#fitProblem = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isFitting = false;
    }
  }

  /** The result under other admissible models; null until they were fitted, and once they belong to another result. */
  readonly variants: readonly VariantResult[] | null = $derived.by(() => {
    const { analysis, isStale: stale } = this;
    return analysis?.variants && !stale && analysis.variants.of === analysis.resultOf ? analysis.variants.variants : null;
  });

  /** The systematic part of the uncertainty by state, from the variants. */
  readonly spreads: readonly StateSpread[] | null = $derived.by(() => this.variants && this.result && systematicPart(this.result, this.variants));

  /** The share that hangs most on the choice of the model, of the variants that were fitted. */
  readonly decides: ModelDecides | null = $derived.by(() => (this.result && this.variants && this.spreads ? modelDecides(this.result, this.variants, this.spreads) : null));

  /** Fits every model variant of the current result; what they say is kept beside it. */
  async vary(): Promise<void> {
    const { inputs, analysis } = this;
    const result = analysis?.result;
    const of = analysis?.resultOf;
    if (!inputs || !analysis || !result || !of || this.isStale || this.#isFitting) return;
    this.#isFitting = true;
    const scope = this.#scope;
    try {
      const variants = await this.#workspace.tasks.run({ key: 'xps.varying' }, async (task) => {
        const outcome = await this.#client.varyXps({ states: this.states, settings: analysis.settings, result }, (fraction) => task.progress(fraction), task.signal);
        task.check();
        if (outcome.status === 'failed') throw outcome.error;
        return outcome.status === 'done' ? outcome.value : null;
      });
      if (!variants) return;
      this.#project.edit({ key: 'edit.xpsVariants', params: { count: variants.length } }, (draft) => {
        this.#draftAnalysis(draft, scope).variants = { of, variants: [...variants] };
      });
      this.#workspace.tasks.announce({ key: 'xps.varied', params: { count: variants.length } });
    } catch (error) {
      this.#fitProblem = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isFitting = false;
    }
  }

  /** The correlation matrix of a region as a state sees it; null when there is none or another request took its place. */
  async correlations(region: string, stateId: string): Promise<CorrelationMatrix | null> {
    const { inputs, analysis } = this;
    if (!inputs || !analysis?.result || this.isStale) return null;
    const outcome = await this.#client.correlateXps(this.states, analysis.settings, analysis.result, region, stateId);
    if (outcome.status === 'failed') throw outcome.error;
    return outcome.status === 'done' ? outcome.value : null;
  }

  /** Every fit of the shown analysis that the project's history holds, newest first. */
  async fits(): Promise<KeptFit[]> {
    await this.#project.settled();
    const history = await this.#workspace.host['projects.history'](this.#project.id);
    return keptFits(this.#project.document.analyses, history.map(({ edit }) => edit), this.#id(this.#scope));
  }

  /** Shows an earlier fit again, as one step. */
  returnTo({ analysis }: KeptFit, time: string): void {
    this.#moved = null;
    this.#project.edit({ key: 'edit.xpsReturn', params: { time } }, (draft) => {
      const at = draft.analyses.findIndex(({ id }) => id === analysis.id);
      if (at >= 0) draft.analyses[at] = structuredClone(analysis);
      else draft.analyses.push(structuredClone(analysis));
    });
  }

  dispose(): void {
    this.#client.dispose();
  }

  /** The model without what is being dragged. */
  #settled(): XpsSettings | null {
    if (!this.settings) return null;
    return this.result && !this.isStale ? settingsOfResult(this.settings, this.result) : this.settings;
  }

  async #show(drawing: Promise<RunOutcome<SeriesCurves>>): Promise<void> {
    this.#curvesOf = null;
    this.#drawing = drawing;
    const outcome = await drawing;
    // What was shown meanwhile, or taken away, is newer.
    if (this.#drawing !== drawing) return;
    if (outcome.status === 'done') {
      this.#curves = outcome.value;
      this.#curveProblem = null;
    } else if (outcome.status === 'failed') {
      this.#curves = null;
      this.#curveProblem = outcome.error.message;
    }
  }

  #stored(scope: Scope): XpsAnalysis | null {
    return analysesOf(this.#project.document.analyses, 'xps-series').find(({ id }) => id === this.#id(scope)) ?? null;
  }

  /** What a first fit begins with: the templates; for a state alone, what the series found, so that both can be compared. */
  #initial(scope: Scope): XpsSettings | null {
    if (scope === 'all') return this.#defaults?.settings ?? this.#blank;
    const series = this.#stored('all');
    const document = this.#project.document;
    const found = series?.result && !isStale(document, series) ? settingsOfResult(series.settings, series.result) : series?.settings;
    const settings = found ?? this.#defaults?.settings ?? this.#blank;
    return settings && { ...settings, states: [scope] };
  }

  #id(scope: Scope): string {
    return scope === 'all' ? seriesId(this.#project.document.analyses) : singleId(scope);
  }

  #label(scope: Scope): string {
    return this.#states.find(({ id }) => id === scope)?.label ?? scope;
  }

  /** The analysis of the scope in a draft of the document, made when it is not there yet. */
  #draftAnalysis(draft: ProjectDocument, scope: Scope): XpsAnalysis {
    const id = this.#id(scope);
    const stored = () => analysesOf(draft.analyses, 'xps-series').find((analysis) => analysis.id === id);
    const known = stored();
    if (known) return known;
    const settings = this.#initial(scope);
    if (!settings) throw new Error('An XPS analysis needs spectra that a template fits; there are none.');
    draft.analyses.push({
      kind: 'xps-series',
      id,
      title: scope === 'all' ? 'XPS' : `XPS, ${this.#label(scope)}`,
      settings: structuredClone(settings),
      result: null,
      resultOf: null,
      computedAt: null,
      software: null,
    });
    return stored()!;
  }
}
