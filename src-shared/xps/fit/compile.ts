import type { AmplitudeTie, Block, BlockValues, Parameter, Problem } from '@shared/numerics/least-squares/types';
import { lineShapes } from '../line-shapes/line-shapes';
import type { ComponentSpec, RegionModel, XpsSettings } from '../model';
import { regionTransmission } from '../quantification/transmission';
import type { RegionData, StateData } from '../series';
import { BroadenedColumn, broadeningRole } from './broadened-column';
import { ComponentColumn } from './component-column';
import { isFittable } from './fittable';
import { regionNoise } from './noise';
import { areaScaleName, broadeningName, componentPath, isChargeReference, lossStepPath, parameterName, shiftName, specIn } from './parameter-names';
import { SatelliteColumn, hasSatellite } from './satellite-column';
import { SplitColumn, type ApartCharge } from './split-column';
import { staticBackground, type StaticBackground } from './static-background';
import { windowed } from './windowed';

/** One region of one state as the fit sees it: what its block's columns mean. */
export interface CompiledRegion {
  readonly stateId: string;
  readonly model: RegionModel;
  /** Inside the fit window. */
  readonly data: RegionData;
  readonly transmission: Float64Array | null;
  /** Components present in this state, in column order; the background's columns follow. */
  readonly components: readonly ComponentSpec[];
  /** Names of the background's columns. */
  readonly backgroundColumns: readonly string[];
  /** The part of the background that was computed before the fit. */
  readonly staticBackground: StaticBackground | null;
  readonly blockName: string;
}

/** A series as a least-squares problem, and what its blocks mean, in the same order. */
export interface CompiledSeries {
  readonly problem: Problem;
  readonly regions: readonly CompiledRegion[];
}

/** A model with what is only tried: the states of whose chloride a part is charged otherwise. */
export interface TriedModel extends XpsSettings {
  readonly apartCharge?: Readonly<Record<string, ApartCharge>>;
}

/** Species that belong to the chloride, and so are charged as it is. */
const ofChloride: ReadonlySet<ComponentSpec['species']> = new Set(['Ru2+', 'Ru3+', 'Ru4+']);

/** The name of the block of a region in a state. */
export const blockName = (region: string, stateId: string): string => `${region}@${stateId}`;
/** The position as it appears in the data of a state: true position + chemical shift + charge shift. */
const observedName = (region: string, component: string, stateId: string): string => `${region}/${component}.observed@${stateId}`;

/**
 * Turns settings and data into one least-squares problem: a block per state and region, areas and background as amplitudes,
 * positions, widths, loss steps and charge shifts as search parameters, links as affine maps. Regions with too few channels are left out.
 * @throws when settings and data contradict each other, with a sentence naming what
 */
export function compileSeries(states: readonly StateData[], settings: TriedModel): CompiledSeries {
  const parameters = new ParameterTable(settings);
  const regions: CompiledRegion[] = [];
  const blocks: Block[] = [];
  for (const stateId of settings.states) {
    const state = states.find((one) => one.stateId === stateId);
    if (!state) throw new Error(`No data for state "${stateId}"`);
    const present = settings.regions.filter((model) => isFittable(state.regions[model.region], model));
    parameters.addShift(stateId, present);
    for (const model of present) {
      const region = compileRegion(stateId, model, state.regions[model.region]!, settings);
      regions.push(region);
      blocks.push(compileBlock(region, parameters));
    }
  }
  if (blocks.length === 0) throw new Error('None of the chosen states has a spectrum of any region in the model');
  return { problem: { parameters: parameters.list(), blocks }, regions };
}

function compileRegion(stateId: string, model: RegionModel, whole: RegionData, settings: XpsSettings): CompiledRegion {
  const data = windowed(whole, model.window);
  const { kind, slope } = model.background;
  const transmission = regionTransmission(data, settings);
  const backgroundColumns: string[] = kind === 'linear' || kind === 'shirleyCofit' ? ['constant'] : [];
  if (kind === 'linear' || (slope && kind !== 'none')) backgroundColumns.push('slope');
  const components = model.components
    .filter((component) => component.states === null || component.states.includes(stateId))
    // Only the co-fitted background has a step of its own behind every line.
    .map((component) => (kind === 'shirleyCofit' ? component : { ...component, lossStep: null }));
  if (components.length + backgroundColumns.length === 0) throw new Error(`The model of region ${model.region} has neither components nor background`);
  return {
    stateId, model, data, transmission, components, backgroundColumns,
    staticBackground: staticBackground(model.background, data, transmission),
    blockName: blockName(model.region, stateId),
  };
}

type Column = ComponentColumn | SatelliteColumn | SplitColumn | BroadenedColumn;

