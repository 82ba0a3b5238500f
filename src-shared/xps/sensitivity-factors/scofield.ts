import { sensitivityFactorSet } from './factor-table';

const source = 'Scofield 1976, J. Electron Spectrosc. 8, 129, doi 10.1016/0368-2048(76)80015-1, as filed in KherveFitting and LG4X-V2';
const includes = { transmission: false, inelasticMeanFreePath: false, asymmetry: false };
/** Trueness of ratios from theoretical cross sections is 5 to 10 % (Shard 2020, doi 10.1116/1.5141395). */
const relativeUncertainty = 0.07;

/** Theoretical photoionisation cross sections for Al Kα (1486.6 eV) relative to C 1s: bare, to be combined with transmission and mean free path. */
export const scofieldAl = sensitivityFactorSet({
  name: 'Scofield Al Kα',
  source,
  reference: 'C1s',
  includes,
  relativeUncertainty,
  photonEnergyEv: 1486.6,
  subshells: {
    C1s: { total: 1 },
    Ru3d: { total: 12.49, lines: [7.39, 5.1] },
    Ru3p: { total: 10.22, lines: [6.78, 3.44] },
    Cl2p: { total: 2.285, lines: [1.51, 0.775] },
    Cl2s: { total: 1.69 },
    Li1s: { total: 0.0568 },
    O1s: { total: 2.93 },
    N1s: { total: 1.8 },
    F1s: { total: 4.43 },
    S2p: { total: 1.677, lines: [1.11, 0.567] },
    Zr3d: { total: 7.04, lines: [4.17, 2.87] },
    Zr3p: { total: 7.78 },
    In3d: { total: 22.54, lines: [13.32, 9.22] },
    Na1s: { total: 8.52 },
    Si2p: { total: 0.817, lines: [0.541, 0.276] },
    Ca2p: { total: 5.07, lines: [3.35, 1.72] },
    Al2s: { total: 0.753 },
    P2p: { total: 1.192, lines: [0.789, 0.403] },
    Fe2p: { total: 16.42, lines: [10.82, 5.6] },
    Ni2p: { total: 22.18, lines: [14.61, 7.57] },
    Cu2p: { total: 25.39, lines: [16.73, 8.66] },
  },
});

/** The same for Mg Kα (1253.6 eV). */
export const scofieldMg = sensitivityFactorSet({
  name: 'Scofield Mg Kα',
  source,
  reference: 'C1s',
  includes,
  relativeUncertainty,
  photonEnergyEv: 1253.6,
  subshells: {
    C1s: { total: 1 },
    Ru3d: { total: 12.68, lines: [7.51, 5.17] },
    Ru3p: { total: 8.52, lines: [5.68, 2.84] },
    Cl2p: { total: 2.36, lines: [1.56, 0.8] },
    Cl2s: { total: 1.48 },
    Li1s: { total: 0.0593 },
    O1s: { total: 2.85 },
    N1s: { total: 1.77 },
    F1s: { total: 4.26 },
    S2p: { total: 1.74, lines: [1.15, 0.59] },
    Zr3d: { total: 7.3, lines: [4.33, 2.97] },
    Zr3p: { total: 6.64 },
    In3d: { total: 22.36, lines: [13.23, 9.13] },
    Na1s: { total: 7.99 },
    Si2p: { total: 0.865, lines: [0.573, 0.292] },
    Ca2p: { total: 5.13 },
    Al2s: { total: 0.681 },
    Fe2p: { total: 15.97, lines: [10.54, 5.43] },
  },
});
