import type { ComponentSpec, Species } from '../model';
import type { LineResult, RegionResult } from '../result';
import { ownValues } from './own-values';
import { residualDiagnostics } from './residual-diagnostics';
import type { CompiledRegion } from './compile';
import { lineArea, lineFwhm, linePosition, type Derived, type FittedSeries } from './fitted-series';

/** How a species is written before the name of its line; carbon and the rest go by their subshell. */
const written: Partial<Record<Species, string>> = { 'Ru2+': 'Ru2+', 'Ru3+': 'Ru3+', 'Ru4+': 'Ru4+', Ru: 'Ru', 'Ru-metal': 'Ru metal', RuO2: 'RuO2', Cl: 'Cl-' };

/** The fitted lines of a region and how well they describe it. */
export function regionResult(series: FittedSeries, region: CompiledRegion): RegionResult {
  const block = series.fit.blocks[series.compiled.regions.indexOf(region)]!;
  const freedom = Math.max(1, block.residuals.length - ownValues(series.fit, series.compiled, region));
  return {
    region: region.model.region,
    measurementId: region.data.measurementId,
    background: region.model.background.kind,
    amplitudes: Object.fromEntries(block.amplitudes.map(({ name, value }) => [name, value])),
    lines: region.components.flatMap((component) => component.lineNames.slice(0, component.line === 'doublet' ? 2 : 1).map((name, line) => lineResult(series, region, component, name, line))),
    isPerSecond: region.data.livetimeS !== null,
    reducedChiSquare: block.chiSquare / freedom,
    points: block.residuals.length,
    diagnostics: residualDiagnostics(region.data.bindingEnergy, block.residuals),
  };
}

function lineResult(series: FittedSeries, region: CompiledRegion, component: ComponentSpec, lineName: string, line: number): LineResult {
  const quantity = ({ value, gradient }: Derived) => series.propagation.quantity(value, gradient);
  const area = quantity(lineArea(series, region, component, line));
  const livetime = region.data.livetimeS ?? 1;
  return {
    component: component.id,
    name: `${written[component.species] ?? component.subshell} ${lineName}`,
    position: quantity(linePosition(series, region, component, line)),
    fwhm: quantity(lineFwhm(series, region, component, line)),
    area: { value: area.value / livetime, stdUncertainty: area.stdUncertainty === null ? null : area.stdUncertainty / livetime, interval: null },
  };
}
