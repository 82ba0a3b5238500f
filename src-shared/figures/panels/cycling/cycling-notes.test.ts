import { describe, expect, it } from 'vitest';
import { analyseCycling } from '@shared/electrochemistry/analyse-cycling';
import { splitOptions } from '@shared/electrochemistry/settings';
import { cyclingDrawing } from '@shared/electrochemistry/cycling-drawing';
import { lithiumIndium } from '@shared/electrochemistry/reference-electrode';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { splitSteps } from '@shared/electrochemistry/split-steps';
import { buildCurve, stretches } from '@shared/electrochemistry/testing/build-curve';
import { cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import type { Anchor, Annotation } from '@shared/project/annotation-anchor';
import { newDocument } from '@shared/project/new-document';
import { plotThemes } from '../../scene/plot-theme';
import { anchorOf, rangeAnchor } from './cycling-notes';
import { cyclingPlot, type CyclingPlotInput } from './cycling-plot';
import { nearestPoint, pointOfRow, seenAround, type PointedPlot } from './plot-points';

const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'test' });
/** 0.05 mA for 10 h from 3 to 4 V, then −0.05 mA for 14 h back to 2.6 V: 0.1 V an hour, a row every minute; 0.5 mAh/V on 4.5 mg. */
const curve = buildCurve(stretches([{ hours: 10, current: 0.05, from: 3, to: 4 }, { hours: 14, current: -0.05, from: 4, to: 2.6 }]));
const settings: CyclingSettings = {
  ...cyclingSettings(document),
  shownVersus: lithiumIndium,
  mass: { base: 'composite', valueMg: 5, stdUncertaintyMg: 0.05, activeShare: 0.9, activeShareRelativeUncertainty: 0, source: 'user' },
};
const split = splitSteps(curve, splitOptions(settings));
const analysed = analyseCycling(curve, settings);
if (!split.ok || !analysed.ok) throw new Error('the curve of this test must be split and analysed');
const drawing = cyclingDrawing(split.value, settings);

const note = (anchor: Anchor): Annotation => ({ id: 'n', anchor, text: 'kink', author: null, createdAt: '2026-01-01T00:00:00.000Z' });
function made(look: Partial<CyclingPlotInput['look']>, ...anchors: Anchor[]): PointedPlot {
  return cyclingPlot({
    drawing, settings, result: analysed.ok ? analysed.value : null, compared: [], states: document.states,
    notes: { annotations: anchors.map(note), measurementId: 'm' },
    look: { tab: 'curve', axis: 'net', base: 'active', ...look }, theme: plotThemes.light, t: (key) => key,
  })!;
}
const notesOf = (look: Partial<CyclingPlotInput['look']>, anchor: Anchor) => made(look, anchor).plot.notes!;
/** 3.4 V while charging. */
const plateau: Anchor = { kind: 'point', measurementId: 'm', x: 4, y: 3.4 };

