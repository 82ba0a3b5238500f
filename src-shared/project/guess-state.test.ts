import { describe, expect, test } from 'vitest';
import { stateTeller } from './guess-state';
import { defaultStates } from './new-document';

const states = defaultStates('en');

describe('names people give', () => {
  test.each([
    ['pristine.xy', 'before'],
    ['LRC_OCV_raman.txt', 'before'],
    ['before_cycling.vms', 'before'],
    ['as-prepared.xy', 'before'],
    ['サイクル前_XRD.xy', 'before'],
    ['充放電前.txt', 'before'],
    ['1st charge.vms', 'charge1'],
    ['after_1st_charge_Ru3d.csv', 'charge1'],
    ['ch1.xy', 'charge1'],
    ['LRC_cha1.xy', 'charge1'],
    ['charge1_Ru3d_C1s.csv', 'charge1'],
    ['C1.txt', 'charge1'],
    ['充電1回目.txt', 'charge1'],
    ['1回目充電.txt', 'charge1'],
    ['１回目の充電.txt', 'charge1'],
    ['first-charge.xy', 'charge1'],
    ['1st_discharge.vms', 'discharge1'],
    ['2nd_charge.vms', 'charge2'],
    ['Charge2Survey.vms', 'charge2'],
    ['2nd_discharge.vms', 'discharge2'],
    ['dis2.txt', 'discharge2'],
    ['D2.xy', 'discharge2'],
    ['sample_D2_XRD.xy', 'discharge2'],
    ['放電2.txt', 'discharge2'],
    ['放電２回目.txt', 'discharge2'],
    ['第二放電.txt', 'discharge2'],
    ['2回目放電.txt', 'discharge2'],
    ['cycle2_discharge.xy', 'discharge2'],
    ['cycle 2, discharged.xy', 'discharge2'],
    ['2nd cycle discharged.xy', 'discharge2'],
    ['discharge_cycle_2.xy', 'discharge2'],
    ['20240112_discharge2_a.xy', 'discharge2'],
  ])('%s', (name, id) => {
    expect(stateTeller(states)(name)).toBe(id);
  });
});

describe('no guess is better than a wrong one', () => {
  test.each([
    'scan_0012.xy', 'C1s.csv', 'Ru3d_C1s.csv', 'Cl2p.csv', 'cycling.mpt', 'before_2nd_charge.xy', 'charge1_vs_discharge2.xy', '02_charge.xy', 'charged.xy',
    'charge3.xy', '2C_rate.mpt', 'channel.txt', 'discovery.txt', 'after cycling.xy', '充放電.mpt', 'd1.5mm.xy',
  ])('%s', (name) => {
    expect(stateTeller(states)(name)).toBeNull();
  });
});

test('own labels win, and one charge state needs no number', () => {
  const own = [
    { id: 's1', label: 'A3', shortLabel: 'A3' },
    { id: 's2', label: 'charged to 4.4 V', shortLabel: '4.4 V' },
  ];
  expect(stateTeller(own)('xps_A3.vms')).toBe('s1');
  expect(stateTeller(own)('charged.vms')).toBe('s2');
});

test('the name of a sample needs a word: "C1" is what many call their first sample', () => {
  const tell = stateTeller(states);
  expect([tell('C1', { letters: false }), tell('D2', { letters: false }), tell('charge 1', { letters: false }), tell('C1')]).toEqual([null, null, 'charge1', 'charge1']);
});
