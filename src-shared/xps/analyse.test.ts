import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { translateStored } from '@shared/i18n/translate';
import { analyseXpsSeries, previewCurves, settingsOfResult, xpsCurves } from './analyse';
import { XpsSettingsSchema } from './model';
import { xpsReplicator, xpsReplica } from './replica';
import { XpsResultSchema, type Finding } from './result';
import type { RegionData, StateData } from './series';
import { drawFiveStates } from './testing/five-states';
import { onlyRegions, recover } from './testing/recovery';
import { testSettings } from './testing/test-settings';

// Whole analyses on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

/** The shipped synthetic set, read line by line here so that the analysis is tested apart from the file readers. */
function sampleState(id: string): StateData {
  const lines = readFileSync(resolve(import.meta.dirname, '../../resources/sample/xps', `${id}.vms`), 'utf8').split(/\r?\n/);
  const regions: Record<string, RegionData> = {};
  for (const name of ['Ru3d_C1s', 'Cl2p', 'Ru3p']) {
    const block = lines.findIndex((line, i) => line === name && lines[i + 1]?.startsWith('LiRuCl4'));
    const abscissa = lines.indexOf('kinetic energy', block);
    const [start, step] = [Number(lines[abscissa + 2]), Number(lines[abscissa + 3])];
    const collection = lines.indexOf('pulse counting', block);
    const livetimeS = Number(lines[collection + 1]) * Number(lines[collection + 2]);
    const valueCount = collection + 8;
    const points = Number(lines[valueCount]) / 2;
    const values = Array.from({ length: 2 * points }, (_, i) => Number(lines[valueCount + 5 + i]));
    const rows = Array.from({ length: points }, (_, i) => ({ energy: 1486.6 - (start + i * step), count: values[2 * i]!, transmission: values[2 * i + 1]! })).reverse();
    regions[name] = {
      measurementId: `${id}-${name}`,
      bindingEnergy: Float64Array.from(rows, ({ energy }) => energy),
      counts: Float64Array.from(rows, ({ count }) => count),
      transmission: Float64Array.from(rows, ({ transmission }) => transmission),
      livetimeS,
      isPoisson: true,
    };
  }
  return { stateId: id, regions };
}

/** truth.json of the set: fractions, charge shift; Cl/Ru is 4.00 throughout. */
const truth: Readonly<Record<string, { readonly fractions: readonly number[]; readonly shift: number }>> = {
  before: { fractions: [0, 1, 0], shift: 0 },
  charge1: { fractions: [0, 0.36709, 0.63291], shift: 0.22 },
  discharge1: { fractions: [0.723325, 0.276675, 0], shift: -0.15 },
  charge2: { fractions: [0, 0.385174, 0.614826], shift: 0.31 },
  discharge2: { fractions: [0.714284, 0.285716, 0], shift: -0.08 },
};
const sample = Object.keys(truth).map(sampleState);
const sampleSettings = testSettings(sample);
const sampleResult = analyseXpsSeries(sample, sampleSettings);
const species = ['Ru2+', 'Ru3+', 'Ru4+'] as const;
const keys = (findings: readonly Finding[]) => findings.map(({ key }) => key);