describe('a note on a place', () => {
  it('is anchored where the cycler measured, and found again along every axis and mass', () => {
    const anchor = anchorOf('m', pointOfRow(made({}).points, 300)!);
    expect(anchor).toEqual({ kind: 'point', measurementId: 'm', x: 5, y: curve.columns[1]!.values[300]! });
    for (const axis of ['net', 'time', 'step'] as const) {
      const there = pointOfRow(made({ axis, base: 'composite' }).points, 300)!;
      expect(notesOf({ axis, base: 'composite' }, anchor)).toMatchObject([{ from: there.x, y: there.y, text: 'kink' }]);
    }
    expect(notesOf({}, { ...plateau, measurementId: 'other' })).toEqual([]);
  });

  it('on the curve stands on dQ/dV in the half cycle and at the voltage it was measured at, up while charging and down while discharging', () => {
    const [charging] = notesOf({ tab: 'differential' }, plateau);
    // Shown against Li–In; the bin of 10 mV that holds 3.40 V.
    expect(Math.abs(charging!.from - (3.4 - 0.62))).toBeLessThan(0.0051);
    expect(charging!.y).toBeCloseTo(0.5 / 0.0045, 0);
    const [discharging] = notesOf({ tab: 'differential' }, { ...plateau, x: 16 });
    expect(discharging!.from).toBe(charging!.from);
    expect(discharging!.y).toBeCloseTo(-0.5 / 0.0045, 0);
  });

  it('on dQ/dV stands on the curve at the time at which its voltage was passed', () => {
    const { points } = made({ tab: 'differential' });
    const anchor = anchorOf('m', nearestPoint(points, { x: 3.004 - 0.62, y: -110 }, { x: 0.001, y: 1 })!);
    expect(anchor).toMatchObject({ y: 3.005 });
    // 0.995 V below the 4 V that were reached after 10 h.
    expect(anchor.kind === 'point' && Math.abs(anchor.x - 19.95)).toBeLessThan(0.02);
    expect(notesOf({ axis: 'time' }, anchor)[0]!.y).toBeCloseTo(3.005 - 0.62, 2);
    expect(notesOf({ tab: 'differential' }, anchor)[0]!.from).toBeCloseTo(3.005 - 0.62, 9);
  });

  it('on a discharge of the rate test stands at its end on the curve, and no other note of the curve on it', () => {
    const rate = made({ tab: 'rate' });
    const anchor = anchorOf('m', rate.points[0]!);
    expect(anchor).toEqual({ kind: 'point', measurementId: 'm', x: 24, y: expect.closeTo(2.6, 9) as number });
    expect(notesOf({ tab: 'rate' }, anchor)).toMatchObject([{ from: rate.plot.points[0]!.x, y: rate.plot.points[0]!.y }]);
    expect(notesOf({ axis: 'time' }, anchor)).toMatchObject([{ from: 24 }]);
    expect(notesOf({ tab: 'rate' }, plateau)).toEqual([]);
  });
});

describe('a note on a part of a curve', () => {
  const range = rangeAnchor('m', [8 * 3600, 12 * 3600]);
  it('marks what was measured in its time in every half cycle, with its words on the longest part', () => {
    const { notes, marks } = made({ axis: 'time' }, range).plot;
    expect(marks!.map(({ x }) => [x[0], Array.from(x).at(-1)])).toEqual([[8, 10], [expect.closeTo(10 + 1 / 60, 9), 12]]);
    expect(notes).toMatchObject([{ kind: 'part', text: 'kink', y: expect.closeTo(3.9 - 0.62, 2) as number }]);
    // Both run between 3.8 and 4.0 V, on dQ/dV one above and one below zero.
    const differential = made({ tab: 'differential' }, range).plot.marks!;
    expect(differential.map(({ y }) => Math.sign(y[0]!))).toEqual([1, -1]);
    for (const { x } of differential) for (const one of Array.from(x)) expect(one + 0.62).toBeGreaterThan(3.789);
    expect(made({ tab: 'rate' }, range).plot).toMatchObject({ notes: [], marks: [] });
  });

  it('is what is seen of the curve around a place', () => {
    const { points } = made({ axis: 'time' });
    const at = pointOfRow(points, 300);
    expect(seenAround(points, { ...at! }, { x: [2, 6], y: [0, 5] })).toEqual([2 * 3600, 6 * 3600]);
    // Along the capacity the discharge runs back over the charge: only the half cycle of the place counts where both leave the window.
    const net = made({ axis: 'net' });
    const [from, to] = [pointOfRow(net.points, 120)!.x, pointOfRow(net.points, 360)!.x];
    expect(seenAround(net.points, pointOfRow(net.points, 300), { x: [from, to], y: [0, 5] })).toEqual([2 * 3600, 6 * 3600]);
    expect(seenAround(net.points, { ...pointOfRow(net.points, 900)! }, { x: [from, to], y: [0, 5] })!.map((s) => Math.round(s / 3600))).toEqual([14, 18]);
    expect(seenAround(points, at, { x: [100, 200], y: [0, 5] })).toBeNull();
    // What was pointed at is out of sight: the first that is seen counts.
    expect(seenAround(points, at, { x: [20, 22], y: [0, 5] })).toEqual([20 * 3600, 22 * 3600]);
  });
});
