import { describe, expect, it } from 'vitest';
import { analyseXpsSeries } from '../analyse';
import { drawFiveStates } from '../testing/five-states';
import { testSettings } from '../testing/test-settings';
import { adventitiousId, regionForAdventitious, withAdventitiousReference } from './adventitious-carbon';

const states = drawFiveStates(5, 'voigt').states.slice(0, 2);
const before = { ...testSettings(states), foreignSpecies: 'ignore' as const };

describe('adventitious carbon as charge reference', () => {
  const after = withAdventitiousReference({ ...before, chargeReference: { ...before.chargeReference, shifts: { before: 0.3 } } }, 'Ru3d_C1s');
  const parameters = (id: string) => after.regions.find(({ region }) => region === 'Ru3d_C1s')!.components.find((one) => one.id === id)!.parameters;

  it('brings its line, with sp2 and what followed it as far from it as the literature has them', () => {
    expect(regionForAdventitious(before)).toBe('Ru3d_C1s');
    expect(regionForAdventitious(after)).toBeNull();
    expect(after.chargeReference).toMatchObject({ kind: 'component', region: 'Ru3d_C1s', component: adventitiousId, position: 284.8 });
    expect(parameters('sp2')['position']!.link!.to).toBe('adventitious.position');
    // C–O at sp2 + 1.7 is C–C + 1.35.
    expect(parameters('co')['chemicalShift']).toMatchObject({ value: 1.35, prior: { mean: 1.35 } });
    expect(before.regions[0]!.components.some(({ id }) => id === adventitiousId)).toBe(false);
  });

  it('leaves the data where they are: sp2 was at 284.5 and is at 284.45 now', () => {
    expect(after.chargeReference.shifts['before']).toBeCloseTo(0.35, 6);
  });

  it('gives the same shares on a scale that is some hundredths lower', () => {
    const [one, other] = [before, withAdventitiousReference(before, 'Ru3d_C1s')].map((settings) => analyseXpsSeries(states, settings));
    expect(other!.converged).toBe(true);
    other!.states.forEach((state, i) => {
      const same = one!.states[i]!;
      expect(state.chargeShift!.value - same.chargeShift!.value, state.stateId).toBeGreaterThan(-0.1);
      expect(state.chargeShift!.value - same.chargeShift!.value, state.stateId).toBeLessThan(0.2);
      expect(Math.abs(state.fractions!['Ru4+'].value - same.fractions!['Ru4+'].value), state.stateId).toBeLessThan(0.03);
    });
  });
});
