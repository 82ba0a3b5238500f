import { lineShapes } from '../line-shapes/line-shapes';
import type { Fit } from '@shared/numerics/least-squares/types';
import type { ComponentSpec, XpsSettings } from '../model';
import { broadened } from './broadened-column';
import { hasOwnWidth, type CompiledRegion, type CompiledSeries } from './compile';
import { extraWidthOf } from './component-column';
import { broadeningName, componentPath, isChargeReference, parameterName, shiftName } from './parameter-names';
import { Propagation, type Gradient } from './gradient';
import { misfitInflation, type MisfitInput } from './misfit';
import { ownValues } from './own-values';

/**
 * A fitted series as the results are read from it.
 * Values come from `fit`; uncertainties from `released`, the same fit without the rule that areas are not negative, so that an area at zero
 * has one too.
 */
export class FittedSeries {
  readonly propagation: Propagation;
  /** The same with the uncertainty of counting statistics alone. */
  readonly counting: Propagation;
  private readonly values: ReadonlyMap<string, number>;
  private readonly releasedAmplitudes: ReadonlyMap<string, number>;
  /** Values that the uncertainties take as given, for they are at a bound. */
  private readonly atBound: ReadonlySet<string>;
  private scales: ReadonlyMap<string, number> | null = null;

  constructor(
    readonly compiled: CompiledSeries,
    readonly settings: XpsSettings,
    readonly fit: Fit,
    released: Fit,
  ) {
    this.values = new Map([...fit.parameters.map(({ name, value }) => [name, value] as const), ...amplitudesOf(fit)]);
    this.atBound = new Set(released.parameters.filter(({ atBound }) => atBound !== null).map(({ name }) => name));
    this.releasedAmplitudes = new Map(amplitudesOf(released));
    const referenceRegion = settings.chargeReference.region;
    this.counting = new Propagation(released.covariance, () => 1);
    this.propagation = new Propagation(released.covariance, (name) => {
      const scales = this.regionScales();
      return scales.get(/^[^/@]+/.exec(name)![0]) ?? scales.get(referenceRegion ?? '') ?? 1;
    });
  }

  value(name: string): number {
    const value = this.values.get(name);
    if (value === undefined) throw new Error(`The fit has no value called ${name}`);
    return value;
  }

  /** The amplitude without the rule that it is not negative. */
  releasedValue(name: string): number {
    return this.releasedAmplitudes.get(name) ?? this.value(name);
  }

  /** Whether a value is at a bound where uncertainties are taken: it has none, and those of others hold for it as it is. */
  isAtBound(name: string): boolean {
    return this.atBound.has(name);
  }

  regionsOf(stateId: string): CompiledRegion[] {
    return this.compiled.regions.filter((region) => region.stateId === stateId);
  }

  /** The extra broadening of a component's lines in a state, squared FWHM; null where there is none. */
  broadeningOf({ model, stateId }: CompiledRegion, component: ComponentSpec): Derived | null {
    if (this.settings.broadening?.[stateId] === undefined || hasOwnWidth(model, component, stateId)) return null;
    const name = broadeningName(stateId);
    return { value: this.value(name), gradient: new Map([[name, 1]]) };
  }

  /** What a region's residuals in all states together say about its model. @throws when no state has the region */
  misfitOf(region: string): MisfitInput {
    const members = this.compiled.regions.filter(({ model }) => model.region === region);
    if (!members[0]) throw new Error(`The fit has no region ${region}`);
    return {
      residuals: members.map((member) => this.fit.blocks[this.compiled.regions.indexOf(member)]!.residuals),
      estimated: members.reduce((sum, member) => sum + ownValues(this.fit, this.compiled, member), 0),
      lineWidth: this.typicalWidth(members[0]),
    };
  }

  /** By how much every region's standard uncertainties exceed those of counting statistics. */
  private regionScales(): ReadonlyMap<string, number> {
    const names = [...new Set(this.compiled.regions.map(({ model }) => model.region))];
    return (this.scales ??= new Map(names.map((name) => [name, Math.sqrt(misfitInflation(this.misfitOf(name)))])));
  }

  /** Mean full width of a region's lines, each by its area, in channels. */
  private typicalWidth(region: CompiledRegion): number {
    const { bindingEnergy } = region.data;
    const step = (bindingEnergy[bindingEnergy.length - 1]! - bindingEnergy[0]!) / (bindingEnergy.length - 1);
    let area = 0;
    let width = 0;
    for (const component of region.components) {
      const amplitude = this.value(amplitudeName(region, component.id));
      if (amplitude <= 0) continue;
      area += amplitude;
      width += (amplitude * lineFwhm(this, region, component, 0).value) / step;
    }
    return area > 0 ? width / area : 1;
  }
}

