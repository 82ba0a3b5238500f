/** Limits of phases in the units that people ask for: counts, share of the halo, weight per cent of the active material. */
import { formulaAmounts, molarMass } from '@shared/electrochemistry/formula';
import { subscriptDigits, superscriptDigits } from '@shared/i18n/small-digits';
import type { XrdResult } from '@shared/xrd/result';
import { conversionDoubt, weightShare, type Substance } from '@shared/xrd/weight-share';

export type XrdPhaseResult = XrdResult['phases'][number];
export type LimitUnit = 'counts' | 'halo' | 'weight';
export const limitUnits: readonly LimitUnit[] = ['weight', 'halo', 'counts'];

/** A phase's name as chemists write it: "alpha-RuCl3" is α-RuCl₃. */
export function phaseLabel(name: string): string {
  return name
    .replace(/^alpha-/, 'α-')
    .replace(/^beta-/, 'β-')
    .replace(/\((\d*[+-])\)$/, (_, charge: string) => superscriptDigits(charge))
    .replace(/([A-Za-z)\]])(\d+)/g, (_, before: string, digits: string) => before + subscriptDigits(digits));
}

/** Substances by name: tables ask for the same few in every cell. */
const substances = new Map<string, Substance | null>();

/** The substance of a phase's name or a formula, or null when it is neither. */
export function substanceOf(name: string): Substance | null {
  if (!substances.has(name)) substances.set(name, readSubstance(name));
  return substances.get(name) ?? null;
}

function readSubstance(name: string): Substance | null {
  // Forms and polytypes ("alpha-", "c-", "-2H") are not part of the formula.
  const formula = name.replace(/^(alpha|beta|gamma|[a-z])-/, '').replace(/-\d[HR]$/, '').replace(/^graphite$/i, 'C');
  const amounts = formulaAmounts(formula);
  const mass = molarMass(formula);
  return amounts === null || mass === null ? null : { amounts, molarMass: mass };
}

/** All halos of a pattern together, counts × °; null when there is none. */
export function haloArea({ halos }: XrdResult): number | null {
  const area = halos.reduce((sum, halo) => sum + halo.area.value, 0);
  return area > 0 ? area : null;
}

/**
 * A limit on the area of a phase's strongest line in a unit: as `amountInUnit` has it, but by weight the phase may scatter only half of
 * what the conversion assumes, so that the limit holds with the factor of two that the conversion is good to.
 */
export function inUnit(area: number, phase: XrdPhaseResult, result: XrdResult, unit: LimitUnit, sampleFormula: string): number | null {
  return amountInUnit(unit === 'weight' ? conversionDoubt * area : area, phase, result, unit, sampleFormula);
}

/**
 * An area of a phase's strongest line in a unit: counts × ° as it is; per cent of all halos, with all of the phase's lines; weight per
 * cent of the active material (see weight-share.ts for what that assumes). Null where the pattern or the formulas do not allow it.
 */
export function amountInUnit(area: number, phase: XrdPhaseResult, result: XrdResult, unit: LimitUnit, sampleFormula: string): number | null {
  if (unit === 'counts') return area;
  const halos = haloArea(result);
  if (halos === null || phase.lineSum === undefined) return null;
  const lines = Math.max(0, area) * phase.lineSum;
  if (unit === 'halo') return (100 * lines) / halos;
  const [substance, sample] = [substanceOf(phase.name), substanceOf(sampleFormula)];
  return substance && sample ? 100 * weightShare(lines, halos, substance, sample) : null;
}

/** The phases that were asked for: the listed ones, or, where nobody listed any, the starting materials among the shipped ones. */
export function askedPhases({ phases }: XrdResult): XrdPhaseResult[] {
  const listed = phases.filter(({ origin }) => origin === 'listed');
  return listed.length > 0 ? listed : phases.filter(({ name }) => name === 'LiCl' || name === 'alpha-RuCl3');
}

/** The first unit, in the order weight, halo, counts, in which every given phase has a limit. */
export function commonUnit(phases: readonly XrdPhaseResult[], result: XrdResult, sampleFormula: string): LimitUnit {
  return limitUnits.find((unit) => phases.every((phase) => phase.upperLimit95 === null || inUnit(phase.upperLimit95, phase, result, unit, sampleFormula) !== null)) ?? 'counts';
}

/** Two digits, rounded up, so that the statement stays true. */
export function limitDigits(limit: number): string {
  if (!(limit > 0)) return '0';
  const place = 10 ** (Math.floor(Math.log10(limit)) - 1);
  const rounded = Math.ceil(limit / place - 1e-9) * place;
  return rounded >= 10 ? String(Math.round(rounded)) : rounded.toPrecision(2);
}

/**
 * Scherrer size of crystallites, nm, whose line at `twoTheta` (°) is `fwhm` (°) wide, K = 0.9, without correction for the instrument: real
 * crystallites are at least as large. Source: Patterson, Phys. Rev. 56, 978 (1939), doi 10.1103/PhysRev.56.978.
 */
export function scherrerSizeNm(fwhm: number, twoTheta: number, wavelengthA: number): number {
  const radian = Math.PI / 180;
  return (0.09 * wavelengthA) / (fwhm * radian * Math.cos((twoTheta / 2) * radian));
}
