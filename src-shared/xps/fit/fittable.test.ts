/** Spectra that cannot be fitted must not keep the others from it, and what is left out must be named. */
import { describe, expect, it } from 'vitest';
import { analyseXpsSeries, fitObstacle, previewCurves } from '../analyse';
import type { XpsSettings } from '../model';
import type { RegionData, StateData } from '../series';
import { drawFiveStates } from '../testing/five-states';
import { onlyRegions } from '../testing/recovery';
import { testSettings } from '../testing/test-settings';

const { truth, states: drawn } = drawFiveStates(2, 'voigt', 20_000);
const states = drawn.slice(0, 3).map((state) => onlyRegions(state, ['Ru3d_C1s', 'Cl2p']));
const settings: XpsSettings = { ...testSettings(states), foreignSpecies: 'ignore' };

const cut = (region: RegionData, channels: number): RegionData => ({ ...region, fileName: 'charge1_Cl2p.csv', bindingEnergy: region.bindingEnergy.slice(0, channels), counts: region.counts.slice(0, channels), transmission: region.transmission?.slice(0, channels) ?? null });
const withRegion = (state: StateData, key: string, region: RegionData): StateData => ({ ...state, regions: { ...state.regions, [key]: region } });

describe('a region with too few channels', () => {
  const short = [states[0]!, withRegion(states[1]!, 'Cl2p', cut(states[1]!.regions['Cl2p']!, 2)), states[2]!];
  const result = analyseXpsSeries(short, settings);

  it('is left out and named, and everything else is fitted', () => {
    expect(result.findings.filter(({ key }) => key === 'xpsFinding.tooFewChannels')).toEqual([
      { key: 'xpsFinding.tooFewChannels', severity: 'problem', stateId: 'charge1', region: 'Cl2p', params: { line: 'Cl 2p', file: 'charge1_Cl2p.csv', channels: 2, least: 5 } },
    ]);
    expect(result.states.map(({ regions, clToRu }) => [regions.map(({ region }) => region), clToRu !== null])).toEqual([
      [['Ru3d_C1s', 'Cl2p'], true],
      [['Ru3d_C1s'], false],
      [['Ru3d_C1s', 'Cl2p'], true],
    ]);
    result.states.forEach(({ fractions }, i) => Object.values(fractions!).forEach(({ value }, k) => expect(Math.abs(value - truth.states[i]!.fractions[k]!)).toBeLessThan(0.03)));
  });

  it('is drawn nowhere', () => {
    expect(Object.keys(previewCurves(short, settings)['charge1']!)).toEqual(['Ru3d_C1s']);
  });
});

it('leaves out and names what an acquisition left empty when it was stopped, and fits everything else', () => {
  const silent: RegionData = { ...states[1]!.regions['Ru3d_C1s']!, fileName: 'charge1.vms', counts: new Float64Array(states[1]!.regions['Ru3d_C1s']!.counts.length) };
  const result = analyseXpsSeries([states[0]!, withRegion(states[1]!, 'Ru3d_C1s', silent), states[2]!], settings);
  expect(result.findings.filter(({ key }) => key === 'xpsFinding.noSignal')).toEqual([{ key: 'xpsFinding.noSignal', severity: 'problem', stateId: 'charge1', region: 'Ru3d_C1s', params: { line: 'Ru 3d + C 1s', file: 'charge1.vms' } }]);
  expect(result.states.map(({ fractions }) => fractions !== null)).toEqual([true, false, true]);
});

it('names Ru 3d whose window ends within the lines, and fits the rest of the state', () => {
  const { Ru3d_C1s, ...rest } = states[1]!.regions;
  const cutThrough: StateData = { ...states[1]!, regions: { ...rest, Ru3d: { ...Ru3d_C1s!, fileName: 'charge1.vms' } } };
  const result = analyseXpsSeries([states[0]!, cutThrough, states[2]!], settings);
  expect(result.findings.filter(({ key }) => key === 'xpsFinding.windowCut')).toEqual([{ key: 'xpsFinding.windowCut', severity: 'problem', stateId: 'charge1', region: 'Ru3d', params: { file: 'charge1.vms' } }]);
  expect(result.states[1]!.regions.map(({ region }) => region)).toEqual(['Cl2p']);
});

it('names a state that no region of the model fits, in a series only', () => {
  const bare: StateData = { stateId: 'before', regions: { Ru3d: states[0]!.regions['Ru3d_C1s']! } };
  const others = { ...settings, states: ['charge1', 'discharge1'] };
  const named = (of: XpsSettings) => analyseXpsSeries([bare, states[1]!, states[2]!], of).findings.filter(({ key }) => key === 'xpsFinding.noModel');
  expect(named(others)).toMatchObject([{ stateId: 'before', severity: 'problem', params: { regions: 'Ru3d' } }]);
  expect(named({ ...others, states: ['charge1'] })).toEqual([]);
});

describe('what keeps everything from being fitted', () => {
  const short = states.map((state) => ({ ...state, regions: { Cl2p: cut(state.regions['Cl2p']!, 4) } }));

  it('is told', () => {
    expect(fitObstacle(states, settings)).toBeNull();
    expect(fitObstacle([], settings)?.key).toBe('xps.obstacle.noSpectrum');
    expect(fitObstacle(states, { ...settings, states: [...settings.states, 'gone'] })).toEqual({ key: 'xps.obstacle.statesMissing', params: { missing: 1, states: settings.states.length + 1 } });
    expect(fitObstacle(short, settings)).toEqual({ key: 'xps.obstacle.tooShort', params: { least: 5, regions: 'Cl 2p' } });
    // Ru 3d reaches up to 296 eV: no photon of 150 eV frees such an electron.
    expect(fitObstacle(states, { ...settings, photonEnergyEv: 150 })?.key).toBe('xps.obstacle.photonEnergy');
    expect(fitObstacle(states, { ...settings, photonEnergyEv: 1253.6 })).toBeNull();
    // A kinetic scale, 1190 to 1210 eV, read with 150 instead of 1486.6 eV.
    const ru = states[0]!.regions['Ru3d_C1s']!;
    const moved = [withRegion(states[0]!, 'Ru3d_C1s', { ...ru, bindingEnergy: ru.bindingEnergy.map((energy) => energy - 1336.6) })];
    expect(fitObstacle(moved, { ...settings, states: ['before'], photonEnergyEv: 150 })?.key).toBe('xps.obstacle.photonEnergy');
  });

  it('is no error of drawing', () => {
    expect(previewCurves(short, settings)).toEqual({});
    expect(previewCurves(states, { ...settings, photonEnergyEv: 150 })).toEqual({});
  });
});
