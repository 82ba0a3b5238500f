import { describe, expect, it } from 'vitest';
import type { RamanResult } from '@shared/raman/result';
import type { Translate } from '@shared/figures/panels/raman/raman-rows';
import { absenceLimits, type Compared } from './verdict-limits';

const t: Translate = (key, params) => `${key} ${Object.values(params ?? {}).join(' ')}`.trim();
const reference = (name: string, verdict: RamanResult['references'][number]['verdict'], upperLimit95: number, threshold: number | null = 4): object => ({ name, verdict, upperLimit95, threshold });
const entry = (id: string, references: readonly object[], more: object = {}): Compared =>
  ({ measurementId: id, label: id, mark: { shape: 'circle', hollow: false, color: '#000' }, result: { falseAlarmRate: 0.01, findings: [], references, ...more } as unknown as RamanResult }) as unknown as Compared;
const liCl = reference('LiCl', 'inconclusive', 1, null);
const sentenceOf = (): string => 'sentence';

describe('absenceLimits', () => {
  it('has a column for each material that can be tested, says where Raman cannot tell, and names what it never can', () => {
    const grid = absenceLimits([entry('a', [reference('RuCl3', 'notDetected', 0.0111), liCl]), entry('b', [reference('RuCl3', 'inconclusive', 0.05), liCl])], sentenceOf, t);
    expect(grid).toMatchObject({ columns: ['RuCl₃'], notes: ['summary.raman.unjudged LiCl'], lead: 'raman.limits.lead RuCl₃ 1' });
    expect(grid!.rows.map(({ id, cells }) => [id, ...cells])).toEqual([['a', '< 1.2'], ['b', 'raman.verdict.inconclusive']]);
  });

  it('leaves spectra with something found or a problem to sentences, and has nothing to show where no material can be tested', () => {
    const plain = [entry('a', [reference('RuCl3', 'notDetected', 0.01)]), entry('b', [reference('RuCl3', 'notDetected', 0.01)])];
    const grid = absenceLimits([...plain, entry('found', [reference('RuCl3', 'detected', 0.1)]), entry('broken', [reference('RuCl3', 'notDetected', 0.1)], { findings: [{ severity: 'problem' }] })], sentenceOf, t);
    expect(grid!.rows.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(absenceLimits([entry('a', [liCl]), entry('b', [liCl])], sentenceOf, t)).toBeNull();
    expect(absenceLimits(plain.slice(1), sentenceOf, t)).toBeNull();
  });
});