function amplitudesOf(fit: Fit): [string, number][] {
  return fit.blocks.flatMap((block) => block.amplitudes.map(({ name, value }): [string, number] => [`${block.name}/${name}`, value]));
}

/** The name of an amplitude (an area, a background coefficient) among those of all blocks. */
export const amplitudeName = (region: CompiledRegion, name: string): string => `${region.blockName}/${name}`;

/** A number read from a fit with its derivatives by the fitted values. */
export interface Derived {
  readonly value: number;
  readonly gradient: Gradient;
}

/** The parameter of a component in a state. */
export function componentParameter(series: FittedSeries, region: CompiledRegion, component: ComponentSpec, name: string): Derived {
  const full = parameterName(region.model, componentPath(component, name), region.stateId);
  return { value: series.value(full), gradient: new Map([[full, 1]]) };
}

/** Position of a component's major (0) or minor (1) line, charge-corrected, eV. */
export function linePosition(series: FittedSeries, region: CompiledRegion, component: ComponentSpec, line: number): Derived {
  const names = ['position', ...(component.parameters['chemicalShift'] ? ['chemicalShift'] : []), ...(line === 1 ? ['splitting'] : [])];
  const parts = names.map((name) => componentParameter(series, region, component, name));
  const isReference = isChargeReference(series.settings, region.model, component);
  const gradient = new Map(parts.flatMap((part) => [...part.gradient]));
  if (isReference && line === 0) gradient.clear();
  return { value: parts.reduce((sum, part) => sum + part.value, 0), gradient };
}

/** Full width at half maximum of a line, eV, with derivatives by differences; by what is at a bound there is none, as in the shares. */
export function lineFwhm(series: FittedSeries, region: CompiledRegion, component: ComponentSpec, line: number): Derived {
  const shape = lineShapes[component.shape];
  const { parameterNames } = shape;
  const gauss = parameterNames.indexOf(parameterNames.includes('gaussFwhm') ? 'gaussFwhm' : 'fwhm');
  const { name: extraName, widened } = extraWidthOf(shape);
  const parts = parameterNames.map((name) => componentParameter(series, region, component, name));
  const extra = line === 1 && component.parameters[extraName] ? componentParameter(series, region, component, extraName) : null;
  const broadening = series.broadeningOf(region, component);
  const all = [...parts, ...(extra ? [extra] : []), ...(broadening ? [broadening] : [])];
  const fwhmAt = (values: readonly number[]): number => {
    const own = values.slice(0, parts.length);
    if (extra) own[widened]! += values[parts.length]!;
    if (broadening) own[gauss] = broadened(own[gauss]!, values[values.length - 1]!);
    return shape.fwhm(own);
  };
  const values = all.map((part) => part.value);
  const value = fwhmAt(values);
  const gradient = new Map<string, number>();
  all.forEach((part, i) => {
    const step = 1e-4 * Math.max(Math.abs(part.value), 0.01);
    const derivative = (fwhmAt(values.map((other, k) => (k === i ? part.value + step : other))) - value) / step;
    for (const [name, factor] of part.gradient) if (!series.isAtBound(name)) gradient.set(name, (gradient.get(name) ?? 0) + derivative * factor);
  });
  return { value, gradient };
}

/** Area of a line in counts eV after division by the transmission. */
export function lineArea(series: FittedSeries, region: CompiledRegion, component: ComponentSpec, line: number): Derived {
  const name = amplitudeName(region, component.id);
  const area = series.value(name);
  if (component.line === 'single') return { value: area, gradient: new Map([[name, 1]]) };
  const ratio = componentParameter(series, region, component, 'areaRatio');
  const share = line === 0 ? 1 / (1 + ratio.value) : ratio.value / (1 + ratio.value);
  const change = ((line === 0 ? -1 : 1) * area) / (1 + ratio.value) ** 2;
  const gradient = new Map<string, number>([[name, share]]);
  for (const [parameter, factor] of ratio.gradient) gradient.set(parameter, change * factor);
  return { value: area * share, gradient };
}

/** Charge shift of a state. */
export function chargeShift(series: FittedSeries, stateId: string): Derived {
  return { value: series.value(shiftName(stateId)), gradient: new Map([[shiftName(stateId), 1]]) };
}