describe('the shipped synthetic set', () => {
  it('gives the fractions, Cl/Ru and charge shifts it was made with', () => {
    for (const state of sampleResult.states) {
      const expected = truth[state.stateId]!;
      species.forEach((name, i) => expect(Math.abs(state.fractions![name].value - expected.fractions[i]!), `${state.stateId} ${name}`).toBeLessThan(0.015));
      expect(Math.abs(state.clToRu!.value / 4 - 1)).toBeLessThan(0.015);
      expect(Math.abs(state.chargeShift!.value - expected.shift)).toBeLessThan(0.03);
      expect(state.fractions!['Ru2+'].value + state.fractions!['Ru3+'].value + state.fractions!['Ru4+'].value).toBeCloseTo(1, 12);
    }
  });

  it('finds positions, widths and the spin–orbit splitting', () => {
    const region = sampleResult.states[1]!.regions.find(({ region: name }) => name === 'Ru3d_C1s')!;
    const line = (name: string) => region.lines.find((one) => one.name === name)!;
    // truth.json: Ru3+ 282.0, Ru4+ 283.2, Voigt 1.022 and 1.121 eV wide, areas 1773 and 3057 counts/s eV.
    expect(line('Ru3+ 3d5/2').position.value).toBeCloseTo(282.0, 1);
    expect(Math.abs(line('Ru4+ 3d5/2').position.value - 283.2)).toBeLessThan(0.03);
    expect(Math.abs(line('Ru4+ 3d5/2').fwhm.value - 1.121)).toBeLessThan(0.04);
    expect(Math.abs(line('Ru4+ 3d5/2').area.value / 3057 - 1)).toBeLessThan(0.03);
    expect(line('Ru4+ 3d3/2').position.value - line('Ru4+ 3d5/2').position.value).toBeCloseTo(4.17, 1);
  });

  it('gives a limit, not a mere ±, where a species is absent', () => {
    const absent = sampleResult.states[0]!.fractions!['Ru2+'];
    expect(absent.interval![0]).toBe(0);
    expect(absent.interval![1]).toBeGreaterThan(absent.value);
    expect(absent.interval![1]).toBeLessThan(0.03);
  });

  it('keeps no foreign species, and is plain JSON of the contract', () => {
    expect(sampleResult.addedComponents).toEqual([]);
    expect(v.parse(XpsResultSchema, JSON.parse(JSON.stringify(sampleResult)))).toEqual(sampleResult);
    const fitted = settingsOfResult(sampleSettings, sampleResult);
    expect(v.parse(XpsSettingsSchema, JSON.parse(JSON.stringify(fitted)))).toEqual(fitted);
  });

  it('says every finding in both languages', () => {
    for (const { key, params } of sampleResult.findings) for (const locale of ['en', 'ja'] as const) expect(translateStored(locale, key, params)).not.toContain('xpsFinding');
  });

  it('draws the fitted curves: envelope, background, components and residuals agree with the result', () => {
    const curves = xpsCurves(sample, sampleSettings, sampleResult)['charge1']!['Ru3d_C1s']!;
    const chiSquare = curves.residuals.reduce((sum, residual) => sum + residual * residual, 0);
    const fitted = sampleResult.states[1]!.regions[0]!;
    expect(chiSquare / fitted.points).toBeGreaterThan(0.6);
    expect(chiSquare / fitted.points).toBeLessThan(1.2);
    curves.envelope.forEach((value, i) => {
      const sum = curves.components.reduce((total, { values }) => total + values[i]!, curves.background[i]!);
      expect(sum).toBeCloseTo(value, 6);
    });
    // A component's area is its sum over the channels but for its tails: Ru4+ is about 5100 counts/s eV × 2 s × transmission 0.88.
    const ru4 = curves.components.find(({ id }) => id === 'ru4')!.values.reduce((sum, value) => sum + 0.1 * value, 0);
    expect(Math.abs(ru4 / (5095 * 2 * 0.878) - 1)).toBeLessThan(0.04);
  });

  it('previews the fitted settings as the fitted curves', () => {
    const fitted = xpsCurves(sample, sampleSettings, sampleResult)['before']!['Ru3d_C1s']!;
    const preview = previewCurves(sample, settingsOfResult(sampleSettings, sampleResult))['before']!['Ru3d_C1s']!;
    preview.envelope.forEach((value, i) => expect(Math.abs(value - fitted.envelope[i]!)).toBeLessThan(0.2 * Math.sqrt(fitted.envelope[i]!)));
  });

  it('draws the states whose data are there as if all were', () => {
    const all = xpsCurves(sample, sampleSettings, sampleResult);
    const left = sample.filter(({ stateId }) => stateId === 'charge2');
    expect(xpsCurves(left, sampleSettings, sampleResult)).toEqual({ charge2: all['charge2'] });
    expect(Object.keys(previewCurves(left, sampleSettings))).toEqual(['charge2']);
    expect(xpsCurves([], sampleSettings, sampleResult)).toEqual({});
  });

  it('stays at its optimum when refitted from it', () => {
    const again = analyseXpsSeries(sample, { ...settingsOfResult(sampleSettings, sampleResult), foreignSpecies: 'ignore' });
    again.states.forEach((state, i) => species.forEach((name) => expect(state.fractions![name].value).toBeCloseTo(sampleResult.states[i]!.fractions![name].value, 3)));
  });

  it('makes replicas that depend on their number alone and scatter as the uncertainties say', () => {
    const replicate = xpsReplicator(sample, sampleSettings, sampleResult);
    const replicas = Array.from({ length: 9 }, (_, k) => replicate(k));
    expect(xpsReplica(sample, sampleSettings, sampleResult, 7)).toEqual(replicas[7]);
    const ru4 = replicas.map(({ states }) => states[1]!.fractions![2]!);
    const mean = ru4.reduce((sum, value) => sum + value, 0) / ru4.length;
    const deviation = Math.sqrt(ru4.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (ru4.length - 1));
    // The covariance says 0.0055 for the counting part; 9 draws know their own spread to ±25 %.
    expect(deviation).toBeGreaterThan(0.0025);
    expect(deviation).toBeLessThan(0.0095);
  });

  it('stops when cancelled', () => {
    let asked = 0;
    const result = analyseXpsSeries(sample, sampleSettings, { isCancelled: () => ++asked > 3 });
    expect(result).toMatchObject({ stopReason: 'cancelled', converged: false, states: [] });
  });
});

