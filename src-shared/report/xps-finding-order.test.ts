import { describe, expect, it } from 'vitest';
import type { Finding } from '@shared/xps/result';
import { orderFindings, sortFindings } from './xps-finding-order';

const finding = (severity: Finding['severity'], key: string, stateId: string | null = null, params: Finding['params'] = {}): Finding => ({ severity, key: `xpsFinding.${key}`, params, stateId, region: null });

describe('sortFindings', () => {
  it('puts problems before cautions before remarks, and what undermines the numbers before what describes them', () => {
    const order = sortFindings([
      finding('caution', 'atLowerBound'),
      finding('info', 'correlated'),
      finding('problem', 'basinAmbiguous', 'a'),
      finding('problem', 'poorFit', 'a'),
      finding('caution', 'residualStructure', 'a'),
      finding('problem', 'energyOffset', 'a'),
    ]);
    expect(order.map(({ key }) => key.slice(11))).toEqual(['energyOffset', 'poorFit', 'basinAmbiguous', 'residualStructure', 'atLowerBound', 'correlated']);
  });
});

describe('orderFindings', () => {
  it('makes one of many of a kind and keeps severities apart', () => {
    const { groups } = orderFindings([finding('problem', 'poorFit', 'a'), finding('caution', 'poorFit', 'b'), finding('problem', 'poorFit', 'c')]);
    expect(groups.map(({ first, alike }) => [first.severity, first.stateId, alike.map(({ stateId }) => stateId)])).toEqual([
      ['problem', 'a', ['c']],
      ['caution', 'b', []],
    ]);
  });

  it('sets apart what follows from a wrong energy scale, in the states that have it and in what all states share', () => {
    const apart = finding('problem', 'transmissionTwice');
    const elsewhere = finding('problem', 'poorFit', 'b');
    const { groups, following } = orderFindings([finding('caution', 'atLowerBound'), finding('problem', 'basinAmbiguous', 'a'), elsewhere, apart, finding('problem', 'energyOffset', 'a')]);
    expect(groups.map(({ first }) => first.key.slice(11))).toEqual(['energyOffset', 'poorFit', 'transmissionTwice']);
    expect(following.map(({ key }) => key.slice(11))).toEqual(['basinAmbiguous', 'atLowerBound']);
  });

  it('sets nothing apart where the scale is right', () => {
    expect(orderFindings([finding('problem', 'basinAmbiguous', 'a'), finding('caution', 'atLowerBound')]).following).toEqual([]);
  });
});
