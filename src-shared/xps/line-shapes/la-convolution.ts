/**
 * (1 + 4e²/F²)^(−α) for e > 0 and (1 + 4e²/F²)^(−β) for e < 0, convolved with a unit-area Gaussian.
 *
 * Far from the kink of curvature at 0 and from the poles at ±iF/2 (in units of σ) six-point Gauss–Hermite quadrature is
 * exact to 1e-8 of the value there. Close by, the trapezoidal sum over a lattice is; its only error, from the kink, is the
 * fourth-order Euler–Maclaurin term h⁴/720 [g‴(0−) − g‴(0+)], which is added.
 */
import type { NodeGrid, NodeValues } from './node-grid';

export interface ConvolvedPowers {
  readonly profile: NodeValues;
  readonly curvature: Float64Array;
  readonly third: Float64Array;
  readonly byAlpha: NodeValues;
  readonly byBeta: NodeValues;
}

/** Distance to kink and poles, in σ, beyond which Gauss–Hermite quadrature serves. */
const farLimit = 10;
/** Where the Gaussian is taken as zero, in σ. */
const gaussReach = 7.5;

/** @param grid all its positions are multiples of its finest step */
export function convolvePowers(grid: NodeGrid, fwhm: number, alpha: number, beta: number, sigma: number): ConvolvedPowers {
  const { positions } = grid;
  const column = () => new Float64Array(positions.length);
  const out: ConvolvedPowers = {
    profile: { value: column(), slope: column() },
    curvature: column(),
    third: column(),
    byAlpha: { value: column(), slope: column() },
    byBeta: { value: column(), slope: column() },
  };
  // With no Gaussian the lattice would have no points; one far below any other width changes the values by less than 1e-7.
  const width = Math.max(sigma, 1e-4 * fwhm);
  const k = 4 / (fwhm * fwhm);
  const lattice = new Lattice(Math.min(...grid.segments.map((s) => s.step)), k, alpha, beta, width);
  const isFar = (x: number) => Math.abs(x) > farLimit * width && x * x + 1 / k > (farLimit * width) ** 2;
  for (let i = 0; i < positions.length; i++) {
    const x = positions[i]!;
    if (isFar(x)) hermite(x, k, x > 0 ? alpha : beta, width, out, i, x > 0 ? out.byAlpha : out.byBeta);
    else lattice.sum(x, out, i);
  }
  return out;
}

/** Nodes and weights of six-point Gauss–Hermite quadrature for the standard normal density. */
const hermiteRule = [0.6167, 1.8892, 3.3243].map((start) => {
  let x = start;
  const he = (n: number): number => (n === 0 ? 1 : n === 1 ? x : x * he(n - 1) - (n - 1) * he(n - 2));
  for (let i = 0; i < 5; i++) x -= he(6) / (6 * he(5));
  return { x, weight: 720 / (36 * he(5) ** 2) };
});

/** Averages the smooth side's power and its derivatives over the Gaussian. */
function hermite(x: number, k: number, p: number, sigma: number, out: ConvolvedPowers, i: number, byExponent: NodeValues): void {
  for (const { x: node, weight } of hermiteRule) {
    for (const e of [x - sigma * node, x + sigma * node]) {
      const r = 1 + k * e * e;
      const log = Math.log(r);
      const b = weight * Math.exp(-p * log);
      // Derivatives of ln b by e.
      const v = (k * e) / r;
      const g1 = -2 * p * v;
      const g2 = p * (4 * v * v - (2 * k) / r);
      const g3 = p * v * ((12 * k) / r - 16 * v * v);
      out.profile.value[i]! += b;
      out.profile.slope[i]! += b * g1;
      out.curvature[i]! += b * (g2 + g1 * g1);
      out.third[i]! += b * (g3 + 3 * g1 * g2 + g1 * g1 * g1);
      byExponent.value[i]! -= log * b;
      byExponent.slope[i]! -= b * (2 * v + log * g1);
    }
  }
}

