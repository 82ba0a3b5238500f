import { describe, expect, it } from 'vitest';
import type { VariantResult } from './variants-result';
import { isAdmissible, systematicPart } from './systematic-part';

const quantity = (value: number) => ({ value, stdUncertainty: 0.01, interval: null });
const state = (ru4: number, ratio: number | null = 4) => ({
  stateId: 'charge1',
  fractions: { 'Ru2+': quantity(0), 'Ru3+': quantity(1 - ru4), 'Ru4+': quantity(ru4) },
  meanOxidationState: quantity(3 + ru4),
  clToRu: ratio === null ? null : quantity(ratio),
});
const variant = (id: string, ru4: number, reducedChiSquare = 1, converged = true): VariantResult => ({ id, converged, reducedChiSquare, problem: null, states: [state(ru4)] });
// ν = 1800: one standard deviation of χ²ᵣ is 1/30.
const base = { reducedChiSquare: 1, degreesOfFreedom: 1800, states: [state(0.5)] as never[] };

describe('isAdmissible', () => {
  it('lets χ²ᵣ rise by three of its standard deviations', () => {
    expect(isAdmissible(variant('window.low', 0.5, 1.09), base)).toBe(true);
    expect(isAdmissible(variant('window.low', 0.5, 1.11), base)).toBe(false);
  });

  it('counts no variant that did not converge or could not be fitted', () => {
    expect(isAdmissible(variant('window.low', 0.5, 1, false), base)).toBe(false);
    expect(isAdmissible({ ...variant('window.low', 0.5), reducedChiSquare: null }, base)).toBe(false);
  });
});

describe('systematicPart', () => {
  it('takes the largest distance of a family as a rectangular half-width and adds families in squares', () => {
    const variants = [variant('window.low', 0.51), variant('window.high', 0.47), variant('widths.one', 0.54)];
    const spread = systematicPart(base, variants)[0]!.numbers['Ru4+']!;
    expect(spread.byFamily).toEqual({ window: expect.closeTo(0.03, 12) as number, widths: expect.closeTo(0.04, 12) as number });
    // √(0.03² + 0.04²)/√3 = 0.05/√3
    expect(spread.systematic).toBeCloseTo(0.028868, 6);
  });

  it('leaves out a variant that clearly fits worse, and says nothing where none is left', () => {
    expect(systematicPart(base, [variant('background.linear', 0.9, 1.5)])).toEqual([{ stateId: 'charge1', numbers: {} }]);
  });

  it('gives no spread to a number that the base or the variants do not have', () => {
    const without = { ...base, states: [state(0.5, null)] as never[] };
    expect(systematicPart(without, [variant('window.low', 0.51)])[0]!.numbers.clToRu).toBeUndefined();
  });
});
