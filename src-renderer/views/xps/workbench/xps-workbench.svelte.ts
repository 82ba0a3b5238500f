import { untrack } from 'svelte';
import { isStale } from '@shared/project/analyses/staleness';
import { statesOnScale } from '@shared/project/analyses/energy-scale';
import { blankXpsSettings, defaultXpsSettings, xpsInputs, type XpsInputs } from '@shared/project/analyses/xps-analysis';
import { upToDate } from '@shared/project/analyses/xps-scope';
import type { ProjectDocument, XpsAnalysis } from '@shared/project/document';
import type { EditName } from '@shared/project/edit';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { fitObstacle, ownedByUser, settledSettings, startingModel, type FitObstacle } from '@shared/xps/analyse';
import type { XpsSettings } from '@shared/xps/model';
import type { XpsResult } from '@shared/xps/result';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import type { StateData } from '@shared/xps/series';
import { now } from '../../../session/now';
import type { ProjectSession } from '../../../session/project-session.svelte';
import type { Workspace } from '../../../session/workspace.svelte';
import { AnalysisClient } from '../../../workers/analysis-client';
import { keptFits, type KeptFit } from './fit-history';
import { ModelCurves } from './model-curves.svelte';
import { moveComponent, reachOf } from '../edits/model-edits';
import { analysisId, draftFit, initialSettings, stateLabel, storedFit, type Scope } from './stored-fit';
import { XpsSpectra } from './xps-spectra.svelte';

type Recipe = (settings: XpsSettings) => void;

/** What a fit gives to keep. */
interface FittedModel {
  readonly scope: Scope;
  /** The spectra on the energy scale of the settings. */
  readonly spectra: readonly StateData[];
  readonly settings: XpsSettings;
  readonly result: XpsResult;
  readonly resultOf: string;
  /** The settings in the project are other ones meanwhile. */
  readonly isEdited: boolean;
}

/** What the XPS view shows and changes: spectra, model, result and curves of one project. What takes long is in FitRuns. */
export class XpsWorkbench {
  readonly client = new AnalysisClient();
  readonly spectra: XpsSpectra;
  readonly curves = new ModelCurves();
  readonly #project: ProjectSession;
  readonly #workspace: Workspace;
  #scope = $state<Scope>('all');
  #moved = $state.raw<XpsSettings | null>(null);
  #selected = $state<string | null>(null);

  // Parts of the document keep their identity until they change, so that an edit elsewhere computes nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);

