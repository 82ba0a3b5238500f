/** What cannot be, or should not be, in one chloride of ruthenium: its chlorine, its oxidation states side by side, energies, debris, and amounts by two subshells. */
import type { Finding } from '../../result';
import { finding as make } from './finding';
import type { FindingContext } from './finding-context';
import { oxygenVerdict } from './oxygen-findings';
import { isImplausible } from './quantification-findings';

/** Cl/Ru above this has more chlorine than LiRuCl4 and any measurement error of its own. */
const excessChlorine = 4.8;
/** Ru²⁺ and Ru⁴⁺ of one chloride react to Ru³⁺: the smaller share is expected to be zero within this many of its standard uncertainties, and below this share nobody asks. */
const coexisting = { deviations: 3, share: 0.03 };
/** A charge shift beyond this, eV, is more often a wrong energy scale (work function subtracted twice) than charging. */
const suspiciousShift = 2.5;
/** A tie missed by more than this many of its standard deviations is no longer what it stands for. */
const tieMissed = 2;

/** Too much chlorine, Ru²⁺ beside Ru⁴⁺, and energies that speak for a wrong scale. */
export function chemistryFindings({ series, states, offsets, oxygen, trials }: FindingContext): Finding[] {
  const { settings } = series;
  const verdict = oxygenVerdict(oxygen, trials, series);
  const findings: Finding[] = [];
  for (const state of states) {
    if (state.clToRu && state.clToRu.value > excessChlorine && !isImplausible(state.clToRu.value)) findings.push(make('caution', 'excessChlorine', { ratio: state.clToRu.value }, state.stateId));
    if (state.fractions) {
      const { 'Ru2+': ru2, 'Ru4+': ru4 } = state.fractions;
      const { value, stdUncertainty } = ru2.value < ru4.value ? ru2 : ru4;
      if (stdUncertainty !== null && value > coexisting.share && value > coexisting.deviations * stdUncertainty) findings.push(make('caution', 'coexistence', { ru2: ru2.value, ru4: ru4.value, ...(verdict && { oxygen: verdict }) }, state.stateId, 'Ru3d_C1s'));
    }
    if (state.chargeShift && Math.abs(state.chargeShift.value) > suspiciousShift) findings.push(make('caution', 'energyScale', { shift: state.chargeShift.value }, state.stateId));
  }
  for (const { stateId, offset, regions } of offsets) {
    const shift = states.find((state) => state.stateId === stateId)?.chargeShift?.value ?? 0;
    const labels = regions.map((key) => settings.regions.find(({ region }) => region === key)?.label ?? key).join(', ');
    if (Math.abs(offset) > suspiciousShift && Math.abs(offset - shift) > suspiciousShift / 2) findings.push(make('problem', 'energyOffset', { offset, shift, lines: labels }, stateId));
  }
  return findings;
}

/** Zirconium of a separator, and the chloride that it brings with it. */
export function debrisFindings({ debris, states }: FindingContext): Finding[] {
  return debris.map(({ stateId, position, significance, chlorine }) => {
    if (!chlorine) return make('caution', 'separatorDebrisSeen', { position, significance }, stateId, 'Zr3d');
    const { zrToRu, clToRu, corrected } = chlorine;
    const uncertainty = states.find((state) => state.stateId === stateId)?.clToRu?.stdUncertainty ?? 0;
    // Less than the ratio is uncertain by is worth a remark only.
    return make(clToRu - corrected < uncertainty ? 'info' : 'caution', 'separatorDebris', { position, zrToRu, extra: clToRu - corrected, ratio: clToRu, corrected }, stateId, 'Zr3d');
  });
}

/** How far ruthenium by Ru 3p is off that by Ru 3d where the fit ties them. */
export function tieFindings({ series: { settings }, tie }: FindingContext): Finding[] {
  const { rutheniumTie } = settings;
  if (!rutheniumTie) return [];
  const subshells = settings.regions.flatMap(({ components }) => components.map(({ subshell }) => subshell));
  if (!tie) return ['Ru3d', 'Ru3p'].every((subshell) => subshells.includes(subshell)) ? [make('info', 'tieImpossible')] : [];
  const off = Math.abs(tie.common - 1) / rutheniumTie.commonSd;
  const apart = tie.states.filter(({ before, beforeUncertainty }) => Math.abs(before / tie.common - 1) > tieMissed * Math.hypot(rutheniumTie.stateSd, (beforeUncertainty ?? 0) / before));
  return [
    ...(off > tieMissed ? [make('caution', 'tieOff', { percent: 100 * (tie.common - 1), sd: 100 * rutheniumTie.commonSd })] : []),
    ...apart.map(({ stateId, before, after }) => make('caution', 'tieMissed', { before: 100 * (before / tie.common - 1), after: 100 * (after / tie.common - 1), sd: 100 * rutheniumTie.stateSd }, stateId, 'Ru3p')),
  ];
}
