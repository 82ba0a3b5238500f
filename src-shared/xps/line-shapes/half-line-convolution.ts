/**
 * The half of a Doniach–Šunjić line on one side of its centre, convolved with a Gaussian, in units of the Gaussian's σ:
 *
 *     m(t) = ∫₀^∞ (g + iu)^(−s) φ(t − u) du,   φ: standard normal density, g = γ/σ, s = 1 − α
 *
 * With b(t) = the same integral of (g + iu)^(1−s), integration by parts gives a linear system,
 *
 *     m′ = −(t − ig) m − i b,      b′ = g^(1−s) φ − i (s − 1) m,
 *
 * whose Taylor series is a short recurrence; the derivative by s obeys the system differentiated by s. It is followed from
 * t = 0 outwards to |t| = 9, where its errors do not grow. Beyond, m is 0 (t < 0) or the moment series
 * Σ D²ᵏ(g + it)^(−s)/(2ᵏ k!), both below 1e-8 of the value there.
 */
import { integrateHalfLine } from './half-line-quadrature';
import type { Room } from './room';

/** Complex values at the nodes; every array has the nodes' length. */
export interface HalfConvolution {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly slopeRe: Float64Array;
  readonly slopeIm: Float64Array;
  readonly curvatureRe: Float64Array;
  readonly curvatureIm: Float64Array;
  /** Third and fourth derivative by t. */
  readonly thirdRe: Float64Array;
  readonly thirdIm: Float64Array;
  readonly fourthRe: Float64Array;
  readonly fourthIm: Float64Array;
  /** Derivative by s, its slope and its curvature. */
  readonly bySRe: Float64Array;
  readonly bySIm: Float64Array;
  readonly bySSlopeRe: Float64Array;
  readonly bySSlopeIm: Float64Array;
  readonly bySCurvatureRe: Float64Array;
  readonly bySCurvatureIm: Float64Array;
}

/** Where the moment series takes over, in σ. */
export const momentLimit = 9;
/** At |t| = 9 and this step the first term left out is 1e-10 of the value. */
const longestStep = 0.226;
const order = 19;

/**
 * @param g γ/σ > 0
 * @param s 1 − α in (½, 1]
 * @returns the convolution at nodes t in increasing order; what all calls share is computed here, once
 */
export function halfLineConvolution(g: number, s: number): (nodes: Float64Array, room: Room) => HalfConvolution {
  const series = new TaylorSeries(g, s);
  return (nodes, room) => followNodes(nodes, g, s, series, room);
}

function followNodes(nodes: Float64Array, g: number, s: number, series: TaylorSeries, room: Room): HalfConvolution {
  const column = () => room.zeros(nodes.length);
  const out: HalfConvolution = {
    re: column(), im: column(), slopeRe: column(), slopeIm: column(), curvatureRe: column(), curvatureIm: column(),
    thirdRe: column(), thirdIm: column(), fourthRe: column(), fourthIm: column(),
    bySRe: column(), bySIm: column(), bySSlopeRe: column(), bySSlopeIm: column(), bySCurvatureRe: column(), bySCurvatureIm: column(),
  };
  const right = nodes.findIndex((t) => t >= 0);
  const middle = right < 0 ? nodes.length : right;
  series.start();
  let i = middle;
  for (; i < nodes.length && nodes[i]! <= momentLimit; i++) series.moveTo(nodes[i]!, out, i);
  for (; i < nodes.length; i++) momentSeries(nodes[i]!, g, s, out, i);
  series.start();
  for (i = middle - 1; i >= 0 && nodes[i]! >= -momentLimit; i--) series.moveTo(nodes[i]!, out, i);
  return out;
}

/** Taylor series of m, b and their derivatives by s around the current node. */
class TaylorSeries {
  private t = 0;
  /** Per order: m, b, ∂m/∂s, ∂b/∂s as re, im pairs. */
  private readonly c = new Float64Array(8 * (order + 1));
  private readonly phi = new Float64Array(order + 1);
  private readonly initial: Float64Array;
  private readonly force: number;
  private readonly forceByS: number;

