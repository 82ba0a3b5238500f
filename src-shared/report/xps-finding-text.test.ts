import { expect, it } from 'vitest';
import { ru3dC1s } from '@shared/xps/templates/ru3d-c1s';
import { fullParameterText, fullParameterUnit } from './xps-finding-text';

it('says what a parameter is, whose and in what unit', () => {
  const settings = { regions: [ru3dC1s()] };
  const states = [{ id: 'charge1', label: '1st charge' }];
  const said = (name: string): [string, string] => [fullParameterText(name, settings, states, 'en'), fullParameterUnit(name)];
  expect(said('shift@charge1')).toEqual(['Charge shift (1st charge)', 'eV']);
  expect(said('broadening@charge1')).toEqual(['Extra Gauss width of all lines, squared (1st charge)', 'eV²']);
  expect(said('Ru3d_C1s/ru3.satelliteShift')).toEqual(['Ru³⁺ 3d, Satellite above the line', 'eV']);
  expect(said('Ru3d_C1s/ru3.satelliteShare')).toEqual(['Ru³⁺ 3d, Share in the satellite', '']);
});
