import { describe, expect, it } from 'vitest';
import { comparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import { lithium, lithiumIndium } from '@shared/electrochemistry/reference-electrode';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import { buildCurve, stretches } from '@shared/electrochemistry/testing/build-curve';
import { cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import type { Annotation } from '@shared/project/annotation-anchor';
import { document } from '../../testing/broad-peaks';
import { besideSources } from './beside-curves';
import { compareCurves, type CompareSettings, type CompareSource } from './compare-curves';
import { cyclingAxes, cyclingSources } from './compare-cycling';
import { anchorPlace, notesOn } from './compare-notes';
import { rememberedCyclingLook, type CyclingCompareLook } from './cycling-compare-look';

/** Two cycles of 0.05 mA and 10 h a half cycle, 0.5 mAh each; the second one 0.1 V above in charge and 0.1 V below in discharge. */
const curve = buildCurve(stretches([
  { hours: 10, current: 0.05, from: 3, to: 4 }, { hours: 10, current: -0.05, from: 4, to: 3 },
  { hours: 10, current: 0.05, from: 3.1, to: 4.1 }, { hours: 10, current: -0.05, from: 3.9, to: 2.9 },
]));
/** 5 mg of composite, 4.5 mg of it active: 0.5 mAh are 100 and 111.1 mAh/g. */
const settings: CyclingSettings = {
  ...cyclingSettings(document),
  mass: { base: 'composite', valueMg: 5, stdUncertaintyMg: 0.1, activeShare: 0.9, activeShareRelativeUncertainty: 0, source: 'user' },
  currentRelativeUncertainty: 0,
  capacityPerElectron: { value: 100, source: 'given' },
  differentialBinV: 0.05,
};
const perGram = 0.5 / 0.0045;
/** The moment when the current began is known to a row of 600. */
const aRow = 1 / 600;
const split = splitSteps(curve);
if (!split.ok) throw new Error('the curve of this test must be split');

function sources(look: Partial<CyclingCompareLook> = {}, change: { settings?: CyclingSettings; axes?: ReturnType<typeof cyclingAxes>; cell?: string; isUnsigned?: boolean } = {}): CompareSource[] {
  const own = change.settings ?? settings;
  const full: CyclingCompareLook = { ...rememberedCyclingLook(undefined), cycles: 'all', ...look };
  return cyclingSources({ halfCycles: comparedHalfCycles(split.ok ? split.value : null!, own, full, 0), settings: own, measurementId: 'm', axes: change.axes ?? cyclingAxes(own, full), isUnsigned: change.isUnsigned ?? false, cell: change.cell ?? 'm' });
}
const against = (quantity: CompareSettings['quantity'], cycle: string | null = 'cycle:1'): CompareSettings => ({ binning: 1, normalisation: { kind: 'none' }, quantity, against: cycle });
const last = (values: ArrayLike<number>): number => values[values.length - 1]!;
const middle = (values: ArrayLike<number>): number => values[values.length >> 1]!;

describe('half cycles on a common axis', () => {
  it.each([
    ['active', perGram], ['composite', 100], ['ru', perGram / 100], ['capacity', 1],
  ] as const)('end at the charge that passed per %s', (per, end) => {
    const made = sources({ per });
    expect(made).toHaveLength(4);
    for (const { measured: { x } } of made) {
      expect(Math.abs(last(x) / end - 1)).toBeLessThan(per === 'capacity' ? 1e-9 : aRow);
      expect(x.every((value, at) => at === 0 || value > x[at - 1]!)).toBe(true);
    }
  });

  it('have the voltage where it was at that charge', () => {
    const [charge, discharge] = sources();
    // Half of the charge has passed after five hours.
    expect(charge!.measured.x[300]! / perGram).toBeCloseTo(0.5, 2);
    expect(charge!.measured.y[300]!).toBeCloseTo(3.5, 2);
    expect([discharge!.measured.y[0]!, last(discharge!.measured.y)].map((volts) => Math.round(100 * volts))).toEqual([400, 300]);
    const shown = sources({}, { settings: { ...settings, shownVersus: lithiumIndium } });
    expect(charge!.measured.y[300]! - shown[0]!.measured.y[300]!).toBeCloseTo(0.62, 9);
  });

  it('run back on the axis that counts from assembly', () => {
    const [charge, discharge] = sources({ origin: 'assembly', per: 'composite' });
    expect([last(charge!.measured.x), last(discharge!.measured.x)].map(Math.round)).toEqual([100, 100]);
    // The discharge begins at the right, at 4 V, and ends where the cell was assembled.
    expect([last(discharge!.measured.y), discharge!.measured.y[0]!, discharge!.measured.x[0]!]).toEqual([expect.closeTo(4, 2), expect.closeTo(3, 8), expect.closeTo(0, 0)]);
  });

  it('are mAh where the mass is not known, and then no company for those that are not', () => {
    const bare = { ...settings, mass: null };
    expect(last(sources({}, { settings: bare })[0]!.measured.x)).toBeCloseTo(0.5, 3);
    const axes = cyclingAxes(settings, rememberedCyclingLook(undefined));
    expect(sources({}, { settings: bare, axes }).map(({ obstacle }) => obstacle)).toEqual(Array(4).fill('no-mass'));
    // Where the first cell has no mass, all are drawn in mAh.
    const inMAh = sources({}, { axes: cyclingAxes(bare, rememberedCyclingLook(undefined)) })[0]!;
    expect([inMAh.obstacle, last(inMAh.measured.x)]).toEqual([null, expect.closeTo(0.5, 3)]);
    expect(sources({ per: 'capacity' }, { settings: bare }).map(({ obstacle }) => obstacle)).toEqual(Array(4).fill(null));
  });

  it('show dQ/dV as charge over voltage, discharges below', () => {
    const [charge, discharge] = sources({ curve: 'differential', per: 'composite' });
    // 100 mAh/g over one volt.
    expect(middle(charge!.measured.y)).toBeCloseTo(100, 6);
    expect(middle(discharge!.measured.y)).toBeCloseTo(-100, 6);
  });
});

describe('half cycles set against a cycle', () => {
  const differences = compareCurves(sources(), against('difference'));

  it('are compared at equal charge, charge with charge and discharge with discharge', () => {
    expect(differences.map(({ curve: made }) => made && Number(middle(made.y).toFixed(2)))).toEqual([0, 0, 0.1, -0.1]);
    expect(differences[2]!.curve!.y.every((value) => Math.abs(value - 0.1) < aRow)).toBe(true);
  });

  it('say so where the cycle has no half of their direction', () => {
    const withoutDischarge = sources().filter(({ id }) => id !== 'step:1');
    expect(compareCurves(withoutDischarge, against('difference')).map(({ problem }) => problem)).toEqual([null, null, 'other-direction']);
  });

  it('have no uncertainty within a cell, for mass and current cancel, and that of both masses against another', () => {
    expect(differences.map(({ curve: made }) => made!.variance)).toEqual([null, null, null, null]);
    const heavier = { ...settings, mass: { ...settings.mass!, stdUncertaintyMg: 0.05 } };
    const both = compareCurves([...sources(), ...besideSources(sources({}, { settings: heavier, cell: 'other' }))], against('difference'));
    const beside = both[4]!.curve!;
    // 9 mV per mAh/g; at 100 mAh/g masses known to 2 % and 1 % move the voltage by 18 and 9 mV.
    const at = beside.x.findIndex((x) => x >= 100);
    expect(Math.sqrt(beside.variance![at]!)).toBeCloseTo(0.9 * Math.hypot(0.02, 0.01), 3);
    // The same electrode on both sides is uncertain for both alike; another one is not.
    const versusIndium = { ...settings, mass: { ...settings.mass!, stdUncertaintyMg: 0 }, measuredVersus: lithiumIndium, shownVersus: lithium };
    const exact = { ...settings, mass: { ...settings.mass!, stdUncertaintyMg: 0 } };
    const other = compareCurves([...sources({}, { settings: exact }), ...besideSources(sources({}, { settings: versusIndium, cell: 'other' }))], against('difference'))[4]!.curve!;
    expect(Math.sqrt(middle(other.variance!))).toBeCloseTo(0.01, 6);
    expect(middle(other.y)).toBeCloseTo(0.62, 6);
  });

  it('have ratios of dQ/dV for discharges too', () => {
    const ratios = compareCurves(sources({ curve: 'differential' }, { isUnsigned: true }), against('ratio'));
    expect(ratios.map(({ curve: made }) => made && Number(middle(made.y).toFixed(6)))).toEqual([1, 1, 1, 1]);
  });
});

describe('notes on half cycles', () => {
  const note = (anchor: Annotation['anchor']): Annotation => ({ id: 'n', anchor, text: 'kink', author: null, createdAt: '2026-01-01T00:00:00.000Z' });
  const [charge, discharge] = compareCurves(sources({ per: 'composite' }), against('spectra'));

  it('stand where the cell was at that time, on the half cycle that ran then', () => {
    const at = note({ kind: 'point', measurementId: 'm', x: 4, y: null });
    expect(notesOn(charge!, [at]).map(({ from }) => Math.round(from))).toEqual([40]);
    expect(notesOn(discharge!, [at])).toEqual([]);
    expect(notesOn(discharge!, [note({ kind: 'range', measurementId: 'm', from: 12, to: 15 })]).map(({ from, to }) => [Math.round(from), Math.round(to)])).toEqual([[20, 50]]);
  });

  it('are anchored at the time when the cell was there', () => {
    expect(anchorPlace(discharge!, 20)).toBeCloseTo(12, 1);
    const [, onVoltage] = compareCurves(sources({ curve: 'differential' }), against('spectra'));
    // The discharge falls from 4 V by a tenth of a volt an hour.
    expect(anchorPlace(onVoltage!, 3.6)).toBeCloseTo(14, 1);
  });
});
