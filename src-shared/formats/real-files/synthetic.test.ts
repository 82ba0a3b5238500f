/** The synthetic set: each VAMAS region has the channels of its text copy, digit by digit. */
import { expect, test } from 'vitest';
import { fixture, spectraOf } from '../testing/fixture';

const regions = spectraOf(fixture('../../../resources/sample/xps/before.vms'));

test.each(['Ru3d_C1s', 'Cl2p', 'Ru3p'])('%s', (name) => {
  const vamas = regions.find((spectrum) => spectrum.name === name)!;
  const [text] = spectraOf(fixture(`synthetic/before_${name}.csv`));
  expect(text).toMatchObject({ name, technique: 'xps', axis: 'binding-energy', intensity: 'counts' });
  expect(Array.from(vamas.x)).toEqual(Array.from(text!.x));
  expect(Array.from(vamas.y)).toEqual(Array.from(text!.y));
  expect(Array.from(vamas.transmission!)).toEqual(Array.from(text!.transmission!));
  expect(vamas.acquisition).toEqual(text!.acquisition);
});

test('the regions are those of the set’s description', () => {
  expect(regions.map(({ name, x, xps }) => [name, x.length, xps?.photonEnergyEv, xps?.passEnergyEv])).toEqual([
    ['Ru3d_C1s', 201, 1486.6, 20],
    ['Cl2p', 121, 1486.6, 20],
    ['Ru3p', 451, 1486.6, 20],
    ['Survey', 1201, 1486.6, 100],
  ]);
});
