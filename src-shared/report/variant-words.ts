/** Model variants in words: what each varies, from which number to which, and whose choice it is. */
import { areaRatios, asymmetries, chlorideWidths, isVariantId, splittingStep, windowStep, type VariantId } from '@shared/xps/variants/admissible-variants';
import type { MessageParams } from '@shared/i18n/message';
import type { ComponentSpec, XpsSettings } from '@shared/xps/model';
import { formatNumber, plainNumber } from './number-format';
import type { Texts } from './texts';
import { typesetLine } from './typeset-line';

/** A variant's name, and the sentence that says what was varied and by which source. */
export interface VariantWords {
  readonly name: string;
  readonly how: string;
}

/**
 * A variant in words; its id where a newer program made it.
 * @param fitted the settings that the variant departs from, at their fitted values (`settingsOfResult`)
 */
export function variantWords(id: string, fitted: XpsSettings, t: Texts): VariantWords {
  if (!isVariantId(id)) return { name: id, how: '' };
  const params = changeOf(id, fitted, t);
  return { name: t(`xpsVariant.${id}`, params), how: t(`xpsVariant.${id}.how`, params) };
}

/** The numbers that a variant holds and those that it takes the place of. */
function changeOf(id: VariantId, fitted: XpsSettings, t: Texts): MessageParams {
  const doublets = onePerSubshell(fitted.regions.flatMap(({ components }) => components.filter(({ line }) => line === 'doublet')));
  const eV = (value: number): string => formatNumber(value, { decimals: 2 });
  const list = (values: readonly (readonly [string, number | undefined])[], decimals: number): string =>
    values.flatMap(([subshell, value]) => (value === undefined ? [] : [`${typesetLine(subshell)} ${formatNumber(value, { decimals })}`])).join(', ');
  const valuesOf = (name: string, change = (value: number): number => value) => doublets.map(({ subshell, parameters }) => [subshell, parameters[name] && change(parameters[name].value)] as const);
  switch (id) {
    case 'background.slope':
      return { change: slopes(fitted, t) };
    case 'window.low':
    case 'window.high':
      return { step: windowStep };
    case 'areaRatio.statistical':
    case 'areaRatio.scofield': {
      const kind = id === 'areaRatio.statistical' ? 'statistical' : 'scofield';
      return { values: list(doublets.map(({ subshell }) => [subshell, areaRatios[subshell]?.[kind]]), 3), fitted: list(valuesOf('areaRatio'), 3) };
    }
    case 'splitting.low':
    case 'splitting.high': {
      const step = id === 'splitting.low' ? -splittingStep : splittingStep;
      const moved = valuesOf('splitting', (value) => value + step).filter(([subshell]) => subshell !== 'Ru3p');
      return { step: formatNumber(step, { decimals: 2, signed: true }), values: list(moved, 2) };
    }
    case 'widths.one': {
      const { components, areOne } = fitted.regions.map(chlorideWidths).find((one) => one.components.length > 1) ?? { components: [], areOne: false };
      return { change: t(areOne ? 'xpsVariant.widths.each' : 'xpsVariant.widths.common'), fitted: components.map(({ label, parameters }) => `${label} ${eV(parameters['gaussFwhm']!.value)}`).join(', ') };
    }
    case 'widths.equalPair':
      return { fitted: list(doublets.map(({ subshell, parameters }) => [subshell, (parameters['extraLorentzFwhm'] ?? parameters['extraFwhm'])?.value]), 2) };
    case 'carbon.lowAsymmetry':
    case 'carbon.highAsymmetry':
      return { value: asymmetries[id === 'carbon.lowAsymmetry' ? 'low' : 'high'], fitted: formatNumber(carbonAsymmetry(fitted), { decimals: 3 }) };
    case 'tie.none':
      return { common: plainNumber(100 * (fitted.rutheniumTie?.commonSd ?? NaN)), each: plainNumber(100 * (fitted.rutheniumTie?.stateSd ?? NaN)) };
    default:
      return {};
  }
}

/** The first component of every subshell: the others follow it or say the same. */
function onePerSubshell(components: readonly ComponentSpec[]): ComponentSpec[] {
  return components.filter(({ subshell }, at) => components.findIndex((one) => one.subshell === subshell) === at);
}

/** Which regions lose their slope and which get one. */
function slopes({ regions }: XpsSettings, t: Texts): string {
  const labels = (has: boolean): string => regions.filter(({ background }) => background.slope === has).map(({ label }) => label).join(', ');
  const [off, on] = [labels(true), labels(false)];
  return [...(off === '' ? [] : [t('xpsVariant.slope.off', { regions: off })]), ...(on === '' ? [] : [t('xpsVariant.slope.on', { regions: on })])].join('; ');
}

const carbonAsymmetry = ({ regions }: XpsSettings): number =>
  regions.flatMap(({ components }) => components).find(({ subshell, shape }) => subshell === 'C1s' && shape === 'doniachSunjic')?.parameters['asymmetry']?.value ?? NaN;
