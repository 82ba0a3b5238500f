import { regionData } from '@shared/project/analyses/region-data';
import { xpsInputHash } from '@shared/project/analyses/xps-analysis';
import { settingsOfResult } from '@shared/xps/analyse';
import type { CorrelationMatrix } from '@shared/xps/correlations';
import type { XpsResult } from '@shared/xps/result';
import { carbonAloneSettings, carbonSource, withMeasuredCarbon } from '@shared/xps/templates/measured-carbon';
import { systematicPart, type StateSpread } from '@shared/xps/variants/systematic-part';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import { t } from '../../../session/locale.svelte';
import type { ProjectSession } from '../../../session/project-session.svelte';
import type { Task } from '../../../session/tasks.svelte';
import type { Text } from '../../../session/text';
import type { Workspace } from '../../../session/workspace.svelte';
import type { Run, RunOutcome } from '../../../workers/worker-lane';
import { replicaSummary, type ReplicaSummary } from './replica-summary';
import { storedFit, type Scope } from './stored-fit';
import { stageKey } from '../texts';
import { modelDecides, type ModelDecides } from './variant-rail';
import type { XpsWorkbench } from './xps-workbench.svelte';

/** The outcome of a run that ends when its task is cancelled. */
async function endingWith<T>(run: Run<T>, task: Task): Promise<RunOutcome<T>> {
  const cancel = (): void => run.cancel();
  task.signal.addEventListener('abort', cancel);
  const outcome = await run.outcome;
  task.signal.removeEventListener('abort', cancel);
  return outcome;
}

/** The long work on a model: fits, replicas, variants. One at a time, with progress and cancel in the status bar. */
export class FitRuns {
  readonly #bench: XpsWorkbench;
  readonly #project: ProjectSession;
  readonly #workspace: Workspace;
  #isRunning = $state(false);
  /** The work under way ends in something that the project keeps. */
  #isKeeping = false;
  /** The view was left. */
  #isLeft = false;
  #problem = $state.raw<{ readonly scope: Scope; readonly text: string } | null>(null);
  #replicas = $state.raw<{ readonly of: XpsResult; readonly summary: ReplicaSummary } | null>(null);

