import { expect, test } from 'vitest';
import { regionKey, writtenRegion } from './region-key';

test.each<[string, string, [number, number] | null, string]>([
  ['Ru3d_C1s', 'before.vms', [276, 296], 'Ru3d_C1s'],
  ['Ru 3d', 'a.vms', [276, 296], 'Ru3d_C1s'],
  ['Ru 3d5/2', 'a.vms', [277, 283], 'Ru3d'],
  ['C 1s', 'Mutlipak_vms.npl', [275, 305], 'C1s'],
  ['', 'C1s_sample.csv', [266.5, 301.5], 'C1s'],
  ['Ru 3d Scan', 'a.vms', [276, 292], 'Ru3d_C1s'],
  ['C1s + Ru3d', 'a.vms', [276, 292], 'Ru3d_C1s'],
  ['C1s Scan', 'a.vms', [279, 298], 'C1s'],
  ['Au4f7 scan', 'a.vms', [80, 95], 'Au4f'],
  ['Fe 2p/4', 'a.vms', [700, 750], 'Fe2p'],
  ['BAu 2p', 'a.vms', [700, 750], 'BAu_2p'],
  ['', 'scan.txt', [282, 298], 'C1s'],
  ['Cl2p', 'a.vms', [194, 206], 'Cl2p'],
  ['Ru3p', 'a.vms', [455, 500], 'Ru3p'],
  ['Survey', 'a.vms', [0, 1200], 'Survey'],
  ['Region 3', 'a.vms', [-5, 1355], 'Survey'],
  ['', 'before_Survey.csv', null, 'Survey'],
  ['', 'charge1_Survey.csv', [0, 150], 'Survey'],
  ['Region 2', 'survey and regions.vms', [194, 206], 'Cl2p'],
  ['Cl 2p', 'survey and regions.vms', null, 'Cl2p'],
  ['Region 1', 'a.vms', [194, 206], 'Cl2p'],
  ['', 'scan.txt', [455, 500], 'Ru3p'],
  ['Region 7', 'a.vms', [600, 640], 'Region_7'],
  ['Fe 2p', 'a.vms', null, 'Fe2p'],
  ['価電子帯 VB', 'a.vms', [-5, 20], '_VB'],
])('%s in %s over %s is %s', (name, file, window, key) => {
  expect(regionKey(name, file, window)).toBe(key);
});

test.each([
  ['Ru3d_C1s', 'Ru 3d + C 1s'],
  ['CKLL', 'C KLL'],
  ['ClLMM', 'Cl LMM'],
  ['OKVV', 'O KVV'],
  ['VB', null],
  ['valence_band', null],
])('%s is written %s', (key, written) => {
  expect(writtenRegion(key)).toBe(written);
});
