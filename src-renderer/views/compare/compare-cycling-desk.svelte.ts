import { untrack } from 'svelte';
import type { HalfCycleChoice } from '@shared/electrochemistry/half-cycle-choice';
import type { ComparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { besideId } from '@shared/figures/panels/compare/beside-curves';
import { chargeUnit, cyclingAxes, cyclingSources, type CyclingAxes } from '@shared/figures/panels/compare/compare-cycling';
import type { CompareSource } from '@shared/figures/panels/compare/compare-curves';
import type { CyclingCompareLook } from '@shared/figures/panels/compare/cycling-compare-look';
import { cyclingMeasurement, cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import { analysesOf } from '@shared/project/analyses/of-kind';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Curve } from '@shared/spectrum/spectrum';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { AnalysisClient } from '../../workers/analysis-client';
import type { LaneTurns } from '../../workers/lane-turns';

export interface CyclingLookedAt {
  readonly cycling: CyclingCompareLook;
  /** Index of the cycle of this project that others are set against; null for none of it. */
  readonly against: number | null;
  /** Whether what is drawn is a ratio. */
  readonly isRatio: boolean;
}

/** The half cycles of a project that Compare shows. Call `load` in an effect while they are looked at. */
export class CompareCyclingDesk {
  readonly #project: ProjectSession;
  /** That of the project that this one is shown beside, whose axes both have. */
  readonly #leader: CompareCyclingDesk | null;
  readonly #client: AnalysisClient;
  readonly #turns: LaneTurns;
  readonly #lookedAt: () => CyclingLookedAt;
  #curve = $state.raw<{ readonly id: string; readonly curve: Curve | null } | null>(null);
  #made = $state.raw<{ readonly key: string; readonly halfCycles: ComparedHalfCycles | null } | null>(null);
  #asked = '';
  #reading = '';

  // Parts of the document keep their identity until they change, so that an edit elsewhere computes nothing anew.
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #constants = $derived.by(() => this.#project.document.constants);
  readonly #sample = $derived.by(() => this.#project.document.sample);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #document = $derived.by(() => ({ ...untrack(() => this.#project.document), analyses: this.#analyses, measurements: this.#measurements, constants: this.#constants, sample: this.#sample, states: this.#states }));

  readonly settings: CyclingSettings = $derived.by(() => analysesOf(this.#analyses, 'cycling')[0]?.settings ?? cyclingSettings(this.#document));
  readonly measurement: ProjectMeasurement | null = $derived.by(() => cyclingMeasurement(this.#document, this.settings.curve));

  readonly axes: CyclingAxes = $derived.by(() => this.#leader?.axes ?? cyclingAxes(this.settings, this.#lookedAt().cycling));
  /** Charges cannot be divided by what was asked for. */
  readonly isMassUnknown: boolean = $derived.by(() => chargeUnit(this.settings, this.#lookedAt().cycling.per) === 'mAh');

  readonly #wanted = $derived.by(() => {
    const { cycling, against } = this.#lookedAt();
    const { restCurrentMA, areaCm2, pins, states, differentialBinV } = this.settings;
    const choice: HalfCycleChoice = { cycles: cycling.cycles, list: cycling.list, direction: cycling.direction };
    return { choice, against, key: JSON.stringify([this.measurement?.id, restCurrentMA, areaCm2, pins, states, differentialBinV, choice, against]) };
  });

  /** What there is to compare; null while it is found out, and for a curve that cannot be split. */
  readonly halfCycles: ComparedHalfCycles | null = $derived.by(() => this.#made?.halfCycles ?? null);
  readonly isLoading: boolean = $derived.by(() => this.measurement !== null && !this.isUnreadable && this.#made?.key !== this.#wanted.key);
  readonly isUnreadable: boolean = $derived.by(() => this.#curve !== null && this.#curve.id === this.measurement?.id && this.#curve.curve === null);

  readonly sources: readonly CompareSource[] = $derived.by(() => {
    const { halfCycles, settings, axes, measurement } = this;
    if (!halfCycles || !measurement) return [];
    return cyclingSources({ halfCycles, settings, measurementId: measurement.id, axes, isUnsigned: this.#lookedAt().isRatio, cell: this.#leader ? besideId(measurement.id) : measurement.id });
  });

  constructor(project: ProjectSession, leader: CompareCyclingDesk | null, worker: { readonly client: AnalysisClient; readonly turns: LaneTurns }, lookedAt: () => CyclingLookedAt) {
    this.#project = project;
    this.#leader = leader;
    this.#client = worker.client;
    this.#turns = worker.turns;
    this.#lookedAt = lookedAt;
  }

  /** Reads the curve, and asks for its half cycles. */
  load(): void {
    const { measurement } = this;
    if (!measurement) return;
    if (this.#reading !== measurement.id) {
      this.#reading = measurement.id;
      void this.#project
        .spectrum(measurement.id)
        .then((data) => (data.kind === 'curve' ? data : null))
        // The view names the file.
        .catch(() => null)
        .then((curve) => (this.#curve = { id: measurement.id, curve }));
    }
    const curve = this.#curve?.id === measurement.id ? this.#curve.curve : null;
    const { key, choice, against } = this.#wanted;
    if (!curve || this.#asked === key) return;
    this.#asked = key;
    const { settings } = this;
    void this.#turns
      .take(() => (this.#asked === key ? this.#client.halfCycles(measurement.id, curve, settings, choice, against).outcome : null))
      .then((outcome) => {
        // Without an answer there are none, which the view says.
        if (outcome !== null && this.#asked === key) this.#made = { key, halfCycles: outcome.status === 'done' ? outcome.value : null };
      });
  }
}
