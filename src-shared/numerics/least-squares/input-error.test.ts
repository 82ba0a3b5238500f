import { describe, expect, it } from 'vitest';
import { fit, fitCurve, FitInputError } from './index';
import { grid, peakBlock, peakCurve } from './testing/peaks';
import type { Block, Noise, Parameter, Problem } from './types';

const x = grid(40, 0.3);
const y = peakCurve(x, [{ area: 10, centre: 6, width: 1 }], 5);
const parameters: Parameter[] = [
  { name: 'c', value: 5.5 },
  { name: 'w', value: 1.3 },
];
const peaks = [{ centre: 'c', width: 'w' }];

function problem(change: { y?: Float64Array; noise?: Noise; parameters?: readonly Parameter[]; x?: Float64Array }): Problem {
  return { parameters: change.parameters ?? parameters, blocks: [peakBlock('b', change.x ?? x, change.y ?? y, change.noise ?? { kind: 'unknown' }, peaks)] };
}

function refusal(action: () => unknown): FitInputError {
  try {
    action();
  } catch (error) {
    if (error instanceof FitInputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const changed = (index: number, value: number): Float64Array => y.map((v, i) => (i === index ? value : v));

describe('a problem that cannot be fitted', () => {
  it.each<[string, Problem, string, string]>([
    ['NaN in the data', problem({ y: changed(7, NaN) }), 'data-not-finite', 'point 7 of block b is NaN'],
    ['infinite data', problem({ y: changed(0, Infinity) }), 'data-not-finite', 'point 0 of block b is Infinity'],
    ['no points', problem({ y: new Float64Array(0), x: new Float64Array(0) }), 'no-data', 'block b has no points'],
    ['no blocks', { parameters: [], blocks: [] }, 'no-data', 'no blocks'],
    ['one point', problem({ y: y.slice(0, 1), x: x.slice(0, 1) }), 'too-few-points', '1 points for 4 unknowns'],
    ['two points', problem({ y: y.slice(0, 2), x: x.slice(0, 2) }), 'too-few-points', '2 points for 4 unknowns'],
    ['zero counts', problem({ y: new Float64Array(40), noise: { kind: 'poisson' } }), 'no-counts', 'block b has no counts at all'],
    ['negative counts', problem({ y: changed(3, -2), noise: { kind: 'poisson' } }), 'negative-counts', 'point 3 of block b has -2 counts'],
    ['a gain of zero', problem({ noise: { kind: 'poisson', gain: 0 } }), 'sigma-not-positive', 'gain of block b is 0'],
    ['a standard deviation of zero', problem({ noise: { kind: 'sigma', sigma: new Float64Array(40) } }), 'sigma-not-positive', 'standard deviation 0 of block b is 0'],
    ['too few standard deviations', problem({ noise: { kind: 'sigma', sigma: new Float64Array(3).fill(1) } }), 'length-mismatch', '40 points and 3 standard deviations'],
    ['contradictory bounds', problem({ parameters: [{ name: 'c', value: 5, min: 7, max: 6 }, parameters[1]!] }), 'contradictory-bounds', 'lower bound 7 and upper bound 6'],
    ['a bound that is not a number', problem({ parameters: [{ name: 'c', value: 5, min: NaN }, parameters[1]!] }), 'contradictory-bounds', 'lower bound NaN'],
    ['a start that is not a number', problem({ parameters: [{ name: 'c', value: NaN }, parameters[1]!] }), 'value-not-finite', 'parameter c'],
    ['a prior without width', problem({ parameters: [{ name: 'c', value: 5, prior: { mean: 5, sd: 0 } }, parameters[1]!] }), 'prior-not-positive', 'standard deviation 0'],
    ['two parameters of one name', problem({ parameters: [...parameters, parameters[0]!] }), 'duplicate-name', 'two parameters are called c'],
    ['a missing parameter', problem({ parameters: [parameters[0]!] }), 'unknown-parameter', 'block b uses parameter w'],
    [
      'a link into nothing',
      problem({ parameters: [parameters[0]!, { name: 'w', value: 0, link: { offset: 0, terms: [{ name: 'v', factor: 1 }] } }] }),
      'unknown-parameter',
      'parameter w is linked to v',
    ],
    [
      'links in a circle',
      problem({
        parameters: [
          { name: 'c', value: 0, link: { offset: 0, terms: [{ name: 'w', factor: 1 }] } },
          { name: 'w', value: 0, link: { offset: 0, terms: [{ name: 'c', factor: 1 }] } },
        ],
      }),
      'circular-link',
      'is linked to itself',
    ],
    [
      'bounds on a sum',
      problem({ parameters: [...parameters, { name: 's', value: 0, max: 3, link: { offset: 0, terms: [{ name: 'w', factor: 1 }, { name: 'c', factor: 1 }] } }] }),
      'bounds-on-sum',
      'parameter s follows several',
    ],
    [
      'bounds that exclude each other through a link',
      problem({ parameters: [{ name: 'c', value: 5, max: 6 }, parameters[1]!, { name: 's', value: 0, min: 8, link: { offset: 0, terms: [{ name: 'c', factor: 1 }] } }] }),
      'contradictory-bounds',
      'the bounds of s leave no room for c',
    ],
    ['two blocks of one name', { parameters, blocks: [problem({}).blocks[0]!, problem({}).blocks[0]!] }, 'duplicate-name', 'two blocks are called b'],
    ['a model that is not finite', problem({ parameters: [{ name: 'c', value: x[20]! }, { name: 'w', value: 0 }] }), 'model-not-finite', 'block b'],
  ])('is refused: %s', (_, posed, code, sentence) => {
    const error = refusal(() => fit(posed));
    expect(error.code).toBe(code);
    expect(error.message).toContain(sentence);
  });

  it('is refused when a curve has more parameters than points, or arrays of different length', () => {
    const f = (p: Float64Array, at: Float64Array, out: Float64Array): void => at.forEach((value, i) => (out[i] = p[0]! + p[1]! * value + p[2]! * value * value));
    const three = ['a', 'b', 'c'].map((name) => ({ name, value: 1 }));
    expect(refusal(() => fitCurve({ f, x: Float64Array.of(1, 2), y: Float64Array.of(1, 2), parameters: three })).code).toBe('too-few-points');
    expect(refusal(() => fitCurve({ f, x: Float64Array.of(1, 2), y: Float64Array.of(1), parameters: three })).code).toBe('length-mismatch');
  });
});

describe('data without information', () => {
  it('of constant height leave the peak undetermined, by name', () => {
    for (const level of [0, 5]) {
      const found = fit(problem({ y: new Float64Array(40).fill(level) }));
      expect(found.blocks[0]!.amplitudes[0]).toMatchObject({ value: 0, stderr: null });
      expect(found.blocks[0]!.amplitudes[1]!.value).toBeCloseTo(level, 12);
      expect([...found.rankDeficient].sort()).toEqual(['c', 'w']);
      expect(found.parameters.map(({ stderr }) => stderr)).toEqual([null, null]);
    }
  });

  it('do not make a block change hands: a fixed parameter may stay where it is', () => {
    const block: Block = problem({}).blocks[0]!;
    const found = fit({ parameters: parameters.map((parameter) => ({ ...parameter, vary: false })), blocks: [block] });
    expect(found.parameters).toEqual([
      { name: 'c', value: 5.5, stderr: null, vary: false, atBound: null },
      { name: 'w', value: 1.3, stderr: null, vary: false, atBound: null },
    ]);
  });

  it('are taken with equal bounds as fixed values', () => {
    const found = fit(problem({ parameters: [{ name: 'c', value: 5, min: 6, max: 6 }, parameters[1]!] }));
    expect(found.parameters[0]).toMatchObject({ value: 6, vary: false });
  });
});
