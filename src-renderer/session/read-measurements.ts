import type { Measurement } from '@shared/spectrum/spectrum';
import type { ProjectSession } from './project-session.svelte';

/**
 * Every measurement of a project that can be read, by id. What cannot was named by the check of the files; its results then differ.
 * @param check called between files; what it throws ends the reading
 */
export async function readMeasurements(project: ProjectSession, check: () => void): Promise<ReadonlyMap<string, Measurement>> {
  const measurements = new Map<string, Measurement>();
  for (const { id } of project.document.measurements) {
    check();
    const measurement = await project.spectrum(id).catch(() => null);
    if (measurement) measurements.set(id, measurement);
  }
  return measurements;
}
