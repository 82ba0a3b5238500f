import { sensitivityFactorSet } from './factor-table';

/** Total subshell cross sections at Al Kα relative to C 1s (0.013 Mb). The tabulated values have two digits, hence ±4 % each. */
export const yehLindauAl = sensitivityFactorSet({
  name: 'Yeh–Lindau Al Kα',
  source: 'Yeh and Lindau 1985, At. Data Nucl. Data Tables 32, 1, doi 10.1016/0092-640X(85)90016-6, as filed in pymatgen',
  reference: 'C1s',
  includes: { transmission: false, inelasticMeanFreePath: false, asymmetry: false },
  relativeUncertainty: 0.08,
  photonEnergyEv: 1486.6,
  subshells: {
    C1s: { total: 1 },
    Ru3d: { total: 0.172 / 0.013 },
    Ru3p: { total: 10.7 },
    Cl2p: { total: 0.031 / 0.013 },
    Cl2s: { total: 1.69 },
    Li1s: { total: 0.061 },
    O1s: { total: 3.1 },
    N1s: { total: 1.85 },
    F1s: { total: 4.6 },
    S2p: { total: 1.69 },
    Zr3d: { total: 7.4 },
    Zr3p: { total: 8.1 },
    In3d: { total: 23.8 },
  },
});
