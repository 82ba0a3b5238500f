import { expect, test } from 'vitest';
import { fixture, spectraOf } from '@shared/formats/testing/fixture';
import type { ProjectMeasurement } from '@shared/project/document';
import { defaultRamanSettings } from '@shared/raman/analyse-raman';
import { spectrumOf } from '@shared/raman/testing/spectrum-of';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { poisson, uniformSource } from '../../testing/random-counts';
import { compareSpectra, prepareSpectra, type RamanInputs } from './raman-analysis';
import { placesOfRepeats, repeatsAmong } from './raman-repeats';

const measurement = (id: string, change: Partial<ProjectMeasurement> = {}): ProjectMeasurement => ({ id, sha256: id, index: 0, technique: 'raman', region: '', points: 200, stateId: 's1', role: 'state', referenceName: null, ...change });
const axis = (offset = 0): Float64Array => Float64Array.from({ length: 200 }, (_, i) => 100 + 2 * i + offset);
const sample = (id: string, change: Partial<ProjectMeasurement> = {}, spectrum: Spectrum = spectrumOf(axis(), new Float64Array(200))) => ({ id, measurement: measurement(id, change), spectrum });

test('repeats are of one state and role, or without a state of one file, on one axis', () => {
  const repeats = repeatsAmong([
    sample('a'),
    sample('b', {}, spectrumOf(axis(0.19), new Float64Array(200))),
    sample('shifted', {}, spectrumOf(axis(0.41), new Float64Array(200))),
    sample('otherState', { stateId: 's2' }),
    sample('c', { stateId: null, role: 'single', sha256: 'file' }),
    sample('d', { stateId: null, role: 'single', sha256: 'file', index: 1 }),
    sample('otherFile', { stateId: null, role: 'single' }),
  ]);
  expect(Object.fromEntries(repeats)).toEqual({ a: ['b'], b: ['a'], c: ['d'], d: ['c'] });
});

test('of many each has its three nearest, and of a map or depth series none', () => {
  const many = repeatsAmong(Array.from({ length: 3000 }, (_, i) => sample(`m${i}`, { sha256: 'file', index: i })));
  expect(many.get('m0')).toEqual(['m1', 'm2', 'm3']);
  expect(many.get('m1500')).toEqual(['m1499', 'm1501', 'm1498']);
  for (const file of ['wdf-parser/6x6.spc', 'wdf-parser/depth.wdf']) {
    const spectra = spectraOf(fixture(file)).map((spectrum, index) => sample(`${index}`, { sha256: file, index, points: spectrum.x.length }, spectrum));
    expect(spectra.length).toBeGreaterThan(30);
    expect(repeatsAmong(spectra).size).toBe(0);
  }
  expect(repeatsAmong([sample('a', {}, spectrumOf(axis(), axis(), { metadata: { Title: 'MAPbI3, heated' } })), sample('b')]).size).toBe(2);
});

test('the inputs of a project change with the company of a spectrum, and only where there is some', () => {
  expect(placesOfRepeats([measurement('a'), measurement('b', { stateId: 's2' })])).toEqual([]);
  expect(placesOfRepeats([measurement('a'), measurement('b')])).toHaveLength(2);
});

/** Two spectra of one sample with three broad bands, the first with a spike of four channels. */
function repeated(): RamanInputs {
  const shift = Float64Array.from({ length: 1701 }, (_, i) => 100 + i);
  const mean = (x: number): number => [165, 245, 312].reduce((sum, at) => sum + 700 * Math.exp(-Math.LN2 * ((x - at) / 30) ** 2), 600 * Math.exp(-x / 3000));
  const [one, two] = [11, 12].map((seed) => {
    const random = uniformSource(seed);
    return shift.map((x) => poisson(mean(x), random));
  });
  for (let i = 700; i < 704; i += 1) one![i]! += 15 * Math.sqrt(one![i]!);
  return { samples: [{ id: 'one', spectrum: spectrumOf(shift, one!), repeats: ['two'] }, { id: 'two', spectrum: spectrumOf(shift, two!), repeats: ['one'] }], references: [], laserNm: null };
}

test('a comparison says against which repeats, where, how high and by which test a spike was found, and can do without', () => {
  const inputs = repeated();
  const { one, two } = compareSpectra(inputs, defaultRamanSettings).result;
  expect(one!.repeats).toEqual(['two']);
  expect(one!.spikes).toEqual([800]);
  expect(one!.spikeTests).toEqual([{ at: 800, channels: 4, z: expect.closeTo((15 * Math.sqrt(4)) / Math.sqrt(2), -1) as number, test: 'repeats' }]);
  expect(one!.findings).toContainEqual({ severity: 'info', key: 'raman.spikesByRepeats', params: { repeats: 1, count: 1 } });
  expect(two!.spikes).toEqual([]);
  expect(prepareSpectra(inputs, defaultRamanSettings)['one']!.spikes).toMatchObject([{ at: 800, channels: 4, test: 'repeats' }]);
  const alone = compareSpectra(inputs, { ...defaultRamanSettings, comparesRepeats: false }).result['one']!;
  expect(alone.spikes).toEqual([]);
  expect(alone.repeats).toBeUndefined();
});
