import type { RegionData, StateData } from '../series';
import { bruteBroadened, bruteDoniachSunjic, bruteExponentialTail, brutePseudoVoigt, bruteVoigt, readLine, type GridLine } from './brute-force-lines';
import { randomFrom, type Random } from './random';

/** What a test set was made with. */
export interface StateTruth {
  readonly id: string;
  readonly fractions: readonly [ru2: number, ru3: number, ru4: number];
  /** Shares of all ruthenium that are metal and RuO2. */
  readonly metal: number;
  readonly oxide: number;
  readonly clToRu: number;
  readonly chargeShift: number;
  /** Extra Gaussian full width of all lines of the state, eV. */
  readonly broadening: number;
  /** Whole areas of the subshells, counts s⁻¹ eV before multiplication by the transmission; Ru 3d with its metal. */
  readonly areas: Readonly<Record<'Ru3d' | 'Cl2p' | 'Ru3p' | 'C1s', number>>;
}

type DrawnState = Omit<StateTruth, 'areas'>;

export interface SetTruth {
  readonly seed: number;
  readonly flavour: Flavour;
  readonly peakCounts: number;
  readonly states: readonly StateTruth[];
}

/**
 * `voigt`: lines that the fit can describe; the others draw what it cannot: pseudo-Voigt lines, exponential tails,
 * a Tougaard tail in the background; `metal` and `oxide` add Ru metal or RuO2 to some states, `jump` shifts one state by +0.55 eV, and
 * with `chlorineLoss` every state has less chlorine than the one before; `satellite` puts part of Ru³⁺ some 1.9 eV above it, with `charging` the
 * lines of each state are wider by a Gaussian of its own, and with `asymmetric` the chloride has Doniach–Šunjić lines, whose tail is area as well.
 */
export type Flavour = 'voigt' | 'pseudoVoigt' | 'tail' | 'tougaard' | 'metal' | 'jump' | 'oxide' | 'chlorineLoss' | 'satellite' | 'charging' | 'asymmetric';
export const flavours: readonly Flavour[] = ['voigt', 'pseudoVoigt', 'tail', 'tougaard', 'metal', 'jump', 'oxide', 'chlorineLoss', 'satellite', 'charging', 'asymmetric'];

/** Sensitivity factors, transmission exponent and photon energy with which every test set is made. */
export const testInstrument = { photonEnergyEv: 1486.6, rsf: { C1s: 1, Ru3d: 12.49, Cl2p: 2.285, Ru3p: 9.98 }, transmissionExponent: -0.7 } as const;

interface Placed {
  readonly line: GridLine;
  readonly position: number;
  readonly area: number;
}

interface RegionPlan {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly lines: readonly Placed[];
  readonly loss: number;
  /** Constant and slope relative to the highest line, and scans × dwell, s. */
  readonly base: number;
  readonly tougaard: number;
}

/** Draws a set of five states with known truth; the same seed and flavour give the same set. */
export function drawFiveStates(seed: number, flavour: Flavour, counts?: number): { readonly truth: SetTruth; readonly states: StateData[] } {
  const random = randomFrom(seed * 7919 + flavours.indexOf(flavour));
  const chemistry = drawChemistry(random, flavour);
  const anyCounts = Math.exp(random.uniform(Math.log(1000), Math.log(20_000)));
  const peakCounts = counts ?? anyCounts;
  const ids = ['before', 'charge1', 'discharge1', 'charge2', 'discharge2'];
  const jumped = flavour === 'jump' ? random.pick(ids) : null;
  const x1 = random.uniform(0.3, 0.9);
  const x2 = random.uniform(0.3, 0.9);
  const electrons = [0, x1, -x2, x1 * random.uniform(0.9, 1), -x2 * random.uniform(0.9, 1)];
  const baseClToRu = random.uniform(3.6, 4.1);
  const truths: StateTruth[] = [];
  const states = ids.map((id, order): StateData => {
    const drawn: DrawnState = {
      id,
      fractions: drawFractions(random, electrons[order]!),
      metal: flavour === 'metal' && random.uniform(0, 1) < 0.5 ? random.uniform(0.05, 0.14) : 0,
      oxide: flavour === 'oxide' && random.uniform(0, 1) < 0.5 ? random.uniform(0.08, 0.2) : 0,
      clToRu: baseClToRu * (1 - random.uniform(0, flavour === 'chlorineLoss' ? 0.2 : 0.04) * order),
      chargeShift: id === jumped ? 0.55 : random.normal(0, 0.2),
      broadening: flavour === 'charging' ? random.uniform(0, 0.7) : 0,
    };
    const { areas, state } = drawState(random, drawn, chemistry, peakCounts, flavour);
    truths.push({ ...drawn, areas });
    return state;
  });
  return { truth: { seed, flavour, peakCounts, states: truths }, states };
}

