import { expect, it } from 'vitest';
import { variantAxis } from './variant-axis';

it('holds every point with its σ, at round ticks with as many decimals as they need', () => {
  const axis = variantAxis([{ value: 0, sigma: 0.01 }, { value: -0.018, sigma: 0.004 }]);
  expect(axis.from).toBeLessThan(-0.022);
  expect(axis.to).toBeGreaterThan(0.01);
  expect(axis.ticks).toContain(0);
  expect(axis.decimals).toBe(3);
});

it('has an axis even without points or spread', () => {
  expect(variantAxis([]).ticks.length).toBeGreaterThan(1);
  expect(variantAxis([{ value: 0, sigma: 0 }]).to).toBeGreaterThan(0);
});
