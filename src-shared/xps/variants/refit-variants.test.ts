import { expect, it } from 'vitest';
import { analyseXpsSeries } from '../analyse';
import { drawFiveStates } from '../testing/five-states';
import { testSettings } from '../testing/test-settings';
import { variantCount, variantRefitter } from './refit-variants';

// One state is enough to see that a variant is a fit of its own from the optimum.
const { states, truth } = drawFiveStates(2, 'voigt', 6000);
const settings = { ...testSettings(states), states: ['discharge1'], foreignSpecies: 'ignore' as const };
const result = analyseXpsSeries(states, settings);
const { count, refit } = variantRefitter(states, settings, result);

it('fits a variant that hardly differs to nearly the same fractions', () => {
  const ids = Array.from({ length: count }, (_, k) => k).slice(3, 5).map(refit);
  for (const { id, converged, states: found } of ids) {
    expect(id).toMatch(/^window\./);
    expect(converged).toBe(true);
    const made = truth.states.find((state) => state.id === 'discharge1')!.fractions[0];
    expect(Math.abs(found[0]!.fractions!['Ru2+'].value - made)).toBeLessThan(0.05);
  }
  expect(count).toBe(variantCount(states, settings, result));
});

it('says why a variant cannot be fitted instead of failing', () => {
  const nothing = variantRefitter([], settings, result).refit(0);
  expect(nothing).toMatchObject({ converged: false, reducedChiSquare: null, states: [] });
  expect(nothing.problem).toContain('discharge1');
});
