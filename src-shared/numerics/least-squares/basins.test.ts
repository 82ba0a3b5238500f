import { describe, expect, it } from 'vitest';
import { FitInputError, informationCriteria, leverages, minusTwoLogLikelihood, reducedChiSquare, residualDiagnostics, searchBasins, strongCorrelations } from './index';
import { fit } from './fit';
import { grid, peakBlock, peakCurve, withNormalNoise, withPoissonNoise } from './testing/peaks';
import type { Problem } from './types';

const x = grid(150);
/** A ladder: three peaks one unit apart in the data, two in the model, which can sit on either pair. */
const ladder = withPoissonNoise(peakCurve(x, [{ area: 300, centre: 5, width: 0.5 }, { area: 500, centre: 7, width: 0.5 }, { area: 120, centre: 9, width: 0.5 }], 20), 2);
const twoRungs: Problem = {
  parameters: [
    { name: 'shift', value: 0 },
    { name: 'c', value: 5, vary: false },
    { name: 'd', value: 7, vary: false },
    { name: 'w', value: 0.5, vary: false },
  ],
  blocks: [peakBlock('b', x, ladder, { kind: 'poisson' }, [{ centre: 'c', width: 'w' }, { centre: 'd', width: 'w' }], { shift: 'shift' })],
};
const starts = [-2, -1, 0, 1, 2, 3].map((shift) => ({ shift }));

describe('searchBasins', () => {
  it('finds the global minimum and reports the runner-up', () => {
    const seen: number[] = [];
    const { minima, shortObjectives, cancelled } = searchBasins(twoRungs, starts, { onProgress: ({ done }) => seen.push(done) });
    expect(cancelled).toBe(false);
    const [best, second] = minima;
    expect(best!.fit.parameters[0]!.value).toBeCloseTo(0, 1);
    expect(best!.deltaObjective).toBe(0);
    expect(best!.fit.converged).toBe(true);
    expect(best!.fit.covariance).not.toBeNull();
    expect(Math.abs(second!.fit.parameters[0]!.value)).toBeGreaterThan(1.5);
    expect(second!.deltaObjective).toBeCloseTo(second!.fit.objective - best!.fit.objective, 6);
    expect(second!.deltaObjective).toBeGreaterThan(100);
    expect(shortObjectives).toHaveLength(6);
    expect(Math.min(...shortObjectives)).toBeGreaterThanOrEqual(best!.fit.objective - 1e-6);
    expect(seen[5]).toBe(6);
  });

  it('reports each minimum once', () => {
    const { minima } = searchBasins(twoRungs, [{ shift: 0 }, { shift: 0.1 }, { shift: -0.1 }, { shift: 0.05 }], { keep: 4 });
    expect(minima).toHaveLength(1);
  });

  it('compares scatter that is not known by likelihood', () => {
    const unknown: Problem = { ...twoRungs, blocks: twoRungs.blocks.map((block) => ({ ...block, noise: { kind: 'unknown' } })) };
    const { minima } = searchBasins(unknown, starts);
    expect(minima[0]!.fit.parameters[0]!.value).toBeCloseTo(0, 1);
    expect(minima[1]!.deltaObjective).toBeGreaterThan(50);
  });

  it('passes over starts without a finite model, and refuses when none is left', () => {
    const broken: Problem = { ...twoRungs, parameters: twoRungs.parameters.map((p) => (p.name === 'w' ? { name: 'w', value: 0.5 } : p)) };
    const bad = { w: 0, shift: x[50]! - 5 };
    expect(searchBasins(broken, [bad, { w: 0.5, shift: 0 }]).minima).toHaveLength(1);
    expect(() => searchBasins(broken, [bad])).toThrow(FitInputError);
    expect(() => searchBasins(broken, [])).toThrow('at least one start');
  });

  it('stops when cancelled', () => {
    let asked = 0;
    expect(searchBasins(twoRungs, starts, { isCancelled: () => (asked += 1) > 30 })).toMatchObject({ minima: [], cancelled: true });
  });
});

