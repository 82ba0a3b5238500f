import { expect, it } from 'vitest';
import { analyseXpsSeries } from './analyse';
import { correlationMatrix } from './correlations';
import { drawFiveStates } from './testing/five-states';
import { testSettings } from './testing/test-settings';

const { states } = drawFiveStates(4, 'voigt', 6000);
const settings = { ...testSettings(states), states: ['charge1'], foreignSpecies: 'ignore' as const };
const result = analyseXpsSeries(states, settings);

it('gives a symmetric matrix with ones on its diagonal that holds the strong correlations of the result', () => {
  const { names, values } = correlationMatrix(states, settings, result, 'Ru3d_C1s', 'charge1');
  const n = names.length;
  expect(names).toContain('shift@charge1');
  expect(names).toContain('Ru3d_C1s/ru4.area');
  expect(names.every((name) => name.startsWith('Ru3d_C1s/') || name === 'shift@charge1')).toBe(true);
  for (let i = 0; i < n; i++) {
    expect(values[i * n + i]).toBeCloseTo(1, 12);
    for (let j = 0; j < n; j++) {
      expect(values[i * n + j]).toBe(values[j * n + i]);
      expect(Math.abs(values[i * n + j]!)).toBeLessThanOrEqual(1 + 1e-12);
    }
  }
  for (const { a, b, r } of result.strongCorrelations) {
    const [i, j] = [names.indexOf(a), names.indexOf(b)];
    if (i >= 0 && j >= 0) expect(values[i * n + j]).toBeCloseTo(r, 1);
  }
});
