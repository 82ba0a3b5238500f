import { describe, expect, it } from 'vitest';
import { cl2p } from '@shared/xps/templates/cl2p';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { Template } from '@shared/xps/exchange/template-file';
import { emptyRegion } from '../edits/component-edits';
import { besideOwn, offeredTemplates, ownTemplates, rememberTemplates, sourcesOf, withTemplate } from './template-choice';

const words = { label: 'Cl 2p', blank: 'empty', casa: (components: number) => `CasaXPS ${components}` };
const spectrum = (comment: string): Spectrum => ({ metadata: { comment }, xps: { photonEnergyEv: 1486.6 }, x: Float64Array.of(190, 190.1) }) as unknown as Spectrum;

it('offers a CasaXPS fit where the file holds one, the shipped templates, and an empty model', () => {
  const comment = 'CASA comp (*Cl 2p*) (*GL(30)*) Area 100 0 1000 -1 1 MFWHM 1.2 0.5 2 -1 1 Position 1288 1287 1290 -1 1 RSF 1';
  expect(offeredTemplates('Cl2p', spectrum(comment), words).map(({ id, template }) => [id, template.name])).toEqual([['casa', 'CasaXPS 1'], ['Cl 2p', 'Cl 2p'], ['blank', 'empty']]);
  expect(offeredTemplates('Fe2p', spectrum('nothing'), words).map(({ id }) => id)).toEqual(['blank']);
  expect(offeredTemplates('C1s', null, { ...words, label: 'C 1s' }).map(({ id }) => id)).toEqual(['C 1s', 'C 1s, organic', 'blank']);
});

it('remembers own templates, and drops what it cannot read', () => {
  const own = [{ name: 'mine', region: cl2p() }];
  expect(ownTemplates(rememberTemplates(own))).toEqual(own);
  expect(ownTemplates('["{"]')).toEqual([]);
  expect(ownTemplates('{')).toEqual([]);
  expect(ownTemplates(null)).toEqual([]);
});

it('names each source once, with what rests on it', () => {
  const sources = sourcesOf(cl2p());
  expect(new Set(sources.map(({ source }) => source)).size).toBe(sources.length);
  expect(sources.find(({ source }) => source === 'NIST SRD 20: 1.60 eV')?.parameters).toEqual(['splitting']);
});

describe('own templates', () => {
  const region = (key: string, label = key): Template['region'] => ({ ...emptyRegion(key, label) });
  const mine: Template = { name: 'mine', region: region('Ru3d_C1s') };

  it('stand beside one of the same name in another region', () => {
    const other: Template = { name: 'mine', region: region('Cl2p') };
    expect(withTemplate([mine], other)).toEqual([mine, other]);
  });

  it('are replaced by one of the same name in the same region', () => {
    const newer: Template = { name: 'mine', region: region('Ru3d_C1s', 'newer') };
    expect(withTemplate([mine], newer)).toEqual([newer]);
  });

  it('keep their names when another of the same name is imported', () => {
    const imported: Template = { name: 'mine', region: region('Ru3d_C1s', 'imported') };
    expect(besideOwn([mine], imported).name).toBe('mine (2)');
    expect(besideOwn([mine, { ...imported, name: 'mine (2)' }], { ...imported, region: region('Ru3d_C1s', 'third') }).name).toBe('mine (3)');
    expect(besideOwn([mine], { ...mine }).name).toBe('mine');
    expect(besideOwn([mine], { name: 'mine', region: region('Cl2p') }).name).toBe('mine');
  });
});
