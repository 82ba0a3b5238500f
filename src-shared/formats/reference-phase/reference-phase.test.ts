import { describe, expect, test } from 'vitest';
import { readFile } from '../registry';
import { parsed, textFile } from '../testing/fixture';

const aluminium = `data_Al
_chemical_formula_sum Al
_cell_length_a 4.04958
_cell_length_b 4.04958
_cell_length_c 4.04958
loop_
_space_group_symop_operation_xyz
x,y,z
x,y+1/2,z+1/2
x+1/2,y,z+1/2
x+1/2,y+1/2,z
loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
_atom_site_B_iso_or_equiv
Al1 0 0 0 0.85
`;

test('a structure becomes a phase with the lines of the standard card', () => {
  const file = parsed(textFile('any name.txt', aluminium));
  expect(file).toMatchObject({ format: 'cif', measurements: [], phases: [{ name: 'Al', wavelengthA: 1.5405929 }] });
  // Card 04-0787: 38.47, 44.72, 65.10, 78.23, 82.44.
  expect(file.phases![0]!.sticks.map(({ twoTheta }) => Number(twoTheta.toFixed(2)))).toEqual([38.47, 44.72, 65.1, 78.23, 82.44]);
  expect(file.tables![0]!.rows[0]).toEqual(['1 1 1', 38.473, 100]);
});

describe('a list of reflections', () => {
  test('angles, scaled to the strongest', () => {
    const [phase] = parsed(textFile('Al.csv', '# from a card\n2theta,I,hkl\n44.72,235,2 0 0\n38.47,500,1 1 1\n')).phases!;
    expect(phase).toMatchObject({ name: 'Al', sticks: [{ twoTheta: 38.47, relIntensity: 100, hkl: '1 1 1' }, { twoTheta: 44.72, relIntensity: 47, hkl: '2 0 0' }] });
  });
  test('spacings and three columns of indices, decimal comma', () => {
    const [phase] = parsed(textFile('Al.txt', 'h\tk\tl\td (Å)\tI/I0\n1\t1\t1\t2,338\t100\n2\t0\t0\t2,024\t47\n')).phases!;
    expect(phase!.sticks.map(({ twoTheta, hkl }) => [hkl, Number(twoTheta.toFixed(1))])).toEqual([['1 1 1', 38.5], ['2 0 0', 44.7]]);
  });
  test('a pattern is none', () => {
    expect(parsed(textFile('a.csv', '2theta,intensity\n10,5\n10.1,6\n10.2,7\n'))).toMatchObject({ format: 'delimited-text' });
  });
  test('a word for an intensity is told', () => {
    expect(readFile(textFile('a.csv', '2theta,I,hkl\n44.72,strong,200\n'))).toMatchObject({ ok: false, error: { place: { kind: 'line', line: 2 } } });
  });
});
