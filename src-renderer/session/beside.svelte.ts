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

/** A second project or archive, open for reading beside the one of this window. */
export class Beside {
  readonly #services: Services;
  #project = $state.raw<ProjectSession | null>(null);
  #isOpening = $state(false);

  constructor(services: Services) {
    this.#services = services;
  }

  get project(): ProjectSession | null {
    return this.#project;
  }

  get isOpening(): boolean {
    return this.#isOpening;
  }

  /** @param id of a folder listing or of the recent projects */
  async open(id: string): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    try {
      const opened = await this.#services.host['projects.openBeside'](id);
      if (opened.project === this.#project?.id) return;
      await this.close();
      this.#project = this.#reading(opened);
    } catch (error) {
      this.#services.problems.report(error, { key: 'compare.beside.opening' });
    } finally {
      this.#isOpening = false;
    }
  }

  async close(): Promise<void> {
    const closing = this.#project;
    this.forget();
    if (closing) await this.#services.host['projects.close'](closing.id);
  }

  /** Lets go of it without telling the host, which does not know it any more. */
  forget(): void {
    this.#project?.release();
    this.#project = null;
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
