import { describe, expect, it } from 'vitest';
import { surveyLines } from '../survey/survey-lines';
import { sensitivityFactorSet } from './factor-table';
import { scofieldFor, shippedSets } from './shipped-sets';

const bare = { transmission: false, inelasticMeanFreePath: false, asymmetry: false };
const table = { name: 'test', source: '', reference: 'C1s', includes: bare, relativeUncertainty: 0 } as const;

describe('sensitivity-factor sets', () => {
  it('refuses a doublet booked as its major line', () => {
    expect(() => sensitivityFactorSet({ ...table, subshells: { Cl2p: { total: 1.51, lines: [1.51, 0.775] } } })).toThrow(/Cl2p total 1.51/);
  });

  it('refuses a reference line that is not 1 and factors that are not positive', () => {
    expect(() => sensitivityFactorSet({ ...table, subshells: { C1s: { total: 0.25 } } })).toThrow(/C1s is the reference/);
    expect(() => sensitivityFactorSet({ ...table, subshells: { Cl2p: { total: 0 } } })).toThrow(/must be positive/);
  });

  // Cl/Ru that a sample of Cl/Ru = 4.00 by Scofield gets from the other sets: science/xps.md section 6.2.
  it.each([
    ['Scofield Al Kα', 4.0],
    ['Yeh–Lindau Al Kα', 4.06],
    ['Thermo ALTHERMO1', 3.95],
    ['Wagner empirical', 3.61],
    ['Kratos', 3.51],
  ])('%s gives Cl/Ru %f', (name, expected) => {
    const { factors } = shippedSets.find((set) => set.name === name)!;
    const areaRatio = (4 * 2.285) / 12.49;
    expect((areaRatio / factors['Cl2p']!) * factors['Ru3d']!).toBeCloseTo(expected, 2);
  });

  it('chooses Scofield by anode', () => {
    expect(scofieldFor(1486.68)?.factors['Ru3p']).toBe(10.22);
    expect(scofieldFor(1253.6)?.factors['Ru3p']).toBe(8.52);
    expect(scofieldFor(180)).toBeNull();
  });

  it.each([1486.6, 1253.6])('has a factor at %f eV for every line that a survey is judged by', (energy) => {
    const { factors } = scofieldFor(energy)!;
    expect(surveyLines().filter(({ isOn, subshell }) => isOn && factors[subshell] === undefined)).toEqual([]);
  });
});
