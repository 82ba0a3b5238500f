import { poissonDeviance, smallestExpectation } from './deviance';
import type { Block } from './types';

/** The scatter of a block's channels and what a model costs with it. Of counts the scatter is that of the last model it was taken from. */
export class BlockNoise {
  /** 1/σ of each channel. */
  readonly rootWeights: Float64Array;
  /** Expected variance per unit of model; 0 when the block is not counts. */
  private readonly gain: number;
  private readonly y: Float64Array;

  constructor({ y, noise }: Block) {
    this.y = y;
    this.rootWeights = new Float64Array(y.length);
    this.gain = noise.kind === 'poisson' ? (noise.gain ?? 1) : 0;
    if (noise.kind === 'sigma') this.rootWeights.set(noise.sigma.map((sigma) => 1 / sigma));
  }

  get isCounts(): boolean {
    return this.gain > 0;
  }

  /** Sets the scatter of a block whose scatter is not known beforehand. */
  setSigma(sigma: number): void {
    this.rootWeights.fill(1 / sigma);
  }

  /** The scatter in use, for blocks where it is the same for all points. */
  get sigma(): number {
    return 1 / this.rootWeights[0]!;
  }

  /** A first guess of unknown scatter: from second differences, which a smooth curve does not have. Never zero. */
  roughSigma(): number {
    const { y } = this;
    let square = 0;
    let largest = 0;
    for (let i = 0; i < y.length; i += 1) largest = Math.max(largest, Math.abs(y[i]!));
    for (let i = 2; i < y.length; i += 1) square += (y[i]! - 2 * y[i - 1]! + y[i - 2]!) ** 2;
    return this.atLeastRounding(Math.sqrt(square / (6 * Math.max(y.length - 2, 1))), largest);
  }

  /** √(Σ residual² / freedom); not below the rounding of the data. */
  scatterOf(model: Float64Array, freedom: number): number {
    const { y } = this;
    let square = 0;
    let largest = 0;
    for (let i = 0; i < y.length; i += 1) {
      square += (y[i]! - model[i]!) ** 2;
      largest = Math.max(largest, Math.abs(y[i]!));
    }
    return this.atLeastRounding(Math.sqrt(square / freedom), largest);
  }

  private atLeastRounding(sigma: number, largest: number): number {
    // Data that are zero throughout have no scale of their own.
    return Math.max(sigma, 1e-16 * largest) || 1;
  }

  /** Standard deviation of each channel under a model. */
  sigmaOf(model: Float64Array): Float64Array {
    this.weighByModel(model);
    return this.rootWeights.map((weight) => 1 / weight);
  }

  /** What a model costs: χ², for counts the deviance. */
  costOf(model: Float64Array): number {
    return this.isCounts ? this.deviance(model) : this.weightedSquare(model);
  }

  private weightedSquare(model: Float64Array): number {
    const { y, rootWeights } = this;
    let square = 0;
    for (let i = 0; i < y.length; i += 1) {
      const residual = (y[i]! - model[i]!) * rootWeights[i]!;
      square += residual * residual;
    }
    return square;
  }

  private deviance(model: Float64Array): number {
    const { y } = this;
    const perCount = 1 / this.gain;
    let sum = 0;
    for (let i = 0; i < y.length; i += 1) sum += poissonDeviance(y[i]! * perCount, model[i]! * perCount);
    return sum;
  }

  /** Takes the scatter of counts from a model; other blocks keep theirs. */
  weighByModel(model: Float64Array): void {
    if (!this.isCounts) return;
    const { y, rootWeights, gain } = this;
    const least = smallestExpectation * gain;
    for (let i = 0; i < y.length; i += 1) rootWeights[i] = 1 / Math.sqrt(gain * Math.max(model[i]!, least));
  }

  /** Before any model exists: the mean of nine channels, at least one count. Only ever a start. */
  weighBySmoothedData(): void {
    const { y, gain, rootWeights } = this;
    for (let i = 0; i < y.length; i += 1) {
      let sum = 0;
      const low = Math.max(0, i - 4);
      const high = Math.min(y.length, i + 5);
      for (let k = low; k < high; k += 1) sum += y[k]!;
      rootWeights[i] = 1 / Math.sqrt(gain * Math.max(sum / (high - low), gain));
    }
  }

  /** Whether the residuals are below the given fraction of the data, root mean square: rounding, nothing to fit. */
  isExact(model: Float64Array, fraction: number): boolean {
    const { y } = this;
    let residual = 0;
    let data = 0;
    for (let i = 0; i < y.length; i += 1) {
      residual += (y[i]! - model[i]!) ** 2;
      data += y[i]! * y[i]!;
    }
    return residual <= fraction * fraction * data;
  }
}
