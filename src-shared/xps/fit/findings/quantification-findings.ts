/** Guard rails of what turns areas into atoms. */
import type { XpsSettings } from '../../model';
import { subshellAngularFactor } from '../../quantification/angular-distribution';
import { relativeMeanFreePath } from '../../quantification/mean-free-path';
import { scaleDifference } from '../../quantification/one-scale';
import { otherPhotonEnergy } from '../../sensitivity-factors/factor-table';
import type { Finding, StateResult } from '../../result';
import { finding } from './finding';
import type { FittedSeries } from '../fitted-series';

interface Quantified {
  readonly series: FittedSeries;
  readonly states: readonly StateResult[];
}

/** Everything that speaks against Cl/Ru and atomic per cent, but for what the sample itself may hold. */
export function quantificationFindings(context: Quantified): Finding[] {
  return [...correctionFindings(context), ...subshellFindings(context), ...scaleFindings(context), ...ordinateFindings(context), ...ratioFindings(context), ...agreementFindings(context)];
}

const quantifies = (settings: XpsSettings): boolean => settings.regions.some(({ region }) => region === 'Cl2p') && settings.regions.length > 1;

/** What is corrected for twice, or not at all. */
function correctionFindings({ series: { settings, compiled } }: Quantified): Finding[] {
  const { transmission, sensitivityFactors, inelasticMeanFreePath, angularDistribution } = settings.quantification;
  const { includes, name: set } = sensitivityFactors;
  const findings: Finding[] = [];
  if (includes.transmission && compiled.regions.some((region) => region.transmission !== null)) findings.push(finding('problem', 'transmissionTwice', { set }));
  if (inelasticMeanFreePath.kind !== 'none' && includes.inelasticMeanFreePath) findings.push(finding('problem', 'meanFreePathTwice', { set }));
  if (angularDistribution && includes.asymmetry) findings.push(finding('problem', 'angularTwice', { set }));
  if (!quantifies(settings)) return findings;
  if (inelasticMeanFreePath.kind === 'none' && !includes.inelasticMeanFreePath) findings.push(finding('caution', 'meanFreePathMissing', { set }));
  const missing = compiled.regions.filter((region) => region.transmission === null).length;
  if (!includes.transmission && transmission.kind !== 'power' && missing > 0) findings.push(finding('caution', 'transmissionMissing', { measurements: missing }));
  return findings;
}

/** Constants that the lines of the model want, and the photon energy they are for. */
function subshellFindings({ series: { settings }, states }: Quantified): Finding[] {
  const { sensitivityFactors, inelasticMeanFreePath, angularDistribution } = settings.quantification;
  const { factors, name: set } = sensitivityFactors;
  const components = settings.regions.flatMap((model) => model.components);
  const subshells = [...new Set(components.map(({ subshell }) => subshell))];
  const other = quantifies(settings) ? otherPhotonEnergy(sensitivityFactors, settings.photonEnergyEv) : null;
  const lines = states.flatMap(({ regions }) => regions.flatMap((region) => region.lines));
  const tooSlow = subshells.flatMap((subshell): Finding[] => {
    const line = lines.find(({ component }) => components.some(({ id, subshell: own }) => id === component && own === subshell));
    const kinetic = line ? settings.photonEnergyEv - line.position.value : null;
    return kinetic === null || relativeMeanFreePath(inelasticMeanFreePath, kinetic) !== null ? [] : [finding('problem', 'tooSlow', { subshell, kinetic, energy: settings.photonEnergyEv })];
  });
  return [
    ...(other === null ? [] : [finding('problem', 'factorsOtherEnergy', { set, of: other, energy: settings.photonEnergyEv })]),
    ...subshells.filter((subshell) => factors[subshell] === undefined).map((subshell) => finding('caution', 'factorMissing', { subshell, set })),
    ...subshells.filter((subshell) => subshellAngularFactor(angularDistribution, subshell) === null).map((subshell) => finding('caution', 'betaMissing', { subshell })),
    ...tooSlow,
  ];
}

