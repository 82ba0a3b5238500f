/** To reach: a project with 1000 spectra opens in at most 1 s (here the host's part: lock, reading, validation, and giving it free again). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectDocument } from '@shared/project/document';
import { bench, describe } from 'vitest';
import { parseDocument } from './document-file';
import { ProjectStore } from './project-store';
import { titleEdit } from './testing/documents';

const nothing = (): void => undefined;
const options = { machine: 'machine-a', listener: { saved: nothing, saveFailed: nothing } };
const spectra = 1000;

/** The fitted five-state project of the fixture, with more files and spectra than it had. */
function largeDocument(): ProjectDocument {
  const { document } = parseDocument(new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures/v1/project.json'))));
  const [file, measurement] = [document.files[0]!, document.measurements[0]!];
  const more = Array.from({ length: spectra - document.measurements.length }, (_, i) => ({ sha256: i.toString(16).padStart(64, '0'), name: `spectrum ${i}.vms`, id: `more-${i}` }));
  return {
    ...document,
    files: [...document.files, ...more.map(({ sha256, name }) => ({ ...file, sha256, name }))],
    measurements: [...document.measurements, ...more.map(({ sha256, id }) => ({ ...measurement, id, sha256, index: 0 }))],
  };
}

/** A project folder with a long history, as after months of work. */
async function largeProject(): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'halocline-bench-')), 'project');
  process.once('exit', () => rmSync(join(folder, '..'), { recursive: true, force: true }));
  const store = await ProjectStore.create(folder, largeDocument(), options);
  for (let edit = 0; edit < 300; edit++) await store.edit(edit, titleEdit(store.document, `after edit ${edit}`));
  await store.close();
  return folder;
}

describe('a project of 1000 spectra', async () => {
  const folder = await largeProject();

  bench('opened and closed', async () => {
    await (await ProjectStore.open(folder, options)).close();
  });
});
