import { expect, it } from 'vitest';
import type { Finding } from '@shared/xps/result';
import { findingSteps } from './finding-steps';

const finding = (key: string, params: Finding['params'], rest: Partial<Finding> = {}): Finding => ({ severity: 'caution', key: `xpsFinding.${key}`, params, stateId: null, region: null, ...rest });

it('offers to add what is suspected and to leave out what was added', () => {
  const params = { component: 'ruMetal', species: 'Ru metal 3d' };
  expect(findingSteps(finding('foreignSuspected', params), [], 'component')).toEqual([{ act: 'addSpecies', ...params }]);
  expect(findingSteps(finding('foreignKept', params), [], 'component')).toEqual([{ act: 'leaveOut', ...params }]);
  const satellite = { component: 'ru3Satellite', species: 'Ru³⁺ 3d satellite' };
  expect(findingSteps(finding('satellitePossible', satellite), [], 'component')).toEqual([{ act: 'addSpecies', ...satellite }]);
  expect(findingSteps(finding('satelliteKept', satellite), [], 'component')).toEqual([{ act: 'leaveOut', ...satellite }]);
  // Results of older versions name no component.
  expect(findingSteps(finding('foreignKept', { species: 'Ru metal 3d' }), [], 'component')).toEqual([]);
});

it('offers to widen states that seem wider, and common widths where some were widened', () => {
  const wide = (key: string) => findingSteps(finding(key, { deltaBic: 40, width: 0.5 }, { stateId: 'charge1' }), [], 'component');
  expect(wide('broadeningSuspected')).toEqual([{ act: 'ownWidths' }]);
  expect(wide('broadeningKept')).toEqual([{ act: 'commonWidths' }]);
});

it('leads to the component whose parameter is at a bound, and nowhere for a charge shift', () => {
  expect(findingSteps(finding('atUpperBound', { parameter: 'Ru3d_C1s/co.gaussFwhm@charge1' }), [], 'component')).toEqual([{ act: 'select', region: 'Ru3d_C1s', component: 'co' }]);
  expect(findingSteps(finding('atUpperBound', { parameter: 'shift@charge1' }), [], 'component')).toEqual([]);
  expect(findingSteps(finding('atLowerBound', { parameter: 'Ru3d_C1s/background.carbon' }), [], 'component')).toEqual([]);
});

it('takes Zr 3d only where the model has none', () => {
  expect(findingSteps(finding('separatorDebris', {}), ['Ru3d_C1s'], 'component')).toEqual([{ act: 'takeRegion', region: 'Zr3d' }]);
  expect(findingSteps(finding('separatorDebris', {}), ['Ru3d_C1s', 'Zr3d'], 'component')).toEqual([]);
});

it('searches charge shifts that are fitted, and sets only the named state where they are given', () => {
  const offset = finding('energyOffset', { offset: 4.46, shift: 0.1 }, { stateId: 'charge1' });
  expect(findingSteps(offset, [], 'component')).toEqual([{ act: 'searchAround', shift: 4.46 }]);
  expect(findingSteps(offset, [], 'fixed')).toEqual([{ act: 'setShift', stateId: 'charge1', shift: 4.46 }]);
});

it('takes away the correction that was made twice', () => {
  const step = (key: string, params: Parameters<typeof finding>[1] = {}) => findingSteps(finding(key, { set: 'Kratos', ...params }), [], 'component');
  expect(step('transmissionTwice')).toEqual([{ act: 'dropCorrection', of: 'transmission' }]);
  expect(step('meanFreePathTwice')).toEqual([{ act: 'dropCorrection', of: 'meanFreePath' }]);
  expect(step('factorsOtherEnergy', { energy: 1253.6 })).toEqual([{ act: 'takeFactors' }]);
  expect(step('factorsOtherEnergy', { energy: 2984 })).toEqual([]);
  expect(step('angularTwice')).toEqual([{ act: 'dropCorrection', of: 'angular' }]);
});
