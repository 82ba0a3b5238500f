import { describe, expect, test } from 'vitest';
import reference from './fixtures/voigt-faddeeva.json';
import { voigt } from '@shared/xps/line-shapes/voigt';
import { erf, erfc, erfcx } from './erf';
import { faddeeva } from './faddeeva';
import { faddeevaDerivatives } from './faddeeva-derivatives';
import { digamma, lnGamma } from './gamma';
import { chiSquareTail, regularizedGammaQ } from './incomplete-gamma';

const w = (x: number, y: number) => {
  const out = { re: 0, im: 0, derivativeRe: 0, derivativeIm: 0 };
  faddeeva(x, y, out);
  return out;
};
const relative = (actual: number, expected: number) => (actual === expected ? 0 : Math.abs(actual / expected - 1));

describe('Faddeeva function', () => {
  test.each(reference.cases)('x $x, σ $sigma, γ $gamma', (c) => {
    const value = w(c.x / (c.sigma * Math.SQRT2), c.gamma / (c.sigma * Math.SQRT2));
    if (c.wRe > 1e-290) {
      // The argument itself is rounded; exp(−x²/2σ²) magnifies that by x²/σ².
      const rounding = c.gamma < 1e-6 ? (c.x / c.sigma) ** 2 * 1e-15 : 0;
      expect(relative(value.re, c.wRe)).toBeLessThan(1e-12 + rounding);
      expect(relative(voigt(c.x, c.sigma, c.gamma), c.voigt)).toBeLessThan(1e-12 + rounding);
    }
    expect(relative(value.im, c.wIm)).toBeLessThan(1e-12);
  });

  // 40-digit values (mpmath) around the borders between the methods: [x, y, re w, im w, re w′, im w′].
  test.each([
    [5.99, 0.05, 0.0008215667166329283, 0.09555307133542555, -0.00028706213171992553, -0.01642878417454882],
    [5.99, 0.2, 0.003282446403864295, 0.09544555257182663, -0.0011454868895636003, -0.0163715312765162],
    [6.01, 0.09, 0.001468287341952451, 0.09520973694825502, -0.0005110611995825588, -0.01630616274406408],
    [6.01, 0.11, 0.0017943523320870266, 0.09519838148052708, -0.0006244711059701037, -0.016300135813481893],
    [7.9, 1e-07, 9.266555368258483e-10, 0.07200289382682094, -2.405787164842166e-10, -0.00926655536825848],
    [8.1, 1e-07, 8.803657526663477e-10, 0.07019647065568987, -2.2263106205685806e-10, -0.008803657526663474],
    [8.1, 0.05, 0.0004401651353660443, 0.0701936878814947, -0.00011130640478044744, -0.00880259309823803],
    [0.255, 1.0, 0.41770253270023716, 0.06837314416845039, -0.07628200334022017, 0.25810379816912854],
    [0.2559, 0.001, 0.9356272055766063, 0.27599158495306503, -0.47830202064420096, 0.9852554195053806],
    [0.13, 5.9, 0.094264349144604, 0.0020212502873782267, -0.0006579773865339673, 0.015534322114466858],
    [0.01, 6.1, 0.09129407004778597, 0.00014588666658054192, -4.606406867310839e-05, 0.014588594779192103],
    [3.0, 3.0, 0.09640250558304454, 0.09123632600421876, -0.030997077472954715, 0.0025461775719327244],
    [9.0, 9.0, 0.031439696818733986, 0.031246243795783175, -0.003482154413114615, 3.223603420363705e-05],
    [19.0, 7.0, 0.009662252789513319, 0.02616198856444238, -0.0008977660993128155, -0.0010479374064843068],
    [25.0, 0.001, 9.048785350551085e-07, 0.022585680876357973, -7.256500003947327e-08, -0.0009048785321431525],
    [5.3, 1e-13, 6.340553240370035e-13, 0.10845721908397825, -6.699294990975441e-12, -0.02126735519465681],
    [1.0, 0.0, 0.36787944117144233, 0.6071577058413937, -0.7357588823428847, -0.08593624458727489],
    [2.0, 1e-09, 0.01831563912045988, 0.34002621699280366, -0.07326255580178709, -0.2317257009123333],
  ])('z = %d + %di', (x, y, re, im, dRe, dIm) => {
    const value = w(x, y);
    expect(relative(value.re, re)).toBeLessThan(1e-12);
    expect(relative(value.im, im)).toBeLessThan(1e-12);
    const size = Math.hypot(dRe, dIm);
    expect(Math.hypot(value.derivativeRe - dRe, value.derivativeIm - dIm) / size).toBeLessThan(1e-12);
  });

  // w⁽ⁿ⁾(z) = (−1)ⁿ n! i/π ∫ exp(−t²)/(z − t)ⁿ⁺¹ dt, which the trapezoidal rule sums to rounding when z is not close to the real axis.
  test.each([[0.3, 0.7], [2.5, 0.5], [7, 3], [19.9, 0.5], [20.1, 0.5], [0, 25], [300, 2], [5e4, 5e4]])('higher derivatives at %d + %di', (x, y) => {
    const out = { secondRe: 0, secondIm: 0, thirdRe: 0, thirdIm: 0, fourthRe: 0, fourthIm: 0 };
    faddeevaDerivatives(x, y, w(x, y), out);
    const quadrature = (order: number): [number, number] => {
      const step = 0.05;
      let re = 0;
      let im = 0;
      for (let t = -7; t <= 7; t += step) {
        // 1/(z − t)^(order+1) by its modulus and angle.
        const size = Math.exp(-t * t) / Math.hypot(x - t, y) ** (order + 1);
        const angle = -(order + 1) * Math.atan2(y, x - t);
        re += size * Math.cos(angle);
        im += size * Math.sin(angle);
      }
      const factor = ((order % 2 === 0 ? 1 : -1) * [1, 1, 2, 6, 24][order]! * step) / Math.PI;
      return [-factor * im, factor * re];
    };
    const found = [[out.secondRe, out.secondIm], [out.thirdRe, out.thirdIm], [out.fourthRe, out.fourthIm]] as const;
    found.forEach(([re, im], k) => {
      const [expectedRe, expectedIm] = quadrature(k + 2);
      expect(Math.hypot(re - expectedRe, im - expectedIm) / Math.hypot(expectedRe, expectedIm)).toBeLessThan(1e-8);
    });
  });

  test('mirrors at the imaginary axis', () => {
    const right = w(1.3, 0.4);
    const left = w(-1.3, 0.4);
    expect(left).toEqual({ re: right.re, im: -right.im, derivativeRe: -right.derivativeRe, derivativeIm: right.derivativeIm });
  });

  test('refuses the lower half plane', () => expect(() => w(1, -0.1)).toThrow(/Im z ≥ 0; got -0.1/));
});

