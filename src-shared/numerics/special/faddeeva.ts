/**
 * Faddeeva function w(z) = exp(−z²) erfc(−iz) and its derivative.
 *
 * |z|² ≥ 36 (farther close to the real axis): Laplace continued fraction (Gautschi 1970, doi 10.1137/0707012). Written as w = (i/√π)/(z − K) it also
 * gives w′ = −2 K w, which does not cancel at large |z| as w′ = 2i/√π − 2 z w does.
 * Elsewhere: trapezoidal or midpoint sum with the residues of the poles added (Al Azah & Chandler-Wilde 2021,
 * SIAM J. Numer. Anal. 59, 2346, doi 10.1137/20M1373037); whichever rule has its nodes farther from Re z is taken.
 * Relative error of Re w and of |w| below 1e-13 for Im z ≥ 0.
 */

/** Value and derivative, filled by {@link faddeeva}. One object can be used again and again. */
export interface FaddeevaValue {
  re: number;
  im: number;
  derivativeRe: number;
  derivativeIm: number;
}

const twoOverSqrtPi = 2 / Math.sqrt(Math.PI);
/** Terms of each sum; the step follows from balancing truncation against the aliasing error exp(−π²/h²). */
const termCount = 12;
const step = Math.sqrt(Math.PI / termCount);
const nodes = (shift: number, first: number) => {
  const squares = new Float64Array(termCount);
  const weights = new Float64Array(termCount);
  for (let k = 0; k < termCount; k++) {
    const t = (k + first + shift) * step;
    squares[k] = t * t;
    weights[k] = Math.exp(-t * t);
  }
  return { squares, weights };
};
const midpoint = nodes(0.5, 0);
const trapezoid = nodes(0, 1);

/** The continued fraction converges the faster the farther z is from the origin. */
function fractionDepth(squaredModulus: number): number {
  if (squaredModulus > 1e5) return 4;
  if (squaredModulus > 400) return 8;
  if (squaredModulus > 100) return 14;
  return 26;
}

/**
 * Fills `out` with w(x + iy) and w′(x + iy).
 * @throws RangeError for y < 0, where w grows without bound and no line shape needs it.
 */
export function faddeeva(x: number, y: number, out: FaddeevaValue): void {
  if (!(y >= 0)) throw new RangeError(`Faddeeva function is provided for Im z ≥ 0; got ${y}`);
  const ax = Math.abs(x);
  // Close above the real axis the fraction lacks the Gaussian core exp(−x²) for longer.
  const isClose = y < 0.1 && ax < 8;
  if (ax * ax + y * y >= 36 && !isClose) byFraction(ax, y, out);
  else bySum(ax, y, out);
  // w(−x + iy) is the complex conjugate of w(x + iy).
  if (x < 0) {
    out.im = -out.im;
    out.derivativeRe = -out.derivativeRe;
  }
}

function byFraction(x: number, y: number, out: FaddeevaValue): void {
  let kRe = 0;
  let kIm = 0;
  for (let n = fractionDepth(x * x + y * y); n >= 1; n--) {
    const dRe = x - kRe;
    const dIm = y - kIm;
    const scale = (0.5 * n) / (dRe * dRe + dIm * dIm);
    kRe = dRe * scale;
    kIm = -dIm * scale;
  }
  const dRe = x - kRe;
  const dIm = y - kIm;
  const scale = (0.5 * twoOverSqrtPi) / (dRe * dRe + dIm * dIm);
  const re = dIm * scale;
  const im = dRe * scale;
  out.derivativeRe = -2 * (kRe * re - kIm * im);
  out.derivativeIm = -2 * (kRe * im + kIm * re);
  out.re = re;
  out.im = im;
  // Next to the real axis the Gaussian core, which no rational form holds, is all there is.
  if (y < 1e-9) {
    const core = Math.exp(-x * x);
    out.re += core;
    out.derivativeRe -= 2 * x * core;
  }
}

function bySum(x: number, y: number, out: FaddeevaValue): void {
  const u = x * x - y * y;
  const v = 2 * x * y;
  const offset = x / step - Math.floor(x / step);
  const useTrapezoid = offset >= 0.25 && offset <= 0.75;
  const { squares, weights } = useTrapezoid ? trapezoid : midpoint;
  let sumRe = 0;
  let sumIm = 0;
  for (let k = termCount - 1; k >= 0; k--) {
    const d = u - squares[k]!;
    const scaled = weights[k]! / (d * d + v * v);
    sumRe += scaled * d;
    sumIm -= scaled * v;
  }
  // (2ih/π) z · sum
  const factor = (2 * step) / Math.PI;
  let re = -factor * (x * sumIm + y * sumRe);
  let im = factor * (x * sumRe - y * sumIm);
  if (useTrapezoid) {
    // The node at zero: ih/(πz).
    const scale = step / (Math.PI * (x * x + y * y));
    re += scale * y;
    im += scale * x;
  }
  // Residue 2 exp(−z²) / (1 ± q), q = exp(−2πiz/h).
  const growth = (2 * Math.PI * y) / step;
  if (growth + u < 75) {
    const angle = (2 * Math.PI * x) / step;
    const sign = useTrapezoid ? -1 : 1;
    const size = sign * Math.exp(growth);
    const qRe = 1 + size * Math.cos(angle);
    const qIm = -size * Math.sin(angle);
    const gauss = (2 * Math.exp(-u)) / (qRe * qRe + qIm * qIm);
    const gRe = Math.cos(v);
    const gIm = -Math.sin(v);
    re += gauss * (gRe * qRe + gIm * qIm);
    im += gauss * (gIm * qRe - gRe * qIm);
  }
  out.re = re;
  out.im = im;
  out.derivativeRe = -2 * (x * re - y * im);
  out.derivativeIm = twoOverSqrtPi - 2 * (x * im + y * re);
}
