import { untrack } from 'svelte';
import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import type { ProjectMeasurement } from '@shared/project/document';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';
import type { ProjectSession } from '../../session/project-session.svelte';
import { buildMatrix, type MatrixColumn } from '@shared/project/matrix';
import { columnTitle } from '../common/measurement-words';
import type { CompareSource } from '@shared/figures/panels/compare/compare-curves';
import { rememberedLook, type CompareLook, type Remembered } from '@shared/figures/panels/compare/compare-look';
import { alignmentOn, comparedColumns, comparedIn, compareSources, displacementIn, type Compared, type ReadSpectrum } from '@shared/figures/panels/compare/compare-sources';

interface Column extends MatrixColumn {
  readonly title: string;
  /** How many states have it. */
  readonly states: number;
}

/** What Compare shows of a project: which columns there are, and the spectra of the chosen one. Call `load` in an effect. */
export class CompareDesk {
  readonly #project: ProjectSession;
  /** The desk of the project that this one is shown beside, which says how both are looked at. */
  readonly #leader: CompareDesk | null;
  /** By measurement id. */
  #loaded = $state.raw<Readonly<Record<string, ReadSpectrum | 'unreadable'>>>({});

  // Parts of the document keep their identity until they change, so that an edit elsewhere reads nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #lookedAt: (() => Remembered) | null;
  readonly #remembered: Remembered = $derived.by(() => (this.#lookedAt ? this.#lookedAt() : this.#project.document.view['compare']));

  readonly #matrix = $derived.by(() => buildMatrix({ ...this.#project.document, measurements: this.#measurements, states: this.#states }));

  /** Techniques and regions of which at least one state has a spectrum. */
  readonly columns: readonly Column[] = $derived.by(() =>
    comparedColumns(this.#matrix).map((column) => ({ ...column, title: columnTitle(column) })),
  );

  readonly look: CompareLook = $derived.by(() => this.#leader?.look ?? rememberedLook(this.#remembered));
  readonly column: Column | null = $derived.by(() =>
    this.#leader ? (this.columns.find(({ id }) => id === this.#leader?.column?.id) ?? null) : (this.columns.find(({ id }) => id === this.look.column) ?? this.columns[0] ?? null),
  );

  /** What is shown of the chosen column, states in order, then the starting materials. */
  readonly shown: readonly Compared[] = $derived.by(() => (this.column ? comparedIn(this.#matrix, this.column.id, this.look.hasReferences && !this.#leader) : []));

  /** Whether the chosen column has starting materials at all. */
  readonly hasReferences: boolean = $derived.by(() => this.column !== null && (this.#matrix.references.get(this.column.id)?.length ?? 0) > 0);

  readonly isLoading: boolean = $derived.by(() => this.shown.some(({ measurement }) => this.#loaded[measurement.id] === undefined));

  readonly unreadable: readonly ProjectMeasurement[] = $derived.by(() => this.shown.flatMap(({ measurement }) => (this.#loaded[measurement.id] === 'unreadable' ? [measurement] : [])));

  readonly axis: AxisQuantity = $derived.by(() => this.#leader?.axis ?? this.#spectra[0]?.spectrum.axis ?? 'unknown');
  readonly intensity: Spectrum['intensity'] = $derived.by(() => this.#spectra[0]?.spectrum.intensity ?? 'arbitrary');

  readonly #spectra = $derived.by(() =>
    this.shown.flatMap((one) => {
      const loaded = this.#loaded[one.measurement.id];
      return loaded && loaded !== 'unreadable' ? [{ ...one, ...loaded }] : [];
    }),
  );

  /** Spectra on another axis than the first one cannot be drawn with it. */
  readonly otherAxes: readonly ProjectMeasurement[] = $derived.by(() => this.#spectra.filter(({ spectrum }) => spectrum.axis !== this.axis).map(({ measurement }) => measurement));

  readonly sources: readonly CompareSource[] = $derived.by(() => compareSources(this.#spectra, { look: this.look, remembered: this.#remembered, axis: this.axis, chargeShifts: this.#chargeShifts }));

  /** What alignment does to the chosen column; null where there is nothing to align. */
  readonly alignment: 'charge' | 'displacement' | null = $derived.by(() => alignmentOn(this.axis));

  readonly #chargeShifts = $derived.by(() => chargeShiftsOf({ ...untrack(() => this.#project.document), analyses: this.#analyses, measurements: this.#measurements }));

  /** States without a stored charge correction. */
  readonly unaligned: readonly string[] = $derived.by(() =>
    this.alignment === 'charge' && this.look.isAligned ? this.shown.flatMap(({ stateId }) => (stateId !== null && this.#chargeShifts[stateId] === undefined ? [stateId] : [])) : [],
  );

  /** @param lookedAt another look than that of the view; defaults to the view's */
  constructor(project: ProjectSession, leader: CompareDesk | null = null, lookedAt: (() => Remembered) | null = null) {
    this.#project = project;
    this.#leader = leader;
    this.#lookedAt = lookedAt;
  }

  displacementOf(stateId: string): number {
    return displacementIn(this.#remembered, stateId);
  }

  /** Reads what is shown and not read yet. */
  load(): void {
    for (const { measurement } of this.shown) {
      if (this.#loaded[measurement.id] !== undefined) continue;
      void this.#project
        .spectrum(measurement.id)
        .then((data) => (data.kind === 'spectrum' ? { spectrum: data, variance: countingVariance(data) } : ('unreadable' as const)))
        // The view names the file; the others can still be compared.
        .catch(() => 'unreadable' as const)
        .then((loaded) => this.#keep(measurement.id, loaded));
    }
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