/** Ru 3p is tied to the rest by the charge shift alone; without it a set is analysed in two thirds of the time. */
const main = ['Ru3d_C1s', 'Cl2p'] as const;

describe('sets of an independent generator', () => {
  it.each([
    [2, 'voigt'],
    [6, 'tougaard'],
    [6, 'tail'],
    [10, 'jump'],
  ] as const)('recovers set %d (%s)', (seed, flavour) => {
    const { fractions, clToRu, shifts } = recover(seed, flavour, { regions: main });
    for (const { error, sigma } of fractions) expect(Math.abs(error)).toBeLessThan(Math.max(0.015, 3.5 * sigma!));
    for (const { error, sigma } of clToRu) expect(Math.abs(error)).toBeLessThan(Math.max(0.02, 3.5 * sigma!));
    for (const { error } of shifts) expect(Math.abs(error)).toBeLessThan(0.06);
  });

  it('finds Ru metal by itself and says so; told only to suggest, it names it and leaves the model alone', () => {
    const { fractions, result, truth: drawn } = recover(4, 'metal', { regions: main });
    expect(result.addedComponents.map(({ component }) => component.species)).toEqual(['Ru-metal']);
    expect(keys(result.findings)).toContain('xpsFinding.foreignKept');
    for (const { error } of fractions) expect(Math.abs(error)).toBeLessThan(0.03);
    const states = drawFiveStates(drawn.seed, 'metal').states.map((state) => onlyRegions(state, main));
    const suggested = analyseXpsSeries(states, { ...testSettings(states), foreignSpecies: 'suggest' });
    expect(suggested.addedComponents).toEqual([]);
    expect(suggested.findings.find(({ key }) => key === 'xpsFinding.foreignSuspected')?.params['species']).toBe('Ru metal 3d');
  });

  it('tells RuO2 from the metal that would take up much of its line', () => {
    const { fractions, isOxideKept, isMetalKept } = recover(805, 'oxide', { regions: ['Ru3d_C1s'] });
    expect([isOxideKept, isMetalKept]).toEqual([true, false]);
    for (const { error, sigma } of fractions) expect(Math.abs(error)).toBeLessThan(Math.max(0.03, 3 * sigma!));
  });

  it('gives uncertain shares, not none, where RuO2 may be all of a state’s Ru²⁺', () => {
    const { fractions } = recover(2002, 'oxide', { regions: ['Ru3d_C1s'] });
    for (const { error, sigma } of fractions) expect(Math.abs(error)).toBeLessThan(3 * sigma!);
  });

  it.each([
    // Its metal hides the right basin until the metal is known.
    [13, 'metal', main, undefined],
    // Without Cl 2p to place them, two states look better one rung off as long as the shapes are the template's …
    [506, 'voigt', ['Ru3d_C1s'], undefined],
    [513, 'jump', ['Ru3d_C1s'], 1000],
    // … and here metal is found only where a fit that misses the data is searched again with it.
    [507, 'metal', ['Ru3d_C1s'], undefined],
  ] as const)('finds the basin of set %d (%s)', (seed, flavour, regions, counts) => {
    const { fractions, shifts, isMetalKept } = recover(seed, flavour, { regions, ...(counts === undefined ? {} : { counts }) });
    expect(isMetalKept).toBe(flavour === 'metal');
    for (const { error, sigma } of fractions) expect(Math.abs(error)).toBeLessThan(Math.max(0.04, 4 * sigma!));
    for (const { error } of shifts) expect(Math.abs(error)).toBeLessThan(0.06);
  });
});

