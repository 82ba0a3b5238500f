import * as v from 'valibot';
import { expect, test } from 'vitest';
import { RamanSettingsSchema, type RamanDisplay } from './result';
import { defaultRamanSettings } from './analyse-raman';
import { defaultRamanDisplay, prepareSpectrum } from './prepare-spectrum';
import { spectrumOf } from './testing/spectrum-of';

const shift = Float64Array.from({ length: 900 }, (_, i) => 100 + i);
// Two Gaussians of heights 1000 and 400 (FWHM 12) on a slope.
const bands = shift.map((x) => 1000 * Math.exp(-4 * Math.LN2 * ((x - 300) / 12) ** 2) + 400 * Math.exp(-4 * Math.LN2 * ((x - 500) / 12) ** 2));
const measured = spectrumOf(shift, bands.map((value, i) => value + 800 - 0.3 * i));
const drawn = (display: Partial<RamanDisplay>) => prepareSpectrum(measured, { ...defaultRamanSettings, display: { ...defaultRamanDisplay, ...display } })!;

test.each(['arpls', 'asls', 'airpls', 'imodpoly', 'snip'] as const)('%s takes the slope off and leaves heights within 5 %%', (baseline) => {
  const { values } = drawn({ baseline, normalisation: 'none', baselineScale: 300 });
  expect(values[200]! / 1000).toBeGreaterThan(0.95);
  expect(values[200]! / 1000).toBeLessThan(1.05);
  expect(values[400]! / 400).toBeGreaterThan(0.9);
});

test('a baseline by hand takes the slope off where its knots stand beside the bands', () => {
  const { values, baseline } = drawn({ baseline: 'knots', knots: [110, 250, 400, 600, 990], normalisation: 'none' });
  expect(values[200]! / 1000).toBeCloseTo(1, 6);
  expect(values[400]! / 400).toBeCloseTo(1, 6);
  expect(baseline[700]).toBeCloseTo(800 - 0.3 * 700, 6);
  expect(drawn({ baseline: 'knots', normalisation: 'none' }).values).toEqual(measured.y);
});

test('knots in no order are no settings', () => {
  const withKnots = (knots: number[]): boolean => v.safeParse(RamanSettingsSchema, { ...defaultRamanSettings, display: { ...defaultRamanDisplay, baseline: 'knots', knots } }).success;
  expect(withKnots([100, 250, 600])).toBe(true);
  expect(withKnots([100, 600, 250])).toBe(false);
  expect(withKnots([100, 100])).toBe(false);
});

test('each normalisation makes equal what it says', () => {
  const inside = (values: Float64Array): number[] => Array.from(values.slice(0, 501));
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const none = { baseline: 'none' } as const;
  expect(Math.max(...inside(drawn({ ...none, normalisation: 'max' }).values))).toBeCloseTo(1, 12);
  expect((500 * sum(inside(drawn({ ...none, normalisation: 'area' }).values))) / 501).toBeCloseTo(1, 12);
  expect(sum(inside(drawn({ ...none, normalisation: 'vector' }).values).map((value) => value * value))).toBeCloseTo(1, 12);
  const snv = inside(drawn({ ...none, normalisation: 'snv' }).values);
  expect(sum(snv)).toBeCloseTo(0, 8);
  expect(sum(snv.map((value) => value * value)) / 500).toBeCloseTo(1, 10);
  expect(drawn({ normalisation: 'band', band: 500 }).values[400]).toBeCloseTo(1, 6);
});

test('a wavelength axis without a laser line cannot be drawn', () => {
  expect(prepareSpectrum({ ...measured, axis: 'wavelength' }, defaultRamanSettings)).toBeNull();
  expect(prepareSpectrum({ ...measured, axis: 'wavelength', x: shift.map((x) => 1 / (1 / 532 - x * 1e-7)) }, defaultRamanSettings, 532)!.shift[200]).toBeCloseTo(300, 6);
});