/** Spectra of one state that are not of one scale: what is calculated from two of them is left out. */
function scaleFindings({ series: { compiled, settings } }: Quantified): Finding[] {
  if (!quantifies(settings)) return [];
  return settings.states.flatMap((stateId): Finding[] => {
    const regions = compiled.regions.filter((region) => region.stateId === stateId);
    const differences = new Set(regions.flatMap((one, i) => regions.slice(i + 1).map((other) => scaleDifference(one, other))));
    const energies = regions.flatMap(({ model, data }) => (data.passEnergyEv === undefined ? [] : [`${model.label} ${data.passEnergyEv} eV`]));
    const [known, unknown] = [true, false].map((isKnown) => regions.filter(({ transmission }) => (transmission !== null) === isKnown).map(({ model }) => model.label));
    return [
      ...(differences.has('transmission') ? [finding('problem', 'transmissionMixed', { known: known!.join(', '), unknown: unknown!.join(', ') }, stateId)] : []),
      ...(differences.has('passEnergy') ? [finding('problem', 'passEnergies', { energies: energies.join(', ') }, stateId)] : []),
    ];
  });
}

/** Ordinates of one state that may not be of one scale: raw counts are, a rate only if it is really per second. */
function ordinateFindings({ series: { compiled, settings } }: Quantified): Finding[] {
  if (!quantifies(settings)) return [];
  return settings.states.flatMap((stateId): Finding[] => {
    const regions = compiled.regions.filter((region) => region.stateId === stateId && region.data.livetimeS !== null);
    const [counted, others] = [true, false].map((isPoisson) => regions.filter(({ data }) => data.isPoisson === isPoisson).map(({ model }) => model.label));
    return counted!.length > 0 && others!.length > 0 ? [finding('caution', 'mixedOrdinates', { counted: counted!.join(', '), others: others!.join(', ') }, stateId)] : [];
  });
}

/** No solid has so many or so few chlorine atoms for each of ruthenium that a spectrum of both would be fitted: the scales of the spectra differ. */
export const isImplausible = (clToRu: number): boolean => clToRu > 20 || clToRu < 0.1;

/** Cl/Ru that is missing, not by the subshell that was asked for, or of no substance. */
function ratioFindings({ series: { settings }, states }: Quantified): Finding[] {
  const { ruFrom } = settings.quantification;
  const others = states.filter(({ clToRuFrom = [] }) => clToRuFrom[0] && clToRuFrom[0].ruSubshell !== ruFrom);
  const instead = others[0]?.clToRuFrom?.[0];
  return [
    ...(instead ? [finding('caution', 'rutheniumFromOther', { wanted: ruFrom, used: instead.ruSubshell, states: others.map(({ stateId }) => stateId).join(', ') })] : []),
    ...states.flatMap(({ stateId, regions, clToRu }): Finding[] => {
      const hasBoth = ['Cl2p', 'Ru3d_C1s'].every((key) => regions.some(({ region }) => region === key));
      if (clToRu === null) return hasBoth ? [finding('caution', 'noRatio', {}, stateId)] : [];
      return isImplausible(clToRu.value) ? [finding('problem', 'ratioImplausible', { ratio: clToRu.value }, stateId)] : [];
    }),
  ];
}

/** Ruthenium by Ru 3p and by Ru 3d differ by more than this many standard uncertainties: one time in seven where all is as it should be. */
const disagreement = 1.5;

/** Ruthenium by both of its subshells, over all states, for what makes them differ is common to these. */
function agreementFindings({ states }: Quantified): Finding[] {
  const both = states.flatMap(({ ru3pToRu3d }) => ru3pToRu3d ?? []);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (both.length === 0) return [];
  const excess = mean(both.map(({ ratio }) => ratio.value)) - 1;
  const doubt = Math.hypot(mean(both.map(({ commonRelative }) => commonRelative)), mean(both.map(({ ratio }) => ratio.stdUncertainty ?? 0)));
  return Math.abs(excess) > disagreement * doubt ? [finding('caution', 'rutheniumDisagrees', { percent: 100 * excess, doubt: 100 * doubt })] : [];
}
