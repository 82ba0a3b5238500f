import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';
import { reportPage } from './report-page';
import { exampleAnalysis, exampleDocument, hostile } from './testing/example-project';
import { xpsTables } from './xps-tables';

const energies = Float64Array.of(196, 198, 200);
const region = {
  ordinate: 'counts' as const,
  bindingEnergy: energies,
  counts: Float64Array.of(10, 30, 12),
  envelope: Float64Array.of(10, 29, 12),
  background: Float64Array.of(10, 10, 11),
  components: [{ id: 'cl', values: Float64Array.of(0, 19, 1) }],
  residuals: Float64Array.of(0, 0.2, 0),
};
const input = {
  document: exampleDocument,
  curves: { xps: { before: { Cl2p: region } } },
  software: { name: 'Halocline', version: '0.0.0' },
  createdAt: '2026-01-02T00:00:00.000Z',
};

describe('reportPage', () => {
  const page = reportPage(input, 'en');

  it('lets no text of the project become markup', () => {
    expect(page).not.toContain('<img');
    expect(page).not.toContain(hostile);
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  });

  it('is one file without script that loads nothing', () => {
    // Tags with the values of their attributes emptied: escaped text of the project may say what it likes.
    const tags = page.match(/<[^>]*>/g)!.map((tag) => tag.replace(/"[^"]*"/g, '""'));
    expect(tags.filter((tag) => /<(script|link|iframe|object|embed|base)|\s(on\w+|src|href)=/i.test(tag))).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    expect(page).toContain(`content="default-src 'none'`);
  });

  it('says that the data are synthetic, and only then', () => {
    expect(page).toContain('computed, not measured');
    const real = { ...exampleDocument, sample: { ...exampleDocument.sample, synthetic: false } };
    expect(reportPage({ ...input, document: real }, 'en')).not.toContain('computed, not measured');
  });

  it('gives numbers with their uncertainty, limits where there is nothing, and the reason of a failed file', () => {
    expect(page).toContain('0.629(9)');
    expect(page).toContain('&lt; 0.01');
    expect(page).toContain('<td>4.00(3)</td><td>4.00(5)</td>');
    expect(page).toContain('line 3');
    expect(page).toContain('The file is empty.');
  });

  it('says to the minute when it was made', () => {
    expect(page).toContain('<dd>2026-01-02 00:00 UTC</dd>');
  });

  it('draws what has curves', () => {
    expect(page.match(/<svg/g)).toHaveLength(2);
  });

  it('says when the fit did not converge', () => {
    const failed = { ...exampleAnalysis, result: { ...exampleAnalysis.result!, converged: false, stopReason: 'max-iterations' } };
    expect(reportPage({ ...input, document: { ...exampleDocument, analyses: [failed] } }, 'en')).toContain('did not converge');
    expect(page).not.toContain('did not converge');
  });

  it('is complete in Japanese', () => {
    const japanese = reportPage(input, 'ja');
    expect(japanese).toContain('<html lang="ja">');
    expect(japanese).toContain('合成データ');
    expect(japanese).not.toMatch(/\{\w+\}|report\.\w+/);
    expect(page).not.toMatch(/\{[a-z]\w*\}|report\.\w+/);
  });
});

describe('xpsTables', () => {
  const tables = xpsTables(input, 'en');

  it('gives fractions, composition, lines, quality, parameters and one table of curves per drawn spectrum', () => {
    expect(tables.map(({ name }) => name)).toEqual(['xps-fractions', 'xps-composition', 'xps-lines', 'xps-fit-quality', 'xps-parameters', 'xps-curves-before-Cl2p']);
  });

  it('writes them with units, uncertainties and a quote around what needs one', () => {
    const [fractions, , , , , curves] = tables.map(toCsv);
    expect(fractions!.split('\r\n')[0]).toContain('Charge shift (eV),Charge shift standard uncertainty (eV)');
    expect(fractions!.split('\r\n')[1]).toBe('"Ru 3d, all states",before cycling,before,0,0.004,1,0.004,0,0.004,3.62,0.01,4,0.03,0.05,0.22,0.006,83.1,0.01');
    expect(curves).toBe(
      'Binding energy (eV),Counts,Envelope (counts),Background (counts),Residual (σ),Cl⁻ 2p (counts)\r\n196,10,10,10,0,0\r\n198,30,29,10,0.2,19\r\n200,12,12,11,0,1\r\n',
    );
  });

  it('calls a rate a rate', () => {
    const drawn = Object.fromEntries(Object.entries(input.curves).map(([id, states]) => [id, Object.fromEntries(Object.entries(states).map(([state, regions]) => [state, Object.fromEntries(Object.entries(regions).map(([key, curves]) => [key, { ...curves, ordinate: 'rate' as const }]))]))]));
    expect(xpsTables({ ...input, curves: drawn }, 'en').at(-1)!.columns.slice(1)).toEqual(['Counts/s', 'Envelope (counts/s)', 'Background (counts/s)', 'Residual (σ)', 'Cl⁻ 2p (counts/s)']);
  });

  it('has nothing to write before anything was analysed', () => {
    expect(xpsTables({ ...input, document: { ...exampleDocument, analyses: [] } }, 'en')).toEqual([]);
  });
});
