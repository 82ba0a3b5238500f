import { untrack } from 'svelte';
import { cyclingMeasurement } from '@shared/project/analyses/cycling-analysis';
import { speaking } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { computedSeries } from '@shared/project/analyses/xps-scope';
import { statesOnScale } from '@shared/project/analyses/energy-scale';
import { surveyInputs, surveysOnScale } from '@shared/project/analyses/survey-analysis';
import { xpsInputs } from '@shared/project/analyses/xps-analysis';
import { xrdInputs } from '@shared/project/analyses/xrd-analysis';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { AnalysisClient } from '../../workers/analysis-client';
import { nextTask } from '../../session/next-task';
import type { ProjectSession } from '../../session/project-session.svelte';
import { boardColumns, boardPlaces, boardSpikes, boardXps } from '@shared/figures/panels/board/board-parts';
import type { BoardColumn, BoardInput, CyclingPart, SurveyPart } from '@shared/figures/panels/board/board-input';

/** Spectra that arrive within this time are drawn together, ms: every drawing goes over all cells. */
const batchMs = 200;

/** What computes the curves. */
export type BoardClient = Pick<AnalysisClient, 'curvesXps' | 'curvesSurveys' | 'checkPatterns' | 'analyseCycling' | 'dispose'>;

/** What the board shows of a project: spectra, and the curves of stored results that still hold. Call `follow` while the component is made. */
export class BoardDesk {
  readonly #project: ProjectSession;
  readonly #client: BoardClient;
  /** Checks and curves share a worker, on which a newer run supersedes the older one: they take turns. */
  #turn: Promise<void> = Promise.resolve();
  #isDisposed = false;
  /** By measurement id; null where the file cannot be read. */
  #loaded = $state.raw<Readonly<Record<string, Spectrum | null>>>({});
  #arrived: Record<string, Spectrum | null> = {};
  // What was drawn of which analysis; nothing where it could not be, or is out of date.
  #xps = $state.raw<{ readonly of: unknown; readonly curves: SeriesCurves | null }>({ of: null, curves: null });
  #xrd = $state.raw<{ readonly of: unknown; readonly curves: Readonly<Record<string, PatternCurves>> }>({ of: null, curves: {} });
  #survey = $state.raw<{ readonly of: unknown; readonly part: SurveyPart | null }>({ of: null, part: null });
  #cycling = $state.raw<{ readonly of: unknown; readonly part: CyclingPart | null }>({ of: null, part: null });

