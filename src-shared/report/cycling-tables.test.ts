import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseCycling } from '@shared/electrochemistry/analyse-cycling';
import { lithium, lithiumIndium } from '@shared/electrochemistry/reference-electrode';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { readFile } from '@shared/formats/registry';
import { translate } from '@shared/i18n/translate';
import { cyclingInputHash, cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import { newDocument } from '@shared/project/new-document';
import type { ProjectDocument } from '@shared/project/document';
import { toCsv } from './csv';
import { cyclingSection } from './cycling-section';
import { cyclesTable, cyclingTables, formatProbability, rateTable, statesTable, stepsTable } from './cycling-tables';
import { bestDischarge, literatureTable } from './literature-table';
import { tableOfNumbers } from './number-table';
import type { Texts } from './texts';

const t: Texts = (key, params) => translate('en', key, params);
const name = 'five-states-cycling.mpt';
const read = readFile({ name, bytes: new Uint8Array(readFileSync(resolve(import.meta.dirname, '../electrochemistry/fixtures', name))) });
const curve = read.ok ? read.file.measurements[0] : null;
if (curve?.kind !== 'curve') throw new Error('no curve');
const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'test' });
const computed = (change: Partial<CyclingSettings> = {}) => {
  const mass = { base: 'composite' as const, valueMg: 5, stdUncertaintyMg: 0.05, activeShare: 0.9, activeShareRelativeUncertainty: 0, source: 'user' };
  const settings = { ...cyclingSettings(document), mass, ...change };
  const outcome = analyseCycling(curve, settings);
  if (!outcome.ok) throw new Error(outcome.error.key);
  return { settings, result: outcome.value };
};
const columnOf = ({ columns, rows }: ReturnType<typeof stepsTable>, label: RegExp) => rows.map(({ cells }) => cells[columns.findIndex((column) => label.test(column.label))]!);
const texts = (...args: Parameters<typeof columnOf>) => columnOf(...args).map(({ text }) => text);

