import { expect, test } from 'vitest';
import type { Curve } from '@shared/spectrum/spectrum';
import { analyseCycling } from './analyse-cycling';
import { fileMassMg } from './file-mass';
import type { OwnCurve } from './own-curves';
import { lithium } from './reference-electrode';
import type { CyclingSettings } from './settings';
import { buildCurve, stretches, type Stretch } from './testing/build-curve';

const settings: CyclingSettings = {
  measuredVersus: lithium,
  shownVersus: lithium,
  mass: { base: 'active', valueMg: 5, stdUncertaintyMg: 0.05, activeShare: 0.9, activeShareRelativeUncertainty: 0, source: 'user' },
  areaCm2: null,
  formula: 'LiRuCl4',
  capacityPerElectron: { value: 107, source: 'user' },
  initialOxidationState: 3,
  currentRelativeUncertainty: 0.001,
  sideReactionShare: 0.01,
  restCurrentMA: null,
  pins: null,
  states: ['before', 'charge1', 'discharge1'],
  assumed: [],
  curve: null,
  differentialBinV: 0.01,
  stack: null,
};
const charge = (hours: number): Stretch => ({ hours, current: 0.05, from: 3.4, to: 4.4 });
const discharge = (hours: number): Stretch => ({ hours, current: -0.05, from: 4.3, to: 2.7 });
const curveOf = (...parts: Stretch[]): Curve => buildCurve(stretches(parts));
const stating = (curve: Curve, mass: string): Curve => ({ ...curve, metadata: { 'Mass of active material': mass } });
const own = (stateId: string, curve: Curve): OwnCurve => ({ stateId, measurementId: `m-${stateId}`, name: `${stateId}.mpt`, curve });

// 0.05 mA over 8 h and 18 h are 0.4 and 0.9 mAh: of 5 mg, 80 and −180 mAh/g, −100 in all.
const analysed = curveOf(charge(8), discharge(18));

function analyse(curves: OwnCurve[], unused: string[] = []) {
  const outcome = analyseCycling(analysed, settings, { own: curves, unused });
  if (!outcome.ok) throw new Error(outcome.error.key);
  const { states, findings } = outcome.value;
  return { of: (id: string) => states.find(({ stateId }) => stateId === id)!, order: states.map(({ stateId }) => stateId), keys: findings.map(({ key }) => key.replace('cycling.finding.', '')) };
}

test('a state with a curve of its own has the charge passed there, per gram of the mass that its file states', () => {
  // 0.05 mA · 6 h = 0.3 mAh, of 4 mg: 75 mAh/g, 0.7009 electrons a ruthenium.
  const { of, order, keys } = analyse([own('charge1', stating(curveOf(charge(6)), '4.000 mg'))]);
  expect(of('charge1').netCapacityMAhG).toBeCloseTo(75, 0);
  expect(of('charge1').electronsPerRu.value).toBeCloseTo(75 / 107, 2);
  expect(of('charge1').own).toEqual({ measurementId: 'm-charge1', name: 'charge1.mpt', activeMassMg: 4 });
  expect(of('discharge1').netCapacityMAhG).toBeCloseTo(-100, 0);
  expect(of('discharge1').own).toBeUndefined();
  expect(order).toEqual(['before', 'charge1', 'discharge1']);
  expect(keys).toContain('ownCurve');
  expect(keys).not.toContain('ownCurveMass');
});

test('without a mass in the file the one of the analysed cell is used, and said; curves that give nothing are named', () => {
  const { of, keys } = analyse([own('charge1', stating(curveOf(charge(6)), '0.001 mg'))], ['other.mpt']);
  expect(of('charge1').netCapacityMAhG).toBeCloseTo(60, 0);
  expect(keys).toEqual(expect.arrayContaining(['ownCurveMass', 'unusedCurves']));
});

test('one half cycle out of a longer story is not the charge since assembly', () => {
  const { of, keys } = analyse([own('discharge1', curveOf(discharge(18)))]);
  expect(of('discharge1').netCapacityMAhG).toBeCloseTo(-100, 0);
  expect(keys).toContain('ownCurveDiffers');
  expect(keys).not.toContain('ownCurve');
});

test('masses as cyclers write them', () => {
  const mass = (text: string) => fileMassMg(stating(analysed, text));
  expect(['4.500 mg', '4,5 mg', '0.0045 g', '4500 µg', '0.001 mg', 'unknown'].map(mass)).toEqual([4.5, 4.5, 4.5, 4.5, null, null]);
  expect(fileMassMg(analysed)).toBeNull();
});

test('a mass in the file that is not the one used is said', () => {
  const keysOf = (text: string) => {
    const outcome = analyseCycling(stating(analysed, text), settings);
    return outcome.ok ? outcome.value.findings.map(({ key }) => key) : [];
  };
  expect(keysOf('6.0 mg')).toContain('cycling.finding.fileMass');
  expect(keysOf('5.03 mg')).not.toContain('cycling.finding.fileMass');
});
