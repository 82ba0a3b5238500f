import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentSchema } from '@shared/project/document';
import { expect, it } from 'vitest';
import { documentBytes, parseDocument } from './document-file';

const fixtures = join(import.meta.dirname, 'fixtures');

it('reads a document of every schema that was released', async () => {
  const versions = (await readdir(fixtures, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(versions.sort()).toEqual(Array.from({ length: currentSchema }, (_, i) => `v${i + 1}`));
  for (const version of versions) {
    const { document, newerSchema } = parseDocument(new Uint8Array(await readFile(join(fixtures, version, 'project.json'))));
    expect([newerSchema, document.schema]).toEqual([null, currentSchema]);
    expect(document.states.map(({ id }) => id)).toEqual(['before', 'charge1', 'discharge1', 'charge2', 'discharge2']);
    expect(document.analyses[0]).toMatchObject({ kind: 'xps-series', result: { converged: true } });
    expect(document.annotations[0]).toMatchObject({ text: 'a note', author: 'ada' });
    expect(document.publication).toMatchObject({ licence: 'CC-BY-4.0' });
    // What is read is whole: writing and reading it again changes nothing.
    expect(parseDocument(documentBytes(document, 7))).toMatchObject({ document, revision: 7 });
  }
});
