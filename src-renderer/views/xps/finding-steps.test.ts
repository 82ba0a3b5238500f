import { expect, it } from 'vitest';
import type { Finding } from '@shared/xps/result';
import { findingSteps } from './finding-steps';

const finding = (key: string, params: Finding['params'], rest: Partial<Finding> = {}): Finding => ({ severity: 'caution', key: `xpsFinding.${key}`, params, stateId: null, region: null, ...rest });

it('offers to add what is suspected and to leave out what was added', () => {
  const params = { component: 'ruMetal', species: 'Ru metal 3d' };
  expect(findingSteps(finding('foreignSuspected', params), [])).toEqual([{ act: 'addSpecies', ...params }]);
  expect(findingSteps(finding('foreignKept', params), [])).toEqual([{ act: 'leaveOut', ...params }]);
  // Results of older versions name no component.
  expect(findingSteps(finding('foreignKept', { species: 'Ru metal 3d' }), [])).toEqual([]);
});

it('leads to the component whose parameter is at a bound, and nowhere for a charge shift', () => {
  expect(findingSteps(finding('atUpperBound', { parameter: 'Ru3d_C1s/co.gaussFwhm@charge1' }), [])).toEqual([{ act: 'select', region: 'Ru3d_C1s', component: 'co' }]);
  expect(findingSteps(finding('atUpperBound', { parameter: 'shift@charge1' }), [])).toEqual([]);
  expect(findingSteps(finding('atLowerBound', { parameter: 'Ru3d_C1s/background.carbon' }), [])).toEqual([]);
});

it('takes Zr 3d only where the model has none', () => {
  expect(findingSteps(finding('separatorDebris', {}), ['Ru3d_C1s'])).toEqual([{ act: 'takeRegion', region: 'Zr3d' }]);
  expect(findingSteps(finding('separatorDebris', {}), ['Ru3d_C1s', 'Zr3d'])).toEqual([]);
});
