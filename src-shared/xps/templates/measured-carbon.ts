import type { ComponentSpec, ParameterSpec, RegionModel, XpsSettings } from '../model';
import { c1s } from './c1s';
import { sp2Position } from './carbon';

/** What of the carbon belongs to the carbon and the spectrometer, not to the sample: the sp2 line's shape and its shake-up. Areas and groups of oxidised carbon stay free. */
const taken: Readonly<Record<string, readonly string[]>> = {
  sp2: ['gaussFwhm', 'lorentzFwhm', 'asymmetry', 'tailDamping'],
  shakeUp: ['chemicalShift', 'gaussFwhm'],
};

/** The carbon of a model, where it can lend or take a shape: the same component with the same line shape on both sides. */
const partner = (model: RegionModel, { id, shape }: ComponentSpec): ComponentSpec | undefined => model.components.find((component) => component.id === id && component.shape === shape);

/** Whether a model of carbon alone can give its shape to the carbon of another. */
export const canLendCarbon = (from: RegionModel, to: RegionModel): boolean =>
  from.region !== to.region && from.components.every(({ subshell }) => subshell === 'C1s') && to.components.some((component) => component.id === 'sp2' && partner(from, component) !== undefined);

/**
 * What a spectrum of carbon alone is fitted with, beside the settings of a series: the model of C 1s, its sp2 line as the reference.
 * @param stateId by which the spectrum goes in the fit
 */
export function carbonAloneSettings(series: XpsSettings, stateId: string): XpsSettings {
  const model = c1s();
  const { searchRange } = series.chargeReference;
  const settings: XpsSettings = {
    ...structuredClone(series),
    regions: [model],
    chargeReference: { kind: 'component', region: model.region, component: 'sp2', position: sp2Position, source: 'carbon alone', shifts: {}, searchRange },
    states: [stateId],
    foreignSpecies: 'ignore',
  };
  delete settings.rutheniumTie;
  delete settings.fitted;
  return settings;
}

const sourcePrefix = 'measured alone: ';
/** The source of a number that was measured on carbon alone, as a model keeps it, and what it names. */
export const carbonSource = (name: string): string => `${sourcePrefix}${name}`;
/** What such a source names; null for any other. */
export const carbonOfSource = (source: string): string | null => (source.startsWith(sourcePrefix) ? source.slice(sourcePrefix.length) : null);

/** Whether a fit of all states gave a number one value: not one that was held, that follows another or that differs from state to state. */
const isOneNumber = ({ mode, freeIn }: ParameterSpec): boolean => mode === 'shared' && freeIn.length === 0;

/**
 * The model with the carbon's shape held as it was measured on carbon alone (pure Ketjenblack): under Ru 3d3/2 it cannot be fitted well, and
 * what it gets wrong goes to ruthenium.
 * @param from the model of C 1s with its fitted values
 * @param source where the shape was measured, in words
 */
export function withMeasuredCarbon(to: RegionModel, from: RegionModel, source: string): RegionModel {
  const held = (spec: ParameterSpec, value: number): ParameterSpec => ({ ...spec, value, mode: 'fixed', prior: null, link: null, freeIn: [], source });
  return {
    ...to,
    components: to.components.map((component) => {
      const lender = partner(from, component);
      const names = taken[component.id];
      if (!lender || !names) return component;
      const parameters = Object.fromEntries(
        Object.entries(component.parameters).map(([name, spec]) => {
          const measured = lender.parameters[name];
          return [name, names.includes(name) && measured && isOneNumber(measured) ? held(spec, measured.value) : spec];
        }),
      );
      return { ...component, parameters };
    }),
  };
}
