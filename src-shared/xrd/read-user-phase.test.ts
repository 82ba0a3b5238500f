import { describe, expect, it } from 'vitest';
import { copper } from './geometry';
import { readUserPhase } from './read-user-phase';
import { phaseOfUser } from './reference-phases';

describe('readUserPhase', () => {
  it('reads a list of lines and keeps it by spacing', () => {
    const read = readUserPhase('# LiCl, card 04-0664\n30.069 100 1 1 1\n34.883, 86, 2 0 0\nnonsense\n', 'LiCl.txt', copper.kAlpha1A);
    expect(read.ok && read.phase.name).toBe('LiCl');
    // d(111) of LiCl: 5.1436/√3 = 2.9697 Å.
    expect(read.ok && read.phase.lines[0]!.spacingA).toBeCloseTo(2.9695, 3);
    expect(read.ok && read.phase.lines[1]!.hkl).toBe('2 0 0');
  });

  it('places the lines for another radiation', () => {
    const read = readUserPhase('30.069 100', 'x', copper.kAlpha1A);
    // The same 2.9695 Å at Co Kα1: 2 asin(1.788996 / 5.939) = 35.06°.
    expect(read.ok && phaseOfUser(read.phase, 1.788996)!.lines[0]!.twoTheta).toBeCloseTo(35.06, 2);
  });

  it('computes a crystal structure', () => {
    const cif = `data_al
_chemical_name_common aluminium
_cell_length_a 4.0495
_cell_length_b 4.0495
_cell_length_c 4.0495
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
_symmetry_space_group_name_H-M 'F m -3 m'
loop_
_symmetry_equiv_pos_as_xyz
x,y,z
x,y+1/2,z+1/2
x+1/2,y,z+1/2
x+1/2,y+1/2,z
loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Al1 Al 0 0 0
`;
    const read = readUserPhase(cif, 'Al.cif', copper.kAlpha1A);
    expect(read.ok).toBe(true);
    // JCPDS 04-0787: 111 at 2.338 Å is the strongest line.
    const strongest = read.ok && read.phase.lines.reduce((top, line) => (line.relIntensity > top.relIntensity ? line : top));
    expect(strongest && strongest.spacingA).toBeCloseTo(2.338, 3);
  });

  it('says what is wrong with a file that is neither', () => {
    expect(readUserPhase('hello', 'a.txt', 1.54)).toEqual({ ok: false, error: { key: 'xrd.sticksTrouble', params: {} } });
    const read = readUserPhase('data_x\n_cell_length_a 4\n', 'broken.cif', 1.54);
    expect(read.ok).toBe(false);
  });
});
