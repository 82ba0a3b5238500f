import { describe, expect, it } from 'vitest';
import { analyseCycling } from '@shared/electrochemistry/analyse-cycling';
import { drawnCurve } from '@shared/electrochemistry/drawn-curve';
import { lithiumIndium } from '@shared/electrochemistry/reference-electrode';
import { CyclingSettingsSchema, type CyclingSettings } from '@shared/electrochemistry/settings';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import { buildCurve, stretches } from '@shared/electrochemistry/testing/build-curve';
import { cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import { newDocument } from '@shared/project/new-document';
import * as v from 'valibot';
import { plotThemes } from '@shared/figures/scene/plot-theme';
import { curvePlot, type CurveAxis } from '@shared/figures/panels/cycling/curve-plot';
import { differentialPlot } from '@shared/figures/panels/cycling/other-plots';
import { nearestPoint, neighbour, pointOfRow } from '@shared/figures/panels/cycling/plot-points';
import { changeMass, changeSettings, confirm, enterMass, movePin, setLayer, setMass } from './setting-edits';

const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'test' });
/** 0.05 mA for 10 h, then −0.05 mA for 12 h: 0.5 mAh in, 0.6 mAh out. */
const curve = buildCurve(stretches([{ hours: 10, current: 0.05, from: 3, to: 4 }, { hours: 12, current: -0.05, from: 4, to: 2.6 }]));
const split = splitSteps(curve);
if (!split.ok) throw new Error(split.error.code);
const drawn = drawnCurve(split.value);
const withMass = (change: Partial<CyclingSettings> = {}): CyclingSettings => {
  const settings = cyclingSettings(document);
  enterMass('composite', 5, 0.9)(settings);
  return { ...settings, ...change };
};
const resultOf = (settings: CyclingSettings) => {
  const outcome = analyseCycling(curve, settings);
  return outcome.ok ? outcome.value : null;
};
const plotOf = (axis: CurveAxis, settings = withMass(), base: 'active' | 'composite' = 'active') =>
  curvePlot({ drawn, settings, result: resultOf(settings), compared: [], states: document.states, axis, base, theme: plotThemes.light, t: (key, params) => (params?.['offset'] === undefined ? key : `${key} ${String(params['electrode'])} ${String(params['offset'])}`) });
const lastX = (made: ReturnType<typeof plotOf>, line: number): number => Number(Array.from(made.plot.lines[line]!.x).at(-1));

describe('curve plot', () => {
  it('divides the charge by the mass of the base it names', () => {
    // 0.5 mAh on 4.5 mg of active material; the first minute counts half.
    expect(lastX(plotOf('net'), 1)).toBeCloseTo(111.0, 0);
    expect(lastX(plotOf('net', withMass(), 'composite'), 1)).toBeCloseTo(99.9, 0);
    expect(plotOf('net').plot.axes.x).toBe('cycling.axisTitle.netActive');
  });

  it('shows the charge itself while the mass is not known, and no shares', () => {
    const made = plotOf('net', withMass({ mass: null }));
    expect(lastX(made, 1)).toBeCloseTo(0.4996, 3);
    expect(made.plot.axes.x).toBe('cycling.axisTitle.netCharge');
    expect([made.plot.axes.top, made.plot.strip]).toEqual([null, null]);
    expect(plotOf('electrons', withMass({ mass: null })).plot.axes.x).toBe('cycling.axisTitle.netCharge');
  });

  it('gives the oxidation state as a scale of its own, the same along every axis of charge', () => {
    for (const [axis, base] of [['net', 'active'], ['net', 'composite'], ['electrons', 'active']] as const) {
      const made = plotOf(axis, withMass(), base);
      const { factor, offset } = made.plot.axes.top!;
      // 111.0 of 107.29 mAh/g per electron.
      expect(offset + factor * lastX(made, 1)).toBeCloseTo(4.035, 2);
    }
  });

  it('draws a voltage limit where all charges or all discharges end at it, and no other', () => {
    const guidesOf = (...tops: number[]) => {
      const parts = tops.flatMap((top) => [{ hours: 5, current: 0.05, from: 3, to: top }, { hours: 5, current: -0.05, from: top, to: 2.6 }]);
      const cycles = splitSteps(buildCurve(stretches(parts)));
      if (!cycles.ok) throw new Error(cycles.error.code);
      const made = curvePlot({ drawn: drawnCurve(cycles.value), settings: withMass({ shownVersus: lithiumIndium }), result: null, compared: [], states: document.states, axis: 'time', base: 'active', theme: plotThemes.light, t: (key, params) => `${key} ${params?.['voltage'] ?? ''}` });
      return made.plot.guides.map(({ at, label }) => [Number(at.toFixed(6)), label]);
    };
    // The file's 4.42 V and 2.6 V against Li/Li⁺, shown against Li–In.
    expect(guidesOf(4.42, 4.42)).toEqual([[3.8, 'cycling.upperLimit 3.80'], [1.98, 'cycling.lowerLimit 1.98']]);
    expect(guidesOf(4.42, 4.3)).toEqual([[1.98, 'cycling.lowerLimit 1.98']]);
    expect(guidesOf(4.42)).toEqual([]);
  });

  it('shows which way each half cycle runs, unless there are too many', () => {
    expect(plotOf('net').plot.lines.map(({ hasArrow }) => hasArrow)).toEqual([false, true, false, true]);
  });

  it('starts every half cycle at zero where half cycles are laid over one another, and leaves rests out', () => {
    const { lines } = plotOf('step').plot;
    expect(lines).toHaveLength(2);
    for (const { x } of lines) expect(x[0]).toBe(0);
  });

  it('shifts voltages to the electrode they are shown against and names the other one', () => {
    const settings = withMass({ measuredVersus: lithiumIndium });
    const made = plotOf('net', settings);
    expect(Array.from(made.plot.lines[1]!.y).at(-1)).toBeCloseTo(4.62, 9);
    expect(made.plot.axes.right).toMatchObject({ title: 'cycling.axisTitle.voltageOffset Li–In −0.62', factor: 1, offset: -0.62 });
  });

  it('stacks the expected shares to one everywhere', () => {
    const [two, three, four] = plotOf('net').plot.strip!.areas;
    for (let i = 0; i < two!.x.length; i += 1) {
      expect([two!.low[i], four!.high[i]]).toEqual([0, 1]);
      expect([three!.low[i], four!.low[i]]).toEqual([two!.high[i], three!.high[i]]);
      expect(two!.high[i]!).toBeLessThanOrEqual(three!.high[i]!);
    }
  });
});

