import { sensitivityFactorSet } from './factor-table';

/** Sets of instrument makers and of one laboratory. Only lines that were read in the source are filed: a missing line refuses, it never becomes 1. */

/** What the maker folded into this set is not published; it lies within 1.4 % of Scofield and is treated as bare cross sections. */
export const thermo = sensitivityFactorSet({
  name: 'Thermo ALTHERMO1',
  source: 'Thermo library ALTHERMO1, C 1s = 1, as filed in KherveFitting',
  reference: 'C1s',
  includes: { transmission: false, inelasticMeanFreePath: false, asymmetry: false },
  relativeUncertainty: 0.07,
  subshells: { C1s: { total: 1 }, Ru3d: { total: 14.788 }, Cl2p: { total: 2.741 } },
});

/** Empirical factors: the spectrometer's transmission and the mean free path are inside. */
export const wagner = sensitivityFactorSet({
  name: 'Wagner empirical',
  source: 'Wagner et al. 1981, Surf. Interface Anal. 3, 211, F 1s = 1, as filed in KherveFitting',
  reference: 'F1s',
  includes: { transmission: true, inelasticMeanFreePath: true, asymmetry: true },
  relativeUncertainty: 0.1,
  subshells: { F1s: { total: 1 }, Ru3d: { total: 3.6 }, Cl2p: { total: 0.73 } },
});

/** The maker's set: transmission and mean free path of its spectrometer are inside. */
export const kratos = sensitivityFactorSet({
  name: 'Kratos',
  source: 'Kratos library, C 1s = 1, totals booked on the major line, as filed in KherveFitting',
  reference: 'C1s',
  includes: { transmission: true, inelasticMeanFreePath: true, asymmetry: true },
  relativeUncertainty: 0.1,
  subshells: { C1s: { total: 1 }, Ru3d: { total: 15.4 }, Cl2p: { total: 3.21 } },
});
