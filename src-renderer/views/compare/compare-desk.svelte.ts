import { untrack } from 'svelte';
import type { ComparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import type { ProjectMeasurement, State } from '@shared/project/document';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import { t } from '../../session/locale.svelte';
import { AnalysisClient } from '../../workers/analysis-client';
import { LaneTurns } from '../../workers/lane-turns';
import type { ProjectSession } from '../../session/project-session.svelte';
import { buildMatrix, type MatrixColumn } from '@shared/project/matrix';
import { columnTitle } from '../common/measurement-words';
import { CompareCyclingDesk } from './compare-cycling-desk.svelte';
import type { CompareSource } from '@shared/figures/panels/compare/compare-curves';
import type { Range } from '@shared/figures/scene/zoom';
import { isBeside, withoutBeside } from '@shared/figures/panels/compare/beside-curves';
import { againstIn } from '@shared/figures/panels/compare/compare-cycling';
import type { CompareScale } from '@shared/figures/panels/compare/compare-scale';
import { cycleSubjects, halfCycleSubjects, shownHalfCycles, type CompareSubject } from '@shared/figures/panels/compare/compare-subjects';
import { rememberedCyclingLook, type CyclingCompareLook } from '@shared/figures/panels/compare/cycling-compare-look';
import { lookOn, preparationOf, rememberedLook, windowIn, type CompareLook } from '@shared/figures/panels/compare/compare-look';
import type { Remembered } from '@shared/figures/panels/compare/remembered';
import { preparedSpectra, ramanPreparation, type RamanPreparation } from '@shared/figures/panels/compare/compare-raman';
import { alignmentOn, chosenColumn, comparedColumns, comparedIn, compareSources, displacementIn, wavelengthOf, type Compared, type ReadSpectrum } from '@shared/figures/panels/compare/compare-sources';

interface Column extends MatrixColumn {
  readonly title: string;
  /** How many states have it. */
  readonly states: number;
}

/** What Compare shows of a project: which columns there are, and the spectra of the chosen one. Call `load` in an effect, and `dispose` in the end. */
export class CompareDesk {
  readonly #project: ProjectSession;
  /** The desk of the project that this one is shown beside, which says how both are looked at. */
  readonly #leader: CompareDesk | null;
  readonly #client: AnalysisClient;
  readonly #turns: LaneTurns;
  /** By measurement id. */
  #loaded = $state.raw<Readonly<Record<string, ReadSpectrum | 'unreadable'>>>({});

  // Parts of the document keep their identity until they change, so that an edit elsewhere reads nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #lookedAt: (() => Remembered) | null;
  readonly #remembered: Remembered = $derived.by(() => (this.#lookedAt ? this.#lookedAt() : this.#project.document.view['compare']));

  readonly #matrix = $derived.by(() => buildMatrix({ measurements: this.#measurements, states: this.#states }));

  /** Techniques and regions of which at least one state has a spectrum. */
  readonly columns: readonly Column[] = $derived.by(() =>
    comparedColumns(this.#matrix).map((column) => ({ ...column, title: columnTitle(column) })),
  );

  readonly column: Column | null = $derived.by(() => (this.#leader ? (this.columns.find(({ id }) => id === this.#leader?.column?.id) ?? null) : chosenColumn(this.columns, rememberedLook(this.#remembered))));
  readonly cyclingLook: CyclingCompareLook = $derived.by(() => this.#leader?.cyclingLook ?? rememberedCyclingLook(this.#remembered));
  readonly look: CompareLook = $derived.by(() => this.#leader?.look ?? lookOn(this.column?.technique, rememberedLook(this.#remembered), this.cyclingLook));
  readonly isCycling: boolean = $derived.by(() => this.column?.technique === 'electrochemistry');
  /** The half cycles of the project, for as long as they are looked at. */
  readonly cycling: CompareCyclingDesk;

  /** The window that normalises; null until somebody chose one. */
  readonly window: Range | null = $derived.by(() => (this.column ? windowIn(this.#remembered, this.column.id) : null));

  /** What is shown of the chosen column, states in order, then the starting materials. */
  readonly shown: readonly Compared[] = $derived.by(() => (this.column && !this.isCycling ? comparedIn(this.#matrix, this.column.id, this.look.hasReferences && !this.#leader) : []));

  /** Whether the chosen column has starting materials at all. */
  readonly hasReferences: boolean = $derived.by(() => this.column !== null && (this.#matrix.references.get(this.column.id)?.length ?? 0) > 0);

  readonly #isReading: boolean = $derived.by(() => this.shown.some(({ measurement }) => this.#loaded[measurement.id] === undefined));
  readonly isLoading: boolean = $derived.by(() => (this.isCycling && this.cycling.isLoading) || this.#isReading || (this.#wanted !== null && this.#prepared?.of !== this.#wanted));

  readonly unreadable: readonly ProjectMeasurement[] = $derived.by(() => this.isCycling && this.cycling.isUnreadable && this.cycling.measurement ? [this.cycling.measurement] : this.shown.flatMap(({ measurement }) => (this.#loaded[measurement.id] === 'unreadable' ? [measurement] : [])));

  readonly axis: AxisQuantity = $derived.by(() => this.#leader?.axis ?? this.#spectra[0]?.spectrum.axis ?? 'unknown');
  readonly intensity: Spectrum['intensity'] = $derived.by(() => this.#leader?.intensity ?? this.#spectra[0]?.spectrum.intensity ?? 'arbitrary');

  readonly #read = $derived.by(() =>
    this.shown.flatMap((one) => {
      const loaded = this.#loaded[one.measurement.id];
      return loaded && loaded !== 'unreadable' ? [{ ...one, ...loaded }] : [];
    }),
  );

  /** What is taken off the spectra before they are compared. */
  readonly preparation: CompareLook['preparation'] = $derived.by(() => preparationOf(this.column?.technique, this.look));
  readonly #constants = $derived.by(() => this.#project.document.constants);
  /** The preparation that is wanted, once everything was read. */
  readonly #wanted: RamanPreparation | null = $derived.by(() => {
    if (this.preparation === 'none' || this.#isReading) return null;
    return ramanPreparation({ ...untrack(() => this.#project.document), measurements: this.#measurements, constants: this.#constants, analyses: this.#analyses }, this.#read, this.preparation);
  });
  /** The one that was made last. */
  #prepared = $state.raw<{ readonly of: RamanPreparation; readonly spectra: Readonly<Record<string, PreparedSpectrum>> } | null>(null);
  #asked: RamanPreparation | null = null;
  readonly #spectra = $derived.by(() => (this.#wanted === null ? this.#read : preparedSpectra(this.#read, this.#prepared?.spectra ?? {})));

  /** Axes of what is drawn. */
  readonly scale: CompareScale = $derived.by(() => ({ axis: this.axis, intensity: this.intensity, cycling: this.isCycling ? (this.#leader?.cycling ?? this.cycling).axes : null }));

  /** What the curves are of. */
  readonly subjects: readonly CompareSubject[] = $derived.by(() => (this.isCycling ? halfCycleSubjects(this.#halves, this.#states, t) : this.#states));
  /** What others can be compared with. */
  readonly comparable: readonly State[] = $derived.by(() => {
    if (this.isCycling) return cycleSubjects(this.#halves, t);
    return this.#states.filter(({ id }) => this.shown.some(({ stateId }) => stateId === id));
  });
  /** What there is of half cycles while they are looked at. */
  readonly halfCycles: ComparedHalfCycles | null = $derived.by(() => (this.isCycling ? this.cycling.halfCycles : null));
  readonly #halves = $derived.by(() => this.halfCycles?.all ?? []);

  readonly sources: readonly CompareSource[] = $derived.by(() => (this.isCycling ? this.cycling.sources : this.#spectraSources));
  readonly #spectraSources = $derived.by(() => compareSources(this.#spectra, { look: this.look, remembered: this.#remembered, axis: this.axis, intensity: this.intensity, chargeShifts: this.#chargeShifts }));

  /** Of patterns over 2θ, Å; null for other spectra. */
  readonly wavelength: number | null = $derived.by(() => wavelengthOf({ ...untrack(() => this.#project.document), constants: this.#constants }, this.#spectra[0]?.spectrum));

  /** What alignment does to the chosen column; null where there is nothing to align. */
  readonly alignment: 'charge' | 'displacement' | null = $derived.by(() => alignmentOn(this.axis));

  readonly #chargeShifts = $derived.by(() => chargeShiftsOf({ ...untrack(() => this.#project.document), analyses: this.#analyses, measurements: this.#measurements }));

  /** States whose charge could be corrected. */
  readonly #charged = $derived.by(() => (this.alignment === 'charge' && this.look.isAligned ? this.shown.flatMap(({ stateId }) => stateId ?? []) : []));
  /** Those without a stored charge correction. */
  readonly unaligned: readonly string[] = $derived.by(() => this.#charged.filter((stateId) => this.#chargeShifts[stateId] === undefined));
  /** Those whose correction belongs to a fit that is out of date. */
  readonly staleShifts: readonly string[] = $derived.by(() => this.#charged.filter((stateId) => this.#chargeShifts[stateId]?.isStale));

  /** @param lookedAt another look than that of the view; defaults to the view's */
  constructor(project: ProjectSession, leader: CompareDesk | null = null, lookedAt: (() => Remembered) | null = null) {
    this.#project = project;
    this.#leader = leader;
    this.#client = leader === null ? new AnalysisClient() : leader.#client;
    this.#turns = leader === null ? new LaneTurns() : leader.#turns;
    this.#lookedAt = lookedAt;
    this.cycling = new CompareCyclingDesk(project, leader?.cycling ?? null, { client: this.#client, turns: this.#turns }, () => {
      const { against } = this.cyclingLook;
      const isOwn = isBeside(against) === (leader !== null);
      return { cycling: this.cyclingLook, against: isOwn ? againstIn(this.look, { against: withoutBeside(against) }) : null, isRatio: this.look.quantity === 'ratio' };
    });
  }

  displacementOf(stateId: string): number {
    return displacementIn(this.#remembered, stateId);
  }

  /** Tells of each state or half cycle of this project whether its curve is drawn. */
  shownIn(isStateVisible: (stateId: string) => boolean): (id: string) => boolean {
    const { halfCycles } = this;
    if (!this.isCycling) return isStateVisible;
    return halfCycles === null ? () => false : shownHalfCycles(halfCycles, this.cyclingLook.cycles, isStateVisible);
  }

  /** The state that a curve is of, or that its half cycle leads to. */
  stateOf(id: string): string | null {
    const subject = this.subjects.find((one) => one.id === id);
    return subject?.halfCycle ? subject.halfCycle.stateId : (subject?.id ?? null);
  }

  /** Reads what is shown and not read yet. */
  load(): void {
    if (this.isCycling) this.cycling.load();
    for (const { measurement } of this.shown) {
      if (this.#loaded[measurement.id] !== undefined) continue;
      void this.#project
        .spectrum(measurement.id)
        .then((data) => (data.kind === 'spectrum' ? { spectrum: data, variance: countingVariance(data) } : ('unreadable' as const)))
        // The view names the file; the others can still be compared.
        .catch(() => 'unreadable' as const)
        .then((loaded) => this.#keep(measurement.id, loaded));
    }
    this.#prepare();
  }

  dispose(): void {
    if (this.#leader === null) this.#client.dispose();
  }

  #prepare(): void {
    const wanted = this.#wanted;
    if (wanted === null || wanted === this.#asked) return;
    this.#asked = wanted;
    const ask = () => (this.#asked === wanted ? this.#client.prepareRaman(wanted.inputs, wanted.settings).outcome : null);
    void this.#turns.take(ask).then((outcome) => {
      // Without an outcome nothing is drawn, which the rows say.
      if (this.#asked === wanted) this.#prepared = { of: wanted, spectra: outcome?.status === 'done' ? outcome.value : {} };
    });
  }

  #arrived: Record<string, ReadSpectrum | 'unreadable'> = {};

  /** Fifty spectra that arrive at once are drawn once. */
  #keep(id: string, loaded: ReadSpectrum | 'unreadable'): void {
    if (Object.keys(this.#arrived).length === 0) {
      setTimeout(() => {
        this.#loaded = { ...this.#loaded, ...this.#arrived };
        this.#arrived = {};
      }, 0);
    }
    this.#arrived[id] = loaded;
  }
}