/** Uneven charging of insulators widens lines by some tenths of an eV up to one: squared, eV². */
const broadeningSd = 0.4;

/** Whether a component's width is fitted in this state alone. */
export function hasOwnWidth(region: RegionModel, component: ComponentSpec, stateId: string): boolean {
  const width = component.parameters['gaussFwhm'] ? 'gaussFwhm' : 'fwhm';
  return parameterName(region, componentPath(component, width), stateId).endsWith(`@${stateId}`);
}

/** Collects the search parameters of all blocks, each once. */
class ParameterTable {
  private readonly byName = new Map<string, Parameter>();
  private readonly columns = new Map<string, Column>();

  constructor(private readonly settings: TriedModel) {}

  list(): Parameter[] {
    return [...this.byName.values()];
  }

  /** The charge shift of a state; fitted only where the state has the line that defines it. */
  addShift(stateId: string, present: readonly RegionModel[]): void {
    const { chargeReference } = this.settings;
    const [min, max] = chargeReference.searchRange;
    const isFitted = present.some((model) =>
      model.components.some((component) => isChargeReference(this.settings, model, component) && (component.states?.includes(stateId) ?? true)),
    );
    const value = chargeReference.shifts[stateId] ?? 0;
    this.byName.set(
      shiftName(stateId),
      isFitted ? { name: shiftName(stateId), value: Math.min(max, Math.max(min, value)), min, max } : { name: shiftName(stateId), value, vary: false },
    );
  }

  /** Whether a parameter can move: it is fitted, or follows one that is. */
  isFree(name: string): boolean {
    const parameter = this.byName.get(name)!;
    return parameter.link ? parameter.link.terms.some((term) => this.isFree(term.name)) : parameter.vary !== false;
  }

  /** The column of a component, common to the states so that they share what preparing a line costs; a state that is broadened has its own. */
  column(region: RegionModel, component: ComponentSpec, stateId: string): Column {
    const isBroadened = this.broadeningOf(region, component, stateId) !== null;
    const apart = ofChloride.has(component.species) ? this.settings.apartCharge?.[stateId] : undefined;
    const key = `${region.region}/${component.id}${isBroadened || apart ? `@${stateId}` : ''}`;
    let column = this.columns.get(key);
    if (!column) {
      const whole = () => new (hasSatellite(component) ? SatelliteColumn : ComponentColumn)(component, lineShapes[component.shape]);
      const sharp = apart ? new SplitColumn(whole(), whole(), apart) : whole();
      this.columns.set(key, (column = isBroadened ? new BroadenedColumn(sharp) : sharp));
    }
    return column;
  }

  /** The extra broadening of a component in a state to begin with; null where the state has none or the component a width of its own there. */
  private broadeningOf(region: RegionModel, component: ComponentSpec, stateId: string): number | null {
    const broadening = this.settings.broadening?.[stateId];
    return broadening === undefined || hasOwnWidth(region, component, stateId) ? null : broadening;
  }

  /** Adds (once) the extra broadening of a state. */
  addBroadening(stateId: string): string {
    const name = broadeningName(stateId);
    this.byName.set(name, { name, value: this.settings.broadening![stateId]!, min: 0, max: 4, prior: { mean: 0, sd: broadeningSd } });
    return name;
  }

  /** Adds (once) the factor that the given areas of a component have in common. */
  addAreaScale(component: ComponentSpec): string {
    const name = areaScaleName(component);
    this.byName.set(name, { name, value: 1, min: 0, prior: { mean: 1, sd: component.areaPriors!.commonSd } });
    return name;
  }

  /** Adds (once) the parameter that a state uses for "component.parameter" and gives its name. */
  add(region: RegionModel, path: string, stateId: string, component: ComponentSpec | null): string {
    const name = parameterName(region, path, stateId);
    if (this.byName.has(name)) return name;
    const spec = specIn(region, path, stateId);
    const isReference = component !== null && path === componentPath(component, 'position') && isChargeReference(this.settings, region, component);
    if (isReference) {
      this.byName.set(name, { name, value: this.settings.chargeReference.position, vary: false });
    } else if (spec.mode === 'linked' && !spec.isFreeAlone) {
      if (!spec.link) throw new Error(`"${path}" of region ${region.region} is linked to nothing`);
      const target = region.components.find((one) => spec.link!.to.startsWith(`${one.id}.`)) ?? null;
      const to = this.add(region, spec.link.to, stateId, target);
      this.byName.set(name, { name, value: spec.start, link: { offset: spec.link.offset, terms: [{ name: to, factor: spec.link.factor }] } });
    } else if (spec.mode === 'fixed' && !spec.isFreeAlone) {
      this.byName.set(name, { name, value: spec.start, vary: false });
    } else {
      const [min, max] = [spec.min ?? -Infinity, spec.max ?? Infinity];
      this.byName.set(name, { name, value: Math.min(max, Math.max(min, spec.start)), min, max, ...(spec.prior ? { prior: spec.prior } : {}) });
    }
    return name;
  }