describe('cycling tables', () => {
  it('steps: capacities of truth.json with 1 % of the mass, no area column without an area', () => {
    const table = stepsTable(computed(), t);
    expect(texts(table, /^Half/)).toEqual(['1st charge', '1st discharge', '2nd charge', '2nd discharge']);
    expect(texts(table, /^Capacity .*active/)).toEqual(['70.0(7)', '150.0(1.5)', '148.0(1.5)', '147.0(1.5)']);
    expect(texts(table, /^Capacity .*composite/)[1]).toBe('135.0(1.4)');
    expect(table.columns.some(({ label }) => label.includes('cm²'))).toBe(false);
    expect(stepsTable(computed({ areaCm2: 0.785 }), t).columns.some(({ label }) => label.includes('cm²'))).toBe(true);
  });

  it('a shifted scale adds its uncertainty to mean voltage and energy', () => {
    const exact = stepsTable(computed({ measuredVersus: lithium }), t);
    const shifted = stepsTable(computed({ measuredVersus: lithiumIndium }), t);
    expect(columnOf(exact, /^Mean/)[0]!.sigma).toBeNull();
    expect(columnOf(shifted, /^Mean/)[0]!.sigma).toBeCloseTo(0.01, 12);
    const energy = columnOf(shifted, /^Energy .*active/)[1]!;
    expect(energy.sigma).toBeCloseTo(Math.hypot(Number(energy.value) * Math.hypot(0.01, 0.001), 150 * 0.01), 1);
  });

  it('cycles: the first ratio is not an efficiency', () => {
    const table = cyclesTable(computed(), t);
    expect(texts(table, /^Discharge\/charge/)).toEqual(['214.3', '99.3']);
    expect(texts(table, /^Meaning/)[0]).toMatch(/not an efficiency/);
    expect(texts(table, /^Meaning/)[1]).toBe('coulombic efficiency');
  });

  it('states: electrons and expected shares of truth.json, no XPS columns without XPS', () => {
    const table = statesTable(document, computed(), [], t);
    expect(columnOf(table, /^Electrons/).map(({ value }) => Number(value).toFixed(3))).toEqual(['0.000', '0.652', '-0.746', '0.634', '-0.736']);
    expect(Number(columnOf(table, /^Ru⁴⁺ expected/)[1]!.value)).toBeCloseTo(0.652484, 2);
    expect(table.columns.some(({ label }) => /XPS|χ²/.test(label))).toBe(false);
  });

  it('the best discharge delivers a positive energy: 150 mAh/g at 3.30 V and 90 % active material', () => {
    const best = bestDischarge(computed().result)!;
    expect(best.index).toBe(1);
    expect(best.energyCompositeWhKg).toBeCloseTo(150 * 3.3 * 0.9, -1);
    expect(best.energyCompositeWhKg).toBeGreaterThan(0);
    // 150 and 147 mAh/g; the second ran a hair slower and is what both are held against.
    expect(texts(rateTable(computed(), t), /^Retention/)).toEqual(['102.0', '100.0']);
  });

  it('literature: 21 printed rows with their flags and this cell among them', () => {
    const table = literatureTable(computed(), 'mine', t);
    expect(table.rows).toHaveLength(22);
    expect(table.rows.findIndex(({ id }) => id === 'this')).toBe(2);
    const remarks = texts(table, /^Remarks/);
    expect(remarks.filter((text) => text.includes('above the 472'))).toHaveLength(1);
    expect(remarks.filter((text) => text.includes('do not add up'))).toHaveLength(1);
    expect(literatureTable(null, 'mine', t).rows).toHaveLength(21);
  });

  it('literature: the cell stands by its energy against Li/Li⁺, as the printed ones do, whatever electrode is shown', () => {
    const energy = (change: Partial<CyclingSettings>) => {
      const table = literatureTable(computed(change), 'mine', t);
      return columnOf(table, /^Energy .*composite/)[table.rows.findIndex(({ id }) => id === 'this')]!;
    };
    const shown = energy({ measuredVersus: lithiumIndium, shownVersus: lithiumIndium });
    // 150 mAh/g at 3.30 V as measured, and 0.62 V more against lithium; nine tenths of it are active.
    expect(Number(shown.value)).toBeCloseTo(150 * (3.3 + 0.62) * 0.9, -1);
    expect(shown).toEqual(energy({ measuredVersus: lithiumIndium }));
  });

  it('files hold full numbers, uncertainties in columns of their own', () => {
    const file = tableOfNumbers(stepsTable(computed(), t));
    const [first] = file.rows;
    expect(file.columns[2]).toBe(`${file.columns[1]} 1σ`);
    expect(Number(first![2])).toBeCloseTo(Number(first![1]) * Math.hypot(0.01, 0.001), 9);
    expect(toCsv(file).split('\r\n')).toHaveLength(6);
  });

  it('a probability is never pretended to be finer than it is', () => {
    expect([0.5, 0.0421, 1e-9].map(formatProbability)).toEqual(['0.50', '0.042', '< 0.001']);
  });
});

describe('report', () => {
  const withAnalysis = (): ProjectDocument => {
    const { settings, result } = computed();
    return { ...document, analyses: [{ kind: 'cycling', id: 'c', title: 'Cell 3', settings, result, resultOf: cyclingInputHash(document, settings), computedAt: null, software: null }] };
  };
  it('says what the numbers rest on and what was assumed', () => {
    const { text } = cyclingSection(withAnalysis(), 'en', t)!;
    expect(text).toContain('<h2>Cycling</h2>');
    expect(text).toContain('Active mass 4.500 mg, composite 5.000 mg (entered here)');
    expect(text).toContain('Assumed (not stated in any file or by the user)');
    expect(text).toContain('150.0(1.5)');
    expect(text).not.toMatch(/0\.0{5}/);
    expect(text).not.toContain(t('report.stale'));
    expect(cyclingSection(document, 'en', t)).toBeNull();
  });
  it('gives its tables as files', () => {
    expect(cyclingTables(withAnalysis(), t).map((table) => table.name)).toEqual(['cycling-steps', 'cycling-cycles', 'cycling-states', 'cycling-rate']);
    expect(cyclingTables(document, t)).toEqual([]);
  });
});
