/** Every parameter of a fitted XPS model as a table: what is needed to repeat the fit. */
import type { State } from '@shared/project/document';
import { componentPath, lossStepPath } from '@shared/xps/fit/parameter-names';
import type { ComponentSpec, ParameterSpec, RegionModel } from '@shared/xps/model';
import type { XpsResult } from '@shared/xps/result';
import type { Cell } from './csv';
import { formatUncertainty, plainNumber } from './number-format';
import { sourceText } from './source-text';
import type { Texts } from './texts';
import { typesetLine } from './typeset-line';
import { parameterText, parameterUnit } from './xps-finding-text';
import { fittedRegions, shiftedPositions, type ComputedXps, type FittedValue } from './xps-results';

type States = readonly Pick<State, 'id' | 'label'>[];

/** Every parameter of the fitted model with what it began at, how it was held and what it came to. Numbers that stand alone are numbers. */
export function modelTable(states: States, analysis: ComputedXps, t: Texts): { columns: string[]; rows: Cell[][] } {
  const columns = (
    ['report.column.region', 'report.column.lineModel', 'report.column.parameter', 'report.column.value', 'report.column.unit', 'report.column.mode', 'report.column.start', 'report.column.bounds', 'report.column.prior', 'report.column.source'] as const
  ).map((key) => t(key));
  const label = (id: string): string => states.find((state) => state.id === id)?.label ?? id;
  const rows = fittedRegions(analysis).flatMap((region) => [
    ...region.components.flatMap((component) => [...componentRows(region, component, { analysis, label, t }), ...areaRows(region, component, { label, t })]),
    ...Object.entries(region.background.lossSteps).map(([name, spec]) => [
      region.label,
      t('report.column.background'),
      t('report.lossStep', { lines: [...new Set(region.components.filter(({ lossStep }) => lossStep === name).map(({ subshell }) => typesetLine(subshell)))].join(', ') }),
      valuesText(fittedValues(analysis.result.parameters, `${region.region}/${lossStepPath(name)}`, spec), label),
      '1/eV',
      ...held(region, spec, { label, t }),
      sourceText(spec.source, t),
    ]),
  ]);
  return { columns, rows };
}

interface Words {
  readonly label: (stateId: string) => string;
  readonly t: Texts;
}

const lineText = ({ label, shape }: ComponentSpec, t: Texts): string => `${label} (${t(`report.shape.${shape}`)})`;

/** What other spectra say of a component's area, and the factor that this has in common. */
function areaRows(region: RegionModel, component: ComponentSpec, { label, t }: Words): Cell[][] {
  const { areaPriors } = component;
  if (!areaPriors) return [];
  const within = (mean: number, sd: number): string => [mean, sd].map((value) => plainNumber(Number(value.toPrecision(4)))).join(' ± ');
  const priors = Object.entries(areaPriors.states).map(([stateId, { mean, sd }]) => `${label(stateId)}: ${within(mean, sd)}`);
  return [[region.label, lineText(component, t), t('report.areaFromOther'), null, 'counts eV', t('report.mode.perState'), null, null, `${priors.join('; ')}; × ${within(1, areaPriors.commonSd)}`, sourceText(areaPriors.source, t)]];
}

function componentRows(region: RegionModel, component: ComponentSpec, { analysis, label, t }: Words & { readonly analysis: ComputedXps }): Cell[][] {
  const line = lineText(component, t);
  return Object.entries(component.parameters).map(([name, spec]) => {
    // Such a line stands at the position it follows plus its own shift: the position alone would be that of the other line.
    const isSum = name === 'position' && component.parameters['chemicalShift'] !== undefined;
    return [
      region.label,
      line,
      parameterText(name, t),
      valuesText(isSum ? shiftedPositions(analysis, region.region, component.id) : fittedValues(analysis.result.parameters, `${region.region}/${componentPath(component, name)}`, spec), label),
      parameterUnit(name),
      ...held(region, spec, { label, t }, isSum),
      sourceText(spec.source, t),
    ];
  });
}

/** How a number behaved in the fit: mode, start or link, bounds, prior. */
function held(region: RegionModel, { value, mode, min, max, prior, link, freeIn }: ParameterSpec, { label, t }: Words, hasShift = false): Cell[] {
  const modeText = t(`report.mode.${mode}`);
  const start = mode === 'linked' && link ? linkText(region, link) : value;
  return [
    freeIn.length === 0 ? modeText : t('report.mode.freeIn', { mode: modeText, states: freeIn.map(label).join(', ') }),
    hasShift ? `${typeof start === 'number' ? plainNumber(start) : start} + ${parameterText('chemicalShift', t)}` : start,
    min === null && max === null ? null : `${min === null ? '−∞' : plainNumber(min)} … ${max === null ? '∞' : plainNumber(max)}`,
    prior === null ? null : `${plainNumber(prior.mean)} ± ${prior.sd}`,
  ];
}

/** "1.2 + 0.5 × Ru³⁺ 3d"; what does nothing is left out. */
function linkText(region: RegionModel, { to, factor, offset }: NonNullable<ParameterSpec['link']>): string {
  const owner = to.slice(0, to.lastIndexOf('.'));
  const followed = region.components.find(({ id }) => id === owner)?.label ?? owner;
  return `${offset === 0 ? '' : `${plainNumber(offset)} + `}${factor === 1 ? '' : `${plainNumber(factor)} × `}${followed}`;
}

function fittedValues(parameters: XpsResult['parameters'], path: string, { mode, freeIn }: ParameterSpec): FittedValue[] {
  if (mode === 'fixed' && freeIn.length === 0) return [];
  return parameters.flatMap(({ name, value, stderr }) => (name === path || name.startsWith(`${path}@`) ? [{ stateId: name.split('@')[1] ?? null, value, stderr }] : []));
}

function valuesText(values: readonly FittedValue[], label: Words['label']): string | null {
  const texts = values.map(({ stateId, value, stderr }) => `${stateId === null ? '' : `${label(stateId)}: `}${formatUncertainty(value, stderr, { decimals: 4 })}`);
  return texts.length === 0 ? null : texts.join('; ');
}
