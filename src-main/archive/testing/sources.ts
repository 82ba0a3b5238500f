import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readFile as parseFile } from '@shared/formats/registry';
import { computeAnalysis, defaultAnalyses } from '@shared/project/analyses/compute-analysis';
import type { ProjectDocument } from '@shared/project/document';
import { importFiles } from '@shared/project/import-files';
import { documentNamed, titleEdit } from '../../project-store/testing/documents';
import type { ArchiveSource } from '../archive-source';

const carbon = resolve(import.meta.dirname, '../../../src-shared/formats/fixtures/lg4x/Mutlipak_vms.npl');

/** Text that would be markup, a formula or a path if it were let through. */
const hostile = `<script>alert("1")</script>'=1+1/../`;

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A source in memory. Every text field a person writes holds what a page must not run. */
export function memorySource(document: ProjectDocument, files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): ArchiveSource {
  const edit = { ...titleEdit({ ...document, title: 'before' }, document.title), id: 'e1', at: '2026-02-03T04:05:06.000Z' };
  return {
    place: 'memory',
    document,
    revision: 1,
    history: () => Promise.resolve([{ revision: 1, edit }]),
    readRaw: (sha256) => Promise.resolve(files.get(sha256)!),
  };
}

/** A project with a few small files that no reader knows. */
export function plainSource(contents: Readonly<Record<string, string>> = { 'a.txt': 'one', '放電.bin': 'two', 'empty.dat': '' }): ArchiveSource {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const document: ProjectDocument = { ...documentNamed(hostile), sample: { ...documentNamed('').sample, description: hostile } };
  for (const [name, text] of Object.entries(contents)) {
    const bytes = new TextEncoder().encode(text);
    files.set(sha256Of(bytes), bytes);
    document.files.push({ sha256: sha256Of(bytes), name, size: bytes.length, importedAt: '2026-02-03T04:05:06.000Z', folder: '', format: null, failure: { key: 'format.error.empty', params: {}, place: null } });
  }
  return memorySource(document, files);
}

/** A project with the real carbon spectrum, analysed. */
export async function carbonSource(): Promise<ArchiveSource> {
  const bytes = new Uint8Array(await readFile(carbon));
  const result = parseFile({ name: 'before.npl', bytes });
  if (!result.ok) throw new Error('the fixture can be read');
  const document = documentNamed('Carbon');
  importFiles(document, [{ name: 'before.npl', folder: '', sha256: sha256Of(bytes), size: bytes.length, result }], null, '2026-02-03T04:05:06.000Z').recipe(document);
  const data = {
    spectrumOf: ({ index }: { index: number }) => {
      const found = result.file.measurements[index];
      return found?.kind === 'spectrum' ? found : null;
    },
    curveOf: () => null,
  };
  const [first] = defaultAnalyses(document, data, { 'xps-series': 'Carbon', 'xps-survey': '', 'xrd-halo': '', 'raman-mixture': '', cycling: '' });
  const computed = computeAnalysis(document, data, first!.analysis, { software: 'halocline 0', now: '2026-02-03T04:05:06.000Z' });
  if (!computed.ok) throw new Error('the carbon spectrum can be fitted');
  return memorySource({ ...document, analyses: [computed.analysis] }, new Map([[sha256Of(bytes), bytes]]));
}
