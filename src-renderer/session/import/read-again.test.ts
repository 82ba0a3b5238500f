import { describe, expect, it, vi } from 'vitest';
import type { TextReading } from '@shared/formats/parsed-file';
import { readFile } from '@shared/formats/registry';
import type { ProjectDocument, ProjectFile } from '@shared/project/document';
import { recordPatches } from '@shared/project/edit';
import { importFiles } from '@shared/project/import-files';
import { newDocument } from '@shared/project/new-document';
import type { ProjectSession, Recipe } from '../project-session.svelte';
import { Task } from '../tasks.svelte';
import type { Workspace } from '../workspace.svelte';
import { readAgain } from './read-again';

const asFound: TextReading = { delimiter: null, decimal: null, axisColumn: null, axis: null, intensity: null, photonEnergyEv: null };
const table = (first: number): string => `# ACME\nA B\n${Array.from({ length: 50 }, (_, i) => `${first + i} ${i}`).join('\n')}`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function setUp(texts: Readonly<Record<string, string>>) {
  const hashOf = (name: string): string => Object.keys(texts).indexOf(name).toString(16).padStart(64, '0');
  const blank = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' });
  const items = Object.entries(texts).map(([name, text]) => ({ name, folder: '', sha256: hashOf(name), size: text.length, result: readFile({ name, bytes: bytesOf(text) }) }));
  const project = {
    id: 'handle',
    document: recordPatches(blank, (draft) => importFiles(blank, items, null, '2026-01-02T00:00:00.000Z').recipe(draft)).document,
    names: [] as unknown[],
    edit(name: unknown, recipe: Recipe) {
      this.names.push(name);
      this.document = recordPatches(this.document, recipe).document;
    },
  };
  const spectra = {
    keep: vi.fn(() => Promise.resolve()),
    tryReading: (_: string, file: ProjectFile, reading: TextReading | undefined) => Promise.resolve(readFile({ name: file.name, bytes: bytesOf(texts[file.name]!), reading })),
  };
  const workspace = { spectra, preferences: { remember: vi.fn() }, problems: { report: vi.fn() }, tasks: { run: (_: unknown, work: (task: Task) => unknown) => work(new Task({ key: 'format.reading.again' })) } };
  const again = (name: string, reading: TextReading | undefined, options = { alsoSameMake: false, remember: false }) => {
    const file = project.document.files.find((other) => other.name === name)!;
    const found = readFile({ name, bytes: bytesOf(texts[name]!) });
    return readAgain(workspace as unknown as Workspace, project as unknown as ProjectSession, file, reading, { mark: found.ok ? found.file.table!.mark : null, ...options });
  };
  return { project, workspace, again };
}

const measurementOf = (document: ProjectDocument, name: string) => document.measurements.find(({ sha256 }) => sha256 === document.files.find((file) => file.name === name)!.sha256)!;

describe('reading again', () => {
  it('changes what is measured and keeps its place and the time of import', async () => {
    const { project, again } = setUp({ 'charge1.txt': table(1000) });
    const before = measurementOf(project.document, 'charge1.txt');
    expect(before).toMatchObject({ technique: null, stateId: 'charge1' });
    project.edit('x', (draft) => void (draft.measurements[0]!.stateId = 'before'));
    const reading = { ...asFound, axis: 'kinetic-energy', photonEnergyEv: 1486.6 } as const;
    await again('charge1.txt', reading);
    expect(measurementOf(project.document, 'charge1.txt')).toMatchObject({ id: before.id, technique: 'xps', stateId: 'before', reading: '|||kinetic-energy||1486.6' });
    expect(project.document.files[0]).toMatchObject({ reading, importedAt: '2026-01-02T00:00:00.000Z', failure: null });
    expect(project.names.at(-1)).toEqual({ key: 'edit.readAgain', params: { file: 'charge1.txt', count: 1 } });

    await again('charge1.txt', undefined);
    expect(measurementOf(project.document, 'charge1.txt')).not.toHaveProperty('reading');
    expect(project.document.files[0]).not.toHaveProperty('reading');
  });

  it('takes the tables of the same make along when asked, and remembers the make', async () => {
    const { project, workspace, again } = setUp({ 'before.txt': table(100), 'charge1.txt': table(200), 'charge2.txt': table(300).replace('A B', 'P Q') });
    await again('before.txt', { ...asFound, axis: 'raman-shift' }, { alsoSameMake: true, remember: true });
    expect(project.document.files.map(({ reading }) => reading?.axis ?? null)).toEqual(['raman-shift', 'raman-shift', null]);
    expect(workspace.preferences.remember).toHaveBeenCalledWith(expect.stringMatching(/^reading\.[0-9a-f]{8}$/), JSON.stringify({ ...asFound, axis: 'raman-shift' }));
  });

  it('tells corrections that do not fit and changes nothing', async () => {
    const { project, workspace, again } = setUp({ 'before.txt': table(100) });
    await again('before.txt', { ...asFound, delimiter: ';' });
    expect(workspace.problems.report).toHaveBeenCalledWith(expect.objectContaining({ key: 'format.error.noTable' }));
    expect(project.names).toEqual([]);
  });
});
