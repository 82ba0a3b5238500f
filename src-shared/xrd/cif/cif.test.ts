import { describe, expect, test } from 'vitest';
import shipped from '@resources/reference-phases.json';
import { braggAngle } from '../geometry';
import { phaseFromCif } from './phase-from-cif';
import { readCif } from './read-cif';
import { scattererOf } from './scattering-factor';
import { applyOperation, parseOperation } from './symmetry';

const copper = 1.5405929;
const faces = ['x,y,z', 'x,y+1/2,z+1/2', 'x+1/2,y,z+1/2', 'x+1/2,y+1/2,z'];
const operations: Readonly<Record<string, readonly string[]>> = {
  // Their atoms stand on points that the translations alone repeat.
  LiCl: faces,
  Al: faces,
  Au: faces,
  'c-ZrO2': [...faces, ...faces.map((text) => text.replace(/[xyz]/g, '-$&'))],
  RuO2: [
    'x,y,z', '-x,-y,z', '-y+1/2,x+1/2,z+1/2', 'y+1/2,-x+1/2,z+1/2', '-x+1/2,y+1/2,-z+1/2', 'x+1/2,-y+1/2,-z+1/2', 'y,x,-z', '-y,-x,-z',
    '-x,-y,-z', 'x,y,-z', 'y+1/2,-x+1/2,-z+1/2', '-y+1/2,x+1/2,-z+1/2', 'x+1/2,-y+1/2,z+1/2', '-x+1/2,y+1/2,z+1/2', '-y,-x,z', 'y,x,z',
  ],
  'alpha-RuCl3': ['x,y,z', '-x,y,-z', '-x,-y,-z', 'x,-y,z', 'x+1/2,y+1/2,z', '-x+1/2,y+1/2,-z', '-x+1/2,-y+1/2,-z', 'x+1/2,-y+1/2,z'],
  'beta-RuCl3': [
    'x,y,z', '-y,x-y,z', '-x+y,-x,z', '-x,-y,z+1/2', 'y,-x+y,z+1/2', 'x-y,x,z+1/2', 'y,x,-z+1/2', 'x-y,-y,-z+1/2', '-x,-x+y,-z+1/2', '-y,-x,-z', '-x+y,y,-z', 'x,x-y,-z',
    '-x,-y,-z', 'y,-x+y,-z', 'x-y,x,-z', 'x,y,-z+1/2', '-y,x-y,-z+1/2', '-x+y,-x,-z+1/2', '-y,-x,z+1/2', '-x+y,y,z+1/2', 'x,x-y,z+1/2', 'y,x,z', 'x-y,-y,z', '-x,-x+y,z',
  ],
};

type Card = (typeof shipped.phases)[number];

function cifOf({ id, cell, sites }: Card): string {
  return `data_${id}
_cell_length_a ${cell.a}(2)
_cell_length_b   ${cell.b}
_cell_length_c ${cell.c}
_cell_angle_alpha ${cell.alpha}
_cell_angle_beta ${cell.beta}
_cell_angle_gamma ${cell.gamma}
loop_
_symmetry_equiv_pos_as_xyz
${operations[id]!.map((text) => `'${text}'`).join('\n')}
loop_
 _atom_site_label
 _atom_site_type_symbol
 _atom_site_fract_x _atom_site_fract_y _atom_site_fract_z
 _atom_site_occupancy _atom_site_B_iso_or_equiv
${sites.map(({ label, scatterer, xyz, occ, Biso }) => [label, scatterer, ...xyz, occ, Biso].join(' ')).join('\n')}
# end
`;
}

function read(text: string, wavelengthA = copper) {
  const result = phaseFromCif(text, wavelengthA);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result;
}

describe('against the shipped cards, computed by another program with other tables of f0', () => {
  test.each(Object.keys(operations))('%s', (id) => {
    const card = shipped.phases.find((phase) => phase.id === id)!;
    const { lines, assumed } = read(cifOf(card));
    expect(assumed).toEqual([]);
    const near = <T>(list: readonly T[], angleOf: (entry: T) => number, weightOf: (entry: T) => number, angle: number): number =>
      list.reduce((sum, entry) => sum + (Math.abs(angleOf(entry) - angle) < 0.02 ? weightOf(entry) : 0), 0);
    for (const { d_A, twoTheta, relI } of card.reflections.filter((reflection) => reflection.relI >= 2)) {
      expect(twoTheta).toBeCloseTo(braggAngle(d_A, copper)!, 1);
      const ours = near(lines, (line) => line.twoTheta, (line) => line.relIntensity, twoTheta);
      const theirs = near(card.reflections, (reflection) => reflection.twoTheta, (reflection) => reflection.relI, twoTheta);
      expect(Math.abs(ours - theirs), `${twoTheta}°: ${ours.toFixed(1)} for ${relI}`).toBeLessThan(0.4 + 0.02 * theirs);
    }
    expect(lines.filter(({ relIntensity }) => relIntensity >= 2).every(({ twoTheta }) => card.reflections.some((reflection) => Math.abs(reflection.twoTheta - twoTheta) < 0.02))).toBe(true);
  });

  test('multiplicities of rock salt', () => {
    const { lines } = read(cifOf(shipped.phases.find(({ id }) => id === 'LiCl')!));
    expect(lines.slice(0, 6).map(({ multiplicity }) => multiplicity)).toEqual([8, 6, 12, 24, 8, 6]);
  });
});

