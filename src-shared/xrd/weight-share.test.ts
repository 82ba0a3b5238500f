import { describe, expect, it } from 'vitest';
import { scatteringPower, weightShare } from './weight-share';

const liCl = { amounts: { Li: 1, Cl: 1 }, molarMass: 42.39 };
const liRuCl4 = { amounts: { Li: 1, Ru: 1, Cl: 4 }, molarMass: 249.8 };

describe('weightShare', () => {
  it('counts electrons squared per mass', () => {
    // (3² + 17²) / 42.39 and (3² + 44² + 4 · 17²) / 249.8, by hand.
    expect(scatteringPower(liCl)).toBeCloseTo(298 / 42.39, 12);
    expect(scatteringPower(liRuCl4)).toBeCloseTo(3101 / 249.8, 12);
    expect(() => scatteringPower({ amounts: { Xx: 1 }, molarMass: 1 })).toThrow('Xx');
  });

  it('gives equal parts of one substance by their areas alone', () => {
    expect(weightShare(30, 70, liCl, liCl)).toBeCloseTo(0.3, 12);
  });

  it('asks for more of a phase that scatters less', () => {
    expect(weightShare(10, 990, liCl, liRuCl4)).toBeCloseTo((10 * 42.39) / 298 / ((10 * 42.39) / 298 + (990 * 249.8) / 3101), 12);
  });
});