  constructor(bench: XpsWorkbench, project: ProjectSession, workspace: Workspace) {
    this.#bench = bench;
    this.#project = project;
    this.#workspace = workspace;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Whether a fit can start now. */
  get canFit(): boolean {
    const { inputs, settings, canEdit, obstacle } = this.#bench;
    return inputs !== null && obstacle === null && (settings?.regions.length ?? 0) > 0 && !this.#isRunning && canEdit;
  }

  /** Why the last work on what is shown could not run, in its own words; stays until the next. */
  get problem(): string | null {
    return this.#problem?.scope === this.#bench.scope ? this.#problem.text : null;
  }

  /** How far replicas of the shown result scatter; null until they were made. */
  get replicas(): ReplicaSummary | null {
    return this.#replicas && this.#replicas.of === this.#bench.result ? this.#replicas.summary : null;
  }

  /** The result under other admissible models; null until they were fitted, and once they belong to another result. */
  readonly variants: readonly VariantResult[] | null = $derived.by(() => {
    const { analysis, isStale } = this.#bench;
    return analysis?.variants && !isStale && analysis.variants.of === analysis.resultOf ? analysis.variants.variants : null;
  });

  /** The systematic part of the uncertainty by state, from the variants. */
  readonly spreads: readonly StateSpread[] | null = $derived.by(() => this.variants && this.#bench.result && systematicPart(this.#bench.result, this.variants));

  /** The share that hangs most on the choice of the model, of the variants that were fitted. */
  readonly decides: ModelDecides | null = $derived.by(() => (this.#bench.result && this.variants && this.spreads ? modelDecides(this.#bench.result, this.variants, this.spreads) : null));

  /** The view is left. A fit under way ends by itself and is kept; what would only be shown is not made. */
  leave(): void {
    this.#isLeft = true;
    if (!this.#isKeeping) this.#bench.dispose();
  }

  /** Fits all states together, or one alone. */
  async fit(scope: Scope): Promise<void> {
    const bench = this.#bench;
    bench.look(scope);
    const settings = bench.settingsToFit();
    if (!bench.inputs || !settings) return;
    const { states: spectra } = bench;
    const resultOf = xpsInputHash(this.#project.document, settings);
    const begun = JSON.stringify(storedFit(this.#project.document.analyses, scope)?.settings);
    const states = settings.states.length;
    const fitted = (task: Task): Promise<RunOutcome<XpsResult>> =>
      endingWith(bench.client.fitXps(spectra, settings, ({ fraction, stage }) => task.progress(fraction, { key: stageKey(stage), params: { states } })), task);
    await this.#keep({ key: 'xps.fitting', params: { states } }, fitted, async (result) => {
      // What was edited while the fit ran stays; the result, of other settings, is then out of date.
      const isEdited = JSON.stringify(storedFit(this.#project.document.analyses, scope)?.settings) !== begun;
      await bench.keep({ scope, spectra, settings, result, resultOf, isEdited });
      this.#workspace.tasks.announce({ key: result.converged ? 'xps.fitFinished' : 'xps.fitStopped', params: { states } });
    });
  }

  /** Refits seeded replicas of the current result, each with new counting noise. */
  async replicate(count: number): Promise<void> {
    const current = this.#current();
    if (!current) return;
    const made = (task: Task) => this.#bench.client.replicateXps({ ...current, count }, (done) => task.progress(done / count), task.signal);
    await this.#run({ key: 'xps.replicating', params: { count } }, made, (replicas) => {
      this.#replicas = { of: current.result, summary: replicaSummary(replicas, current.result) };
      this.#workspace.tasks.announce({ key: 'xps.replicated', params: { count } });
    });
  }

  /** Fits every model variant of the current result; what they say is kept beside it. */
  async vary(): Promise<void> {
    const current = this.#current();
    const of = this.#bench.analysis?.resultOf;
    if (!current || !of) return;
    const { scope } = this.#bench;
    const varied = (task: Task) => this.#bench.client.varyXps(current, (fraction) => task.progress(fraction), task.signal);
    await this.#keep({ key: 'xps.varying' }, varied, (variants) => {
      this.#bench.keepVariants(scope, of, variants);
      this.#workspace.tasks.announce({ key: 'xps.varied', params: { count: variants.length } });
    });
  }

  /**
   * Fits a spectrum of carbon alone and holds the carbon of a region to its shape, as one step.
   * @param name what the carbon is called
   */
  async takeCarbon(measurementId: string, name: string, region: string): Promise<void> {
    const { settings, client } = this.#bench;
    if (!settings) return;
    const carbon = carbonAloneSettings(settings, measurementId);
    const fitted = async (task: Task): Promise<RunOutcome<XpsResult>> => {
      const spectrum = await this.#project.spectrum(measurementId);
      if (spectrum.kind !== 'spectrum') throw new Error(t('xps.carbon.noSpectrum', { name }));
      const data = regionData(measurementId, spectrum, settings.photonEnergyEv);
      const run = client.fitXps([{ stateId: measurementId, regions: { [carbon.regions[0]!.region]: data } }], carbon, ({ fraction }) => task.progress(fraction));
      return endingWith(run, task);
    };
    await this.#run({ key: 'xps.carbon.fitting', params: { name } }, fitted, (result) => {
      if (!result.converged) throw new Error(t('xps.carbon.notConverged', { name }));
      const [measured] = settingsOfResult(carbon, result).regions;
      this.#bench.change({ key: 'edit.xpsCarbon', params: { region: name } }, (draft) => {
        draft.regions = draft.regions.map((one) => (one.region === region ? withMeasuredCarbon(one, measured!, carbonSource(name)) : one));
      });
      this.#workspace.tasks.announce({ key: 'xps.carbon.taken', params: { name, chi: (result.states[0]?.regions[0]?.reducedChiSquare ?? NaN).toFixed(2) } });
    });
  }

  /** The correlation matrix of a region as a state sees it; null when there is none or another request took its place. */
  async correlations(region: string, stateId: string): Promise<CorrelationMatrix | null> {
    const current = this.#current();
    if (!current) return null;
    const outcome = await this.#bench.client.correlateXps(current.states, current.settings, current.result, region, stateId);
    if (outcome.status === 'failed') throw outcome.error;
    return outcome.status === 'done' ? outcome.value : null;
  }

  /** What work on the result takes; null where there is no current one. */
  #current() {
    const { inputs, analysis, states, isStale } = this.#bench;
    return inputs && analysis?.result && !isStale ? { states, settings: analysis.settings, result: analysis.result } : null;
  }

  /** Work that ends in something that the project keeps, though the view is left meanwhile. */
  async #keep<T>(label: Text, work: (task: Task) => Promise<RunOutcome<T>>, keep: (value: T) => void | Promise<void>): Promise<void> {
    if (this.#isRunning) return;
    this.#isKeeping = true;
    await this.#run(label, work, keep);
    this.#isKeeping = false;
    if (this.#isLeft) this.#bench.dispose();
  }

  async #run<T>(label: Text, work: (task: Task) => Promise<RunOutcome<T>>, keep: (value: T) => void | Promise<void>): Promise<void> {
    if (this.#isRunning) return;
    const { scope } = this.#bench;
    this.#isRunning = true;
    this.#problem = null;
    try {
      const value = await this.#workspace.tasks.run(label, async (task) => {
        const outcome = await work(task);
        task.check();
        if (outcome.status === 'failed') throw outcome.error;
        return outcome.status === 'done' ? outcome.value : null;
      }, this.#project.left);
      if (value !== null) await keep(value);
    } catch (error) {
      this.#problem = { scope, text: error instanceof Error ? error.message : String(error) };
      // Nobody looks at the view any more: it is said where everybody looks.
      if (this.#isLeft) this.#workspace.problems.report(error, label);
    } finally {
      this.#isRunning = false;
    }
  }
}
