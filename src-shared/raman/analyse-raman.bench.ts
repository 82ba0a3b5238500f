import { bench, describe } from 'vitest';
import { analyseRaman, defaultRamanSettings } from './analyse-raman';
import { ramanReference } from './raman-reference';
import { generateRaman, type RamanOptions } from './testing/spectrum-generator';
import { spectrumOf } from './testing/spectrum-of';

const made = (options: RamanOptions) => {
  const { shift, counts } = generateRaman(options);
  return spectrumOf(shift, counts);
};
const references = (['RuCl3', 'LiCl'] as const).map((kind, k) => ramanReference(kind, made({ seed: 9001 + k, weight: 0, kind }), defaultRamanSettings));
const samples = Array.from({ length: 5 }, (_, k) => made({ seed: 1 + k, weight: 0.02 * k }));

describe('one spectrum of 1701 points against two references', () => {
  let turn = 0;
  bench('mixture with limits', () => {
    analyseRaman(samples[turn % samples.length]!, references, defaultRamanSettings);
    turn += 1;
  });
});
