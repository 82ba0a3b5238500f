import { describe, expect, it } from 'vitest';
import { c1s } from './c1s';
import { cl2p } from './cl2p';
import { testSettings } from '../testing/test-settings';
import { canLendCarbon, carbonAloneSettings, withMeasuredCarbon } from './measured-carbon';
import { ru3dC1s } from './ru3d-c1s';

/** C 1s as if it had been fitted: every number a little off its template. */
function fitted() {
  const model = c1s();
  for (const { parameters } of model.components) for (const spec of Object.values(parameters)) if (spec.mode !== 'linked') spec.value *= 1.1;
  return model;
}

describe('carbon measured by itself', () => {
  it('gives sp2 and its shake-up their shape and leaves everything else', () => {
    const before = ru3dC1s();
    const after = withMeasuredCarbon(before, fitted(), 'C 1s of Ketjenblack');
    const of = (model: typeof before, id: string, name: string) => model.components.find((component) => component.id === id)!.parameters[name]!;
    for (const [id, name] of [['sp2', 'gaussFwhm'], ['sp2', 'lorentzFwhm'], ['sp2', 'asymmetry'], ['shakeUp', 'chemicalShift'], ['shakeUp', 'gaussFwhm']] as const) {
      const plain = c1s().components.find((component) => component.id === id)!.parameters[name]!.value;
      expect(of(after, id, name), `${id}.${name}`).toMatchObject({ mode: 'fixed', prior: null, source: 'C 1s of Ketjenblack' });
      expect(of(after, id, name).value).toBeCloseTo(1.1 * plain, 12);
    }
    // Held in the fit of carbon alone, so nothing measured.
    expect(of(after, 'sp2', 'tailDamping')).toEqual(of(before, 'sp2', 'tailDamping'));
    const perState = fitted();
    of(perState, 'sp2', 'gaussFwhm').mode = 'perState';
    expect(of(withMeasuredCarbon(before, perState, 'x'), 'sp2', 'gaussFwhm')).toEqual(of(before, 'sp2', 'gaussFwhm'));
    expect(of(after, 'sp2', 'position')).toEqual(of(before, 'sp2', 'position'));
    expect(of(after, 'co', 'gaussFwhm')).toEqual(of(before, 'co', 'gaussFwhm'));
    expect(after.components.find(({ id }) => id === 'ru3')).toEqual(before.components.find(({ id }) => id === 'ru3'));
    expect(before).toEqual(ru3dC1s());
  });

  it('is fitted alone on the scale of the series, with nothing of ruthenium', () => {
    const series = { ...testSettings([]), photonEnergyEv: 1253.6, rutheniumTie: { commonSd: 0.1, stateSd: 0.03 } };
    const alone = carbonAloneSettings(series, 'kb');
    expect(alone).toMatchObject({ photonEnergyEv: 1253.6, states: ['kb'], foreignSpecies: 'ignore', chargeReference: { kind: 'component', region: 'C1s', component: 'sp2', position: 284.5 } });
    expect(alone.regions).toEqual([c1s()]);
    expect(alone.rutheniumTie).toBeUndefined();
  });

  it('is lent by a model of carbon alone, to another region that has it', () => {
    expect(canLendCarbon(c1s(), ru3dC1s())).toBe(true);
    expect(canLendCarbon(ru3dC1s(), c1s())).toBe(false);
    expect(canLendCarbon(c1s(), c1s())).toBe(false);
    expect(canLendCarbon(c1s(), cl2p())).toBe(false);
  });
});
