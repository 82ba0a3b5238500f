import type { QuantificationSpec } from '../model';
import { angularRatioUncertainty } from './angular-distribution';
import { liRuCl4, relativeMeanFreePath } from './mean-free-path';

/** Relative standard uncertainties that a ratio of atoms shares with that of all states, by what is doubted; added in quadrature (JCGM 100:2008 eq. 12). */
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
/** Of electrons so slow that no formula gives their path. */
const unknownMeanFreePath = 1;

/** A subshell and the kinetic energy of its electrons, eV. */
interface RatioLine {
  readonly subshell: string;
  readonly kineticEv: number;
}

/** Where the two lines of a ratio were measured. */
export interface RatioLines {
  readonly above: RatioLine;
  readonly below: RatioLine;
  /** Whether both spectra were divided by a transmission function. */
  readonly isTransmissionKnown: boolean;
}

/**
 * What is doubted of a ratio of atoms besides the areas. Factors that contain a correction bring its doubt with them. Bare cross sections without any
 * correction for the mean free path are off by the ratio of the paths, which is then the doubt: 5 % for Cl 2p against Ru 3d, 20 % against Ru 3p (TPP-2M).
 */
export function commonDoubts({ sensitivityFactors, inelasticMeanFreePath, angularDistribution }: QuantificationSpec, { above, below, isTransmissionKnown }: RatioLines): CommonDoubts {
  const { includes, relativeUncertainty } = sensitivityFactors;
  const ofBareFactors = (): number => {
    const [one, other] = [above, below].map(({ kineticEv }) => relativeMeanFreePath({ kind: 'tpp2m', ...liRuCl4 }, kineticEv));
    if (includes.inelasticMeanFreePath) return 0;
    return one && other ? Math.abs(one / other - 1) : unknownMeanFreePath;
  };
  return {
    factors: relativeUncertainty,
    transmission: isTransmissionKnown ? knownTransmission : includes.transmission ? 0 : unknownTransmission,
    meanFreePath: inelasticMeanFreePath.kind === 'none' ? ofBareFactors() : knownMeanFreePath,
    angular: angularRatioUncertainty(angularDistribution, above.subshell, below.subshell),
  };
}

/** All of them together, relative. */
export const combinedDoubt = ({ factors, transmission, meanFreePath, angular }: CommonDoubts): number => Math.hypot(factors, transmission, meanFreePath, angular);
