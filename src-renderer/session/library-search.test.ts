import { describe, expect, it } from 'vitest';
import { indexed, searchLibrary } from './library-search';

const summary = { title: 'Ru series', formula: 'LiRuCl₄', states: ['before cycling', '1回目充電'], techniques: ['xps', 'raman'], words: 'measured at the synchrotron\nAda', files: 3, createdAt: '2026-01-05T09:00:00.000Z', changedAt: '2026-02-01T09:00:00.000Z' };
const entries = [
  indexed({ place: '/p/ru', kind: 'project', version: '1' }, summary),
  indexed({ place: '/p/fe.eln', kind: 'archive', version: '1' }, { ...summary, title: 'Fe', formula: 'LiFeCl4', techniques: ['xrd'], words: '', changedAt: '2026-03-01T09:00:00.000Z' }),
  indexed({ place: '/p/broken.eln', kind: 'archive', version: '1' }, null),
];
const found = (query: string) => searchLibrary(entries, query).map(({ place }) => place);

describe('searchLibrary', () => {
  it('finds by formula, state, technique, note, person, date and place', () => {
    expect(found('liRuCl4')).toEqual(['/p/ru']);
    expect(found('１回目充電 raman')).toEqual(['/p/ru']);
    expect(found('SYNCHROTRON ada')).toEqual(['/p/ru']);
    expect(found('2026-02')).toEqual(['/p/ru']);
    expect(found('xrd')).toEqual(['/p/fe.eln']);
    expect(found('broken')).toEqual(['/p/broken.eln']);
    expect(found('raman xrd')).toEqual([]);
  });

  it('lists all for nothing, the latest first', () => {
    expect(found('  ')).toEqual(['/p/fe.eln', '/p/ru', '/p/broken.eln']);
  });
});
