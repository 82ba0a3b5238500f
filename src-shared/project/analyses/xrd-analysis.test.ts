/** Files as they come: what the halo check says of axes that fall, of two scans in one file, and of a file without a wavelength. */
import { expect, test } from 'vitest';
import { spectraOf, textFile } from '@shared/formats/testing/fixture';
import { defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { copper } from '@shared/xrd/geometry';
import { generatePattern } from '@shared/xrd/testing/pattern-generator';
import { checkPatterns } from './xrd-analysis';

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