describe('points of the curve', () => {
  const { points } = plotOf('net');
  it('a row is a point, a place is the nearest one on the screen, arrows walk by rows', () => {
    expect(pointOfRow(points, 600)).toMatchObject({ row: 600, step: 0 });
    const aim = pointOfRow(points, 300)!;
    expect(nearestPoint(points, { x: aim.x + 0.01, y: aim.y }, { x: 1, y: 0.01 })).toMatchObject({ row: 300 });
    expect(neighbour(points, 300, 10)).toMatchObject({ row: 310 });
    expect(neighbour(points, 5, -10)).toMatchObject({ row: 0 });
    expect(neighbour(points, 1315, 10)).toMatchObject({ row: 1320 });
  });
  it('keeps to its half cycle where two cross', () => {
    const charge = points.find(({ step }) => step === 0)!;
    const both = [charge, { ...charge, step: 1, row: 999 }];
    expect(nearestPoint(both, charge, { x: 1, y: 1 }, 1)).toMatchObject({ step: 1 });
  });
});

describe('edits of the settings', () => {
  const edited = (recipe: (settings: CyclingSettings) => void, from = withMass()): CyclingSettings => {
    const settings = structuredClone(from);
    recipe(settings);
    return v.parse(CyclingSettingsSchema, settings);
  };
  it('a first mass brings an assumed uncertainty, which follows it until it is told', () => {
    expect(withMass()).toMatchObject({ mass: { base: 'composite', valueMg: 5, stdUncertaintyMg: 0.05, activeShare: 0.9, source: 'user' } });
    expect(withMass().assumed).toContain('massUncertainty');
    expect(edited(setMass(8)).mass).toMatchObject({ valueMg: 8, stdUncertaintyMg: 0.08 });
    const told = edited(changeMass({ stdUncertaintyMg: 0.02 }, 'massUncertainty'));
    expect(told.assumed).not.toContain('massUncertainty');
    expect(edited(setMass(8), told).mass).toMatchObject({ stdUncertaintyMg: 0.02 });
  });
  it('what is changed or confirmed is assumed no more', () => {
    expect(edited(confirm('sideReactionShare')).assumed).not.toContain('sideReactionShare');
    const changed = edited(changeSettings({ sideReactionShare: 0.02 }, 'sideReactionShare'));
    expect([changed.sideReactionShare, changed.assumed.includes('sideReactionShare')]).toEqual([0.02, false]);
  });
  it('moving one pin keeps the others where they stand', () => {
    const current = [{ stateId: 'before', afterStep: -1, row: null }, { stateId: 'charge1', afterStep: 0, row: null }];
    expect(edited(movePin('charge1', 0, 300, current)).pins).toEqual([current[0], { stateId: 'charge1', afterStep: 0, row: 300 }]);
  });
  it('the first change of a layer takes the rest from the paper', () => {
    const { stack } = edited(setLayer('cathode', 6.4));
    expect(stack!.map(({ mgPerCm2 }) => mgPerCm2)).toEqual([6.4, 3.6, 1.07, 8.96, 2.7]);
    expect(edited(setLayer('other', 1)).stack).toHaveLength(6);
  });
});

it('names each half cycle of dQ/dV where it is farthest from zero', () => {
  const settings = withMass();
  const bins = (mAhPerV: number[]) => ({ voltageV: Float64Array.of(2.9, 3, 3.1, 3.2, 3.3), mAhPerV: Float64Array.from(mAhPerV), rows: Int32Array.of(5, 5, 5, 5, 5) });
  // The first and the last bin are not whole.
  const drawing = { curve: drawn, differentials: [{ step: 0, ...bins([9, 1, 4, 2, 9]) }, { step: 1, ...bins([9, 3, 1, 0.5, 9]) }] } as unknown as Parameters<typeof differentialPlot>[0]['drawing'];
  const { plot } = differentialPlot({ drawing, settings, result: resultOf(settings), states: document.states, base: 'active', theme: plotThemes.light, t: (key, params) => `${key} ${params?.['number'] ?? ''}`.trim() });
  expect(plot.points.map(({ x, shape }) => [x, shape])).toEqual([[3.1, 'up'], [3, 'down']]);
  expect(plot.points.every(({ label }) => label !== '')).toBe(true);
});
