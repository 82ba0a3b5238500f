import { describe, expect, it } from 'vitest';
import { compareHalos } from './compare-halos';

const quantity = (value: number, stdUncertainty: number | null) => ({ value, stdUncertainty });
const halo = (centre: number, area = 1000) => ({
  centre: quantity(centre, 0.03),
  fwhm: quantity(9, 0.1),
  area: quantity(area, 10),
  height: 1,
  q: quantity(2.2, null),
  spacing: quantity(2.8, null),
  coherence: quantity(10, null),
});

describe('compareHalos', () => {
  it('compares with the first state that has a halo', () => {
    const compared = compareHalos([null, halo(32.5), halo(32.6, 1100)])!;
    expect(compared.reference).toBe(1);
    expect(compared.changes).toHaveLength(1);
    const [change] = compared.changes;
    expect(change!.index).toBe(2);
    expect(change!.centre.value).toBeCloseTo(0.1, 10);
    expect(change!.centre.stdUncertainty).toBeCloseTo(0.03 * Math.SQRT2, 10);
    expect(change!.area.value).toBeCloseTo(1.1, 10);
  });

  it('leaves out the doubt about the shape of halos, which the states share', () => {
    // 0.05 of which 0.04 are that doubt: 0.03 are a state's own.
    const shaped = (centre: number) => ({ ...halo(centre), centre: quantity(centre, 0.05), shapeDoubt: { centre: 0.04, fwhm: 0 } });
    const compared = compareHalos([shaped(32), shaped(32 + 0.09 * Math.SQRT2)])!;
    expect(compared.changes[0]!.centre.stdUncertainty).toBeCloseTo(0.03 * Math.SQRT2, 10);
    expect(compared.sameCentreProbability).toBeCloseTo(0.0027, 4);
  });

  it('says which sample height would do the same', () => {
    // 0.1 mm at R 150 mm moves a line at 30° by −0.0738° (science anchor).
    const [change] = compareHalos([halo(30 + 0.0738), halo(30)])!.changes;
    expect(change!.displacementMm.value).toBeCloseTo(0.1, 3);
    // 0.03° in each position are 0.042° in their difference: 0.057 mm.
    expect(change!.displacementMm.stdUncertainty).toBeCloseTo(0.0575, 3);
  });

  it('tests whether one position does for all', () => {
    // Two positions 3 combined σ apart: χ² = 9 with one degree of freedom, p = 0.0027.
    expect(compareHalos([halo(32), halo(32 + 0.09 * Math.SQRT2)])!.sameCentreProbability).toBeCloseTo(0.0027, 4);
    expect(compareHalos([halo(32), halo(32)])!.sameCentreProbability).toBe(1);
  });

  it('has nothing to say about a single halo', () => {
    expect(compareHalos([null, halo(32)])).toBeNull();
  });
});
