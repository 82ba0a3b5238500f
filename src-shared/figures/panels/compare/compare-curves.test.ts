import { expect, it } from 'vitest';
import { aligned, compareCurves, uncertaintyBand, type CompareSource } from './compare-curves';

const x = Float64Array.of(1, 2, 3);
const source = (id: string, y: number[], shift: number | null = null): CompareSource => ({
  id,
  measurementId: `m-${id}`,
  stateId: id,
  measured: { x, y: Float64Array.from(y), variance: Float64Array.from(y) },
  shift: shift === null ? null : () => shift,
  obstacle: null,
});

it('takes a charge shift off the axis before anything is compared', () => {
  expect(Array.from(aligned(source('a', [1, 2, 3], 0.5)).x)).toEqual([0.5, 1.5, 2.5]);
  const [, moved] = compareCurves([source('a', [10, 20, 30]), source('b', [15, 25, 35], 0.5)], { binning: 1, normalisation: { kind: 'none' }, quantity: 'difference', against: 'a' });
  // b stands at 0.5, 1.5, 2.5; a interpolated there is 15, 25 (0.5 lies outside).
  expect(Array.from(moved!.curve!.x)).toEqual([1.5, 2.5]);
  expect(Array.from(moved!.curve!.y)).toEqual([25 - 15, 35 - 25]);
});

it('compares what was normalised, not the raw counts', () => {
  const [, twice] = compareCurves([source('a', [100, 400, 100]), source('b', [200, 800, 200])], { binning: 1, normalisation: { kind: 'max' }, quantity: 'ratio', against: 'a' });
  expect(Array.from(twice!.curve!.y)).toEqual([1, 1, 1]);
});

it('takes channels together before it normalises by the highest', () => {
  const [one] = compareCurves([{ ...source('a', []), measured: { x: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(100, 300, 50, 50), variance: null } }], { binning: 2, normalisation: { kind: 'max' }, quantity: 'spectra', against: null });
  expect([Array.from(one!.curve!.x), Array.from(one!.curve!.y)]).toEqual([[1.5, 3.5], [1, 0.25]]);
});

it('says why a curve is missing', () => {
  const curves = compareCurves([source('a', [1, 1, 1]), source('zero', [0, 0, 0])], { binning: 1, normalisation: { kind: 'max' }, quantity: 'difference', against: 'gone' });
  expect(curves.map(({ problem }) => problem)).toEqual(['no-overlap', 'nothing-to-normalise']);
});

it.each(['difference', 'ratio'] as const)('makes no %s of counts that were counted for different times, until each is divided by a number of its own', (quantity) => {
  const pair = [{ ...source('a', [100, 400, 100]), countedS: 2 }, { ...source('b', [200, 800, 200]), countedS: 4 }];
  const problems = (sources: CompareSource[], kind: 'none' | 'max') => compareCurves(sources, { binning: 1, normalisation: { kind }, quantity, against: 'a' }).map(({ problem }) => problem);
  expect(problems(pair, 'none')).toEqual([null, 'other-time']);
  expect(problems(pair, 'max')).toEqual([null, null]);
  expect(problems([pair[0]!, { ...pair[1]!, countedS: 2 }], 'none')).toEqual([null, null]);
});

it('draws two standard deviations', () => {
  const band = uncertaintyBand({ x: Float64Array.of(0), y: Float64Array.of(100), variance: Float64Array.of(25) })!;
  expect([band.low[0], band.high[0]]).toEqual([90, 110]);
  expect(uncertaintyBand({ x: Float64Array.of(0), y: Float64Array.of(100), variance: null })).toBeNull();
});