  /** Regions of all states, ready to fit; null while they are loading. */
  readonly inputs: XpsInputs | null = $derived.by(() => {
    const spectra = this.spectra.byMeasurement;
    const parts = { measurements: this.#measurements, states: this.#states, constants: this.#constants, sample: this.#sample };
    return spectra && xpsInputs({ ...untrack(() => this.#project.document), ...parts }, ({ id }) => spectra[id] ?? null);
  });

  /** The model that the shipped templates make of what was measured. */
  readonly #defaults: XpsSettings | null = $derived.by(() => (this.inputs && defaultXpsSettings(untrack(() => this.#project.document), this.inputs)?.settings) ?? null);

  /** What spectra begin with: the templates, or an empty model where none fits. */
  readonly #templates: XpsSettings | null = $derived.by(() => this.#defaults ?? (this.inputs && blankXpsSettings(untrack(() => this.#project.document), this.inputs)));

  /** The stored analysis of the scope; null before the first fit or edit. */
  readonly analysis: XpsAnalysis | null = $derived.by(() => storedFit(this.#project.document.analyses, this.#scope));

  /** The model as it is edited: stored, or the templates that the first fit would take. */
  readonly settings: XpsSettings | null = $derived.by(() => this.analysis?.settings ?? this.#initial(this.#scope));

  /** The spectra on the energy scale of the model; empty while they are loading. */
  readonly states: readonly StateData[] = $derived.by(() => {
    const { inputs, settings } = this;
    if (!inputs) return [];
    return settings ? statesOnScale(inputs, settings) : inputs.asMeasured;
  });

  /** Why nothing of the model can be fitted; null where something can, or nothing is there yet. */
  readonly obstacle: FitObstacle | null = $derived.by(() => (this.settings && this.settings.regions.length > 0 && this.states.length > 0 ? fitObstacle(this.states, this.settings) : null));

  readonly isStale: boolean = $derived.by(() => this.analysis !== null && isStale(this.#project.document, this.analysis));

  /** The latest result, current or not. */
  readonly result: XpsResult | null = $derived.by(() => this.analysis?.result ?? null);

  /** Whether the result has shares of ruthenium. */
  readonly hasFractions: boolean = $derived.by(() => this.result?.states.some(({ fractions }) => fractions !== null) ?? false);

  /** The model without what is being dragged: fitted numbers while the result is current. */
  readonly #settled: XpsSettings | null = $derived.by(() => {
    const { settings, result } = this;
    return settings && result && !this.isStale ? settledSettings(settings, result) : settings;
  });

  constructor(project: ProjectSession, workspace: Workspace) {
    this.#project = project;
    this.#workspace = workspace;
    this.spectra = new XpsSpectra(project);
    this.client.warm();
  }

  /** The numbers to show and to move from. */
  get model(): XpsSettings | null {
    return this.#moved ?? this.#settled;
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** Shows all states together again, or one that was fitted alone. */
  look(scope: Scope): void {
    this.#scope = scope;
  }

  get selectedComponent(): string | null {
    return this.#selected;
  }

  selectComponent(id: string | null): void {
    this.#selected = id;
  }

  /** The parsed spectrum of a region in a state, with what its file says. */
  spectrumOf(region: string, stateId: string): Spectrum | null {
    const measurementId = this.inputs?.asMeasured.find((state) => state.stateId === stateId)?.regions[region]?.measurementId;
    return measurementId === undefined ? null : (this.spectra.byMeasurement?.[measurementId] ?? null);
  }

  get canEdit(): boolean {
    return !this.#project.isReadOnly;
  }

  /** Reads the spectra of the document; call in an effect, for it follows the list of measurements. */
  load(): void {
    this.spectra.load(this.#measurements);
  }

  /** Draws what the document holds; call in an effect. While a component is dragged the drag draws. */
  draw(): void {
    const { inputs, analysis, isStale: stale } = this;
    if (this.#moved) return;
    if (!inputs || !analysis) {
      this.curves.clear();
      return;
    }
    const { settings, result, resultOf } = analysis;
    if (result && !stale) {
      if (!this.curves.areOf(resultOf)) void this.curves.draw(this.client.curvesXps(this.states, settings, result));
    } else void this.curves.draw(this.client.previewXps(this.states, settings));
  }

  /**
   * Changes the model as one named step. What was fitted stays: the numbers of a current result become the model's own,
   * so that only what the user touched moves.
   */
  change(name: EditName, recipe: Recipe): void {
    this.#moved = null;
    const model = this.#settled;
    if (!model) return;
    this.#project.edit(name, (draft) => {
      const analysis = this.#draft(draft, this.#scope);
      const edited = structuredClone(model);
      recipe(edited);
      analysis.settings = ownedByUser(model, edited);
    });
  }

  /** Shows the model with a change that is not made yet: what a drag does until it ends with {@link change}. */
  preview(recipe: Recipe): void {
    const settings = this.#settled;
    if (!settings || !this.inputs || !this.canEdit) return;
    const moved = structuredClone(settings);
    recipe(moved);
    this.#moved = moved;
    void this.curves.draw(this.client.previewXps(this.states, moved));
  }

  /** Moves a component towards a binding energy, eV, as far as its bounds allow: seen at once, kept when the move is done. */
  move(region: string, component: string, label: string, towards: number, isDone: boolean): void {
    const reach = this.#settled && reachOf(this.#settled, region, component);
    if (!reach) return;
    const energy = Math.min(reach.max, Math.max(reach.min, towards));
    const recipe: Recipe = (draft) => moveComponent(draft, region, component, energy);
    if (!isDone) this.preview(recipe);
    else if (this.canEdit) this.change({ key: 'edit.xpsMove', params: { component: label, energy: energy.toFixed(3) } }, recipe);
  }

  /** What a fit of the scope begins with: the model without the numbers of the last fit, with whatever was measured since it was made. */
  settingsToFit(): XpsSettings | null {
    const settings = this.settings && startingModel(this.settings);
    return settings && this.#defaults ? upToDate(settings, this.#defaults, this.#scope) : settings;
  }

  /** Keeps a result as one step when its curves are there, so that both are shown at once and drawn once. */
  async keep({ scope, spectra, settings, result, resultOf, isEdited }: FittedModel): Promise<void> {
    const drawn = await this.client.curvesXps(spectra, settings, result);
    if (drawn.status === 'done' && !isEdited && scope === this.#scope) this.curves.show(drawn.value, resultOf);
    const name: EditName = { key: scope === 'all' ? 'edit.xpsFitAll' : 'edit.xpsFitOne', params: { states: settings.states.length, state: stateLabel(this.#project.document.states, scope) } };
    this.#project.edit(name, (draft) => {
      const analysis = draftFit(draft, scope, settings);
      if (!isEdited) analysis.settings = settings;
      analysis.result = result;
      analysis.resultOf = resultOf;
      analysis.computedAt = now();
      analysis.software = `Halocline ${this.#workspace.info.version}`;
      delete analysis.variants;
    });
  }

  /** Keeps what other admissible models say beside the result that they belong to. */
  keepVariants(scope: Scope, of: string, variants: readonly VariantResult[]): void {
    this.#project.edit({ key: 'edit.xpsVariants', params: { count: variants.length } }, (draft) => {
      const analysis = storedFit(draft.analyses, scope);
      if (analysis?.resultOf === of) analysis.variants = { of, variants: [...variants] };
    });
  }

  /** Every fit of the shown analysis that the project's history holds, newest first. */
  async fits(): Promise<KeptFit[]> {
    await this.#project.settled();
    const history = await this.#workspace.host['projects.history'](this.#project.id);
    const { analyses } = this.#project.document;
    return keptFits(analyses, history.map(({ edit }) => edit), analysisId(analyses, this.#scope));
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
    this.client.dispose();
  }

  #initial(scope: Scope): XpsSettings | null {
    return initialSettings(this.#project.document, scope, this.#templates);
  }

  #draft(draft: ProjectDocument, scope: Scope): XpsAnalysis {
    return draftFit(draft, scope, this.#initial(scope));
  }
}
