/** Files as they come: what the halo check says of axes that fall, of two scans in one file, and of a file without a wavelength. */
import { expect, test } from 'vitest';
import { spectraOf, textFile } from '@shared/formats/testing/fixture';
import { defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { copper } from '@shared/xrd/geometry';
import { generatePattern } from '@shared/xrd/testing/pattern-generator';
import { checkPatterns, listedPhases, radiationOf } from './xrd-analysis';

const { twoTheta, counts } = generatePattern({ seed: 31, step: 0.05 });
const rows = Array.from(twoTheta, (x, i) => `${x.toFixed(3)} ${counts[i]}`);
const check = (name: string, lines: readonly string[]) => {
  const patterns = spectraOf(textFile(name, lines.join('\n'))).map((spectrum, i) => ({ id: `scan${i}`, spectrum, radiation: copper, source: 'assumed' as const }));
  return checkPatterns({ patterns, phases: [] }, { ...defaultXrdSettings, lineWidths: [0.15, 0.35] }).result;
};

test('a falling axis gives the result of the rising one, and an assumed wavelength is said', () => {
  const { scan0: rising } = check('rising.xy', rows);
  const { scan0: falling } = check('falling.xy', [...rows].reverse());
  expect(rising!.verdict).toBe('amorphous');
  expect(falling).toEqual(rising);
  expect(rising!.findings).toContainEqual({ severity: 'info', key: 'xrd.assumedWavelength', params: { wavelength: copper.kAlpha1A } });
});

test('two scans in one file are two patterns', () => {
  const results = check('two.xy', [...rows, ...rows]);
  expect(Object.values(results).map(({ verdict }) => verdict)).toEqual(['amorphous', 'amorphous']);
});

test('a manifest without wavelengths leaves a file of cobalt its own, and its phases stand where cobalt has them', () => {
  const constants = { xps: null, raman: null, electrochemistry: null, xrd: { kAlpha1A: copper.kAlpha1A, kAlpha2A: copper.kAlpha2A, kAlpha2Ratio: 0.5, expectedBraggFwhmDeg: null, phases: { LiCl: [{ twoTheta: 30.09, relIntensity: 100, hkl: '1 1 1' }] } } };
  const cobalt = { metadata: { kAlpha1: '1.788996', kAlpha2: '1.792835', ratioKAlpha2KAlpha1: '0.5' } };
  expect(radiationOf({ constants }, cobalt)).toMatchObject({ source: 'file', radiation: { kAlpha1A: 1.788996 } });
  // What the manifest does say wins, and so it does over a file of copper.
  expect(radiationOf({ constants: { ...constants, xrd: { ...constants.xrd, kAlpha1A: 0.7093, kAlpha2A: 0.713607 } } }, cobalt)).toMatchObject({ source: 'manifest', radiation: { kAlpha1A: 0.7093 } });
  expect(radiationOf({ constants }, { metadata: { kAlpha1: '1.540598', kAlpha2: '1.544426' } }).source).toBe('manifest');
  // LiCl 111, d = 2.9675 Å: 2 arcsin(1.788996/(2 d)).
  expect(listedPhases({ constants }, 1.788996)[0]!.lines[0]!.twoTheta).toBeCloseTo((360 / Math.PI) * Math.asin(1.788996 / (2 * 2.9675)), 2);
  expect(listedPhases({ constants })[0]!.lines[0]!.twoTheta).toBe(30.09);
});