test('NaCl: angles of the standard card 5-628 (NBS Circular 539, 1953) and its order of intensities', () => {
  const { name, lines } = read(`data_x
_chemical_name_mineral Halite
_cell_length_a 5.6402
_cell_length_b 5.6402
_cell_length_c 5.6402
_space_group_symop.operation_xyz 'x,y,z'
_symmetry_space_group_name_H-M 'P 1'
loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Na1 0 0 0
Na2 0 .5 .5
Na3 .5 0 .5
Na4 .5 .5 0
Cl1 .5 .5 .5
Cl2 .5 0 0
Cl3 0 .5 0
Cl4 0 0 .5
`);
  expect(name).toBe('Halite');
  const at = (angle: number): number => lines.find(({ twoTheta }) => Math.abs(twoTheta - angle) < 0.05)?.relIntensity ?? 0;
  // 111, 200, 220, 311, 222, 400; the card gives spacings to 0.001 Å.
  expect([27.334, 31.692, 45.449, 53.852, 56.477, 66.227].map((angle) => at(angle) > 0)).toEqual([true, true, true, true, true, true]);
  expect(at(31.692)).toBe(100);
  expect(at(45.449)).toBeGreaterThan(50);
  expect(at(27.334)).toBeLessThan(15);
});

test('the same planes at another wavelength, and what is then left out', () => {
  const card = shipped.phases.find(({ id }) => id === 'Al')!;
  const molybdenum = read(cifOf(card), 0.7093172);
  expect(molybdenum.lines[0]!.twoTheta).toBeCloseTo(braggAngle(4.04958 / Math.sqrt(3), 0.7093172)!, 6);
  expect(molybdenum.assumed).toEqual([]);
  expect(read(cifOf(card), 0.8).assumed).toEqual([{ key: 'format.note.cifNoAnomalous', params: { wavelength: 0.8 } }]);
});

describe('CIF', () => {
  test('quotes, text fields, comments and unknown values', () => {
    const [block] = readCif("data_a\n_x 'it''s' # no\n_Y.z\n;first\nsecond\n;\n_q ?\nloop_ _a _b 1 \"two words\"\n'O'4' .\n");
    expect(Object.fromEntries(block!.items)).toEqual({ _x: "it''s", _y_z: 'first\nsecond', _q: '?' });
    expect(block!.loops[0]!.rows).toEqual([['1', 'two words'], ["O'4", '.']]);
  });
  test('operations', () => {
    expect(applyOperation(parseOperation(' -Y , X-y, z+1/3 '), [0.1, 0.2, 0.9])).toEqual([expect.closeTo(0.8), expect.closeTo(0.9), expect.closeTo(0.2333, 3)]);
    expect(applyOperation(parseOperation('1/2+x,0.25-z,y'), [0.1, 0.2, 0.3])).toEqual([expect.closeTo(0.6), expect.closeTo(0.95), expect.closeTo(0.2)]);
  });
  test.each([['Ru4+', 'Ru4+', 'Ru'], ['Ru+4', 'Ru4+', 'Ru'], ['CL1', 'Cl', 'Cl'], ['O2-', 'O2-', 'O'], ['Ru2+', 'Ru', 'Ru'], ['C1A', 'C', 'C'], ['D', 'H', 'H'], ['Li0+', 'Li', 'Li']])('scatterer %s', (text, symbol, element) => {
    expect(scattererOf(text)).toEqual({ symbol, element });
  });
  const lithium = shipped.phases.find(({ id }) => id === 'LiCl')!;
  test.each([
    ['no symmetry', cifOf(lithium).replace(/loop_\n_symmetry[\s\S]*?(?=loop_)/, "_space_group_name_H-M_alt 'F m -3 m'\n"), 'format.error.cifNoSymmetry'],
    ['no cell', cifOf(lithium).replace('_cell_length_b', '_cell_length_q'), 'format.error.notANumber'],
    ['an impossible cell', cifOf(lithium).replace('_cell_angle_gamma 90', '_cell_angle_gamma 900'), 'format.error.unexpected'],
    ['a cut row', cifOf(lithium).replace(/ 0\.9\n/, '\n'), 'format.error.truncated'],
    ['an operation of another kind', cifOf(lithium).replace("'x,y,z'", "'x,y'"), 'format.error.unexpected'],
    ['an unknown element', cifOf(lithium).replace('Cl1-', 'Qq'), 'format.error.unexpected'],
    ['text without data', 'words', 'format.error.partMissing'],
  ])('%s is told', (_, text, key) => {
    expect(phaseFromCif(text, copper)).toMatchObject({ ok: false, error: { key } });
  });
});