  /** Adds the observed position of a component in a state. */
  addObserved(region: RegionModel, component: ComponentSpec, stateId: string): string {
    const name = observedName(region.region, component.id, stateId);
    const terms = [this.add(region, componentPath(component, 'position'), stateId, component), shiftName(stateId)];
    if (component.parameters['chemicalShift']) terms.push(this.add(region, componentPath(component, 'chemicalShift'), stateId, component));
    this.byName.set(name, { name, value: 0, link: { offset: 0, terms: terms.map((term) => ({ name: term, factor: 1 })) } });
    return name;
  }
}

function compileBlock(region: CompiledRegion, table: ParameterTable): Block {
  const { model, data, components, transmission } = region;
  const parameters: string[] = [];
  const dependence: { column: number; parameter: number }[] = [];
  const columns = components.map((component, column) => {
    const evaluator = table.column(model, component, region.stateId);
    const indices = evaluator.layout.names.map((role) => {
      const name = nameOfRole(role, region, component, table);
      let index = parameters.indexOf(name);
      if (index < 0) index = parameters.push(name) - 1;
      return index;
    });
    // What cannot move needs no derivative.
    const slots = indices.map((parameter) => (table.isFree(parameters[parameter]!) ? dependence.push({ column, parameter }) - 1 : null));
    return { evaluator, indices, slots, own: new Float64Array(indices.length) };
  });
  const x = data.bindingEnergy;
  const gain = transmission ?? new Float64Array(x.length).fill(1);
  const span = x[x.length - 1]! - x[0]!;
  const slope = gain.map((factor, i) => (factor * (x[i]! - x[0]!)) / span);
  const backgrounds = region.backgroundColumns.map((name) => (name === 'constant' ? gain : slope));

  const ties = areaTies(region, parameters, table);

  const evaluate = (p: Float64Array, out: BlockValues): void => {
    columns.forEach(({ evaluator, indices, slots, own }, column) => {
      for (let j = 0; j < indices.length; j++) own[j] = p[indices[j]!]!;
      const derivatives = out.derivatives ? slots.map((slot) => (slot === null ? null : out.derivatives![slot]!)) : null;
      evaluator.evaluate(own, x, transmission, out.columns[column]!, derivatives);
    });
    backgrounds.forEach((values, b) => out.columns[columns.length + b]!.set(values));
    if (region.staticBackground) out.fixed.set(region.staticBackground.counts);
  };

  return {
    name: region.blockName,
    y: data.counts,
    noise: regionNoise(data),
    amplitudes: [
      ...components.map((component) => ({ name: component.id, nonNegative: true })),
      ...region.backgroundColumns.map((name) => ({ name, nonNegative: false })),
    ],
    parameters,
    dependence,
    ...(ties.length > 0 && { ties }),
    evaluate,
  };
}

/** What is known of a component's area in a state besides the region's own spectrum. */
export const areaPrior = ({ areaPriors }: ComponentSpec, stateId: string): { readonly mean: number; readonly sd: number } | undefined => areaPriors?.states[stateId];

/** The areas that are known from elsewhere, each as an observation in units of its standard deviation; their common factor joins the block's parameters. */
function areaTies({ components, backgroundColumns, stateId }: CompiledRegion, parameters: string[], table: ParameterTable): AmplitudeTie[] {
  return components.flatMap((component, column): AmplitudeTie[] => {
    const prior = areaPrior(component, stateId);
    if (!prior) return [];
    const factors = new Float64Array(components.length + backgroundColumns.length);
    factors[column] = 1 / prior.sd;
    const parameter = parameters.push(table.addAreaScale(component)) - 1;
    return [{ factors, terms: [{ parameter, factor: -prior.mean / prior.sd }], target: 0, sd: 1 }];
  });
}

/** The search parameter behind one role of a column's layout. */
function nameOfRole(role: string, { model, stateId }: CompiledRegion, component: ComponentSpec, table: ParameterTable): string {
  if (role === broadeningRole) return table.addBroadening(stateId);
  if (role === 'observed') return table.addObserved(model, component, stateId);
  if (role === 'lossStep') return table.add(model, lossStepPath(component.lossStep!), stateId, null);
  const path = componentPath(component, role);
  if (!component.parameters[role]) throw new Error(`Component ${component.id} (${component.shape}) of region ${model.region} has no parameter "${role}"`);
  return table.add(model, path, stateId, component);
}