  constructor(
    private readonly g: number,
    private readonly s: number,
  ) {
    this.force = g ** (1 - s);
    this.forceByS = -Math.log(g) * this.force;
    this.initial = valuesAtZero(g, s);
  }

  start(): void {
    this.t = 0;
    this.c.set(this.initial);
    this.expand();
  }

  /** Follows the solution to `target` and writes it to entry `i`. */
  moveTo(target: number, out: HalfConvolution, i: number): void {
    const distance = target - this.t;
    const steps = Math.ceil(Math.abs(distance) / longestStep);
    for (let k = 0; k < steps; k++) this.advance(distance / steps);
    const { c } = this;
    out.re[i] = c[0]!;
    out.im[i] = c[1]!;
    out.slopeRe[i] = c[8]!;
    out.slopeIm[i] = c[9]!;
    out.curvatureRe[i] = 2 * c[16]!;
    out.curvatureIm[i] = 2 * c[17]!;
    out.thirdRe[i] = 6 * c[24]!;
    out.thirdIm[i] = 6 * c[25]!;
    out.fourthRe[i] = 24 * c[32]!;
    out.fourthIm[i] = 24 * c[33]!;
    out.bySRe[i] = c[4]!;
    out.bySIm[i] = c[5]!;
    out.bySSlopeRe[i] = c[12]!;
    out.bySSlopeIm[i] = c[13]!;
    out.bySCurvatureRe[i] = 2 * c[20]!;
    out.bySCurvatureIm[i] = 2 * c[21]!;
  }

  private advance(h: number): void {
    const { c } = this;
    for (let j = 0; j < 8; j++) {
      let sum = c[8 * order + j]!;
      for (let k = order - 1; k >= 0; k--) sum = sum * h + c[8 * k + j]!;
      c[j] = sum;
    }
    this.t += h;
    this.expand();
  }

  private expand(): void {
    const { c, phi, t, g, s, force, forceByS } = this;
    phi[0] = Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
    for (let k = 0; k < order; k++) {
      const o = 8 * k;
      const n = o + 8;
      const inverse = 1 / (k + 1);
      const previous = k > 0;
      const mRe = c[o]!, mIm = c[o + 1]!, bRe = c[o + 2]!, bIm = c[o + 3]!;
      const nRe = c[o + 4]!, nIm = c[o + 5]!, pRe = c[o + 6]!, pIm = c[o + 7]!;
      c[n] = inverse * (-t * mRe - g * mIm + bIm - (previous ? c[o - 8]! : 0));
      c[n + 1] = inverse * (-t * mIm + g * mRe - bRe - (previous ? c[o - 7]! : 0));
      c[n + 2] = inverse * (force * phi[k]! + (s - 1) * mIm);
      c[n + 3] = inverse * (-(s - 1) * mRe);
      c[n + 4] = inverse * (-t * nRe - g * nIm + pIm - (previous ? c[o - 4]! : 0));
      c[n + 5] = inverse * (-t * nIm + g * nRe - pRe - (previous ? c[o - 3]! : 0));
      c[n + 6] = inverse * (forceByS * phi[k]! + mIm + (s - 1) * nIm);
      c[n + 7] = inverse * (-mRe - (s - 1) * nRe);
      phi[k + 1] = inverse * (-t * phi[k]! - (previous ? phi[k - 1]! : 0));
    }
  }
}

