import { describe, expect, it } from 'vitest';
import type { XrdResult } from '@shared/xrd/result';
import type { Translate } from '@shared/figures/panels/xrd/pattern-rows';
import { amorphousLimits, type Checked } from './verdict-limits';

const t: Translate = (key, params) => `${key} ${Object.values(params ?? {}).join(' ')}`.trim();
const phase = (name: string, upperLimit95: number | null, more: object = {}): object => ({ name, origin: 'listed', detected: false, upperLimit95, coveredBy: null, ...more });
const entry = (id: string, more: object = {}): Checked =>
  ({ measurementId: id, label: id, mark: { shape: 'circle', hollow: false, color: '#000' }, result: { verdict: 'amorphous', falseAlarmRate: 0.01, halos: [], crystallinity: { value: 0, upperLimit95: 0.0031 }, phases: [phase('LiCl', 0.42), phase('alpha-RuCl3', 120)], ...more } as unknown as XrdResult }) as unknown as Checked;
const sentenceOf = (): string => 'sentence';

describe('amorphousLimits', () => {
  it('gives one row for each amorphous pattern: limits of the phases asked for, rounded up, and of the crystallinity', () => {
    const grid = amorphousLimits([entry('a'), entry('b', { verdict: 'crystalline' }), entry('c', { phases: [phase('LiCl', null), phase('alpha-RuCl3', 3, { coveredBy: 'LiCl' })], crystallinity: undefined })], '', sentenceOf, t);
    expect(grid).toMatchObject({ columns: ['LiCl', 'α-RuCl₃', 'xrd.limits.crystallinity'], caption: 'xrd.limits.alike xrd.unit.counts' });
    // Without halos there are only counts.
    expect(grid!.rows.map(({ id, cells }) => [id, ...cells])).toEqual([
      ['a', '< 0.42', '< 120', '< 0.31 %'],
      ['c', 'xrd.noLimit', 'xrd.coveredBy LiCl', '–'],
    ]);
  });

  it('leaves one amorphous pattern, and patterns held to different rates, to sentences', () => {
    expect(amorphousLimits([entry('a'), entry('b', { verdict: 'inconclusive' })], '', sentenceOf, t)).toBeNull();
    expect(amorphousLimits([entry('a'), entry('b', { falseAlarmRate: 0.05 })], '', sentenceOf, t)).toBeNull();
  });
});
