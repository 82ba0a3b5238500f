import { untrack } from 'svelte';
import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import { scaleOf, scaleOffset } from '@shared/project/analyses/energy-scale';
import type { ProjectMeasurement } from '@shared/project/document';
import { countingVariance } from '@shared/spectrum/comparison/counting-variance';
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';
import { displacementShift } from '@shared/xrd/geometry';
import type { ProjectSession } from '../../session/project-session.svelte';
import { buildMatrix, type MatrixColumn } from '@shared/project/matrix';
import { columnTitle } from '../common/measurement-words';
import type { CompareSource, Shift } from '@shared/figures/panels/compare/compare-curves';
import { displacementKey, rememberedLook, type CompareLook, type Remembered } from '@shared/figures/panels/compare/compare-look';

interface Loaded {
  readonly spectrum: Spectrum;
  readonly variance: Float64Array | null;
}

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
  #loaded = $state.raw<Readonly<Record<string, Loaded | 'unreadable'>>>({});

  // Parts of the document keep their identity until they change, so that an edit elsewhere reads nothing anew.
  readonly #measurements = $derived.by(() => this.#project.document.measurements);
  readonly #states = $derived.by(() => this.#project.document.states);
  readonly #analyses = $derived.by(() => this.#project.document.analyses);
  readonly #lookedAt: (() => Remembered) | null;
  readonly #remembered: Remembered = $derived.by(() => (this.#lookedAt ? this.#lookedAt() : this.#project.document.view['compare']));

  readonly #matrix = $derived.by(() => buildMatrix({ ...this.#project.document, measurements: this.#measurements, states: this.#states }));

  /** Techniques and regions of which at least one state has a spectrum. */
  readonly columns: readonly Column[] = $derived.by(() =>
    this.#matrix.columns
      .filter(({ technique }) => technique !== 'electrochemistry')
      .map((column) => ({ ...column, title: columnTitle(column), states: this.#matrix.rows.filter(({ cells }) => cells.has(column.id)).length }))
      .filter(({ states }) => states > 0),
  );

  readonly look: CompareLook = $derived.by(() => this.#leader?.look ?? rememberedLook(this.#remembered));
  readonly column: Column | null = $derived.by(() =>
    this.#leader ? (this.columns.find(({ id }) => id === this.#leader?.column?.id) ?? null) : (this.columns.find(({ id }) => id === this.look.column) ?? this.columns[0] ?? null),
  );

  /** What is shown of the chosen column, states in order, then the starting materials. */
  readonly shown: readonly { readonly id: string; readonly stateId: string | null; readonly measurement: ProjectMeasurement }[] = $derived.by(() => {
    const { column } = this;
    if (!column) return [];
    const ofStates = this.#matrix.rows.flatMap(({ state, cells }) => {
      const measurement = cells.get(column.id)?.[0];
      return measurement ? [{ id: state.id, stateId: state.id, measurement }] : [];
    });
    const references = this.look.hasReferences && !this.#leader ? (this.#matrix.references.get(column.id) ?? []) : [];
    return [...ofStates, ...references.map((measurement) => ({ id: `ref:${measurement.id}`, stateId: null, measurement }))];
  });

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

  readonly sources: readonly CompareSource[] = $derived.by(() =>
    this.#spectra
      .filter(({ spectrum }) => spectrum.axis === this.axis)
      .map(({ id, stateId, measurement, spectrum, variance }) => ({ id, stateId, measurementId: measurement.id, measured: { x: spectrum.x, y: spectrum.y, variance }, shift: stateId === null ? null : this.#shiftOf(stateId, spectrum) })),
  );

  /** What alignment does to the chosen column; null where there is nothing to align. */
  readonly alignment: 'charge' | 'displacement' | null = $derived.by(() => (this.axis === 'binding-energy' ? 'charge' : this.axis === 'two-theta' ? 'displacement' : null));

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
    const value = this.#remembered?.[displacementKey(stateId)];
    return typeof value === 'number' ? value : 0;
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

  #arrived: Record<string, Loaded | 'unreadable'> = {};

  /** Fifty spectra that arrive at once are drawn once. */
  #keep(id: string, loaded: Loaded | 'unreadable'): void {
    if (Object.keys(this.#arrived).length === 0) {
      setTimeout(() => {
        this.#loaded = { ...this.#loaded, ...this.#arrived };
        this.#arrived = {};
      }, 0);
    }
    this.#arrived[id] = loaded;
  }

  #shiftOf(stateId: string, spectrum: Spectrum): Shift | null {
    if (!this.look.isAligned) return null;
    if (this.alignment === 'charge') {
      const found = this.#chargeShifts[stateId];
      if (!found) return null;
      // The fit found it on its own energy scale; the curve is on that of the file.
      const shift = found.shift - scaleOffset(scaleOf(spectrum, found.settings.photonEnergyEv), found.settings);
      return shift === 0 ? null : () => shift;
    }
    const displacement = this.displacementOf(stateId);
    if (this.alignment !== 'displacement' || displacement === 0) return null;
    const { radius } = this.look;
    return (twoTheta) => displacementShift(twoTheta, displacement / 1000, radius);
  }
}
