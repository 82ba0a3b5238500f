import type { OpenProject } from '@shared/host/contract';
import type { HostClient } from './host/host-client';
import type { Problems } from './problems.svelte';
import { ProjectSession } from './project-session.svelte';
import type { SpectrumStore } from './spectrum-store';

interface Services {
  readonly host: HostClient;
  readonly problems: Problems;
  readonly spectra: SpectrumStore;
}

const opening = { key: 'compare.beside.opening' } as const;

/** A second project or archive, open for reading beside the one of this window. */
export class Beside {
  readonly #services: Services;
  #project = $state.raw<ProjectSession | null>(null);
  #isOpening = $state(false);
  /** Ids of its states that are not drawn: for as long as it is beside, whatever view is shown. */
  #hidden = $state.raw<readonly string[]>([]);
  /** Counts how often it was closed: what was being opened meanwhile is no longer wanted. */
  #closings = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  get project(): ProjectSession | null {
    return this.#project;
  }

  get hidden(): readonly string[] {
    return this.#hidden;
  }

  /** Draws all its states but those. */
  hide(stateIds: readonly string[]): void {
    this.#hidden = stateIds;
  }

  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** @param id of a folder listing or of the recent projects */
  async open(id: string): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    // What an earlier choice came to does not hold for this one.
    this.#services.problems.dismissDoing(opening.key);
    const closings = this.#closings;
    try {
      const opened = await this.#services.host['projects.openBeside'](id);
      if (closings !== this.#closings) {
        await this.#services.host['projects.close'](opened.project);
        return;
      }
      if (opened.project === this.#project?.id) return;
      const before = this.#project;
      this.#project = this.#reading(opened);
      this.#hidden = [];
      await this.#end(before);
    } catch (error) {
      this.#services.problems.report(error, opening);
    } finally {
      this.#isOpening = false;
    }
  }

  /** Makes way for another project of this window. One that was beside it until now goes on under its id: the host must not close it. */
  async makeWayFor(project: string): Promise<void> {
    if (this.#project?.id === project) this.forget();
    else await this.close();
  }

  async close(): Promise<void> {
    const closing = this.#project;
    this.#closings += 1;
    this.#project = null;
    await this.#end(closing);
  }

  /** Lets go of it without telling the host, as when that does not know it any more. */
  forget(): void {
    this.#closings += 1;
    this.#project?.release();
    this.#project = null;
  }

  async #end(project: ProjectSession | null): Promise<void> {
    if (project === null) return;
    project.release();
    await this.#services.host['projects.close'](project.id);
  }

  /** Another window may be writing it; here it is only looked at. */
  #reading(opened: OpenProject): ProjectSession {
    return new ProjectSession({ ...opened, readOnly: true }, { ...this.#services, person: () => null });
  }
}

/** What tells a second project apart: its title, or where it lies when both have the same. */
export function besideName(own: { readonly title: string }, beside: { readonly document: { readonly title: string }; readonly place: string }): string {
  return beside.document.title === own.title ? (beside.place.split(/[/\\]/).at(-1) ?? beside.place) : beside.document.title;
}
