import { describe, expect, it } from 'vitest';
import { atomsPerArea } from './atomic-amount';
import { angularFactor, angularRatioUncertainty, betaSource, magicAngleDeg, publishedAngularDistribution, subshellAngularFactor } from './angular-distribution';

/** β by the published formula, written anew: a − m (Z/100 − b)² (Z/100)^q − n exp(−(E_k/r)^s), for Ru 3d5/2 and Cl 2p3/2 (coefficients of 3d5 and 2p3). */
function cant(z: number, bindingEv: number, c: { a: number; m: [number, number]; b: [number, number]; q: number; n: number; s: [number, number]; r: [number, number] }): number {
  const k = 1.4866;
  const rest = z / 100 - c.b[0] * k ** c.b[1];
  const t = ((1486.6 - bindingEv) / (c.r[0] + c.r[1] * k)) ** (c.s[0] + c.s[1] / k);
  return c.a - c.m[0] * k ** c.m[1] * rest ** 2 * (z / 100) ** (c.q * k) - c.n * Math.exp(-t);
}

describe('the angular distribution', () => {
  it('is even at the magic angle and for β = 0', () => {
    expect(magicAngleDeg).toBeCloseTo(54.7356, 4);
    expect(angularFactor(1.7, magicAngleDeg)).toBeCloseTo(1, 12);
    expect(angularFactor(0, 17)).toBe(1);
  });

  // By hand: sin² 90° = 1 gives 1 + β/4, sin² 0° = 0 gives 1 − β/2, sin² 45° = 1/2 gives 1 − β/8.
  it.each([
    [2, 90, 1.5],
    [2, 0, 0],
    [1.2, 45, 0.85],
    [-1, 90, 0.75],
  ])('with β %d at %d° is %d', (beta, angle, expected) => {
    expect(angularFactor(beta, angle)).toBeCloseTo(expected, 12);
  });

  it('takes β of Ru 3d and Cl 2p from the published formula', () => {
    const { betas } = publishedAngularDistribution(90, 1486.6);
    expect(betas['Ru3d']).toBeCloseTo(cant(44, 281.5, { a: 1.24, m: [8.76, -0.574], b: [0.422, 0.417], q: 0.0406, n: 0.736, s: [1.03, 0.445], r: [212, 134] }), 1);
    expect(betas['Cl2p']).toBeCloseTo(cant(17, 199, { a: 1.55, m: [34.9, -0.785], b: [0.237, 0.457], q: 0.0107, n: 1.31, s: [0.525, 0.00331], r: [60.9, 25.1] }), 2);
    expect(publishedAngularDistribution(90, 1253.6).source).toContain('Mg');
  });

  it('enters the amount of atoms, and refuses where β is missing', () => {
    const plain = { photonEnergyEv: 1486.6, quantification: { sensitivityFactors: { factors: { Ru3d: 10, Xx1s: 1 } }, inelasticMeanFreePath: { kind: 'none' } } };
    const corrected = { ...plain, quantification: { ...plain.quantification, angularDistribution: publishedAngularDistribution(90, 1486.6) } };
    expect(atomsPerArea('Ru3d', 281, plain as never)).toBeCloseTo(0.1, 12);
    // 1 + 1.21/4 times as many electrons reach an analyser at 90°.
    expect(atomsPerArea('Ru3d', 281, corrected as never)).toBeCloseTo(0.1 / 1.3025, 12);
    expect(atomsPerArea('Xx1s', 281, corrected as never)).toBeNull();
    expect(subshellAngularFactor(undefined, 'Xx1s')).toBe(1);
  });

  it('gives a ratio the doubt of both β', () => {
    const correction = { angleDeg: 90, betas: { a: 2, b: 0 }, betaSd: 0.2, source: '' };
    // dL = 0.2/4 = 0.05: relative 0.05/1.5 and 0.05/1.
    expect(angularRatioUncertainty(correction, 'a', 'b')).toBeCloseTo(Math.hypot(0.05 / 1.5, 0.05), 12);
    expect(angularRatioUncertainty({ ...correction, angleDeg: magicAngleDeg }, 'a', 'b')).toBeCloseTo(0, 12);
    expect(angularRatioUncertainty(undefined, 'a', 'b')).toBe(0);
  });

  it('keeps the source of every β that was not typed', () => {
    const correction = { ...publishedAngularDistribution(90, 1486.6), ownBetas: ['Cl2p'] };
    expect(betaSource(correction, 'Cl2p')).toBe('user');
    expect(betaSource(correction, 'Ru3d')).toContain('Cant');
    expect(betaSource(publishedAngularDistribution(90, 1486.6), 'Cl2p')).toContain('Cant');
  });
});