/** Trapezoidal sums over the multiples of `h`, at places that are multiples of a unit of which h is a multiple as well. */
class Lattice {
  private readonly unit: number;
  /** h in units. */
  private readonly stride: number;
  private readonly h: number;
  /** Reach of the Gaussian in units. */
  private readonly reach: number;
  /** h G and its first three derivatives by distance; entry `reach` is distance 0. */
  private readonly gauss: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  /** Powers at the lattice points from −`extent` to `extent`, and their derivatives by the exponent of their side. */
  private readonly power: Float64Array;
  private readonly powerByExponent: Float64Array;
  private readonly extent: number;

  constructor(
    finest: number,
    private readonly k: number,
    private readonly alpha: number,
    private readonly beta: number,
    private readonly sigma: number,
  ) {
    const longest = Math.min(sigma / 4, 1 / (5 * Math.sqrt(k)));
    this.unit = finest / Math.ceil(finest / longest);
    this.stride = Math.floor(longest / this.unit);
    this.h = this.stride * this.unit;
    this.reach = Math.ceil((gaussReach * sigma) / this.unit);
    const column = () => new Float64Array(2 * this.reach + 1);
    this.gauss = [column(), column(), column(), column()];
    for (let j = -this.reach; j <= this.reach; j++) {
      const derivatives = gaussDerivatives(j * this.unit, sigma);
      for (let n = 0; n < 4; n++) this.gauss[n]![j + this.reach] = this.h * derivatives[n]!;
    }
    // Nodes within farLimit σ of the kink or of the poles are summed here.
    this.extent = Math.ceil(((farLimit + gaussReach) * sigma) / this.h) + 2;
    this.power = new Float64Array(2 * this.extent + 1);
    this.powerByExponent = new Float64Array(2 * this.extent + 1);
    for (let j = -this.extent; j <= this.extent; j++) {
      const log = Math.log(1 + k * (j * this.h) ** 2);
      const b = Math.exp(-(j > 0 ? alpha : beta) * log);
      this.power[j + this.extent] = b;
      this.powerByExponent[j + this.extent] = -log * b;
    }
  }

  sum(x: number, out: ConvolvedPowers, i: number): void {
    const { power, powerByExponent, extent, stride, reach } = this;
    const [g0, g1, g2, g3] = this.gauss;
    const place = Math.round(x / this.unit);
    const last = Math.floor((place + reach) / stride);
    let value = 0, slope = 0, curvature = 0, third = 0, high = 0, highSlope = 0, low = 0, lowSlope = 0;
    for (let j = Math.ceil((place - reach) / stride); j <= last; j++) {
      const at = place - j * stride + reach;
      const b = power[j + extent]!;
      const byExponent = powerByExponent[j + extent]!;
      value += b * g0[at]!;
      slope += b * g1[at]!;
      curvature += b * g2[at]!;
      third += b * g3[at]!;
      if (j > 0) {
        high += byExponent * g0[at]!;
        highSlope += byExponent * g1[at]!;
      } else {
        low += byExponent * g0[at]!;
        lowSlope += byExponent * g1[at]!;
      }
    }
    // h⁴/720 [g‴(0−) − g‴(0+)] with g = base · G⁽ⁿ⁾(x − e): the base jumps in its second derivative by 8 (β − α)/F² = 2k (β − α).
    const edge = gaussDerivatives(x, this.sigma);
    const kink = (this.h ** 4 * this.k) / 120;
    const difference = kink * (this.beta - this.alpha);
    out.profile.value[i] = value + difference * edge[1];
    out.profile.slope[i] = slope + difference * edge[2];
    out.curvature[i] = curvature + difference * edge[3];
    out.third[i] = third + difference * edge[4];
    out.byAlpha.value[i] = high - kink * edge[1];
    out.byAlpha.slope[i] = highSlope - kink * edge[2];
    out.byBeta.value[i] = low + kink * edge[1];
    out.byBeta.slope[i] = lowSlope + kink * edge[2];
  }
}

/** Unit-area Gaussian and its first four derivatives. */
function gaussDerivatives(x: number, sigma: number): [number, number, number, number, number] {
  const s = 1 / (sigma * sigma);
  const g = Math.exp(-0.5 * x * x * s) / (sigma * Math.sqrt(2 * Math.PI));
  const g1 = -s * x * g;
  const g2 = -s * (x * g1 + g);
  const g3 = -s * (x * g2 + 2 * g1);
  return [g, g1, g2, g3, -s * (x * g3 + 3 * g2)];
}
