import type { Block, BlockValues } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import type { XpsResult } from '../result';
import { ordinateKind, type RegionCurves, type StateData } from '../series';
import { AmplitudeSolver } from './amplitude-solver';
import { compileSeries, type CompiledRegion, type CompiledSeries } from './compile';
import { fitObstacle } from './fittable';
import { settingsOfResult } from './fitted-settings';
import { lossStepPath, parameterName } from './parameter-names';
import { parameterValues } from './parameter-values';

/** Curves by state id and region key. */
export type SeriesCurves = Readonly<Record<string, Readonly<Record<string, RegionCurves>>>>;

/** The settings for the states that there are data for; null where nothing can be fitted. A state whose file cannot be read any more is not drawn, the others are. */
function drawable(states: readonly StateData[], settings: XpsSettings): XpsSettings | null {
  const there = settings.states.filter((id) => states.some(({ stateId }) => stateId === id));
  const drawn = { ...settings, states: there };
  return fitObstacle(states, drawn) ? null : drawn;
}

/** Curves of a fitted result for drawing, without fitting anything. */
export function xpsCurves(states: readonly StateData[], settings: XpsSettings, result: XpsResult): SeriesCurves {
  const drawn = drawable(states, settingsOfResult(settings, result));
  if (!drawn) return {};
  const compiled = compileSeries(states, drawn);
  return drawSeries(compiled, (region) => {
    const fitted = result.states.find(({ stateId }) => stateId === region.stateId)?.regions.find((one) => one.region === region.model.region);
    if (!fitted) throw new Error(`The result has no region ${region.model.region} of state ${region.stateId}`);
    return (name) => fitted.amplitudes[name] ?? 0;
  });
}

/** Curves of the model at the settings' current values, with only the amplitudes solved: fast enough for dragging. */
export function previewCurves(states: readonly StateData[], settings: XpsSettings): SeriesCurves {
  const drawn = drawable(states, settings);
  if (!drawn) return {};
  const compiled = compileSeries(states, drawn);
  const values = parameterValues(compiled.problem);
  return drawSeries(compiled, (_, block) => {
    const solver = new AmplitudeSolver(block);
    solver.solve(Float64Array.from(block.parameters, (name) => values.get(name)!));
    const amplitudes = new Map(block.amplitudes.map(({ name }, j) => [name, solver.amplitudes[j]!]));
    return (name) => amplitudes.get(name) ?? 0;
  });
}

type Amplitudes = (name: string) => number;

function drawSeries({ problem, regions }: CompiledSeries, amplitudesOf: (region: CompiledRegion, block: Block) => Amplitudes): SeriesCurves {
  const values = parameterValues(problem);
  const curves: Record<string, Record<string, RegionCurves>> = {};
  regions.forEach((region, i) => {
    const block = problem.blocks[i]!;
    (curves[region.stateId] ??= {})[region.model.region] = drawRegion(region, block, values, amplitudesOf(region, block));
  });
  return curves;
}

function drawRegion(region: CompiledRegion, block: Block, values: ReadonlyMap<string, number>, amplitude: Amplitudes): RegionCurves {
  const { bindingEnergy, counts } = region.data;
  const whole = evaluate(block, values);
  const lossSteps = new Set(Object.keys(region.model.background.lossSteps).map((name) => parameterName(region.model, lossStepPath(name), region.stateId)));
  const withoutSteps = evaluate(block, new Map([...values].map(([name, value]) => [name, lossSteps.has(name) ? 0 : value])));
  const envelope = sumOfColumns(block, whole, amplitude);
  const background = envelope.slice();
  const components = region.components.map(({ id }, column) => {
    const curve = withoutSteps.columns[column]!.map((value) => amplitude(id) * value);
    for (let i = 0; i < background.length; i++) background[i]! -= curve[i]!;
    return { id, values: curve };
  });
  const sigma = deviations(block, envelope);
  return { ordinate: ordinateKind([region.data]), bindingEnergy, counts, envelope, background, components, residuals: counts.map((value, i) => (value - envelope[i]!) / sigma[i]!) };
}

function evaluate(block: Block, values: ReadonlyMap<string, number>): BlockValues {
  const out: BlockValues = {
    columns: block.amplitudes.map(() => new Float64Array(block.y.length)),
    fixed: new Float64Array(block.y.length),
    derivatives: null,
  };
  block.evaluate(Float64Array.from(block.parameters, (name) => values.get(name)!), out);
  return out;
}

/** The model of a block at given values, in counts. */
export function modelOf(block: Block, values: ReadonlyMap<string, number>, amplitude: Amplitudes): Float64Array {
  return sumOfColumns(block, evaluate(block, values), amplitude);
}

function sumOfColumns(block: Block, { columns, fixed }: BlockValues, amplitude: Amplitudes): Float64Array {
  const model = fixed.slice();
  block.amplitudes.forEach(({ name }, column) => {
    const factor = amplitude(name);
    for (let i = 0; i < model.length; i++) model[i]! += factor * columns[column]![i]!;
  });
  return model;
}

/** Standard deviation of each channel by the block's noise. */
export function deviations({ noise }: Block, model: Float64Array): Float64Array {
  switch (noise.kind) {
    case 'poisson':
      return model.map((value) => Math.sqrt((noise.gain ?? 1) * Math.max(value, noise.gain ?? 1)));
    case 'sigma':
      return noise.sigma;
    case 'unknown':
      return model.map(() => 1);
  }
}
