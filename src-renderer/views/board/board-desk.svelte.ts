import { untrack } from 'svelte';
import { cyclingMeasurement } from '@shared/project/analyses/cycling-analysis';
import { speaking } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { computedSeries } from '@shared/project/analyses/xps-scope';
import { statesOnScale } from '@shared/project/analyses/energy-scale';
import { xpsInputs } from '@shared/project/analyses/xps-analysis';
import { xrdInputs } from '@shared/project/analyses/xrd-analysis';
import type { ProjectMeasurement } from '@shared/project/document';
import { fittedRegions } from '@shared/report/xps-results';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { Species } from '@shared/xps/model';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { AnalysisClient } from '../../workers/analysis-client';
import type { ProjectSession } from '../../session/project-session.svelte';
import { buildMatrix } from '@shared/project/matrix';
import { columnTitle } from '../common/measurement-words';
import type { BoardColumn, CyclingPart } from '@shared/figures/panels/board/board-rows';

/** Spectra that arrive within this time are drawn together, ms: every drawing goes over all cells. */
const batchMs = 200;

/** What computes the curves. */
export type BoardClient = Pick<AnalysisClient, 'curvesXps' | 'checkPatterns' | 'analyseCycling' | 'dispose'>;

/** A technique or region that the board has a row for. */
interface Place {
  readonly id: string;
  readonly technique: 'xps' | 'xrd' | 'raman';
  readonly region: string;
  readonly title: string;
  readonly cells: Readonly<Record<string, ProjectMeasurement>>;
  /** A starting material that every cell is shown with. */
  readonly reference: ProjectMeasurement | null;
}

/** RuCl3 is what a cathode would fall back to, and has bands; LiCl has none. */
const shownReference = (references: readonly ProjectMeasurement[]): ProjectMeasurement | null => references.find(({ referenceName }) => referenceName === 'RuCl3') ?? references[0] ?? null;

/** What the board shows of a project: spectra, and the curves of stored results that still hold. Call `load`, `drawXps`, `drawXrd` and `drawCycling` in effects. */
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
  #cycling = $state.raw<{ readonly of: unknown; readonly part: CyclingPart | null }>({ of: null, part: null });

  /** By measurement id, as long as the check belongs to its settings and data. */
  readonly #halos = $derived.by(() => (this.#xrd.of === this.#xrdAnalysis ? this.#xrd.curves : {}));

  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);

  /** First measurement of each state in every technique and region that a board shows: surveys say too little at this size. */
  readonly #places: readonly Place[] = $derived.by(() => {
    const { columns, rows, references } = buildMatrix({ ...untrack(() => this.#project.document), measurements: this.#measurements, states: this.#states });
    return columns.flatMap(({ id, technique, region }) => {
      if (technique === 'electrochemistry' || /^survey$/i.test(region)) return [];
      const cells = Object.fromEntries(rows.flatMap(({ state, cells: own }) => (own.get(id)?.[0] ? [[state.id, own.get(id)![0]!]] : [])));
      const reference = technique === 'raman' ? shownReference(references.get(id) ?? []) : null;
      return Object.keys(cells).length > 0 ? [{ id, technique, region, title: columnTitle({ technique, region }), cells, reference }] : [];
    });
  });

  readonly columns: readonly BoardColumn[] = $derived.by(() =>
    this.#places.map(({ cells, reference, ...column }) => {
      const read = reference && this.#loaded[reference.id];
      return {
        ...column,
        spectra: Object.fromEntries(Object.entries(cells).flatMap(([stateId, { id }]) => (this.#loaded[id] ? [[stateId, this.#loaded[id]]] : []))),
        halos: column.technique === 'xrd' ? Object.fromEntries(Object.entries(cells).flatMap(([stateId, { id }]) => (this.#halos[id] ? [[stateId, this.#halos[id]]] : []))) : {},
        window: column.technique === 'raman' ? (this.#constants.raman?.comparisonWindowCm1 ?? null) : null,
        reference: read ? { name: reference.referenceName ?? reference.region, spectrum: read } : null,
      };
    }),
  );

  readonly isLoading: boolean = $derived.by(() => this.#places.some(({ cells }) => Object.values(cells).some(({ id }) => this.#loaded[id] === undefined)));

  /** Measurements whose raw file could not be read. */
  readonly unreadable: readonly ProjectMeasurement[] = $derived.by(() => this.#places.flatMap(({ cells }) => Object.values(cells).filter(({ id }) => this.#loaded[id] === null)));

  readonly #xpsAnalysis = $derived.by(() => computedSeries(this.#analyses));
  readonly #xrdAnalysis = $derived.by(() => speaking(this.#analyses, 'xrd-halo'));
  readonly #cyclingAnalysis = $derived.by(() => speaking(this.#analyses, 'cycling'));

  readonly xps: { readonly curves: SeriesCurves; readonly speciesOf: (region: string, component: string) => Species } | null = $derived.by(() => {
    const analysis = this.#xpsAnalysis;
    const { of, curves } = this.#xps;
    if (!analysis || of !== analysis || curves === null) return null;
    const regions = fittedRegions(analysis);
    const speciesOf = (region: string, component: string): Species => regions.find((one) => one.region === region)?.components.find(({ id }) => id === component)?.species ?? 'other';
    return { curves, speciesOf };
  });

  /** Raman shifts of the cosmic spikes that the analysis left out, by state. */
  readonly spikes: Readonly<Record<string, readonly number[]>> = $derived.by(() => {
    const result = speaking(this.#analyses, 'raman-mixture')?.result ?? {};
    return Object.fromEntries(this.#measurements.flatMap(({ id, stateId }) => (stateId !== null && result[id] ? [[stateId, result[id].spikes]] : [])));
  });

  readonly cycling: CyclingPart | null = $derived.by(() => (this.#cycling.of === this.#cyclingAnalysis ? this.#cycling.part : null));

  /** Data are read or curves computed: what is shown will change by itself. */
  readonly isDrawing: boolean = $derived.by(() => this.isLoading || this.#xps.of !== this.#xpsAnalysis || this.#xrd.of !== this.#xrdAnalysis || this.#cycling.of !== this.#cyclingAnalysis);

  constructor(project: ProjectSession, client: BoardClient = new AnalysisClient()) {
    this.#project = project;
    this.#client = client;
  }

  /** Nothing was measured that a board could show. */
  get isEmpty(): boolean {
    return this.#places.length === 0 && cyclingMeasurement(this.#document()) === null;
  }

  load(): void {
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
  drawXps(): void {
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
    const states = statesOnScale(xpsInputs(document, ({ id }) => this.#loaded[id] ?? null), analysis.settings);
    void this.#client.curvesXps(states, analysis.settings, analysis.result).then((outcome) => {
      if (outcome.status === 'done') keep(outcome.value);
      else if (outcome.status === 'failed') keep(null);
    });
  }

  /** Halos under the patterns: a check gives numbers to keep and curves to draw, so it runs anew for these, with the stored settings. */
  drawXrd(): void {
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
    const inputs = xrdInputs(document, ({ id }) => this.#loaded[id] ?? null);
    this.#inTurn(async () => {
      const outcome = await this.#client.checkPatterns(inputs, analysis.settings, () => undefined).outcome;
      keep(outcome.status === 'done' ? outcome.value.curves : {});
    });
  }

  drawCycling(): void {
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
      keep(outcome.status === 'done' && outcome.value.drawing ? { curve: outcome.value.drawing.curve, result: analysis.result } : null);
    });
  }

  /** Computes once what came before is done; what was not begun before the board was left is not. */
  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(async () => {
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
