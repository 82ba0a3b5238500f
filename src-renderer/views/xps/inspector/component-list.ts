/** The component list of the inspector as data. */
import { formatNumber, formatUncertainty } from '@shared/report/number-format';
import type { ComponentSpec, ParameterSpec, RegionModel } from '@shared/xps/model';
import type { XpsResult } from '@shared/xps/result';
import { componentPosition, movedParameter, parameterValue } from '@shared/figures/panels/xps/model-values';

export interface ListedNumber {
  readonly text: string;
  /** Parameter that the mark stands for; null when nothing of it can be changed here. */
  readonly parameter: string | null;
  readonly mode: ParameterSpec['mode'];
}

export interface ListedComponent {
  readonly component: ComponentSpec;
  readonly position: ListedNumber;
  readonly width: ListedNumber | null;
}

/** The name of a component's main width parameter, by its line shape: LA and LF go by the width of their Lorentzian, as CasaXPS lists it. */
export const widthParameter = (component: ComponentSpec): string => ('fwhm' in component.parameters ? 'fwhm' : 'gaussFwhm');

/** Components with position and width, each with its uncertainty while the result is current. */
export function listedComponents(region: RegionModel, result: XpsResult | null): ListedComponent[] {
  return region.components.map((component) => ({ component, position: positionOf(region, component, result), width: widthOf(region, component, result) }));
}

function positionOf(region: RegionModel, component: ComponentSpec, result: XpsResult | null): ListedNumber {
  const moved = movedParameter(component);
  const spec = moved?.spec ?? component.parameters['position']!;
  const sigma = sharedSigma(region, component, result);
  return {
    text: formatUncertainty(componentPosition(region, component), sigma, { decimals: 2 }),
    parameter: moved?.name ?? (component.parameters['chemicalShift'] ? 'chemicalShift' : 'position'),
    mode: spec.mode,
  };
}

/** Uncertainty of a component's position, from the lines of the first state that has it. */
function sharedSigma(region: RegionModel, component: ComponentSpec, result: XpsResult | null): number | null {
  const lines = result?.states.flatMap((state) => state.regions.filter((one) => one.region === region.region).flatMap((one) => one.lines)) ?? [];
  return lines.find((line) => line.component === component.id)?.position.stdUncertainty ?? null;
}

/** Uncertainty of a shared parameter, or of the one that it follows; null where the fit has none. */
export function parameterSigma(region: RegionModel, component: ComponentSpec, name: string, result: XpsResult | null): number | null {
  const spec = component.parameters[name];
  const own = spec?.mode === 'linked' && spec.link ? spec.link.to : `${component.id}.${name}`;
  return result?.parameters.find((parameter) => parameter.name === `${region.region}/${own}`)?.stderr ?? null;
}

function widthOf(region: RegionModel, component: ComponentSpec, result: XpsResult | null): ListedNumber | null {
  const name = widthParameter(component);
  const spec = component.parameters[name];
  if (!spec) return null;
  const path = `${component.id}.${name}`;
  const sigma = parameterSigma(region, component, name, result);
  return { text: spec.mode === 'fixed' ? formatNumber(spec.value, { decimals: 2 }) : formatUncertainty(parameterValue(region, path), sigma, { decimals: 2 }), parameter: name, mode: spec.mode };
}
