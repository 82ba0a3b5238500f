/** design.md §11: the verdict of one 3500-point pattern against 12 phases within 30 ms, halos included. */
import { bench, describe } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analyseCrystallinity } from './analyse-crystallinity';
import { analysePattern, defaultXrdSettings } from './analyse-pattern';
import { copper } from './geometry';
import { shippedPhases } from './reference-phases';
import { generatePattern } from './testing/pattern-generator';
import { templateWidths } from './widened-search';

const made = Array.from({ length: 8 }, (_, i) => generatePattern({ seed: i + 1, narrowest: 4 }));
const spectrumOf = (x: Float64Array, y: Float64Array): Spectrum => ({
  kind: 'spectrum', technique: 'xrd', name: '', axis: 'two-theta', x, y, intensity: 'counts', transmission: null, acquisition: { dwellS: null, scans: null }, wasReversed: false, xps: null, metadata: {},
});
const phases = shippedPhases(copper.kAlpha1A, []);
const search = { widths: templateWidths(defaultXrdSettings.lineWidths), displacementDeg: defaultXrdSettings.displacementDeg, strain: defaultXrdSettings.strain };
let next = 0;
const pattern = () => made[(next += 1) % made.length]!;

describe(`one pattern of ${made[0]!.counts.length} points against ${phases.length} phases`, () => {
  bench('verdict and limits', () => {
    const { twoTheta, counts } = pattern();
    analyseCrystallinity({ twoTheta, counts, exposure: new Float64Array(counts.length).fill(1), radiation: copper }, phases, { falseAlarmRate: 0.01, search });
  });
  bench('verdict, limits and halos', () => {
    const { twoTheta, counts } = pattern();
    analysePattern(spectrumOf(twoTheta, counts), copper, [], defaultXrdSettings);
  });
});