  /** By measurement id, as long as the check belongs to its settings and data. */
  readonly #halos = $derived.by(() => (this.#xrd.of === this.#xrdAnalysis ? this.#xrd.curves : {}));

  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);

  readonly #places = $derived.by(() => boardPlaces({ measurements: this.#measurements, states: this.#states }));

  readonly columns: readonly BoardColumn[] = $derived.by(() => boardColumns(this.#places, { spectra: this.#loaded, halos: this.#halos, constants: this.#constants }));

  readonly isLoading: boolean = $derived.by(() => this.#places.some(({ cells }) => Object.values(cells).some(({ id }) => this.#loaded[id] === undefined)));

  /** Measurements whose raw file could not be read. */
  readonly unreadable: readonly ProjectMeasurement[] = $derived.by(() => this.#places.flatMap(({ cells }) => Object.values(cells).filter(({ id }) => this.#loaded[id] === null)));

  /** Whether the state was measured in this row, and its file can no longer be read. */
  isUnreadable(row: string, stateId: string): boolean {
    const measurement = this.#places.find(({ id }) => id === row)?.cells[stateId];
    return measurement !== undefined && this.#loaded[measurement.id] === null;
  }

  readonly #xpsAnalysis = $derived.by(() => computedSeries(this.#analyses));
  readonly #xrdAnalysis = $derived.by(() => speaking(this.#analyses, 'xrd-halo'));
  readonly #surveyAnalysis = $derived.by(() => speaking(this.#analyses, 'xps-survey'));
  readonly #cyclingAnalysis = $derived.by(() => speaking(this.#analyses, 'cycling'));

  readonly xps: BoardInput['xps'] = $derived.by(() => {
    const analysis = this.#xpsAnalysis;
    const { of, curves } = this.#xps;
    return !analysis || of !== analysis || curves === null ? null : boardXps(analysis, curves);
  });

  readonly spikes: BoardInput['spikes'] = $derived.by(() => boardSpikes({ analyses: this.#analyses, measurements: this.#measurements }));

  readonly survey: SurveyPart | null = $derived.by(() => (this.#survey.of === this.#surveyAnalysis ? this.#survey.part : null));

  readonly cycling: CyclingPart | null = $derived.by(() => (this.#cycling.of === this.#cyclingAnalysis ? this.#cycling.part : null));

  /** Data are read or curves computed: what is shown will change by itself. */
  readonly isDrawing: boolean = $derived.by(() => this.isLoading || this.#xps.of !== this.#xpsAnalysis || this.#xrd.of !== this.#xrdAnalysis || this.#survey.of !== this.#surveyAnalysis || this.#cycling.of !== this.#cyclingAnalysis);

  constructor(project: ProjectSession, client: BoardClient = new AnalysisClient()) {
    this.#project = project;
    this.#client = client;
  }

  /** Nothing was measured that a board could show. */
  get isEmpty(): boolean {
    return this.#places.length === 0 && cyclingMeasurement(this.#document()) === null;
  }

  /** Reads and draws from now on what the project holds; the halos of patterns only where they are asked for, for these are computed anew. */
  follow({ withHalos }: { readonly withHalos: boolean }): void {
    $effect(() => this.#load());
    $effect(() => this.#drawXps());
    if (withHalos) $effect(() => this.#drawXrd());
    $effect(() => this.#drawSurveys());
    $effect(() => this.#drawCycling());
  }

  #load(): void {
    for (const { cells, reference } of this.#places) {
      for (const { id } of [...Object.values(cells), ...(reference ? [reference] : [])]) {
        if (untrack(() => this.#loaded)[id] !== undefined || this.#arrived[id] !== undefined) continue;
        void this.#project
          .spectrum(id)
          .then((data) => (data.kind === 'spectrum' ? data : null))
          // The view names the file; the other cells stand.
          .catch(() => null)
          .then((spectrum) => this.#keep(id, spectrum));
      }
    }
  }

  /** The curves of the XPS fit, as long as it belongs to its settings and data. */
  #drawXps(): void {
    const analysis = this.#xpsAnalysis;
    const document = this.#document();
    if (this.isLoading) return;
    const keep = (curves: SeriesCurves | null): void => {
      if (analysis === this.#xpsAnalysis) this.#xps = { of: analysis, curves };
    };
    if (!analysis || isStale(document, analysis)) {
      keep(null);
      return;
    }
    const draw = async (): Promise<void> => {
      // Two hundred spectra are brought onto their scale in a task of its own, after what changed is drawn.
      await nextTask();
      if (this.#isDisposed || analysis !== this.#xpsAnalysis) return;
      const states = statesOnScale(xpsInputs(document, ({ id }) => this.#loaded[id] ?? null), analysis.settings);
      const outcome = await this.#client.curvesXps(states, analysis.settings, analysis.result);
      if (outcome.status === 'done') keep(outcome.value);
      else if (outcome.status === 'failed') keep(null);
    };
    void draw();
  }

  /** Halos under the patterns: a check gives numbers to keep and curves to draw, so it runs anew for these, with the stored settings. */
  #drawXrd(): void {
    const analysis = this.#xrdAnalysis;
    const document = this.#document();
    if (this.isLoading) return;
    const keep = (curves: Readonly<Record<string, PatternCurves>>): void => {
      if (analysis === this.#xrdAnalysis) this.#xrd = { of: analysis, curves };
    };
    if (!analysis || isStale(document, analysis)) {
      keep({});
      return;
    }
    this.#inTurn(async () => {
      const inputs = xrdInputs(document, ({ id }) => this.#loaded[id] ?? null);
      const outcome = await this.#client.checkPatterns(inputs, analysis.settings, () => undefined).outcome;
      keep(outcome.status === 'done' ? outcome.value.curves : {});
    });
  }

  /** Backgrounds and lines of the surveys, as long as their result belongs to its settings and data. */
  #drawSurveys(): void {
    const analysis = this.#surveyAnalysis;
    const document = this.#document();
    if (this.isLoading) return;
    const keep = (part: SurveyPart | null): void => {
      if (analysis === this.#surveyAnalysis) this.#survey = { of: analysis, part };
    };
    if (!analysis || isStale(document, analysis)) {
      keep(null);
      return;
    }
    const { settings, result } = analysis;
    this.#inTurn(async () => {
      const surveys = surveysOnScale(surveyInputs(document, ({ id }) => this.#loaded[id] ?? null), settings);
      const outcome = await this.#client.curvesSurveys(surveys, settings, result).outcome;
      keep(outcome.status === 'done' ? { settings, result, curves: outcome.value } : null);
    });
  }

  #drawCycling(): void {
    const analysis = this.#cyclingAnalysis;
    const measurement = analysis && cyclingMeasurement(this.#document(), analysis.settings.curve);
    const keep = (part: CyclingPart | null): void => {
      if (analysis === this.#cyclingAnalysis) this.#cycling = { of: analysis, part };
    };
    if (!analysis || !measurement) {
      keep(null);
      return;
    }
    this.#inTurn(async () => {
      // Without its curve the row is left out; Cycling says what is wrong with the file.
      const data = await this.#project.spectrum(measurement.id).catch(() => null);
      if (data?.kind !== 'curve' || this.#isDisposed) {
        keep(null);
        return;
      }
      const outcome = await this.#client.analyseCycling(measurement.id, data, analysis.settings).outcome;
      keep(outcome.status === 'done' && outcome.value.drawing ? { measurementId: measurement.id, curve: outcome.value.drawing.curve, result: analysis.result } : null);
    });
  }

  /** Computes once what came before is done; what was not begun before the board was left is not. */
  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(async () => {
      // What changed is drawn first.
      await nextTask();
      if (!this.#isDisposed) await work();
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#client.dispose();
  }

  #keep(id: string, spectrum: Spectrum | null): void {
    if (Object.keys(this.#arrived).length === 0) {
      setTimeout(() => {
        this.#loaded = { ...this.#loaded, ...this.#arrived };
        this.#arrived = {};
      }, batchMs);
    }
    this.#arrived[id] = spectrum;
  }

  #document() {
    return { ...untrack(() => this.#project.document), measurements: this.#measurements, states: this.#states, constants: this.#constants, sample: this.#sample };
  }
}
