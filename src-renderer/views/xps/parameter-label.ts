import type { MessageKey } from '@shared/i18n/translate';
import type { State } from '@shared/project/document';
import type { XpsSettings } from '@shared/xps/model';
import { t } from '../../session/locale.svelte';
import { parseParameterName } from './component-list';

const labels: Readonly<Record<string, MessageKey>> = {
  position: 'xps.parameter.position',
  chemicalShift: 'xps.parameter.chemicalShift',
  gaussFwhm: 'xps.parameter.gaussFwhm',
  lorentzFwhm: 'xps.parameter.lorentzFwhm',
  fwhm: 'xps.parameter.fwhm',
  mixing: 'xps.parameter.mixing',
  asymmetry: 'xps.parameter.asymmetry',
  tailDamping: 'xps.parameter.tailDamping',
  tailShare: 'xps.parameter.tailShare',
  tailLength: 'xps.parameter.tailLength',
  tail: 'xps.parameter.tail',
  alpha: 'xps.parameter.alpha',
  beta: 'xps.parameter.beta',
  splitting: 'xps.parameter.splitting',
  areaRatio: 'xps.parameter.areaRatio',
  extraLorentzFwhm: 'xps.parameter.extraLorentzFwhm',
};

/** Units of parameters that have one. */
const withoutUnit = new Set(['mixing', 'asymmetry', 'areaRatio', 'alpha', 'beta', 'tailShare', 'tail']);
export const parameterUnit = (name: string): string => (withoutUnit.has(name) ? '' : 'eV');

export const parameterLabel = (name: string): string => (labels[name] ? t(labels[name]) : name);

/** A full parameter name of a result in words: "Ru³⁺ 3d, Gauss width (1st charge)". */
export function fullParameterLabel(name: string, settings: XpsSettings, states: readonly State[]): string {
  const stateLabel = (id: string): string => states.find((state) => state.id === id)?.label ?? id;
  const shift = /^shift@(.+)$/.exec(name)?.[1];
  if (shift !== undefined) return `${t('xps.chargeShift')} (${stateLabel(shift)})`;
  const parsed = parseParameterName(name);
  if (!parsed) return name;
  const { owner, parameter, region, stateId } = parsed;
  const component = settings.regions.find((model) => model.region === region)?.components.find(({ id }) => id === owner);
  const subject = owner === 'background' ? t('xps.lossStep') : (component?.label ?? owner);
  if (parameter === 'area') return t('xps.matrix.area', { component: subject });
  return `${subject}, ${parameterLabel(parameter)}${stateId === null ? '' : ` (${stateLabel(stateId)})`}`;
}