describe('diagnostics', () => {
  const sigma = new Float64Array(x.length).fill(4);
  const y = withNormalNoise(peakCurve(x, [{ area: 100, centre: 6, width: 1 }], 10), 4, 3);
  const right: Problem = {
    parameters: [
      { name: 'c', value: 5.8 },
      { name: 'w', value: 1.1 },
    ],
    blocks: [peakBlock('b', x, y, { kind: 'sigma', sigma }, [{ centre: 'c', width: 'w' }])],
  };
  const found = fit(right);

  it('count parameters in the information criteria', () => {
    const { aic, aicc, bic } = informationCriteria(right, found);
    expect(aic).toBeCloseTo(found.chiSquare + 8, 9);
    expect(aicc).toBeCloseTo(found.chiSquare + 8 + 40 / 145, 9);
    expect(bic).toBeCloseTo(found.chiSquare + 4 * Math.log(150), 9);
    expect(reducedChiSquare(found)).toBeCloseTo(found.chiSquare / 146, 12);
    const unknown: Problem = { ...right, blocks: [{ ...right.blocks[0]!, noise: { kind: 'unknown' } }] };
    const free = fit(unknown);
    const square = free.blocks[0]!.model.reduce((sum, m, i) => sum + (y[i]! - m) ** 2, 0);
    expect(minusTwoLogLikelihood(unknown, free)).toBeCloseTo(150 * Math.log(square / 150), 9);
    expect(informationCriteria(unknown, free).aic).toBeCloseTo(150 * Math.log(square / 150) + 10, 9);
  });

  it('tell a right model from a wrong one', () => {
    const [good] = residualDiagnostics(found);
    expect(good!.durbinWatson).toBeGreaterThan(1.6);
    expect(Math.abs(good!.runsScore)).toBeLessThan(2.5);
    expect(good!.abbe).toBeCloseTo(good!.durbinWatson / 2, 12);
    const wrong = fit({ parameters: [{ name: 'c', value: 6 }, { name: 'w', value: 2.5, vary: false }], blocks: right.blocks });
    const [bad] = residualDiagnostics(wrong);
    expect(bad!.durbinWatson).toBeLessThan(1);
    expect(bad!.runsScore).toBeLessThan(-4);
    expect(x[bad!.largestCumulativeResidual.index]).toBeGreaterThan(3);
    expect(Math.abs(bad!.largestResidual.value)).toBeGreaterThan(4);
  });

  it('list strong correlations, strongest first', () => {
    const overlapping: Problem = {
      parameters: [
        { name: 'c', value: 6 },
        { name: 'd', value: 6.5 },
        { name: 'w', value: 1 },
      ],
      blocks: [
        peakBlock('b', x, withPoissonNoise(peakCurve(x, [{ area: 900, centre: 6, width: 1 }, { area: 700, centre: 6.5, width: 1 }], 30), 5), { kind: 'poisson' }, [
          { centre: 'c', width: 'w' },
          { centre: 'd', width: 'w' },
        ]),
      ],
    };
    const result = fit(overlapping);
    const strong = strongCorrelations(result);
    // What the left peak gains by moving right, the right one loses.
    expect(strong[0]).toMatchObject({ a: 'c', b: 'b/d' });
    expect(strong[0]!.r).toBeLessThan(-0.9);
    expect(strong[0]!.r).toBeGreaterThan(-1);
    const many = strongCorrelations(result, 0.3).map(({ r }) => Math.abs(r));
    expect(many.length).toBeGreaterThan(3);
    expect(many).toEqual([...many].sort((a, b) => b - a));
    expect(strongCorrelations(result, 0.9, ['c', 'b/constant'])).toEqual([]);
  });

  it('give leverages that add up to the number of parameters', () => {
    const leverage = leverages(right, found, 'b')!;
    expect(leverage.reduce((sum, h) => sum + h, 0)).toBeCloseTo(4, 8);
    expect(leverage.every((h) => h > 0 && h < 1)).toBe(true);
    expect(() => leverages(right, found, 'nobody')).toThrow('no block called nobody');
  });
});
