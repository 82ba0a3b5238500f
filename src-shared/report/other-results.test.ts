import type { XrdResult } from '@shared/xrd/result';
import { expect, it } from 'vitest';
import { xrdPart } from './other-results';

const phase = (name: string, coveredBy: string | null) =>
  ({ name, origin: 'listed', detected: false, significance: 1, threshold: 4, area: 2, areaUncertainty: 1, detectionLimit: 9, detectionLimitByWidth: [], upperLimit95: 4, coveredBy }) as unknown as XrdResult['phases'][number];

it('gives no upper limit of a phase that hides under the lines of another', () => {
  const result = { verdict: 'crystalline', mainHalo: null, peaks: [], phases: [phase('RuCl3', null), phase('c-ZrO2', 'LiCl')] } as unknown as XrdResult;
  const { phases } = xrdPart(result);
  expect(phases['RuCl3']).toMatchObject({ upperLimit95_countsDeg: 4 });
  expect(phases['c-ZrO2']).toMatchObject({ detected: false, detectionLimit_countsDeg: 9, coveredBy: 'LiCl' });
  expect(phases['c-ZrO2']).not.toHaveProperty('upperLimit95_countsDeg');
});
