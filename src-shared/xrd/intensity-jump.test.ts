import { expect, test } from 'vitest';
import { analysePattern, defaultXrdSettings } from './analyse-pattern';
import { copper } from './geometry';
import { intensityJump } from './intensity-jump';
import { generatePattern } from './testing/pattern-generator';

const lines = [{ twoTheta: 28.02, intensity: 1 }, { twoTheta: 54.27, intensity: 0.5 }];

test.each([1.3, 5, 0.2])('a second range counted %s times as long is found where it begins', (factor) => {
  const { counts } = generatePattern({ seed: 3 });
  const joined = counts.map((count, i) => (i < 1500 ? count : Math.round(factor * count)));
  expect(Math.abs(intensityJump(joined)!.at - 1500)).toBeLessThanOrEqual(1);
});

test.each([0.06, 0.1, 0.35, 1.5])('halos and strong lines of %s° are no jumps, with fine and with coarse steps', (fwhm) => {
  for (const step of [0.01, 0.02, 0.05, 0.1]) for (const level of [10, 5000]) expect(intensityJump(generatePattern({ seed: 7, lines, level, fwhm, step }).counts)).toBeNull();
});

test('few counts jump nowhere', () => {
  for (let seed = 1; seed <= 20; seed += 1) expect(intensityJump(generatePattern({ seed, exposure: 0.005 }).counts)).toBeNull();
});

test('a pattern joined of two is not judged, with the place', () => {
  const { twoTheta, counts } = generatePattern({ seed: 4 });
  const y = counts.map((count, i) => (i < 1500 ? count : 5 * count));
  const { result } = analysePattern({ kind: 'spectrum', technique: 'xrd', name: '', axis: 'two-theta', x: twoTheta, y, intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {} }, copper, [], defaultXrdSettings);
  expect(result.verdict).toBe('inconclusive');
  expect(result.findings).toMatchObject([{ severity: 'problem', key: 'xrd.intensityJump' }]);
  expect(Math.abs(Number(result.findings[0]!.params['at']) - twoTheta[1500]!)).toBeLessThan(0.03);
});
