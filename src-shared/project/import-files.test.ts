import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { create } from 'mutative';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readFile } from '@shared/formats/registry';
import { ProjectDocumentSchema, type ProjectDocument } from './document';
import { importFiles, type ImportItem } from './import-files';
import { manifestRoles, parseManifest, type Manifest } from './manifest';
import { newDocument } from './new-document';

const now = '2026-02-03T04:05:06.000Z';
const empty = newDocument({ id: 'p', now, locale: 'en' });
const sampleFolder = resolve(import.meta.dirname, '../../resources/sample');

function item(path: string, content: string | Uint8Array): ImportItem {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const folder = dirname(path) === '.' ? '' : dirname(path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { name, folder, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, result: readFile({ name, bytes }) };
}

function manifestOf(text: string, folder = ''): Manifest {
  const result = parseManifest(text, folder);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.manifest;
}

function imported(document: ProjectDocument, items: ImportItem[], manifest: Manifest | null = null) {
  const plan = importFiles(document, items, manifest, now);
  const after = create(document, plan.recipe);
  return { document: v.parse(ProjectDocumentSchema, after), summary: plan.summary };
}

const pattern = (seed: number): string => Array.from({ length: 50 }, (_, i) => `${(10 + i * 0.5).toFixed(2)} ${seed + i}`).join('\n');

describe('the sample with its manifest', () => {
  const manifest = manifestOf(readFileSync(resolve(sampleFolder, 'manifest.json'), 'utf8'), 'sample');
  const items = [...manifestRoles(manifest).keys()].map((path) => item(path, new Uint8Array(readFileSync(resolve(sampleFolder, path.slice('sample/'.length))))));
  const { document, summary } = imported(empty, items, manifest);

  test('everything is read and placed', () => {
    expect(summary).toMatchObject({ files: 18, placed: summary.measurements, unplaced: 0, failures: [], duplicates: [], skipped: [], missing: [] });
    for (const { id } of document.states) {
      const regions = document.measurements.filter((m) => m.stateId === id && m.technique === 'xps').map(({ region, points }) => [region, points]);
      expect(regions).toEqual([['Ru3d_C1s', 201], ['Cl2p', 121], ['Ru3p', 451], ['Survey', 1201]]);
      expect(document.measurements.filter((m) => m.stateId === id && m.technique === 'xrd').map(({ points }) => points)).toEqual([3501]);
      expect(document.measurements.filter((m) => m.stateId === id && m.technique === 'raman').map(({ points }) => points)).toEqual([1701]);
    }
    expect(document.measurements.filter(({ role }) => role === 'reference').map(({ referenceName }) => referenceName)).toEqual(['RuCl3', 'LiCl']);
  });

  test('states, sample, title and constants come from the manifest', () => {
    expect(document.title).toBe('LiRuCl4 cathode, five states (synthetic)');
    expect(document.sample).toMatchObject({ synthetic: true, formula: 'LiRuCl4', description: 'LiRuCl4 + 10 wt% Ketjenblack' });
    expect(document.states.map(({ id, palette }) => [id, palette])).toEqual([['before', 0], ['charge1', 1], ['discharge1', 2], ['charge2', 3], ['discharge2', 4]]);
    expect(document.constants.xps?.rsf['Ru3d']).toBe(12.49);
  });

  test('a second manifest takes nothing of what it does not speak of', () => {
    const second = manifestOf(JSON.stringify({ format: 'five-state-set/1', states: [{ id: 'before', order: 0 }], instrument: { raman: { laser_nm: 785 } } }), 'more');
    const { constants } = imported(document, [], second).document;
    expect(constants.raman!.laserNm).toBe(785);
    // Without it patterns of Co Kα would be read as of Cu Kα, and the mass of the electrode be gone.
    expect([constants.xps, constants.xrd, constants.electrochemistry]).toEqual([document.constants.xps, document.constants.xrd, document.constants.electrochemistry]);
  });

  test('the same folder once more adds nothing', () => {
    const again = imported(document, items, manifest);
    expect(again.summary).toMatchObject({ files: 0, measurements: 0 });
    expect(again.summary.duplicates).toHaveLength(18);
    expect(again.document.files).toEqual(document.files);
    expect(again.document.measurements).toEqual(document.measurements);
  });
});

describe('text copies of VAMAS regions', () => {
  const manifest = manifestOf(JSON.stringify({ format: 'five-state-set/1', states: [{ id: 'before', files: { xps: 'b.vms', xpsText: { Cl2p: 'b_Cl2p.csv' } } }] }));
  const csv = item('b_Cl2p.csv', 'binding_energy_eV,counts\n194,10\n195,20\n196,30\n');
  test('are left aside when the VAMAS file is there', () => {
    const vms = item('b.vms', new Uint8Array(readFileSync(resolve(sampleFolder, 'xps/before.vms'))));
    const { summary } = imported(empty, [csv, vms], manifest);
    expect(summary.skipped).toEqual([{ name: 'b_Cl2p.csv', folder: '', key: 'format.import.sameAsVamas', params: { file: 'b.vms' } }]);
    expect(summary.measurements).toBe(4);
  });
  test('stand in for it when it is not', () => {
    const { document, summary } = imported(empty, [csv], manifest);
    expect(document.measurements).toMatchObject([{ region: 'Cl2p', stateId: 'before', technique: 'xps' }]);
    expect(summary.missing).toEqual(['b.vms']);
  });
});

describe('without a manifest', () => {
  test('states come from file names, then from folders; references from their names', () => {
    const { document, summary } = imported(empty, [
      item('xrd/dis2.xy', pattern(1)), item('1st charge/scan.xy', pattern(2)), item('ref-RuCl3.xy', pattern(3)), item('LiCl.xy', pattern(4)), item('mystery.xy', pattern(5)),
    ]);
    expect(document.measurements.map(({ stateId, role, referenceName }) => [stateId, role, referenceName])).toEqual([
      ['discharge2', 'state', null], ['charge1', 'state', null], [null, 'reference', 'RuCl3'], [null, 'reference', 'LiCl'], [null, 'state', null],
    ]);
    expect(summary).toMatchObject({ placed: 4, unplaced: 1 });
  });

  test('failures are kept with their reason and tried again when they can be read', () => {
    const broken: ImportItem = { ...item('a.xy', ''), sha256: 'a'.repeat(64) };
    const first = imported(empty, [broken, item('README.md', 'words')]);
    expect(first.document.files).toMatchObject([{ name: 'a.xy', format: null, failure: { key: 'format.error.empty', place: null } }]);
    expect(first.summary).toMatchObject({ files: 0, failures: [{ file: 'a.xy' }], skipped: [{ name: 'README.md', key: 'format.import.notData' }] });
    const second = imported(first.document, [{ ...item('a.xy', pattern(1)), sha256: 'a'.repeat(64) }]);
    expect(second.document.files).toMatchObject([{ name: 'a.xy', failure: null }]);
    expect(second.summary).toMatchObject({ files: 1, duplicates: [] });
  });

  test('the same bytes twice come in once', () => {
    const { document, summary } = imported(empty, [item('before.xy', pattern(1)), item('copy/charge1.xy', pattern(1))]);
    expect(document.measurements).toHaveLength(1);
    expect(summary.duplicates).toEqual([{ name: 'charge1.xy', folder: 'copy', sameAs: 'before.xy' }]);
  });
});

describe('files brought in as starting materials', () => {
  const raman = (seed: number): string => `Raman shift (cm-1)\tcounts\n${Array.from({ length: 60 }, (_, i) => `${100 + i * 10}\t${500 + ((i * seed) % 41)}`).join('\n')}`;
  const purpose = 'startingMaterials';

  test('have names of their own, from their files; what is no Raman spectrum finds its place as always', () => {
    const before = imported(empty, [item('ref-RuCl3.txt', raman(3))]).document;
    const plan = importFiles(before, [item('RuCl3.txt', raman(5)), item('charge1 powder.txt', raman(7)), item('charge1.xy', pattern(3))], null, now, purpose);
    const after = v.parse(ProjectDocumentSchema, create(before, plan.recipe));
    expect(after.measurements.map(({ technique, stateId, role, referenceName }) => [technique, stateId, role, referenceName])).toEqual([
      ['raman', null, 'reference', 'RuCl3'], ['raman', null, 'reference', 'RuCl3 2'], ['raman', null, 'reference', 'charge1 powder'], ['xrd', 'charge1', 'state', null],
    ]);
  });

  test('keep to the length of a name', () => {
    const long = `${'x'.repeat(180)}.txt`;
    const plan = importFiles(empty, [item(long, raman(3)), item(`a/${long}`, raman(5))], null, now, purpose);
    expect(plan.measurements.map(({ referenceName }) => referenceName)).toEqual(['x'.repeat(100), `${'x'.repeat(98)} 2`]);
  });
});
