/**
 * Arrhenius fit of σT = A exp(−Ea/kT): weighted straight line of ln(σT) over 1/T. (The form σ = A′ exp(−Ea′/kT) gives an
 * Ea′ lower by about kT.)
 */
import { boltzmannEv } from './constants';
import { measured, type Measured } from './units';

export interface ArrheniusPoint {
  readonly temperature: Measured<'K'>;
  readonly conductivity: Measured<'S/cm'>;
}

export interface ArrheniusFit {
  readonly activationEnergy: Measured<'eV'>;
  /** ln of A in K S/cm, and its standard uncertainty. */
  readonly lnPrefactor: { readonly value: number; readonly stdUncertainty: number | null };
  /** Covariance of (Ea, ln A), eV; both are nearly proportional to each other. */
  readonly covariance: number | null;
  readonly correlation: number | null;
  readonly reducedChiSquare: number | null;
  /** Conductivity at a temperature with the uncertainty of the line. */
  at(temperature: Measured<'K'>): Measured<'S/cm'>;
}

/** σ of an Arrhenius pair. */
export function arrheniusConductivity(prefactor: number, activationEnergyEv: number, temperature: Measured<'K'>): number {
  return (prefactor / temperature.value) * Math.exp(-activationEnergyEv / (boltzmannEv * temperature.value));
}

/**
 * With stated uncertainties at every point they are the weights; otherwise all points weigh alike and the scatter gives
 * the uncertainty (none for two points).
 * @throws RangeError for fewer than two temperatures or a conductivity that is not positive
 */
export function arrheniusFit(points: readonly ArrheniusPoint[]): ArrheniusFit {
  const isWeighted = points.every(({ conductivity }) => conductivity.stdUncertainty !== null && conductivity.stdUncertainty > 0);
  // Around the weighted mean of 1/kT slope and level are uncorrelated.
  let weight = 0;
  let mean = 0;
  let level = 0;
  const line = points.map(({ temperature, conductivity }) => {
    if (!(conductivity.value > 0)) throw new RangeError(`a conductivity must be positive; got ${conductivity.value} S/cm`);
    if (!(temperature.value > 0)) throw new RangeError(`a temperature must be positive; got ${temperature.value} K`);
    const w = isWeighted ? (conductivity.value / conductivity.stdUncertainty!) ** 2 : 1;
    const x = 1 / (boltzmannEv * temperature.value);
    const y = Math.log(conductivity.value * temperature.value);
    weight += w;
    mean += w * x;
    level += w * y;
    return { w, x, y };
  });
  mean /= weight;
  level /= weight;
  const spread = line.reduce((sum, { w, x }) => sum + w * (x - mean) ** 2, 0);
  if (!(spread > 0)) throw new RangeError(`an activation energy needs two temperatures; got ${points.length} points at one`);
  const slope = line.reduce((sum, { w, x, y }) => sum + w * (x - mean) * (y - level), 0) / spread;
  const chiSquare = line.reduce((sum, { w, x, y }) => sum + w * (y - level - slope * (x - mean)) ** 2, 0);
  const free = points.length - 2;
  const reducedChiSquare = free > 0 ? chiSquare / free : null;
  const scale = isWeighted ? 1 : reducedChiSquare;
  const slopeVariance = scale === null ? null : scale / spread;
  const levelVariance = scale === null ? null : scale / weight;
  const lnPrefactorVariance = slopeVariance === null || levelVariance === null ? null : levelVariance + mean * mean * slopeVariance;
  // Ea = −slope, ln A = level − slope·mean: cov(Ea, ln A) = mean · var(slope).
  const covariance = slopeVariance === null ? null : mean * slopeVariance;
  const root = (variance: number | null) => (variance === null ? null : Math.sqrt(variance));
  return {
    activationEnergy: measured(-slope, 'eV', root(slopeVariance)),
    lnPrefactor: { value: level - slope * mean, stdUncertainty: root(lnPrefactorVariance) },
    covariance,
    correlation: covariance === null || slopeVariance === 0 ? null : covariance / Math.sqrt(slopeVariance! * lnPrefactorVariance!),
    reducedChiSquare,
    at(temperature) {
      const x = 1 / (boltzmannEv * temperature.value);
      const sigma = Math.exp(level + slope * (x - mean)) / temperature.value;
      return measured(sigma, 'S/cm', scale === null ? null : sigma * Math.sqrt(levelVariance! + (x - mean) ** 2 * slopeVariance!));
    },
  };
}
