import { describe, expect, it } from 'vitest';
import type { LibraryReference } from '@shared/host/contract';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { recordPatches } from '@shared/project/edit';
import { newDocument } from '@shared/project/new-document';
import type { ProjectSession, Recipe } from './project-session.svelte';
import { addToDocument } from './reference-library.svelte';

const sha256 = 'a'.repeat(64);
const file = { sha256, name: 'RuCl3.txt', size: 9, importedAt: '2020-01-01T00:00:00.000Z', folder: 'powders', format: 'delimited-text', failure: null };
const measurement: ProjectMeasurement = { id: 'm-1', sha256, index: 2, technique: 'raman', region: '', stateId: null, role: 'reference', referenceName: 'RuCl3', points: 60 };
const kept: LibraryReference = { version: 1, name: 'RuCl3', file, measurement, laserNm: 532, source: { project: 'Powders', sample: '' }, keptAt: '2020-01-01T00:00:00.000Z' };

function projectOf(change: Partial<ProjectDocument> = {}) {
  return {
    document: { ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }), ...change },
    edits: [] as string[],
    edit({ key }: { key: string }, recipe: Recipe) {
      this.edits.push(key);
      this.document = recordPatches(this.document, recipe).document;
    },
  };
}

const added = (project: ReturnType<typeof projectOf>) => ({ trouble: addToDocument(project as unknown as ProjectSession, kept), edits: project.edits, files: project.document.files, measurements: project.document.measurements });

describe('adding a starting material from the library', () => {
  it('brings file and measurement in as one edit', () => {
    const { trouble, edits, files, measurements } = added(projectOf());
    expect([trouble, edits]).toEqual([null, ['edit.addFromLibrary']]);
    expect(files).toMatchObject([{ sha256, name: 'RuCl3.txt', folder: '' }]);
    expect(files[0]!.importedAt).not.toBe(file.importedAt);
    expect(measurements).toEqual([measurement]);
  });

  it('gives it a name of its own beside one that is called the same', () => {
    const other = { ...measurement, id: 'm-0', sha256: 'b'.repeat(64) };
    const { measurements } = added(projectOf({ files: [{ ...file, sha256: other.sha256 }], measurements: [other] }));
    expect(measurements.map(({ referenceName }) => referenceName)).toEqual(['RuCl3', 'RuCl3 2']);
  });

  it('makes a spectrum of the project without a place the starting material', () => {
    const { trouble, files, measurements } = added(projectOf({ files: [file], measurements: [{ ...measurement, role: 'state', referenceName: null }] }));
    expect([trouble, files.length]).toEqual([null, 1]);
    expect(measurements).toEqual([measurement]);
  });

  it.each([
    ['has a state', { role: 'state', stateId: 'before', referenceName: null }],
    ['is read in another way', { reading: '|||raman-shift||' }],
    ['is a starting material already', {}],
  ] as const)('leaves a spectrum of the project that %s', (_, change) => {
    const project = projectOf({ files: [file], measurements: [{ ...measurement, ...change }] });
    const { document } = project;
    expect(added(project)).toMatchObject({ trouble: { key: 'raman.library.inProject' }, edits: [] });
    expect(project.document).toBe(document);
  });
});
