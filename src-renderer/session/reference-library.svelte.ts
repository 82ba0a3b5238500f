import type { KeptReference, LibraryReference } from '@shared/host/contract';
import type { ProjectMeasurement } from '@shared/project/document';
import { freeMaterialName, ramanMaterialNames } from '@shared/project/starting-material';
import { statedLaserNm } from '@shared/raman/raman-axis';
import { useAsMaterial } from './measurement-edits';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';
import type { Workspace } from './workspace.svelte';

/** The starting materials that are kept on this computer, as a window sees them. What goes wrong is told. */
export class ReferenceLibrary {
  readonly #workspace: Pick<Workspace, 'host' | 'problems' | 'tasks'>;
  #entries = $state.raw<readonly KeptReference[]>([]);
  #isBusy = $state(false);

  constructor(workspace: Pick<Workspace, 'host' | 'problems' | 'tasks'>) {
    this.#workspace = workspace;
  }

  get entries(): readonly KeptReference[] {
    return this.#entries;
  }

  /** True while something is kept, added or removed. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  has({ sha256, index, reading }: ProjectMeasurement): boolean {
    return this.#entries.some(({ reference }) => reference?.measurement.sha256 === sha256 && reference.measurement.index === index && reference.measurement.reading === reading);
  }

  load(): Promise<void> {
    return this.#doing(() => Promise.resolve());
  }

  /** Keeps a starting material of the project. */
  keep(project: ProjectSession, measurement: ProjectMeasurement): Promise<void> {
    const { host, problems, tasks } = this.#workspace;
    return this.#doing(async () => {
      const spectrum = await project.spectrum(measurement.id);
      if (spectrum.kind !== 'spectrum') return;
      const name = measurement.referenceName ?? measurement.region;
      const laserNm = statedLaserNm(spectrum);
      // Its Raman shift would come from the laser line of whatever project it is added to.
      if (spectrum.axis === 'wavelength' && laserNm === null) {
        problems.report({ key: 'raman.library.needsLaser', params: { name } });
        return;
      }
      await host['references.keep'](project.id, measurement.id, laserNm);
      tasks.announce({ key: 'raman.library.kept', params: { name } });
    });
  }

  /** Brings an entry into the project: its raw file, then one edit. */
  add(project: ProjectSession, id: string): Promise<void> {
    const { host, problems } = this.#workspace;
    return this.#doing(async () => {
      const trouble = addToDocument(project, await host['references.add'](project.id, id));
      if (trouble !== null) problems.report(trouble);
    });
  }

  remove(id: string): Promise<void> {
    return this.#doing(async () => {
      await this.#workspace.host['references.remove'](id);
    });
  }

  /** Does it and looks at the library anew. */
  async #doing(work: () => Promise<void>): Promise<void> {
    const { host, problems } = this.#workspace;
    this.#isBusy = true;
    try {
      await work();
      this.#entries = await host['references.list']();
    } catch (error) {
      problems.report(error, { key: 'raman.library' });
    } finally {
      this.#isBusy = false;
    }
  }
}

/** Makes the edit once the bytes are in the project. @returns what speaks against it, or null */
export function addToDocument(project: ProjectSession, { name, file, measurement }: LibraryReference): { readonly key: 'raman.library.inProject'; readonly params: { readonly name: string; readonly file: string } } | null {
  const { document } = project;
  const there = document.files.find(({ sha256 }) => sha256 === file.sha256);
  const same = document.measurements.find(({ sha256, index, reading }) => sha256 === measurement.sha256 && index === measurement.index && reading === measurement.reading);
  const freeName = freeMaterialName(name, ramanMaterialNames(document, same?.id));
  if (there) {
    // The same file read in another way, or in a place that somebody gave it, stays what it is.
    if (!same || same.technique !== 'raman' || same.role === 'reference' || same.stateId !== null) return { key: 'raman.library.inProject', params: { name, file: there.name } };
    useAsMaterial(project, same.id, freeName);
    return null;
  }
  project.edit({ key: 'edit.addFromLibrary', params: { name: freeName } }, (draft) => {
    draft.files.push({ ...file, importedAt: now(), folder: '' });
    draft.measurements.push({ ...measurement, stateId: null, role: 'reference', referenceName: freeName });
  });
  return null;
}
