import type { QuantificationSpec } from '../model';
import { angularRatioUncertainty } from './angular-distribution';
import { liRuCl4, relativeMeanFreePath } from './mean-free-path';

/** Relative standard uncertainties that Cl/Ru of all states share, by what is doubted; added in quadrature (JCGM 100:2008 eq. 12). */
export interface CommonDoubts {
  readonly factors: number;
  readonly transmission: number;
  readonly meanFreePath: number;
  readonly angular: number;
}

/** Of the ratio of transmissions 80 to 260 eV apart: of a known function, and of an analyser whose function is not known (science note on XPS, section 7: 2 to 5 %). */
const knownTransmission = 0.02;
const unknownTransmission = 0.05;
/** Of the ratio of two mean free paths that were put in (section 7). */
const knownMeanFreePath = 0.02;

/** Where the two lines of the ratio were measured. */
export interface RatioLines {
  /** Subshell that ruthenium is taken from: "Ru3d" or "Ru3p". */
  readonly ruSubshell: string;
  /** Kinetic energies, eV. */
  readonly clKineticEv: number;
  readonly ruKineticEv: number;
  /** Whether both spectra were divided by a transmission function. */
  readonly isTransmissionKnown: boolean;
}

/**
 * What is doubted of Cl/Ru besides the areas. Factors that contain a correction bring its doubt with them. Bare cross sections without any
 * correction for the mean free path are off by the ratio of the paths, which is then the doubt: 5 % for Ru 3d, 20 % for Ru 3p (TPP-2M).
 * @throws when the paths are asked for and a kinetic energy is below 50 eV
 */
export function commonDoubts({ sensitivityFactors, inelasticMeanFreePath, angularDistribution }: QuantificationSpec, { ruSubshell, clKineticEv, ruKineticEv, isTransmissionKnown }: RatioLines): CommonDoubts {
  const { includes, relativeUncertainty } = sensitivityFactors;
  const path = (kinetic: number): number => relativeMeanFreePath({ kind: 'tpp2m', ...liRuCl4 }, kinetic);
  const ofBareFactors = (): number => (includes.inelasticMeanFreePath ? 0 : Math.abs(path(clKineticEv) / path(ruKineticEv) - 1));
  return {
    factors: relativeUncertainty,
    transmission: isTransmissionKnown ? knownTransmission : includes.transmission ? 0 : unknownTransmission,
    meanFreePath: inelasticMeanFreePath.kind === 'none' ? ofBareFactors() : knownMeanFreePath,
    angular: angularRatioUncertainty(angularDistribution, 'Cl2p', ruSubshell),
  };
}

/** All of them together, relative. */
export const combinedDoubt = ({ factors, transmission, meanFreePath, angular }: CommonDoubts): number => Math.hypot(factors, transmission, meanFreePath, angular);
