import type { FaddeevaValue } from './faddeeva';

/** Second to fourth derivative of w by z, filled by {@link faddeevaDerivatives}. */
export interface FaddeevaDerivatives {
  secondRe: number;
  secondIm: number;
  thirdRe: number;
  thirdIm: number;
  fourthRe: number;
  fourthIm: number;
}

/** |z|² from which the asymptotic series serves: its error is then below 1e-9, and the recurrence has lost five digits. */
const farSquare = 400;
/** (2k − 1)!!/2ᵏ of the asymptotic series w ~ i/√π Σ (2k − 1)!!/2ᵏ z^(−2k−1). */
const coefficients = [1, 1 / 2, 3 / 4, 15 / 8, 105 / 16];

/**
 * Second to fourth derivative of the Faddeeva function at x + iy, y ≥ 0, from its value and slope there.
 * w″ = −2 w − 2 z w′, and so on; at large |z| that cancels, and the asymptotic series is derived term by term.
 */
export function faddeevaDerivatives(x: number, y: number, w: FaddeevaValue, out: FaddeevaDerivatives): void {
  if (x * x + y * y > farSquare) {
    bySeries(x, y, out);
    return;
  }
  const { re, im, derivativeRe, derivativeIm } = w;
  out.secondRe = -2 * (re + x * derivativeRe - y * derivativeIm);
  out.secondIm = -2 * (im + x * derivativeIm + y * derivativeRe);
  out.thirdRe = -4 * derivativeRe - 2 * (x * out.secondRe - y * out.secondIm);
  out.thirdIm = -4 * derivativeIm - 2 * (x * out.secondIm + y * out.secondRe);
  out.fourthRe = -6 * out.secondRe - 2 * (x * out.thirdRe - y * out.thirdIm);
  out.fourthIm = -6 * out.secondIm - 2 * (x * out.thirdIm + y * out.thirdRe);
}

function bySeries(x: number, y: number, out: FaddeevaDerivatives): void {
  const square = x * x + y * y;
  // v = 1/z, and v² for the series.
  const vRe = x / square;
  const vIm = -y / square;
  const qRe = vRe * vRe - vIm * vIm;
  const qIm = 2 * vRe * vIm;
  let s2Re = 0;
  let s2Im = 0;
  let s3Re = 0;
  let s3Im = 0;
  let s4Re = 0;
  let s4Im = 0;
  // Horner's scheme in v².
  for (let k = coefficients.length - 1; k >= 0; k--) {
    const c2 = coefficients[k]! * (2 * k + 1) * (2 * k + 2);
    const c3 = c2 * (2 * k + 3);
    const r2 = s2Re * qRe - s2Im * qIm + c2;
    s2Im = s2Re * qIm + s2Im * qRe;
    s2Re = r2;
    const r3 = s3Re * qRe - s3Im * qIm + c3;
    s3Im = s3Re * qIm + s3Im * qRe;
    s3Re = r3;
    const r4 = s4Re * qRe - s4Im * qIm + c3 * (2 * k + 4);
    s4Im = s4Re * qIm + s4Im * qRe;
    s4Re = r4;
  }
  // i/√π v³ sum, and −1/z more for each further derivative.
  const cubeRe = qRe * vRe - qIm * vIm;
  const cubeIm = qRe * vIm + qIm * vRe;
  const scale = 1 / Math.sqrt(Math.PI);
  let pRe = -scale * cubeIm;
  let pIm = scale * cubeRe;
  out.secondRe = pRe * s2Re - pIm * s2Im;
  out.secondIm = pRe * s2Im + pIm * s2Re;
  [pRe, pIm] = [-(pRe * vRe - pIm * vIm), -(pRe * vIm + pIm * vRe)];
  out.thirdRe = pRe * s3Re - pIm * s3Im;
  out.thirdIm = pRe * s3Im + pIm * s3Re;
  [pRe, pIm] = [-(pRe * vRe - pIm * vIm), -(pRe * vIm + pIm * vRe)];
  out.fourthRe = pRe * s4Re - pIm * s4Im;
  out.fourthIm = pRe * s4Im + pIm * s4Re;
}