/** m, b and their derivatives by s at t = 0, by quadrature. */
function valuesAtZero(g: number, s: number): Float64Array {
  const sum = new Float64Array(8);
  integrateHalfLine(0, 9, (u, weight) => {
    const phi = (weight * Math.exp(-0.5 * u * u)) / Math.sqrt(2 * Math.PI);
    const log = 0.5 * Math.log(g * g + u * u);
    const angle = Math.atan2(u, g);
    const size = phi * Math.exp(-s * log);
    const mRe = size * Math.cos(s * angle);
    const mIm = -size * Math.sin(s * angle);
    // (g + iu)^(1−s) = (g + iu) (g + iu)^(−s)
    const bRe = g * mRe - u * mIm;
    const bIm = g * mIm + u * mRe;
    sum[0]! += mRe;
    sum[1]! += mIm;
    sum[2]! += bRe;
    sum[3]! += bIm;
    // ∂/∂s multiplies by −ln(g + iu) = −(log + i angle)
    sum[4]! -= log * mRe - angle * mIm;
    sum[5]! -= log * mIm + angle * mRe;
    sum[6]! -= log * bRe - angle * bIm;
    sum[7]! -= log * bIm + angle * bRe;
  });
  return sum;
}

/** Σ (−1)ᵏ (s)₂ₖ ζ^(−s−2k)/(2ᵏ k!) with ζ = g + it, its derivatives by t and by s. */
function momentSeries(t: number, g: number, s: number, out: HalfConvolution, i: number): void {
  const squared = g * g + t * t;
  const log = 0.5 * Math.log(squared);
  const angle = Math.atan2(t, g);
  const size = Math.exp(-s * log);
  let pRe = size * Math.cos(s * angle);
  let pIm = -size * Math.sin(s * angle);
  // ζ⁻¹
  const vRe = g / squared;
  const vIm = -t / squared;
  let coefficient = 1;
  let harmonic = 0;
  for (let k = 0; k <= 8; k++) {
    const termRe = coefficient * pRe;
    const termIm = coefficient * pIm;
    const e = s + 2 * k;
    // D = d/dt multiplies ζ^(−e) by −i e ζ⁻¹.
    const d1Re = e * (termRe * vIm + termIm * vRe);
    const d1Im = -e * (termRe * vRe - termIm * vIm);
    const d2Re = (e + 1) * (d1Re * vIm + d1Im * vRe);
    const d2Im = -(e + 1) * (d1Re * vRe - d1Im * vIm);
    out.re[i]! += termRe;
    out.im[i]! += termIm;
    out.slopeRe[i]! += d1Re;
    out.slopeIm[i]! += d1Im;
    out.curvatureRe[i]! += d2Re;
    out.curvatureIm[i]! += d2Im;
    const d3Re = (e + 2) * (d2Re * vIm + d2Im * vRe);
    const d3Im = -(e + 2) * (d2Re * vRe - d2Im * vIm);
    out.thirdRe[i]! += d3Re;
    out.thirdIm[i]! += d3Im;
    out.fourthRe[i]! += (e + 3) * (d3Re * vIm + d3Im * vRe);
    out.fourthIm[i]! -= (e + 3) * (d3Re * vRe - d3Im * vIm);
    // ∂ ln term/∂s = Σ_{j<2k} 1/(s+j) − ln ζ; of the slope, 1/e more, and of the curvature 1/(e+1) more than that.
    const lRe = harmonic - log;
    out.bySRe[i]! += lRe * termRe + angle * termIm;
    out.bySIm[i]! += lRe * termIm - angle * termRe;
    out.bySSlopeRe[i]! += (lRe + 1 / e) * d1Re + angle * d1Im;
    out.bySSlopeIm[i]! += (lRe + 1 / e) * d1Im - angle * d1Re;
    const l2Re = lRe + 1 / e + 1 / (e + 1);
    out.bySCurvatureRe[i]! += l2Re * d2Re + angle * d2Im;
    out.bySCurvatureIm[i]! += l2Re * d2Im - angle * d2Re;
    // Next power ζ^(−e−2) and coefficient.
    const qRe = pRe * vRe - pIm * vIm;
    const qIm = pRe * vIm + pIm * vRe;
    pRe = qRe * vRe - qIm * vIm;
    pIm = qRe * vIm + qIm * vRe;
    coefficient *= (-e * (e + 1)) / (2 * (k + 1));
    harmonic += 1 / e + 1 / (e + 1);
  }
}
