import type { ComponentSpec, ParameterSpec, XpsSettings } from '../model';
import { fixed, linked, shared } from './parameter';

/** C 1s of adventitious carbon (C–C/C–H) by habit, eV; seen from 284.1 to 286.7 eV (Greczynski and Hultman 2017). */
export const adventitiousPosition = 284.8;
export const adventitiousId = 'adventitious';
const biesinger = 'Biesinger 2022, doi 10.1016/j.apsusc.2022.153681';
/** sp2 carbon stands this far below, eV: 0.3 to 0.4. */
const sp2Below = 0.35;

/** The line of adventitious carbon at its assigned energy. */
const adventitiousCarbon = (): ComponentSpec => ({
  id: adventitiousId,
  label: 'C 1s C–C/C–H',
  species: 'C',
  subshell: 'C1s',
  line: 'single',
  lineNames: ['C-C'],
  shape: 'voigt',
  parameters: {
    position: fixed(adventitiousPosition, `charge reference; 284.8 eV: ${biesinger}`),
    gaussFwhm: shared(1.15, `${biesinger}: 1.0 to 1.5 eV`, { min: 0.8, max: 2, priorSd: 0.15 }),
    lorentzFwhm: fixed(0.2, 'natural width of C 1s, 0.1 to 0.2 eV'),
  },
  lossStep: 'carbon',
  states: null,
});

/** Whether a model has an sp2 line beside which adventitious carbon can be put, and none of it yet. @returns the key of its region, or null */
export const regionForAdventitious = ({ regions }: Pick<XpsSettings, 'regions'>): string | null =>
  regions.find(({ components }) => components.some(({ id }) => id === 'sp2') && components.every(({ id }) => id !== adventitiousId))?.region ?? null;

/**
 * The model with adventitious carbon as its charge reference. Its line is put beside that of sp2 carbon, which it overlaps: so that the reference does not
 * hang on an area that may be nothing, sp2 follows it 0.35 eV below (Biesinger 2022: 0.3 to 0.4), and what followed sp2 follows it. The data stay where they
 * are, and the charge shifts that are known change with the scale.
 * @throws when the region has no sp2 line
 */
export function withAdventitiousReference(settings: XpsSettings, regionKey: string): XpsSettings {
  const next = structuredClone(settings);
  const region = next.regions.find(({ region: key }) => key === regionKey);
  const sp2 = region?.components.find(({ id }) => id === 'sp2');
  if (!region || !sp2) throw new Error(`The region ${regionKey} has no sp2 line to put adventitious carbon beside.`);
  const { chargeReference: reference } = next;
  const wasSp2 = reference.kind === 'component' && reference.region === regionKey && reference.component === 'sp2';
  const old = next.regions.find(({ region: key }) => key === reference.region)?.components.find(({ id }) => id === reference.component);
  // Another line than sp2 was held where it was assigned; from now on it has a place of its own.
  if (!wasSp2 && reference.kind === 'component' && old?.parameters['position']) old.parameters['position'] = { ...shared(reference.position, 'user', { min: reference.position - 3, max: reference.position + 3 }) };
  for (const { parameters } of region.components) {
    if (parameters['position']?.link?.to !== 'sp2.position') continue;
    parameters['position'] = linked(`${adventitiousId}.position`, 'with adventitious carbon');
    if (parameters['chemicalShift']) parameters['chemicalShift'] = lowered(parameters['chemicalShift'], sp2Below);
  }
  const before = wasSp2 ? reference.position : (sp2.parameters['position']?.value ?? adventitiousPosition - sp2Below);
  sp2.parameters['position'] = linked(`${adventitiousId}.position`, 'with adventitious carbon');
  sp2.parameters['chemicalShift'] = shared(-sp2Below, `sp2 0.3 to 0.4 eV below C–C/C–H: ${biesinger}`, { min: -0.5, max: -0.2, priorSd: 0.05 });
  region.components.splice(region.components.indexOf(sp2) + 1, 0, adventitiousCarbon());
  const gained = before - (adventitiousPosition - sp2Below);
  const moved = (shifts: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(shifts).map(([state, shift]) => [state, Number((shift + (wasSp2 ? gained : 0)).toFixed(6))]));
  next.chargeReference = { ...reference, kind: 'component', region: regionKey, component: adventitiousId, position: adventitiousPosition, source: `adventitious carbon, C–C/C–H 284.8 eV: ${biesinger}`, shifts: moved(reference.shifts) };
  return next;
}

function lowered(spec: ParameterSpec, by: number): ParameterSpec {
  const less = (value: number): number => Number((value - by).toFixed(6));
  return {
    ...spec,
    value: less(spec.value),
    min: spec.min === null ? null : less(spec.min),
    max: spec.max === null ? null : less(spec.max),
    prior: spec.prior && { ...spec.prior, mean: less(spec.prior.mean) },
    ...(spec.stateValues && { stateValues: Object.fromEntries(Object.entries(spec.stateValues).map(([state, value]) => [state, less(value)])) }),
  };
}