describe('error functions', () => {
  test.each([
    [-3.0, -0.9999779095030014, 1.9999779095030015, 16205.988853999586],
    [-0.7, -0.6778011938374184, 1.6778011938374184, 2.7387021025613167],
    [-0.1, -0.1124629160182849, 1.1124629160182848, 1.1236433541992095],
    [1e-09, 1.1283791670955127e-09, 0.9999999988716208, 0.9999999988716208],
    [0.2, 0.22270258921047847, 0.7772974107895215, 0.8090195199015807],
    [0.5, 0.5204998778130465, 0.4795001221869535, 0.6156903441929259],
    [0.51, 0.5292436198411704, 0.4707563801588296, 0.61059916978194],
    [1.0, 0.8427007929497149, 0.15729920705028513, 0.427583576155807],
    [2.5, 0.999593047982555, 0.0004069520174449589, 0.2108063640611436],
    [5.0, 0.9999999999984626, 1.537459794428035e-12, 0.11070463773306863],
    [12.0, 1.0, 1.3562611692059042e-64, 0.04685422101489376],
  ])('at %d', (x, e, c, s) => {
    expect(relative(erf(x), e)).toBeLessThan(1e-14);
    expect(relative(erfc(x), c)).toBeLessThan(1e-12);
    expect(relative(erfcx(x), s)).toBeLessThan(1e-12);
  });
  test('limits', () => {
    expect([erf(0), erfc(0), erfc(40), erfcx(Infinity)]).toEqual([0, 1, 0, 0]);
    expect(erf(40)).toBe(1);
  });
});

describe('gamma functions', () => {
  test.each([
    [0.1, 2.252712651734206, -10.423754940411076],
    [0.5, 0.5723649429247001, -1.9635100260214235],
    [0.7, 0.26086724653166654, -1.2200235536979347],
    [1.0, 0.0, -0.5772156649015329],
    [1.4616, -0.12148629003589732, -3.110625123034165e-05],
    [2.0, 0.0, 0.42278433509846713],
    [3.5, 1.2009736023470743, 1.103156640645243],
    [9.99, 12.779315214350193, 2.250700372831201],
    [10.5, 13.940625219403763, 2.3030010342976865],
    [60.0, 184.53382886144948, 4.0859880813835385],
  ])('at %d', (x, lg, psi) => {
    expect(Math.abs(lnGamma(x) - lg)).toBeLessThan(1e-13 * Math.max(1, Math.abs(lg)));
    expect(Math.abs(digamma(x) - psi)).toBeLessThan(1e-13 * Math.max(1, Math.abs(psi)));
  });
  test('refuse arguments that are not positive', () => {
    expect(() => lnGamma(0)).toThrow(/got 0/);
    expect(() => digamma(-1)).toThrow(/got -1/);
  });
});

describe('incomplete gamma function', () => {
  // 30-digit values (mpmath).
  test.each([
    [0.5, 0.1, 0.654720846018577],
    [0.5, 3, 0.01430587843542964],
    [1, 2.5, 0.0820849986238988],
    [2.5, 2.5, 0.41588018699550794],
    [10, 4, 0.9918677572030662],
    [10, 30, 7.121750862815577e-06],
    [100, 90, 0.8417790108135699],
    [100, 150, 5.924540335483916e-06],
    [1000, 1100, 0.0010593232539299773],
  ])('Q(%d, %d)', (a, x, expected) => expect(relative(regularizedGammaQ(a, x), expected)).toBeLessThan(1e-11));

  test('χ² tail: two degrees of freedom are an exponential, and the 95 % points of tables', () => {
    expect(relative(chiSquareTail(7, 2), Math.exp(-3.5))).toBeLessThan(1e-13);
    expect(chiSquareTail(3.841459, 1)).toBeCloseTo(0.05, 7);
    expect(chiSquareTail(18.307038, 10)).toBeCloseTo(0.05, 7);
    expect([chiSquareTail(0, 3), chiSquareTail(Infinity, 3)]).toEqual([1, 0]);
  });

  test('refuses what has no meaning', () => expect(() => regularizedGammaQ(-1, 2)).toThrow(/got a = -1/));
});
