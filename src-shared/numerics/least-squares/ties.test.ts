import { describe, expect, it } from 'vitest';
import { fixAmplitude } from './constrain';
import { fittedValues } from './derive';
import { fit } from './index';
import { solveDense } from './testing/dense';
import { grid, peakBlock, peakCurve, withNormalNoise } from './testing/peaks';
import type { Block, Noise, Problem } from './types';

const x = grid(60, 0.25);
const line = [{ centre: 'c', width: 'w' }];

/** Two curves of one line each whose areas are two measurements of one amount, with a common factor that is nearly 1. */
function twice(noise: (curve: Float64Array) => Noise, sd = 0.02): Problem {
  const areas = [200, 230];
  const blocks = areas.map((area, b): Block => {
    const curve = peakCurve(x, [{ area, centre: 6, width: 1.2 }], 30);
    const y = withNormalNoise(curve, 4, 21, b).map((value) => Math.max(0, Math.round(value)));
    const block = peakBlock(`curve${b}`, x, y, noise(curve), line);
    const [amount, difference] = [block.parameters.length, block.parameters.length + 1];
    // area/200 = amount for the first, amount + difference for the second.
    const terms = [{ parameter: amount, factor: -1 }, ...(b === 1 ? [{ parameter: difference, factor: -1 }] : [])];
    const tied: Block = {
      ...block,
      parameters: [...block.parameters, 'amount', ...(b === 1 ? ['difference'] : [])],
      ties: [{ factors: Float64Array.from(block.amplitudes, (_, j) => (j === 0 ? 1 / 200 : 0)), terms, target: 0, sd }],
    };
    return tied;
  });
  const parameters = [
    { name: 'c', value: 5.8 },
    { name: 'w', value: 1 },
    { name: 'amount', value: 1 },
    { name: 'difference', value: 0, prior: { mean: 0, sd: 0.05 } },
  ];
  return { parameters, blocks };
}

/** Values and covariance against the solution without structure, at the weights of the fit. */
function expectDense(problem: Problem): void {
  const structured = fit(problem, { tolerance: 1e-10 });
  const weights = structured.blocks.map(({ sigma }) => sigma.map((value) => 1 / value ** 2));
  const dense = solveDense(problem, weights, structured.blocks.map(({ amplitudes }) => amplitudes.map(({ value }) => value)));
  expect(structured.converged).toBe(true);
  const values = fittedValues(structured);
  dense.names.forEach((name, i) => {
    const sd = Math.sqrt(dense.covariance[i * dense.names.length + i]!);
    expect(Math.abs(values.get(name)! - dense.values[i]!) / sd, name).toBeLessThan(1e-4);
    expect(Math.sqrt(structured.covariance!.variance(name)!) / sd, name).toBeCloseTo(1, 5);
  });
  expect(structured.chiSquare).toBeCloseTo(dense.chiSquare, 5);
}

const constant = (): Noise => ({ kind: 'sigma', sigma: new Float64Array(x.length).fill(4) });

describe('a tie between amplitudes of different blocks', () => {
  it('gives the values and the covariance of the dense solution', () => expectDense(twice(constant)));

  it('does so for counts too', () => expectDense(twice(() => ({ kind: 'poisson' }))));

  it('counts as an observation', () => {
    const problem = twice(constant);
    const free = fit({ ...problem, parameters: problem.parameters.slice(0, 2), blocks: problem.blocks.map((block) => ({ ...block, parameters: block.parameters.slice(0, 2), ties: [] })) });
    // Two ties and a prior more, two parameters more.
    expect(fit(problem).degreesOfFreedom).toBe(free.degreesOfFreedom + 1);
  });

  it('draws the areas together the more, the less it may be missed', () => {
    const ratios = [10, 0.02, 1e-4].map((sd) => {
      const problem = twice(constant, sd);
      const [first, second] = fit({ ...problem, parameters: problem.parameters.map((one) => (one.name === 'difference' ? { name: one.name, value: 0, vary: false } : one)) }).blocks;
      return second!.amplitudes[0]!.value / first!.amplitudes[0]!.value;
    });
    expect(ratios[0]).toBeCloseTo(230 / 200, 1);
    expect(ratios[1]).toBeLessThan(ratios[0]!);
    expect(ratios[2]).toBeCloseTo(1, 4);
  });

  it('still holds for the others when one amplitude is fixed', () => {
    const problem = fixAmplitude(twice(constant, 1e-4), 'curve0', twice(constant).blocks[0]!.amplitudes[0]!.name, 210);
    const amount = fit(problem).parameters.find(({ name }) => name === 'amount')!;
    expect(amount.value).toBeCloseTo(210 / 200, 3);
  });

  it('is refused where scatter is not known, and with a width of zero', () => {
    expect(() => fit(twice(() => ({ kind: 'unknown' })))).toThrow(/scatter is not known/);
    expect(() => fit(twice(constant, 0))).toThrow(/standard deviation 0/);
  });
});