/** Neighbouring oxidation states by the charge passed, with a few per cent of the third where cells disproportionate. */
function drawFractions(random: Random, electrons: number): [number, number, number] {
  const mixed = random.uniform(0, 1) < 0.4 ? random.uniform(0, 0.06) : 0;
  const ru2 = Math.max(0, -electrons) + mixed;
  const ru4 = Math.max(0, electrons) + mixed;
  const total = Math.max(1, ru2 + ru4);
  return [ru2 / total, Math.max(0, 1 - ru2 - ru4), ru4 / total];
}

/** What all states of a set share. */
function drawChemistry(random: Random, flavour: Flavour) {
  const gauss = random.uniform(0.75, 1.15);
  const lorentz = random.uniform(0.2, 0.45);
  const extra = random.uniform(0.1, 0.35);
  const wider = [random.uniform(-0.05, 0.1), 0, random.uniform(0, 0.2)];
  const tailShare = random.uniform(0.05, 0.12);
  const tailLength = flavour === 'tail' ? random.uniform(0.5, 1.6) : 0;
  const asymmetry = flavour === 'asymmetric' ? random.uniform(0.03, 0.09) : 0;
  const ruLine = (g: number, l: number): GridLine => {
    if (flavour === 'pseudoVoigt') return brutePseudoVoigt(0.5346 * l + Math.sqrt(0.2166 * l * l + g * g), random.uniform(0.2, 0.35));
    if (flavour === 'tail') return bruteExponentialTail(g, l, tailShare, tailLength);
    return flavour === 'asymmetric' ? bruteDoniachSunjic(g, l, asymmetry, 12) : bruteVoigt(g, l);
  };
  const ru3 = random.normal(281.95, 0.12);
  return {
    satellite: flavour === 'satellite' ? drawSatellite(random) : null,
    splitting: random.normal(4.17, 0.015),
    ratio: random.pick([2 / 3, 5.1 / 7.39]),
    positions: [ru3 - random.normal(1.08, 0.08), ru3, ru3 + random.normal(1.1, 0.1)],
    major: wider.map((w) => ruLine(gauss + w, lorentz)),
    minor: wider.map((w) => ruLine(gauss + w, lorentz + extra)),
    oxide: { position: 280.75, major: bruteDoniachSunjic(0.7, 0.3, 0.09, 12), minor: bruteDoniachSunjic(0.7, 0.3 + extra, 0.09, 12) },
    metal: { position: 280.05, major: bruteDoniachSunjic(0.5, 0.3, 0.09, 12), minor: bruteDoniachSunjic(0.5, 0.3 + extra, 0.09, 12) },
    carbon: [
      { line: bruteDoniachSunjic(random.uniform(0.6, 0.9), random.uniform(0.2, 0.3), random.uniform(0.07, 0.13), 12), position: 284.5, share: 1 },
      { line: bruteVoigt(1.1, 0.2), position: 284.5 + random.normal(1.6, 0.1), share: random.uniform(0.1, 0.28) },
      { line: bruteVoigt(1.1, 0.2), position: 284.5 + random.normal(3.0, 0.1), share: random.uniform(0.04, 0.12) },
      { line: bruteVoigt(1.1, 0.2), position: 284.5 + random.normal(4.3, 0.1), share: random.uniform(0.02, 0.1) },
      { line: bruteVoigt(2.6, 0.3), position: 284.5 + 6.6, share: random.uniform(0.03, 0.08) },
    ],
    cToRu: random.uniform(2.2, 4),
    cl: { position: random.normal(198.7, 0.25), major: bruteVoigt(random.uniform(0.85, 1.1), 0.22), splitting: random.normal(1.6, 0.01) },
    ru3p: { major: bruteVoigt(1.6, 2.4), minor: bruteVoigt(1.6, 3.0) },
    loss: random.uniform(0.015, 0.04),
  };
}

