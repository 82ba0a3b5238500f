import type { ProjectSession } from '../../../session/project-session.svelte';
import type { NotePlaces } from '../../common/note-commands';
import { rangeOfNote, takeShownNote } from '../../common/shown-note';
import type { XpsLook } from '../xps-look.svelte';

/** A spectrum of the view as notes know it. */
export interface NotedSpectrum {
  /** The tab that it is drawn in. */
  readonly region: string;
  readonly stateId: string;
  readonly measurementId: string;
  /** By how much its energies as measured, which notes are anchored on, lie above those that are shown, eV. */
  readonly shift: number;
}

/** What the crosshair reads: the state of the row, and the energy as shown, eV. */
interface Reading {
  readonly rowId: string;
  readonly energy: number;
}

/** Where notes on the spectra of the view belong, in regions and surveys alike. */
export class SpectrumNotes {
  readonly #project: ProjectSession;
  readonly #look: XpsLook;
  readonly #spectra: () => readonly NotedSpectrum[];
  /** What the crosshair read last: where a note is put when the keys or a menu ask for one. */
  #last = $state.raw<(Reading & { readonly region: string }) | null>(null);

  constructor(project: ProjectSession, look: XpsLook, spectra: () => readonly NotedSpectrum[]) {
    this.#project = project;
    this.#look = look;
    this.#spectra = spectra;
  }

  read({ rowId, energy }: Reading): void {
    this.#last = { rowId, energy, region: this.#look.region };
  }

  /** The shown energy at the crosshair, or in the middle before there was one, eV. */
  get energy(): number {
    const [from, to] = this.#look.panel.range;
    return this.#reading?.energy ?? (from + to) / 2;
  }

  /** The spectrum that the shown tab draws of a state; null where there is none. */
  spectrumOf(stateId: string): NotedSpectrum | null {
    return this.#spectra().find((one) => one.region === this.#look.region && one.stateId === stateId) ?? null;
  }

  readonly places: NotePlaces = (() => {
    const look = (): XpsLook => this.#look;
    return {
      get areShown() {
        return look().drawn.hasNotes;
      },
      onshow: (hasNotes) => look().setDrawn({ hasNotes }),
      here: () => {
        const here = this.#here();
        return here && { kind: 'point', measurementId: here.measurementId, x: this.energy + here.shift, y: null };
      },
      range: () => {
        const here = this.#here();
        const [from, to] = look().panel.range;
        return here && { kind: 'range', measurementId: here.measurementId, from: from + here.shift, to: to + here.shift };
      },
    };
  })();

  /** Goes to the note that is to be shown, if it is on a spectrum of the view; call in an effect. */
  takeShown(): void {
    const spectra = this.#spectra();
    const of = (measurementId: string): NotedSpectrum | undefined => spectra.find((one) => one.measurementId === measurementId);
    takeShownNote(
      this.#project.document.measurements,
      ({ id }) => of(id) !== undefined,
      (note, { id }) => {
        const { region, shift } = of(id)!;
        this.#look.setDrawn({ hasNotes: true });
        this.#look.zoomTo(region, rangeOfNote(note, shift));
      },
    );
  }

  get #reading(): Reading | null {
    return this.#last?.region === this.#look.region ? this.#last : null;
  }

  /** The spectrum under the crosshair, of the chosen state, or the uppermost one. */
  #here(): NotedSpectrum | null {
    const { selected, states } = this.#project.shown;
    return [this.#reading?.rowId, selected, ...states.map(({ id }) => id)].flatMap((id) => (id ? (this.spectrumOf(id) ?? []) : []))[0] ?? null;
  }
}
