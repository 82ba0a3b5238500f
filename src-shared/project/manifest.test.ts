import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestConstants, manifestRoles, parseManifest, writeManifest } from './manifest';
import { newDocument } from './new-document';

const sample = readFileSync(resolve(import.meta.dirname, '../../resources/sample/manifest.json'), 'utf8');
const read = (text: string, folder = '') => {
  const result = parseManifest(text, folder);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.manifest;
};

test('the sample’s manifest names files, references and constants', () => {
  const manifest = read(sample, 'top');
  const roles = manifestRoles(manifest);
  expect(roles.get('top/xps/charge2.vms')).toMatchObject({ technique: 'xps', role: 'state', stateId: 'charge2' });
  expect(roles.get('top/raman/ref-LiCl.txt')).toMatchObject({ technique: 'raman', role: 'reference', referenceName: 'LiCl', stateId: null });
  expect(roles.get('top/echem/cycling.mpt')).toMatchObject({ technique: 'electrochemistry', role: 'state', stateId: null });
  expect(roles.size).toBe(18);
  const constants = manifestConstants(manifest);
  expect(constants.xps).toEqual({ photonEnergyEv: 1486.6, rsf: { C1s: 1, Ru3d: 12.49, Cl2p: 2.285, Ru3p: 9.98 }, transmission: { exponent: -0.7 }, chargeReference: { component: 'C 1s sp2', positionEv: 284.5 } });
  expect(constants.xrd).toMatchObject({ kAlpha1A: 1.5405929, expectedBraggFwhmDeg: [0.1, 0.3] });
  expect(constants.xrd!.phases['LiCl']).toHaveLength(6);
  expect(constants.electrochemistry).toMatchObject({ activeMassMg: 4.5, stateAfterStep: { charge1: 0, discharge1: 1, charge2: 2, discharge2: 3 } });
});

test('a single wavelength of another anode than copper has no second line of copper beside it', () => {
  const radiation = (xrd: object) => {
    const { kAlpha1A, kAlpha2A, kAlpha2Ratio } = manifestConstants(read(JSON.stringify({ format: 'five-state-set/1', states: [], instrument: { xrd } }))).xrd!;
    return [kAlpha1A, kAlpha2A, kAlpha2Ratio];
  };
  expect(radiation({ kAlpha1_A: 0.7093 })).toEqual([0.7093, 0.7093, 0]);
  expect(radiation({ kAlpha1_A: 0.7093, kAlpha2_A: 0.713607 })).toEqual([0.7093, 0.713607, 0.5]);
  expect(radiation({ kAlpha1_A: 1.54056 })).toEqual([1.54056, 1.5444274, 0.5]);
  expect(radiation({})).toEqual([1.5405929, 1.5444274, 0.5]);
});

describe('what is refused', () => {
  test.each(['../secret.vms', '/etc/passwd', 'a/../../b.xy', 'C:\\data\\a.xy', 'a\\b.xy', 'a//b.xy', '~/a.xy'])('the path %s', (path) => {
    const text = JSON.stringify({ format: 'five-state-set/1', states: [{ id: 'before', files: { xrd: path } }] });
    expect(parseManifest(text, '')).toEqual({ ok: false, error: { key: 'format.manifest.outside', params: { path } } });
  });
  test('no JSON, another format, a wrong entry', () => {
    expect(parseManifest('{', '')).toMatchObject({ ok: false, error: { key: 'format.manifest.notJson' } });
    expect(parseManifest('{"format":"other/2"}', '')).toMatchObject({ ok: false, error: { key: 'format.manifest.otherFormat', params: { found: 'other/2' } } });
    expect(parseManifest('{"format":"five-state-set/1","states":[{"id":5}]}', '')).toMatchObject({ ok: false, error: { key: 'format.manifest.invalid', params: { entry: 'states.0.id' } } });
    expect(parseManifest('{"format":"five-state-set/1","states":[],"instrument":{"xps":{"rsf":{"C1s":-1}}}}', '')).toMatchObject({ ok: false, error: { params: { entry: 'instrument.xps.rsf.C1s' } } });
  });
});

test('a manifest that was written reads back to the same', () => {
  const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'T' });
  document.constants = manifestConstants(read(sample));
  document.sample.synthetic = true;
  const file = (name: string, digit: string) => ({ sha256: digit.repeat(64), name, size: 1, importedAt: '2026-01-01T00:00:00.000Z', folder: 'd', format: 'x', failure: null });
  document.files = [file('a.vms', 'a'), file('b.txt', 'b'), file('KB.csv', 'c'), file('one.vms', 'd')];
  const measurement = { id: 'm', index: 0, region: '', points: 3, stateId: null, role: 'state' as const, referenceName: null };
  document.measurements = [
    { ...measurement, sha256: 'a'.repeat(64), technique: 'xps', stateId: 'before' },
    { ...measurement, sha256: 'b'.repeat(64), technique: 'raman', role: 'reference', referenceName: 'LiCl' },
    { ...measurement, sha256: 'c'.repeat(64), technique: 'xps', role: 'reference', referenceName: 'KB' },
    { ...measurement, sha256: 'd'.repeat(64), technique: 'xps', role: 'single' },
  ];
  const back = read(writeManifest(document));
  expect(manifestConstants(back)).toEqual(document.constants);
  expect(back.content).toMatchObject({ title: 'T', synthetic: true });
  expect([...manifestRoles(back)].map(([path, { role, stateId, referenceName }]) => [path, role, stateId, referenceName])).toEqual([
    ['d/one.vms', 'single', null, null],
    ['d/b.txt', 'reference', null, 'LiCl'],
    ['d/KB.csv', 'reference', null, 'KB'],
    ['d/a.vms', 'state', 'before', null],
  ]);
});

test('lines of a phase taken at another wavelength are placed for that of the patterns', () => {
  const phase = { wavelength_A: 0.7093, peaks: [{ twoTheta: 13.75, relIntensity: 100 }, { twoTheta: 60, relIntensity: 5 }] };
  const manifest = read(JSON.stringify({ format: 'five-state-set/1', states: [], instrument: { xrd: { kAlpha1_A: 1.5405929 } }, references: { xrd: { LiCl: phase } } }));
  // Mo Kα1 at 13.75° is d = 0.7093 / (2 sin 6.875°) = 2.9627 Å, which Cu Kα1 reflects at 2 asin(1.5405929 / (2 · 2.9627)) = 30.14°;
  // d = 0.7093 Å of the second reflects Cu Kα1 nowhere.
  const [line, ...others] = manifestConstants(manifest).xrd!.phases['LiCl']!;
  expect(line!.twoTheta).toBeCloseTo(30.14, 2);
  expect(others).toEqual([]);
});
