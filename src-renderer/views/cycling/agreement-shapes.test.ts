import { expect, it } from 'vitest';
import type { StateOnCurve } from '@shared/electrochemistry/result';
import { agreementShapes } from './agreement-shapes';

const frame = { width: 240, height: 160, left: 40, top: 10, right: 0, bottom: 30 };
const expected = {
  electronsPerRu: { value: 0.6, stdUncertainty: 0.01 },
  band: [{ 'Ru2+': 0, 'Ru3+': 0.4, 'Ru4+': 0.6 }, { 'Ru2+': 0.2, 'Ru3+': 0, 'Ru4+': 0.8 }],
} as unknown as StateOnCurve;
const points = (path: string) => path.split(' ').map((pair) => pair.split(',').map(Number) as [number, number]);

it('draws the 95 % ellipse of the covariance around what XPS sees', () => {
  const covariance = [[4e-4, -4e-4, 0], [-4e-4, 5e-4, -1e-4], [0, -1e-4, 1e-4]];
  const shapes = agreementShapes({ expected, seen: { fractions: { 'Ru2+': 0.04, 'Ru3+': 0.36, 'Ru4+': 0.6 }, covariance } }, frame)!;
  const ellipse = points(shapes.ellipse);
  const width = Math.max(...ellipse.map(([x]) => x)) - Math.min(...ellipse.map(([x]) => x));
  const height = Math.max(...ellipse.map(([, y]) => y)) - Math.min(...ellipse.map(([, y]) => y));
  // σ 0.02 and 0.01 times 2.4477 on either side; the axes hold the ellipse and the expectation with 15 % of air.
  const spanX = 2 * 2.4477 * 0.02 * 1.3;
  expect(width).toBeCloseTo((200 * 2 * 2.4477 * 0.02) / spanX, 0);
  expect(height).toBeCloseTo(120 / 1.3, 0);
  expect(shapes.seen[0]).toBeCloseTo((ellipse.reduce((sum, [x]) => sum + x, 0)) / ellipse.length, 1);
});

it('has nothing to draw without a covariance', () => {
  expect(agreementShapes({ expected, seen: { fractions: { 'Ru2+': 0, 'Ru3+': 1, 'Ru4+': 0 }, covariance: null } }, frame)).toBeNull();
  expect(agreementShapes({ expected, seen: null }, frame)).toBeNull();
});
