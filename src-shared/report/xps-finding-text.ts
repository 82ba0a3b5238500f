/** Findings and parameters of an XPS fit in words: they name parameters and states by their ids, people read their labels. */
import type { MessageParams } from '@shared/i18n/message';
import { translate, translateStored, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { State } from '@shared/project/document';
import { parseParameterName } from '@shared/xps/fit/parameter-names';
import type { XpsSettings } from '@shared/xps/model';
import type { Finding } from '@shared/xps/result';
import type { Texts } from './texts';

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
  extraFwhm: 'xps.parameter.extraFwhm',
  satelliteShare: 'xps.parameter.satelliteShare',
  satelliteShift: 'xps.parameter.satelliteShift',
  satelliteWidth: 'xps.parameter.satelliteWidth',
};

/** "gaussFwhm" as one says it. */
export const parameterText = (name: string, t: Texts): string => (labels[name] ? t(labels[name]) : name);

const inElectronVolts = new Set(['position', 'chemicalShift', 'gaussFwhm', 'lorentzFwhm', 'extraLorentzFwhm', 'extraFwhm', 'fwhm', 'tailDamping', 'tailLength', 'splitting', 'satelliteShift', 'satelliteWidth']);

/** "eV", or "" for a parameter without a unit. @param name of a line's parameter, e.g. "gaussFwhm" */
export const parameterUnit = (name: string): string => (inElectronVolts.has(name) ? 'eV' : '');

/** The unit of a full parameter name of a result: charge shifts and what {@link parameterUnit} knows; areas are amplitudes and have none here. */
export function fullParameterUnit(name: string): string {
  const ofState = stateParameter(name);
  return ofState ? ofState.unit : parameterUnit(parseParameterName(name)?.parameter ?? '');
}

/** What a state has of its own beside its regions, by the beginning of the full name. */
const ofStates: Readonly<Record<string, { readonly label: MessageKey; readonly unit: string }>> = {
  shift: { label: 'xps.chargeShift', unit: 'eV' },
  broadening: { label: 'xps.broadening', unit: 'eV²' },
};

function stateParameter(name: string): { readonly label: MessageKey; readonly unit: string; readonly stateId: string | null } | null {
  const [, kind = '', stateId = null] = /^(\w+)(?:@(.+))?$/.exec(name) ?? [];
  const known = ofStates[kind];
  return known ? { ...known, stateId } : null;
}

/** A full parameter name of a result in words: "Ru³⁺ 3d, Gauss width (1st charge)". */
export function fullParameterText(name: string, { regions }: Pick<XpsSettings, 'regions'>, states: readonly Pick<State, 'id' | 'label'>[], locale: Locale): string {
  const stateLabel = (id: string): string => states.find((state) => state.id === id)?.label ?? id;
  const inState = (id: string | null): string => (id === null ? '' : ` (${stateLabel(id)})`);
  const ofState = stateParameter(name);
  if (ofState) return `${translate(locale, ofState.label)}${inState(ofState.stateId)}`;
  const parsed = parseParameterName(name);
  if (!parsed) return name;
  const { owner, parameter, region, stateId } = parsed;
  const component = regions.find((model) => model.region === region)?.components.find(({ id }) => id === owner);
  const subject = owner === 'background' ? translate(locale, 'xps.lossStep') : (component?.label ?? owner);
  if (parameter === 'area') return translate(locale, 'xps.matrix.area', { component: subject });
  return `${subject}, ${parameterText(parameter, (key, params) => translate(locale, key, params))}${inState(stateId)}`;
}

/** What a finding says. Without settings its parameters keep their ids. */
export function xpsFindingText({ key, params }: Finding, settings: Pick<XpsSettings, 'regions'> | null, states: readonly Pick<State, 'id' | 'label'>[], locale: Locale): string {
  const label = (id: string): string => states.find((state) => state.id === id)?.label ?? id;
  const list = (value: string, separator: string, say: (one: string) => string): string => value.split(', ').map(say).join(separator);
  const named = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (typeof value !== 'string') return [name, value];
    if (name === 'state' || name === 'states') return [name, list(value, ', ', label)];
    if (settings && (name === 'parameter' || name === 'a' || name === 'b')) return [name, fullParameterText(value, settings, states, locale)];
    if (settings && name === 'parameters') return [name, list(value, '; ', (one) => fullParameterText(one, settings, states, locale))];
    return [name, value];
  });
  return translateStored(locale, key, Object.fromEntries(named) satisfies MessageParams);
}
