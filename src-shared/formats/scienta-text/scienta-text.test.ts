import { describe, expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { readFile } from '../registry';
import { textFile } from '../testing/fixture';

interface Part {
  readonly name: string;
  readonly dimension: string;
  readonly scale: string;
  readonly rows: readonly string[];
}

const region = (n: number, { name, dimension, scale, rows }: Part): string =>
  [`[Region ${n}]`, `Region Name=${name}`, `Dimension 1 name=${dimension}`, `Dimension 1 size=${rows.length}`, '', `[Info ${n}]`, `Region Name=${name}`, 'Pass Energy=50', 'Number of Sweeps=3', 'Excitation Energy=1486.6', `Energy Scale=${scale}`, 'Low Energy=1196.6', 'Step Time=200', 'Comments=sputtered, 2 = two minutes', '', `[Data ${n}]`, ...rows.map((row) => ` ${row}`), ''].join('\n');
const file = (...parts: readonly Part[]): string => `[Info]\nNumber of Regions=${parts.length}\nVersion=1.3.1\n\n${parts.map((part, i) => region(i + 1, part)).join('\n')}`;

const ru: Part = { name: 'Ru3d', dimension: 'Binding Energy [eV]', scale: 'Binding', rows: ['2.900E+2  100', '2.899E+2  110', '2.898E+2  120'] };
const cl: Part = { name: 'Cl2p', dimension: 'Kinetic Energy [eV]', scale: 'Kinetic', rows: ['1.2800E+3  1', '1.2801E+3  2', '1.2802E+3  3'] };

function read(text: string) {
  const result = readFile(textFile('a.txt', text));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { spectra: result.file.measurements as readonly Spectrum[], report: result.file.report };
}

describe('Scienta text', () => {
  test('every region has its own scale, and notes with an equals sign stay whole', () => {
    const { spectra } = read(file(ru, cl));
    expect(spectra.map(({ name, axis, xps }) => [name, axis, xps?.fileScale])).toEqual([['Ru3d', 'binding-energy', 'binding-energy'], ['Cl2p', 'binding-energy', 'kinetic-energy']]);
    expect([...spectra[0]!.x]).toEqual([289.8, 289.9, 290]);
    expect([...spectra[1]!.x].map((x) => Number(x.toFixed(6)))).toEqual([206.4, 206.5, 206.6]);
    expect([...spectra[1]!.y]).toEqual([3, 2, 1]);
    expect(spectra[0]).toMatchObject({ acquisition: { dwellS: 0.2, scans: 3 }, metadata: { Comments: 'sputtered, 2 = two minutes' } });
  });

  test('a dimension that names no scale is said to be taken as kinetic', () => {
    const { spectra, report } = read(file({ ...cl, dimension: 'Energy [eV]', scale: '' }));
    expect(report.assumed).toContainEqual({ key: 'format.note.kineticAssumed', params: { name: 'Cl2p', label: 'Energy [eV]' } });
    expect(spectra[0]!.x[2]).toBeCloseTo(206.6, 9);
  });

  test('slices of a second dimension are spectra of their own', () => {
    const { spectra } = read(file({ ...cl, rows: ['1280  10  1', '1280.1  20  2'] }));
    expect(spectra.map(({ name, y }) => [name, [...y]])).toEqual([['Cl2p 1', [20, 10]], ['Cl2p 2', [2, 1]]]);
  });

  test('a file that ends before its regions do is not read', () => {
    expect(readFile(textFile('a.txt', file(ru, cl).replace('Number of Regions=2', 'Number of Regions=3')))).toMatchObject({ ok: false, error: { key: 'format.error.truncated' } });
  });
});
