import { describe, expect, it } from 'vitest';
import { newDocument } from '@shared/project/new-document';
import type { ProjectDocument } from '@shared/project/document';
import { fileRows, sortRows } from './file-rows';

const document: ProjectDocument = {
  ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }),
  files: ['scan10.vms', 'scan2.vms', 'broken.spe'].map((name, index) => ({
    sha256: String(index).repeat(64), name, size: 100 - index, importedAt: '2026-01-01T00:00:00.000Z', folder: 'xps',
    format: index === 2 ? null : 'vamas', failure: index === 2 ? { key: 'format.error.empty', params: {}, place: null } : null,
  })),
  measurements: [
    { id: 'a', sha256: '0'.repeat(64), index: 0, technique: 'xps', region: 'Ru3d_C1s', stateId: 'charge1', role: 'state', referenceName: null, points: 201 },
    { id: 'b', sha256: '0'.repeat(64), index: 1, technique: 'xps', region: 'Cl2p', stateId: 'charge1', role: 'state', referenceName: null, points: 121 },
    { id: 'c', sha256: '1'.repeat(64), index: 0, technique: 'raman', region: '', stateId: null, role: 'reference', referenceName: 'RuCl3', points: 7 },
  ],
};

describe('the table of files', () => {
  const rows = fileRows(document);

  it('says what each file holds and where it belongs', () => {
    expect(rows[0]).toMatchObject({ content: 'Ru 3d + C 1s, Cl 2p', state: '1st charge', points: 322, measurementIds: ['a', 'b'] });
    expect(rows[1]).toMatchObject({ content: 'Raman', state: 'starting material RuCl3', points: 7 });
    expect(rows[2]).toMatchObject({ hasFailed: true, points: null, format: 'not readable' });
  });

  it('sorts names as people count, numbers as numbers, both ways', () => {
    expect(sortRows(rows, 'file', false).map((row) => row.file)).toEqual(['broken.spe', 'scan2.vms', 'scan10.vms']);
    expect(sortRows(rows, 'size', true).map((row) => row.size)).toEqual([100, 99, 98]);
    expect(sortRows(rows, 'points', false).map((row) => row.points)).toEqual([null, 7, 322]);
  });
});
