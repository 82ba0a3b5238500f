/** To reach: a search among 10 000 projects in less than 100 ms. */
import { bench, describe } from 'vitest';
import { indexed, searchLibrary } from './library-search';

const elements = ['Ru', 'Fe', 'Zr', 'In', 'Y', 'Sc', 'Ti', 'V'];
const entries = Array.from({ length: 10_000 }, (_, i) =>
  indexed(
    { place: `/share/projects/${i}`, kind: i % 3 === 0 ? 'archive' : 'project', version: '1' },
    {
      title: `Series ${i}`,
      formula: `Li${elements[i % elements.length]!}Cl${1 + (i % 6)}`,
      states: ['before cycling', '1st charge', '1st discharge', '2nd charge', '2nd discharge'],
      techniques: ['xps', 'xrd', 'raman'].slice(i % 3),
      words: `note ${i} `.repeat(40),
      files: 20,
      createdAt: new Date(1_700_000_000_000 + i * 3_600_000).toISOString(),
      changedAt: new Date(1_760_000_000_000 + ((i * 7919) % 10_000) * 3_600_000).toISOString(),
    },
  ),
);

describe('a library of 10 000 projects', () => {
  bench('a formula and a technique', () => {
    searchLibrary(entries, 'liRuCl1 raman');
  });
  bench('a word that nothing holds', () => {
    searchLibrary(entries, 'nothing-has-this');
  });
  bench('everything', () => {
    searchLibrary(entries, '');
  });
});
