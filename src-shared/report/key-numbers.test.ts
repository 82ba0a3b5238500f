import { translate } from '@shared/i18n/translate';
import type { AnalysisOf } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import { defaultRamanSettings } from '@shared/raman/analyse-raman';
import { expect, it } from 'vitest';
import { keyNumberFile } from './key-number-file';
import { keyNumbers, type KeyNumber } from './key-numbers';
import { exampleDocument, outOfDate } from './testing/example-project';

const t: Parameters<typeof keyNumbers>[1] = (key, params) => translate('en', key, params);
const numbers = keyNumbers(exampleDocument, t);
const of = (stateId: string, id: string): KeyNumber | undefined => numbers.find((number) => number.stateId === stateId && number.id === id);

it('gives each number with its uncertainty, unit and source', () => {
  expect(of('charge1', 'xps.chargeShift')).toMatchObject({ technique: 'xps', value: 0.22, sigma: 0.006, unit: 'eV', text: '+0.220(6)', source: 'Ru 3d, all states', isUpperLimit: false });
});

it('names the files that a number was read from', () => {
  const measurement = (id: string, region: string, role: 'state' | 'aside' = 'state') => ({ id, sha256: id.repeat(64), index: 0, technique: 'xps' as const, region, stateId: 'charge1', role, referenceName: null, points: 3 });
  const file = (id: string) => ({ ...exampleDocument.files[0]!, sha256: id.repeat(64), name: `${id}.vms` });
  const [model] = exampleDocument.analyses.flatMap((analysis) => (analysis.kind === 'xps-series' ? analysis.settings.regions : []));
  // Of a state in an analysed region, the first measurement that is not set aside.
  const measurements = [measurement('a', model!.region, 'aside'), measurement('b', model!.region), measurement('c', model!.region), measurement('d', 'Survey')];
  const found = keyNumbers({ ...exampleDocument, measurements, files: ['a', 'b', 'c', 'd'].map(file) }, t).filter(({ technique }) => technique === 'xps');
  const filesOf = (state: string) => found.filter(({ stateId }) => stateId === state).map(({ files }) => files.join());
  expect(new Set(filesOf('charge1'))).toEqual(new Set(['b.vms']));
  expect(new Set(filesOf('before'))).toEqual(new Set(['']));
});

it('writes into a file what was measured, without what sums leave in the last places', () => {
  const [first] = numbers;
  const { columns, rows } = keyNumberFile([{ ...first!, value: -80.0000000000004, sigma: 0.8000000000000003, files: ['a.csv', 'b.csv'] }], exampleDocument.states, t);
  const cell = (key: Parameters<typeof t>[0]) => rows[0]![columns.indexOf(t(key))];
  expect([cell('compare.column.value'), cell('compare.column.uncertainty'), cell('compare.column.files')]).toEqual([-80, 0.8, 'a.csv; b.csv']);
});

it('holds the sensitivity factors in the uncertainty of Cl/Ru: √(0.03² + (4 × 0.01)²) = 0.05', () => {
  expect(of('charge1', 'xps.clToRu')!.sigma).toBeCloseTo(0.05, 12);
});

it('tells a share that is lost in its uncertainty as a limit, not as a number', () => {
  const limits = numbers.filter(({ isUpperLimit }) => isUpperLimit);
  for (const { sigma, text } of limits) expect([sigma, text.slice(0, 2)]).toEqual([null, '< ']);
  expect(limits.length).toBeGreaterThan(0);
});

it('marks what is out of date', () => {
  expect(numbers.some(({ isStale }) => isStale)).toBe(false);
  expect(keyNumbers(outOfDate(exampleDocument), t).every(({ isStale }) => isStale)).toBe(true);
});

it('has nothing to say of a project without analyses', () => {
  expect(keyNumbers(newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }), t)).toEqual([]);
});

it('gives no limit for a reference that Raman cannot judge', () => {
  const reference = { similarity: 0.3, weight: { value: 0, stdUncertainty: null }, significance: 0, threshold: null, detectionLimit: 1, upperLimit95: 1 };
  const base = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' });
  const measurement = { id: 'm', sha256: 'a'.repeat(64), index: 0, technique: 'raman', region: '', stateId: base.states[0]!.id, role: 'state', referenceName: null, points: 500 } as const;
  const raman: AnalysisOf<'raman-mixture'> = {
    kind: 'raman-mixture', id: 'raman', title: 'Raman', settings: defaultRamanSettings, resultOf: null, computedAt: null, software: null,
    result: { m: { window: [100, 600], falseAlarmRate: 0.01, statistics: 'counts', spikes: [], bands: [], findings: [], references: [{ ...reference, name: 'LiCl', verdict: 'inconclusive' }, { ...reference, name: 'RuCl3', verdict: 'notDetected', upperLimit95: 0.011 }] } },
  };
  const found = keyNumbers({ ...base, measurements: [measurement], analyses: [raman] }, t).filter(({ technique, id }) => technique === 'raman' && !id.includes('similarity'));
  expect(found.map(({ id, text, unit }) => [id, text, unit])).toEqual([['raman.verdict.LiCl', 'inconclusive', ''], ['raman.limit.RuCl3', '< 1.1', '%']]);
  const alone = { ...raman, result: { m: { ...raman.result!['m']!, references: [] } } };
  const open = keyNumbers({ ...base, measurements: [measurement], analyses: [alone] }, t).filter(({ technique }) => technique === 'raman');
  expect(open.map(({ text }) => text), 'compared with nothing: analysed all the same').toEqual(['inconclusive']);
});
