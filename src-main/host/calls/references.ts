import type { HostCalls } from '@shared/host/contract';
import { hostCallError } from '@shared/host/host-call-error';
import type { Session } from '../session';

/** Starting materials that are kept on this computer for other projects. */
export function referenceCalls(session: Session): Pick<HostCalls, Extract<keyof HostCalls, `references.${string}`>> {
  const { references } = session.context;
  return {
    'references.list': () => references.list(),
    'references.keep': async (project, measurementId, laserNm) => {
      const store = session.store(project);
      const { document } = store;
      const measurement = document.measurements.find(({ id }) => id === measurementId);
      const file = document.files.find(({ sha256 }) => sha256 === measurement?.sha256);
      const name = measurement?.referenceName?.trim() ?? '';
      if (!measurement || !file || measurement.role !== 'reference' || measurement.technique !== 'raman' || name === '') throw hostCallError('error.notAReference');
      const source = { project: document.title, sample: document.sample.formula.slice(0, 200) };
      return references.keep({ version: 1, name, file, measurement, laserNm: laserNm ?? document.constants.raman?.laserNm ?? null, source, keptAt: new Date().toISOString() }, await store.readRaw(file.sha256));
    },
    'references.add': async (project, id) => {
      const store = session.store(project);
      const { reference, bytes } = await references.take(id);
      const upload = await store.beginUpload(reference.file.name, bytes.length);
      try {
        await upload.add(bytes);
      } catch (error) {
        await upload.cancel();
        throw error;
      }
      await upload.finish();
      return reference;
    },
    'references.remove': async (id) => {
      await references.remove(id);
      return null;
    },
  };
}
