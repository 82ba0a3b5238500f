import type { StackLook } from '@shared/figures/stack/stack-rows';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { NotePlaces } from './note-commands';
import { rangeOfNote, takeShownNote } from './shown-note';
import { stackNotePlaces } from './stack-note-places';

type Zoom = Pick<StackLook, 'range' | 'yZoom'>;

interface Reading {
  readonly rowId: string;
  readonly x: number;
}

/** What the view draws at the moment. Functions, so that each part is followed for itself. */
interface Drawn {
  readonly rows: () => readonly { readonly id: string }[];
  readonly entries: () => readonly { readonly measurementId: string; readonly stateId: string | null }[];
  /** The measurement that is shown alone; null where those of the states are shown. */
  readonly alone: () => string | null;
  /** Measurements that belong to no state, shown one at a time. */
  readonly others: () => readonly string[];
  readonly hasNotes: () => boolean;
  readonly zoomed: () => Zoom;
}

/** How a view of one technique's stack is looked at: zoom, crosshair, notes, folded tables. */
export class StackView {
  readonly #project: ProjectSession;
  readonly #name: 'xrd' | 'raman';
  readonly #otherKey: string;
  readonly #drawn: Drawn;
  #zoom = $state.raw<(Zoom & { readonly of: string | null }) | null>(null);
  /** What the crosshair read last: where a note is put when the keys or a menu ask for one. */
  #lastReading = $state.raw<Reading | null>(null);

  readonly places: NotePlaces;

  /**
   * @param name of the view in the document's view state, and the technique whose notes it shows
   * @param otherKey under which the view remembers which of the others it shows
   */
  constructor(project: ProjectSession, name: 'xrd' | 'raman', otherKey: string, drawn: Drawn) {
    this.#project = project;
    this.#name = name;
    this.#otherKey = otherKey;
    this.#drawn = drawn;
    this.places = {
      get areShown() {
        return drawn.hasNotes();
      },
      onshow: (hasNotes) => this.remember({ hasNotes }),
      ...stackNotePlaces(() => ({ rows: drawn.rows(), range: drawn.zoomed().range, reading: this.#lastReading })),
    };
  }

  /** The part that is shown of what is drawn now; null: everything. */
  get zoom(): Zoom | null {
    return this.#zoom?.of === this.#drawn.alone() ? this.#zoom : null;
  }

  get lastReading(): Reading | null {
    return this.#lastReading;
  }

  /** Whether the tables below the plot are open. Small windows begin with them folded, so that the plots keep their height. */
  get isOpen(): boolean {
    const isOpen = this.#project.document.view[this.#name]?.['resultsOpen'];
    return typeof isOpen === 'boolean' ? isOpen : window.innerHeight >= 900;
  }

  readonly remember = (values: Record<string, string | number | boolean>): void => this.#project.remember(this.#name, values);

  readonly toggleResults = (): void => this.remember({ resultsOpen: !this.isOpen });

  readonly zoomTo = (change: Partial<Zoom>): void => {
    const { range, yZoom } = this.#drawn.zoomed();
    this.#zoom = { of: this.#drawn.alone(), range, yZoom, ...change };
  };

  readonly resetZoom = (): void => {
    this.#zoom = null;
  };

  /** Keeps the place of the crosshair, which stays known after it has left the plot. */
  read(reading: Reading | null): void {
    if (reading) this.#lastReading = reading;
  }

  readonly selectRow = (rowId: string): void => {
    const stateId = this.#drawn.entries().find(({ measurementId }) => measurementId === rowId)?.stateId ?? null;
    if (stateId !== null) this.#project.shown.select(stateId);
  };

  /** Goes to the note that is to be shown: call it in an effect. */
  followNotes(): void {
    takeShownNote(
      this.#project.document.measurements,
      ({ technique }) => technique === this.#name,
      (note, { id }) => {
        const isOther = this.#drawn.others().includes(id);
        const isDrawn = this.#drawn.entries().some(({ measurementId }) => measurementId === id);
        if (isOther || !isDrawn) this.remember({ tab: isOther ? 'others' : 'states', hasNotes: true, ...(isOther && { [this.#otherKey]: id }) });
        const range = rangeOfNote(note);
        this.#zoom = range && { of: isOther ? id : null, range, yZoom: 1 };
      },
    );
  }
}