/** The share of Ru³⁺ in its satellite, how far above it is and what its lines look like. */
function drawSatellite(random: Random) {
  const [share, shift, gauss] = [random.uniform(0.05, 0.13), random.normal(1.9, 0.15), random.uniform(1.1, 1.7)];
  return { share, shift, major: bruteVoigt(gauss, 0.3), minor: bruteVoigt(gauss, 0.55) };
}

function drawState(random: Random, truth: DrawnState, chemistry: ReturnType<typeof drawChemistry>, peakCounts: number, flavour: Flavour): { readonly areas: StateTruth['areas']; readonly state: StateData } {
  const { ratio, splitting } = chemistry;
  const rsf = testInstrument.rsf;
  const ru = 1000 * random.uniform(0.8, 1.2);
  /** Share of the ruthenium that is bound in the chloride. */
  const bound = 1 - truth.metal - truth.oxide;
  const chloride = truth.fractions.map((fraction) => fraction * bound * ru * rsf.Ru3d);
  const doublet = (major: GridLine, minor: GridLine, position: number, split: number, area: number, r: number): Placed[] => [
    { line: major, position, area: area / (1 + r) },
    { line: minor, position: position + split, area: (area * r) / (1 + r) },
  ];
  const carbonArea = chemistry.cToRu * ru * rsf.C1s * random.uniform(0.85, 1.25);
  const carbonShares = chemistry.carbon.map(({ share }) => share * (share === 1 ? 1 : random.uniform(0.85, 1.15)));
  const carbonSum = carbonShares.reduce((sum, share) => sum + share, 0);
  const { satellite } = chemistry;
  const shaken = chloride[1]! * (satellite?.share ?? 0);
  const ru3d = [
    ...chloride.flatMap((area, i) => doublet(chemistry.major[i]!, chemistry.minor[i]!, chemistry.positions[i]!, splitting, i === 1 ? area - shaken : area, ratio)),
    ...(satellite ? doublet(satellite.major, satellite.minor, chemistry.positions[1]! + satellite.shift, splitting, shaken, ratio) : []),
    ...doublet(chemistry.metal.major, chemistry.metal.minor, chemistry.metal.position, splitting, truth.metal * ru * rsf.Ru3d, ratio),
    ...doublet(chemistry.oxide.major, chemistry.oxide.minor, chemistry.oxide.position, splitting, truth.oxide * ru * rsf.Ru3d, ratio),
    ...chemistry.carbon.map(({ line, position }, i) => ({ line, position, area: (carbonArea * carbonShares[i]!) / carbonSum })),
  ];
  const meanState = truth.fractions[2] - truth.fractions[0];
  const cl = doublet(chemistry.cl.major, chemistry.cl.major, chemistry.cl.position + 0.12 * meanState, chemistry.cl.splitting, truth.clToRu * ru * rsf.Cl2p, 0.5);
  const ru3p = truth.fractions.flatMap((fraction, i) =>
    doublet(chemistry.ru3p.major, chemistry.ru3p.minor, 463.4 + [-1, 0, 1.2][i]!, 22.2, (fraction * bound + (i === 0 ? truth.metal + truth.oxide : 0)) * ru * rsf.Ru3p, 0.5),
  );
  const tougaard = flavour === 'tougaard' ? 1 : 0;
  const base = random.uniform(0.2, 0.45);
  const plans: Record<string, RegionPlan> = {
    Ru3d_C1s: { from: 276, to: 296, step: 0.1, lines: ru3d, loss: chemistry.loss, base, tougaard },
    Cl2p: { from: 194, to: 206, step: 0.1, lines: cl, loss: chemistry.loss * 0.7, base, tougaard },
    Ru3p: { from: 455, to: 500, step: 0.2, lines: ru3p, loss: chemistry.loss * 0.4, base, tougaard: 0 },
  };
  const regions: Record<string, RegionData> = {};
  for (const [name, plan] of Object.entries(plans)) regions[name] = measure(random, `${truth.id}-${name}`, broadened(plan, truth.broadening), truth.chargeShift, peakCounts);
  const areas = { Ru3d: ru * rsf.Ru3d, Cl2p: truth.clToRu * ru * rsf.Cl2p, Ru3p: ru * rsf.Ru3p, C1s: carbonArea };
  return { areas, state: { stateId: truth.id, regions } };
}

