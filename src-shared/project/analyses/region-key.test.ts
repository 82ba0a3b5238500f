import { describe, expect, it } from 'vitest';
import { regionKey } from './region-key';

const around = (from: number, to: number): readonly [number, number] => [from, to];

describe('regionKey', () => {
  it.each([
    ['Ru3d_C1s', around(276, 296), 'Ru3d_C1s'],
    ['Ru 3d Scan', around(276, 292), 'Ru3d_C1s'],
    ['C1s + Ru3d', around(276, 292), 'Ru3d_C1s'],
    ['C 1s', around(275, 305), 'C1s'],
    ['C1s Scan', around(279, 298), 'C1s'],
    ['Cl 2p', around(194, 206), 'Cl2p'],
    ['Ru3p', around(455, 500), 'Ru3p'],
    ['O 1s', around(525, 540), 'O1s'],
    ['Fe 2p/4', around(700, 750), 'Fe2p'],
    ['Au4f7 scan', around(80, 95), 'Au4f'],
    ['BAu 2p', around(700, 750), null],
  ])('reads the name "%s"', (name, range, expected) => {
    expect(regionKey(name, range, true)).toBe(expected);
  });

  it('goes by the energy range where the name says nothing', () => {
    expect(regionKey('', around(276, 296), true)).toBe('Ru3d_C1s');
    expect(regionKey('', around(276, 296), false)).toBe('C1s');
    expect(regionKey('Region 3', around(194, 206), true)).toBe('Cl2p');
    expect(regionKey('', around(455, 500), true)).toBe('Ru3p');
    expect(regionKey('', around(100, 120), true)).toBeNull();
  });

  it('leaves surveys alone', () => {
    expect(regionKey('', around(0, 1200), true)).toBeNull();
    expect(regionKey('Ru survey', around(270, 300), true)).toBeNull();
  });
});
