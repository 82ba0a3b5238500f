import { expect, it } from 'vitest';
import { joinFindings } from './join-findings';

it('says once what holds for several states, and keeps what differs apart', () => {
  const findings = joinFindings([
    { severity: 'info', place: 'Before cycling', text: 'LiCl has no sharp bands.' },
    { severity: 'caution', place: 'Before cycling', text: 'The spectrum is saturated.' },
    { severity: 'info', place: '1st charge', text: 'Cosmic spikes excluded: 3.' },
    { severity: 'info', place: '1st charge', text: 'LiCl has no sharp bands.' },
  ], String);
  expect(findings).toEqual([
    { severity: 'info', place: 'Before cycling, 1st charge', text: 'LiCl has no sharp bands.' },
    { severity: 'caution', place: 'Before cycling', text: 'The spectrum is saturated.' },
    { severity: 'info', place: '1st charge', text: 'Cosmic spikes excluded: 3.' },
  ]);
});

it('keeps findings of one text apart where one is more than a remark', () => {
  expect(joinFindings([{ severity: 'info', place: 'A', text: 'x' }, { severity: 'caution', place: 'B', text: 'x' }], String)).toHaveLength(2);
});

it('counts places where there are too many to name', () => {
  const places = Array.from({ length: 50 }, (_, at) => ({ severity: 'info', place: `state ${at}`, text: 'x' }));
  expect(joinFindings(places, (count) => `${count} states`)).toEqual([{ severity: 'info', place: '50 states', text: 'x' }]);
});