/** The region with all its lines wider by a Gaussian. */
function broadened(plan: RegionPlan, fwhm: number): RegionPlan {
  if (fwhm === 0) return plan;
  const wide = new Map(plan.lines.map(({ line }) => [line, bruteBroadened(line, fwhm)]));
  return { ...plan, lines: plan.lines.map((placed) => ({ ...placed, line: wide.get(placed.line)! })) };
}

/** Counts of one region: rate × live time, Poisson, with the live time set so that the region's maximum has about `peakCounts`. */
function measure(random: Random, measurementId: string, plan: RegionPlan, chargeShift: number, peakCounts: number): RegionData {
  const points = Math.round((plan.to - plan.from) / plan.step) + 1;
  const bindingEnergy = Float64Array.from({ length: points }, (_, i) => plan.from + i * plan.step);
  const transmission = bindingEnergy.map((energy) => ((testInstrument.photonEnergyEv - energy) / 1000) ** testInstrument.transmissionExponent);
  const peaks = new Float64Array(points);
  const rate = new Float64Array(points);
  for (const { line, position, area } of plan.lines) {
    if (area === 0) continue;
    const start = readLine(line.integral, plan.from - position - chargeShift);
    for (let i = 0; i < points; i++) {
      const energy = bindingEnergy[i]! - position - chargeShift;
      const profile = area * readLine(line.profile, energy);
      peaks[i]! += profile;
      rate[i]! += profile + (plan.tougaard > 0 ? 0.3 : 1) * plan.loss * area * (readLine(line.integral, energy) - start);
    }
  }
  if (plan.tougaard > 0) addTougaard(rate, peaks, plan.step);
  const top = Math.max(...peaks);
  for (let i = 0; i < points; i++) rate[i]! += top * plan.base * (1 + (0.003 * i * plan.step * 10) / 10);
  const highest = Math.max(...rate.map((value, i) => value * transmission[i]!));
  const livetimeS = peakCounts / highest;
  const counts = rate.map((value, i) => random.poisson(value * transmission[i]! * livetimeS));
  return { measurementId, bindingEnergy, counts, livetimeS, isPoisson: true, transmission };
}

/** Adds the inelastic tail of Tougaard's universal cross section (B 2866 eV², C 1643 eV²). */
function addTougaard(rate: Float64Array, peaks: Float64Array, step: number): void {
  for (let i = 0; i < rate.length; i++) {
    let sum = 0;
    for (let j = 0; j < i; j++) {
      const loss = (i - j) * step;
      sum += (peaks[j]! * 2866 * loss * step) / (1643 + loss * loss) ** 2;
    }
    rate[i]! += sum;
  }
}
