import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { readFile } from '@shared/formats/registry';
import { fixture, parsed, realFile } from '@shared/formats/testing/fixture';
import type { Curve } from '@shared/spectrum/spectrum';
import { analyseCycling } from './analyse-cycling';
import { rateCapability } from './rate-capability';
import { lithium, lithiumIndium } from './reference-electrode';
import { CyclingResultSchema } from './result';
import { CyclingSettingsSchema, type CyclingSettings } from './settings';
import { splitSteps } from './split-steps';
import { buildCurve, stretches } from './testing/build-curve';

const curveOf = (source: Parameters<typeof readFile>[0]): Curve => {
  const curve = parsed(source).measurements[0];
  if (curve?.kind !== 'curve') throw new Error('no curve');
  return curve;
};

const settings: CyclingSettings = {
  measuredVersus: lithium,
  shownVersus: lithium,
  mass: { base: 'active', valueMg: 4.5, stdUncertaintyMg: 0.05, activeShare: 0.9, activeShareRelativeUncertainty: 0.01, source: 'manifest' },
  areaCm2: 0.7854,
  formula: 'LiRuCl4',
  capacityPerElectron: { value: 107.282, source: 'manifest' },
  initialOxidationState: 3,
  currentRelativeUncertainty: 0.001,
  sideReactionShare: 0.02,
  restCurrentMA: null,
  pins: null,
  states: ['before', 'charge1', 'discharge1', 'charge2', 'discharge2'],
  assumed: [],
  curve: null,
  differentialBinV: 0.01,
  stack: null,
};
const analyse = (curve: Curve, change: Partial<CyclingSettings> = {}) => {
  const result = analyseCycling(curve, { ...settings, ...change });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('public five-state set', () => {
  const name = 'five-states-cycling.mpt';
  const curve = curveOf({ name, bytes: new Uint8Array(readFileSync(resolve(import.meta.dirname, 'fixtures', name))) });
  const result = analyse(curve);

  test('capacity of every step within 0.1 %', () => {
    const truth = [70, -150, 148, -147];
    expect(result.steps.map((step) => step.direction)).toEqual(['charge', 'discharge', 'charge', 'discharge']);
    truth.forEach((value, i) => expect(Math.abs(result.steps[i]!.capacityActiveMAhG / value - 1)).toBeLessThan(0.001));
    [4.42, 2.62, 4.42, 2.62].forEach((value, i) => expect(result.steps[i]!.endVoltageV).toBeCloseTo(value, 6));
  });

  test('capacity without the counter within 0.5 %', () => {
    const bare = analyse({ ...curve, columns: curve.columns.filter((column) => column.quantity !== 'charge' && column.quantity !== 'capacity') });
    expect(bare.chargeCounter).toBeNull();
    [70, -150, 148, -147].forEach((value, i) => expect(Math.abs(bare.steps[i]!.capacityActiveMAhG / value - 1)).toBeLessThan(0.005));
  });

  // truth.json of the set, expectedFractions.
  test.each([
    ['before', 0, 1, 0],
    ['charge1', 0, 0.347516, 0.652484],
    ['discharge1', 0.745696, 0.254304, 0],
    ['charge2', 0, 0.366158, 0.633842],
    ['discharge2', 0.736375, 0.263625, 0],
  ])('expected fractions of %s within 0.002', (id, two, three, four) => {
    const state = result.states.find((candidate) => candidate.stateId === id)!;
    expect(Math.abs(state.fractions['Ru2+'] - two)).toBeLessThan(0.002);
    expect(Math.abs(state.fractions['Ru3+'] - three)).toBeLessThan(0.002);
    expect(Math.abs(state.fractions['Ru4+'] - four)).toBeLessThan(0.002);
  });

  test('is plain JSON and fits its schema', () => {
    expect(v.parse(CyclingResultSchema, JSON.parse(JSON.stringify(result)))).toEqual(result);
    expect(v.parse(CyclingSettingsSchema, JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  test('says that a first discharge above the first charge is normal', () => {
    expect(result.findings).toContainEqual({ severity: 'info', key: 'cycling.finding.firstRatio', params: { percent: 214 } });
    expect(result.cycles.map((cycle) => cycle.ratioKind)).toEqual(['first-cycle-ratio', 'coulombic-efficiency']);
    expect(result.cycles[1]!.ratio).toBeCloseTo(147 / 148, 3);
  });

  test('gives no energy efficiency and no hysteresis where charge and discharge begin at different compositions', () => {
    expect(result.cycles.map(({ energyEfficiency, hysteresisV }) => [energyEfficiency, hysteresisV].includes(null))).toEqual([true, false]);
    // Twice what was put in: no cell does that.
    for (const { energyEfficiency } of result.cycles) expect(energyEfficiency ?? 0).toBeLessThan(1);
  });

  test('capacity per composite is nine tenths', () => {
    for (const step of result.steps) expect(step.capacityCompositeMAhG / step.capacityActiveMAhG).toBeCloseTo(0.9, 12);
  });

  test('a moved pin takes the charge up to its row', () => {
    const [first] = result.steps;
    // Half of the step's time at constant current is half of its charge.
    const row = Math.round((first!.rows[0] + first!.rows[1]) / 2);
    const moved = analyse(curve, { pins: [{ stateId: 'charge1', afterStep: 0, row }] }).states[0]!;
    const share = (moved.timeS - first!.startTimeS) / (first!.endTimeS - first!.startTimeS);
    expect(moved.netCapacityMAhG).toBeCloseTo(70 * share, 1);
    expect(moved.afterStep).toBe(0);
  });
});

describe('voltages', () => {
  test('are shifted to the electrode they are shown against, energies with them', () => {
    const curve = buildCurve(stretches([{ hours: 10, current: 0.05, from: 2.4, to: 3.4 }]));
    const shown = analyse(curve, { measuredVersus: lithiumIndium });
    const measured = analyse(curve, { measuredVersus: lithiumIndium, shownVersus: lithiumIndium });
    expect(shown.voltageShiftV).toBeCloseTo(0.62, 12);
    expect(shown.steps[0]!.meanVoltageV - measured.steps[0]!.meanVoltageV).toBeCloseTo(0.62, 12);
    const step = shown.steps[0]!;
    expect(step.energyActiveWhKg - measured.steps[0]!.energyActiveWhKg).toBeCloseTo(0.62 * step.capacityActiveMAhG, 9);
    expect(step.energyActiveWhKg).toBeCloseTo(step.meanVoltageV * step.capacityActiveMAhG, 9);
  });
});

test('states stand at the ends of the steps that they are named after', () => {
  const stretch = (hours: number, current: number, from: number, to: number) => ({ hours, current, from, to });
  const dischargedFirst = buildCurve(stretches([stretch(4, -0.05, 3.4, 2.7), stretch(9, 0.05, 3, 4), stretch(8, -0.05, 3.8, 2.7)], 10));
  const { states } = analyse(dischargedFirst);
  expect(states.map(({ stateId, afterStep }) => [stateId, afterStep])).toEqual([['before', -1], ['charge1', 1], ['discharge1', 0], ['discharge2', 2]]);
  // 0.2 mAh went in before 0.45 mAh came out: ruthenium is oxidised after the charge, reduced after the discharge.
  expect(states.map(({ meanOxidationState }) => Math.sign(Number((meanOxidationState - 3).toFixed(6))))).toEqual([0, 1, -1, -1]);
  expect(analyse(dischargedFirst, { states: ['charge1', 'discharge2', 'charge2'] }).states.map(({ stateId, afterStep }) => [stateId, afterStep])).toEqual([['charge1', 1], ['discharge2', 2]]);
  // Names that say nothing stand in the order given.
  expect(analyse(dischargedFirst, { states: ['a', 'b', 'c'] }).states.map(({ afterStep }) => afterStep)).toEqual([-1, 0, 1]);
});

test('a curve that begins with a discharge: an efficiency is of the charge before', () => {
  const stretch = (hours: number, current: number, from: number, to: number) => ({ hours, current, from, to });
  const { cycles } = analyse(buildCurve(stretches([stretch(10, -0.05, 3.4, 2.7), stretch(9, 0.05, 3, 4), stretch(8.1, -0.05, 3.8, 2.7), stretch(8, 0.05, 3, 4)], 10)));
  // 0.45 mAh in, 0.405 mAh out; 0.45 mAh after 0.5 mAh would be the gain of a charge on a discharge.
  expect(cycles.map(({ ratio }) => ratio)).toEqual([null, expect.closeTo(0.9, 3), null]);
  expect(cycles[1]!.energyEfficiency).toBeCloseTo((0.9 * 3.25) / 3.5, 2);
  expect(cycles[1]!.hysteresisV).toBeCloseTo(0.25, 2);
});

test('rate capability: discharges against their currents', () => {
  const program = stretches([
    { hours: 10, current: 0.05, from: 3, to: 4 },
    { hours: 10, current: -0.05, from: 4, to: 3 },
    { hours: 1, current: 0.5, from: 3, to: 4 },
    { hours: 0.4, current: -0.5, from: 4, to: 3 },
  ]);
  const [slow, fast] = rateCapability(analyse(buildCurve(program)).steps);
  expect([slow!.step, fast!.step]).toEqual([1, 3]);
  expect(fast!.mAPerCm2! / (0.5 / 0.7854)).toBeCloseTo(1, 1);
  expect(fast!.retention).toBeCloseTo(0.4, 1);
  expect(slow!.mAPerGramActive).toBeCloseTo(0.05 / 0.0045, 1);
});

test('a current density is counted with the area of the electrode, and said so', () => {
  // 0.05 mA/cm² on 2 cm² for 10 h, of which the current takes the first minute to rise.
  const expected = 0.1 * (10 - 0.5 / 60);
  const dense = (current: number, unit: string) => buildCurve(stretches([{ hours: 10, current, from: 3, to: 4 }]), { units: { current: unit } });
  for (const curve of [dense(0.05, 'mA/cm²'), dense(0.5, 'A/m²'), dense(50, 'µA/cm²')]) {
    const { steps, findings } = analyse(curve, { areaCm2: 2 });
    expect(steps[0]!.chargeMAh).toBeCloseTo(expected, 9);
    expect(findings).toContainEqual({ severity: 'caution', key: 'cycling.finding.fromDensity', params: { area: 2 } });
  }
});

describe('findings', () => {
  test('a first charge above one lithium per ruthenium', () => {
    // 0.49 mAh on 4.50(5) mg are 108.9(1.2) mAh/g where 107.3 are possible, less than twice what the mass may be wrong by; 0.6 mAh are 133.
    const keysOf = (hours: number) => analyse(buildCurve(stretches([{ hours, current: 0.05, from: 3, to: 4.4 }]))).findings.map((finding) => finding.key);
    expect(keysOf(9.8)).not.toContain('cycling.finding.firstChargeTooLarge');
    const curve = buildCurve(stretches([{ hours: 12, current: 0.05, from: 3, to: 4.4 }]));
    const result = analyse(curve);
    expect(result.findings.map((finding) => finding.key)).toContain('cycling.finding.firstChargeTooLarge');
    expect(result.states.find((state) => state.stateId === 'charge1')).toMatchObject({ isInRange: false, fractions: { 'Ru4+': 1 } });
    expect(result.findings.map((finding) => finding.key)).toContain('cycling.finding.beyondRange');
  });
});

describe('refusals', () => {
  const curve = buildCurve(stretches([{ hours: 1, current: 0.05, from: 3, to: 4 }]));
  const error = (source: Curve, change: Partial<CyclingSettings>) => {
    const result = analyseCycling(source, { ...settings, ...change });
    return result.ok ? null : result.error;
  };
  test('without mass there is no capacity', () => expect(error(curve, { mass: null })).toEqual({ key: 'cycling.error.missingMass', params: {} }));
  test('formula', () => expect(error(curve, { capacityPerElectron: null, formula: 'LiRuXx4' })?.params).toEqual({ formula: 'LiRuXx4' }));
  test('no formula at all', () => expect(error(curve, { capacityPerElectron: null, formula: ' ' })).toEqual({ key: 'cycling.error.missingFormula', params: {} }));
  test('an impedance spectrum', () => {
    const rows = stretches([{ hours: 1, current: 0.05, from: 3, to: 4 }]).map((row, i) => ({ ...row, f: 1000 - i }));
    expect(error(buildCurve(rows, { extra: { f: 'frequency' }, units: { f: 'Hz' } }), {})).toEqual({ key: 'cycling.error.impedance', params: {} });
  });
  test('zero current', () => {
    const idle = buildCurve(stretches([{ hours: 1, current: 0, from: 3, to: 3 }]));
    expect(error(idle, {})).toEqual({ key: 'cycling.error.noCurrent', params: {} });
  });
  test.each([
    ['a unit that is none', { units: { current: 'mAx' } }, 'unknownUnit', { column: 'current', unit: 'mAx' }],
    ['a current per mass', { units: { current: 'mA/g' } }, 'specificCurrent', { column: 'current', unit: 'mA/g' }],
    ['no unit', { units: { voltage: '' } }, 'noUnit', { column: 'voltage' }],
  ])('%s', (_, options, key, params) => {
    const rows = stretches([{ hours: 1, current: 0.05, from: 3, to: 4 }]);
    expect(error(buildCurve(rows, options), {})).toEqual({ key: `cycling.error.${key}`, params });
  });
  test('a current density without an area', () => {
    expect(error(buildCurve(stretches([{ hours: 1, current: 0.05, from: 3, to: 4 }]), { units: { current: 'mA/cm²' } }), { areaCm2: null })).toEqual({ key: 'cycling.error.currentDensity', params: { column: 'current' } });
  });
  test('cycles out of order', () => {
    const rows = stretches([{ hours: 2, current: 0.05, from: 3, to: 4 }, { hours: 2, current: -0.05, from: 4, to: 3 }]);
    const half = rows.length / 2;
    expect(error(buildCurve([...rows.slice(half), ...rows.slice(0, half)]), {})).toMatchObject({ key: 'cycling.error.outOfOrder' });
  });
  test('a pin beyond the curve', () => {
    expect(error(curve, { pins: [{ stateId: 'charge2', afterStep: 2, row: null }] })).toEqual({ key: 'cycling.error.pinOutside', params: { state: 'charge2', steps: 1 } });
  });
});

describe('real cyclers', () => {
  test('Neware: capacities of the half cycles are those of the cycler', () => {
    const curve = curveOf(fixture('cellpy/neware_uio.csv'));
    const split = splitSteps(curve);
    if (!split.ok) throw new Error(split.error.code);
    const capacity = curve.columns.find((column) => column.quantity === 'capacity')!;
    const factor = capacity.unit === 'A h' ? 1000 : 1;
    expect(split.value.steps.length).toBeGreaterThanOrEqual(7);
    for (const step of split.value.steps) {
      if (step.interruptions > 0) continue;
      // The counter restarts at every step, so its last value is the step's capacity.
      expect(Math.abs(step.chargeMAh) / (factor * capacity.values[step.lastRow]!)).toBeCloseTo(1, 6);
    }
  });

  // Decimal points and commas, text and binary, with and without header.
  test.each(['gcpl.pr_182.1.mpt', 'gcpl.pr_182.1.mpr', 'gcpl.issue_149.mpt', 'gcpl.issue_149.mpr', 'gcpl.issue_226.I.mpt', 'gcpl.issue_226.I.mpr', 'mb.issue_95.mpt', 'mb.issue_95.de.mpt'])(
    'EC-Lab, %s: charge per step is the difference of (Q−Qo) to its digits',
    (name) => {
      const source = realFile(`electrochemistry/yadg/${name}`);
      if (source === null) return;
      const curve = curveOf(source);
      const split = splitSteps(curve);
      if (!split.ok) throw new Error(split.error.code);
      const counter = curve.columns.find((column) => column.quantity === 'charge')!;
      expect(split.value.passed.counter).toBe(counter.name);
      expect(split.value.steps.length).toBeGreaterThan(0);
      for (const step of split.value.steps) {
        if (step.firstRow === 0) continue;
        // What a change of direction leaves of the step before is still in its first row.
        const { direction } = split.value.passed;
        const turned = (row: number): boolean => row < direction.length && direction[row]! * direction[row - 1]! === -1 && Math.sign(counter.values[row]! - counter.values[row - 1]!) === direction[row - 1];
        const at = (row: number): number => counter.values[turned(row) ? row : row - 1]!;
        const counted = at(step.lastRow + 1) - at(step.firstRow);
        expect(Math.abs(step.chargeMAh - counted)).toBeLessThanOrEqual(1e-9 * Math.abs(counted));
      }
    },
  );
});

test('rows an hour apart are said to leave open when a current began, and the states of charge count it', () => {
  const program = [
    { hours: 2, current: 0, from: 3.4, to: 3.4 },
    { hours: 14, current: 0.0223, from: 3.4, to: 4.4 },
    { hours: 2, current: 0, from: 4.3, to: 4.3 },
    { hours: 28, current: -0.0223, from: 4.3, to: 2.7 },
  ];
  const certainly = { sideReactionShare: 0, currentRelativeUncertainty: 0, mass: { ...settings.mass!, stdUncertaintyMg: 0, activeShareRelativeUncertainty: 0 } };
  const [coarse, fine] = [3600, 60].map((every) => analyse(buildCurve(stretches(program, every)), certainly)) as [ReturnType<typeof analyse>, ReturnType<typeof analyse>];
  const said = ({ findings }: typeof coarse) => findings.find(({ key }) => key === 'cycling.finding.coarseRows')?.params;
  // Half an hour of fourteen.
  expect(Number(said(coarse)?.['percent'])).toBeCloseTo(100 / 28, 0);
  expect(said(fine)).toBeUndefined();
  const stateOf = ({ states }: typeof coarse) => states.find(({ stateId }) => stateId === 'charge1')!.electronsPerRu;
  const [uncertain, certain] = [stateOf(coarse), stateOf(fine)];
  // An hour's charge, uniformly distributed: 0.0223 mAh / √12 on 4.5 mg of 107.282 mAh/g.
  expect(uncertain.stdUncertainty).toBeCloseTo(0.0223 / Math.sqrt(12) / 4.5e-3 / 107.282, 3);
  expect(Math.abs(uncertain.value - certain.value)).toBeLessThan(2 * uncertain.stdUncertainty);
});