describe('partial series', () => {
  const { states } = drawFiveStates(2, 'voigt');
  const only = (regions: readonly string[], count: number): StateData[] =>
    states.slice(0, count).map(({ stateId, regions: all }) => ({ stateId, regions: Object.fromEntries(regions.map((name) => [name, all[name]!])) }));

  it('fits one state alone', () => {
    const one = only(['Ru3d_C1s', 'Cl2p', 'Ru3p'], 1);
    const result = analyseXpsSeries(one, testSettings(one));
    expect(result.converged).toBe(true);
    const fractions = result.states[0]!.fractions!;
    expect(fractions['Ru3+'].value).toBeGreaterThan(0.9);
  });

  it.each([
    // With the template's shapes both states look better elsewhere, and alone they have no other state to place them.
    [7, 'jump', 'charge1'],
    [4, 'voigt', 'charge1'],
  ] as const)('finds the basin of a state alone (%d %s %s)', (seed, flavour, stateId) => {
    const { truth: drawn, states: all } = drawFiveStates(seed, flavour);
    const one = all.filter((state) => state.stateId === stateId).map((state) => onlyRegions(state, main));
    const { chargeShift, fractions } = analyseXpsSeries(one, testSettings(one)).states[0]!;
    const expected = drawn.states.find(({ id }) => id === stateId)!;
    expect(Math.abs(chargeShift!.value - expected.chargeShift)).toBeLessThan(0.15);
    species.forEach((name, i) => expect(Math.abs(fractions![name].value - expected.fractions[i]!)).toBeLessThan(Math.max(0.03, 3 * fractions![name].stdUncertainty!)));
  });

  it('does without Cl 2p and Ru 3p, and then gives no Cl/Ru', () => {
    const three = only(['Ru3d_C1s'], 3);
    const result = analyseXpsSeries(three, testSettings(three));
    expect(result.converged).toBe(true);
    for (const state of result.states) expect(state).toMatchObject({ clToRu: null, ruMinusCl: null });
    expect(result.states[1]!.fractions).not.toBeNull();
  });

  it('takes the ruthenium amount from Ru 3p where a state has no Ru 3d, and says that its energies are not referenced', () => {
    const mixed = [...only(['Ru3d_C1s', 'Cl2p', 'Ru3p'], 1), { stateId: 'late', regions: { Cl2p: states[1]!.regions['Cl2p']!, Ru3p: states[1]!.regions['Ru3p']! } }];
    const result = analyseXpsSeries(mixed, testSettings(mixed));
    expect(result.states[1]!.fractions).toBeNull();
    expect(result.states[1]!.clToRu!.value).toBeGreaterThan(3);
    expect(result.states[1]!.clToRu!.value).toBeLessThan(5);
    expect(keys(result.findings)).toContain('xpsFinding.noChargeReference');
  });

  it('reports a poor model as such', () => {
    const three = only(['Ru3d_C1s'], 3);
    const settings = testSettings(three);
    const withoutRu4 = { ...settings, regions: settings.regions.map((region) => ({ ...region, components: region.components.filter(({ id }) => id !== 'ru4' && id !== 'cdo') })) };
    const result = analyseXpsSeries(three, { ...withoutRu4, foreignSpecies: 'ignore' });
    expect(keys(result.findings)).toContain('xpsFinding.poorFit');
  });
});
