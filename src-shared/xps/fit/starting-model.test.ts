import { describe, expect, it, vi } from 'vitest';
import { analyseXpsSeries, ownedByUser, settledSettings, settingsOfResult, startingModel } from '../analyse';
import type { XpsSettings } from '../model';
import { drawFiveStates } from '../testing/five-states';
import { onlyRegions } from '../testing/recovery';
import { testSettings } from '../testing/test-settings';

// Whole analyses on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

const states = drawFiveStates(3, 'voigt').states.slice(0, 3).map((state) => onlyRegions(state, ['Ru3d_C1s', 'Cl2p']));
const settings: XpsSettings = { ...testSettings(states), foreignSpecies: 'ignore' };
const result = analyseXpsSeries(states, settings);
const settled = settledSettings(settings, result);

/** Settings after an edit by hand. */
function edited(before: XpsSettings, change: (draft: XpsSettings) => void): XpsSettings {
  const after = structuredClone(before);
  change(after);
  return ownedByUser(before, after);
}

const ru3d = (of: XpsSettings) => of.regions.find(({ region }) => region === 'Ru3d_C1s')!;
const line = (of: XpsSettings, id: string) => ru3d(of).components.find((one) => one.id === id);

describe('the model between two fits', () => {
  it('shows the numbers of the fit and begins the next one without them', () => {
    expect(settled.chargeReference.shifts).not.toEqual({});
    expect(line(settled, 'ru3')!.parameters['gaussFwhm']!.value).not.toBe(line(settings, 'ru3')!.parameters['gaussFwhm']!.value);
    expect(startingModel(settled)).toEqual(settings);
    expect(startingModel(settings)).toBe(settings);
  });

  it('comes back to the same result from a wrong background', () => {
    const bare = edited(settled, (draft) => void (ru3d(draft).background.kind = 'none'));
    const misled = analyseXpsSeries(states, bare);
    // A trap: from the numbers of that fit the right model is not found again.
    const trapped = analyseXpsSeries(states, { ...settings, regions: settings.regions.map((region, i) => ({ ...settingsOfResult(bare, misled).regions[i]!, background: region.background })), chargeReference: settingsOfResult(bare, misled).chargeReference });
    expect(trapped.reducedChiSquare).toBeGreaterThan(1.1 * result.reducedChiSquare);
    const right = edited(settledSettings(bare, misled), (draft) => void (ru3d(draft).background.kind = ru3d(settings).background.kind));
    expect(startingModel(right)).toEqual(settings);
    expect(analyseXpsSeries(states, right)).toEqual(result);
  });

  it('keeps what the user typed, locked or gave as a start', () => {
    const width = line(settled, 'ru3')!.parameters['gaussFwhm']!.value;
    const own = edited(settled, (draft) => {
      line(draft, 'ru3')!.parameters['gaussFwhm']!.mode = 'fixed';
      line(draft, 'sp2')!.parameters['gaussFwhm']!.value = 1.234;
      delete draft.fitted!.shifts['before'];
    });
    const start = startingModel(own);
    expect(line(start, 'ru3')!.parameters['gaussFwhm']).toMatchObject({ value: width, mode: 'fixed' });
    expect(line(start, 'sp2')!.parameters['gaussFwhm']!.value).toBe(1.234);
    expect(Object.keys(start.chargeReference.shifts)).toEqual(['before']);
    // The others begin where they did.
    expect(line(start, 'ru4')).toEqual(line(settings, 'ru4'));
  });

  it('begins again with the shift that the user gave, not with what the fit made of it', () => {
    const begun = { ...settings, chargeReference: { ...settings.chargeReference, shifts: { before: 0.05 } } };
    expect(startingModel(settledSettings(begun, result)).chargeReference.shifts).toEqual({ before: 0.05 });
  });

  it('takes shifts that were found as given once they are no longer fitted', () => {
    const given = edited(settled, (draft) => void (draft.chargeReference.kind = 'fixed'));
    expect(startingModel(given).chargeReference.shifts).toEqual(settled.chargeReference.shifts);
  });
});

describe('what an analysis added by itself', () => {
  const metal = drawFiveStates(2, 'metal').states;
  const start = testSettings(metal);
  const found = analyseXpsSeries(metal, start);
  const withMetal = settledSettings(start, found);
  const [{ component: { id } }] = found.addedComponents as [(typeof found.addedComponents)[number]];

  it('is decided anew by the next fit', () => {
    expect(line(withMetal, id)).toBeDefined();
    expect(startingModel(withMetal)).toEqual(start);
    // Settings that hold the result have it once, whether they held it before or not.
    expect(settingsOfResult(withMetal, found)).toEqual(settingsOfResult(start, found));
  });

  it('stays once the user changed it, follows it, or lets the analysis add nothing more', () => {
    const changed = edited(withMetal, (draft) => void (line(draft, id)!.label = 'Mine'));
    expect(line(startingModel(changed), id)?.label).toBe('Mine');
    const followed = edited(withMetal, (draft) => void (line(draft, 'ru4')!.parameters['gaussFwhm'] = { ...line(draft, 'ru4')!.parameters['gaussFwhm']!, mode: 'linked', link: { to: `${id}.gaussFwhm`, factor: 1, offset: 0 } }));
    expect(line(startingModel(followed), id)).toBeDefined();
    const closed = edited(withMetal, (draft) => void (draft.foreignSpecies = 'suggest'));
    expect(line(startingModel(closed), id)).toBeDefined();
  });

  it('is gone when the user removes it', () => {
    const removed = edited(withMetal, (draft) => {
      ru3d(draft).components = ru3d(draft).components.filter((one) => one.id !== id);
      draft.foreignSpecies = 'suggest';
    });
    expect(line(startingModel(removed), id)).toBeUndefined();
  });
});
