/** Surveys of other laboratories, against what their makers' programs say of the same samples. */
import { describe, expect, it } from 'vitest';
import { fixture, spectraOf } from '@shared/formats/testing/fixture';
import { scofieldAl } from '@shared/xps/sensitivity-factors/scofield';
import { liRuCl4 } from '@shared/xps/quantification/mean-free-path';
import { quantifySurvey } from '@shared/xps/survey/quantify-survey';
import { surveyLines } from '@shared/xps/survey/survey-lines';
import { regionData } from './region-data';

const quantified = (path: string, transmission: 'file' | 'none') => {
  const survey = spectraOf(fixture(path)).find(({ x }) => x.at(-1)! - x[0]! > 400)!;
  return quantifySurvey({ stateId: 's', region: regionData('m', survey, 1486.6) }, {
    lines: surveyLines(),
    quantification: { sensitivityFactors: scofieldAl, transmission: { kind: transmission }, inelasticMeanFreePath: { kind: 'tpp2m', ...liRuCl4 }, ruFrom: 'Ru3p' },
    photonEnergyEv: 1486.6,
    photonEnergySource: 'file',
    shifts: {},
    falseAlarmRate: 0.05,
    isMonochromated: null,
  });
};

describe('the survey of a hard carbon (Thermo)', () => {
  const { state, findings } = quantified('khervefitting/Hard_carbon_Thermo.xlsx', 'none');
  const share = (element: string) => state.composition.find((one) => one.element === element)!;

  // Sheet "Quantifications" of the file: C 1s 97.58 (sum of its components), O 1s 2.28, Na 1s 0.14 at-%, from regions with the maker's factors.
  it.each([['C', 97.58], ['O', 2.28], ['Na', 0.14]])('has %s as the maker’s program has it from the regions', (element, percent) => {
    const { atomicPercent, commonUncertainty } = share(element);
    expect(Math.abs(atomicPercent!.value - percent)).toBeLessThan(2 * Math.hypot(atomicPercent!.stdUncertainty!, commonUncertainty!));
    expect(atomicPercent!.stdUncertainty).toBeLessThan(0.5);
  });
  it('has nothing else, as the peak table of the file, and limits for it', () => {
    expect(state.lines.filter(({ verdict }) => verdict === 'detected').map(({ line }) => line)).toEqual(['C1s', 'O1s', 'Na1s']);
    expect(share('Si').detectionLimit).toBeLessThan(1);
    expect(state.marks.filter(({ kind }) => kind === 'unassigned')).toEqual([]);
    expect(state.marks.flatMap(({ names }) => names)).toContain('O KLL');
  });
  it('says that its ordinate is a rate and its transmission not known', () => {
    expect(findings.map(({ key }) => key)).toEqual(expect.arrayContaining(['surveyFinding.notCounts', 'surveyFinding.transmissionUnknown']));
  });
});

describe('the survey of MgFe2O4 (SPECS)', () => {
  const { state, findings } = quantified('pynxtools-xps/regular.vms', 'file');
  it('names magnesium and iron, which no line asks for, as unassigned', () => {
    const names = state.marks.filter(({ kind }) => kind === 'unassigned').flatMap((mark) => mark.names);
    expect(names).toEqual(expect.arrayContaining(['Mg 1s', 'Mg KLL', 'Fe 2p']));
    expect(findings.some(({ severity }) => severity === 'problem')).toBe(true);
  });
  it('does not take Mg 2p and Fe 3p for lithium', () => {
    expect(state.lines.find(({ line }) => line === 'Li1s')!.verdict).toBe('notSeparable');
    expect(state.withoutNumber).toContain('Li');
  });
});
