import { untrack } from 'svelte';
import type { ProjectMeasurement } from '@shared/project/document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { ProjectSession } from '../../../session/project-session.svelte';

/** The parsed photoelectron spectra of a project's states, read again whenever the list of measurements changes. */
export class XpsSpectra {
  readonly #project: ProjectSession;
  #byMeasurement = $state.raw<Readonly<Record<string, Spectrum | null>> | null>(null);
  #unreadable = $state.raw<readonly ProjectMeasurement[]>([]);
  #loadNumber = 0;

  constructor(project: ProjectSession) {
    this.#project = project;
  }

  /** Spectra by id of their measurement; null while they are loading. */
  get byMeasurement(): Readonly<Record<string, Spectrum | null>> | null {
    return this.#byMeasurement;
  }

  /** Measurements whose raw file could not be read. */
  get unreadable(): readonly ProjectMeasurement[] {
    return this.#unreadable;
  }

  /** Reads those of the measurements that belong to a state. A later call takes the place of one under way. */
  load(measurements: readonly ProjectMeasurement[]): void {
    const wanted = measurements.filter(({ technique, role, stateId }) => technique === 'xps' && role === 'state' && stateId !== null);
    this.#loadNumber += 1;
    const load = this.#loadNumber;
    const unreadable: ProjectMeasurement[] = [];
    const read = async (measurement: ProjectMeasurement): Promise<[string, Spectrum | null]> => {
      try {
        const data = await this.#project.spectrum(measurement.id);
        return [measurement.id, data.kind === 'spectrum' ? data : null];
      } catch {
        // The view lists it with its file; the rest can still be analysed.
        unreadable.push(measurement);
        return [measurement.id, null];
      }
    };
    // Reading asks the session, whose document changes with every edit: only the list of measurements may start it again.
    void untrack(() => Promise.all(wanted.map(read))).then((entries) => {
      if (load !== this.#loadNumber) return;
      this.#byMeasurement = Object.fromEntries(entries);
      this.#unreadable = unreadable;
    });
  }
}
