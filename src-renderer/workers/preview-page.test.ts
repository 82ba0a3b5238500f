import { newDocument } from '@shared/project/new-document';
import { reportPage } from '@shared/report/report-page';
import { expect, it } from 'vitest';
import { previewPage } from './preview-page';

const page = reportPage({ document: newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: '<style>a{}</style>' }), curves: {}, software: { name: 'Halocline', version: '0' }, createdAt: '2026-01-01T00:00:00.000Z' }, 'en');

it('takes the style sheet out of a page and nothing else', () => {
  const { html, style, parts } = previewPage(page);
  expect(style).toContain('table{');
  expect(html).not.toContain('<style>');
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('&lt;style&gt;a{}&lt;/style&gt;');
  expect(parts).toEqual([]);
});

it('takes out what stands inside the drawings, those within others included, and leaves their room', () => {
  const inside = ['<rect/>', '<path d="M0 0"/><svg viewBox="0 0 1 1"><text>Ru⁴⁺</text></svg><g/>', ''];
  const withDrawings = page.replace('</body>', () => `<p>a</p>${inside.map((one, at) => `<svg viewBox="0 0 ${at} 9">${one}</svg>`).join('<p>b</p>')}</body>`);
  const { html, parts } = previewPage(withDrawings);
  expect(parts.map((bytes) => new TextDecoder().decode(bytes))).toEqual(inside);
  expect(html).toContain('<p>a</p><svg viewBox="0 0 0 9"></svg><p>b</p><svg viewBox="0 0 1 9"></svg><p>b</p><svg viewBox="0 0 2 9"></svg></body>');
});

it('lays out what is in sight on screen, and everything on paper', () => {
  const { style } = previewPage(page);
  expect(style.slice(style.indexOf('@media screen{'))).toContain('content-visibility:auto');
  expect(style.slice(0, style.indexOf('@media screen{'))).not.toContain('content-visibility:auto');
});

it('takes out the rows of a long table in groups, among the drawings in their order, and of no other', () => {
  const rows = (count: number): string => Array.from({ length: count }, (_, k) => `<tr><th scope="row">${k}</th><td>a</td></tr>\n`).join('');
  const table = (count: number): string => `<div class="table"><table><caption>c</caption>\n<thead><tr><th>d</th></tr></thead>\n<tbody>${rows(count)}</tbody></table></div>`;
  const [before, within, after] = ['<rect/>', '<g/>', '<path/>'].map((inside) => `<svg viewBox="0 0 1 1">${inside}</svg>`);
  const drawn = table(201).replace('<td>a</td>', `<td>${within}</td>`);
  const { html, parts } = previewPage(page.replace('</body>', () => `${before}${table(100)}${drawn}${after}</body>`));
  expect(html).toContain(table(100));
  const long = html.slice(html.indexOf('<table class="long">'), html.lastIndexOf('</table>'));
  expect(long).toBe(`<table class="long"><caption>c</caption>\n<thead><tr><th>d</th></tr></thead>\n${'<tbody class="rows"></tbody>'.repeat(9)}`);
  const [first, ...rest] = parts.map((bytes) => new TextDecoder().decode(bytes));
  const last = rest.pop();
  expect([first, last]).toEqual(['<rect/>', '<path/>']);
  expect(rest.map((group) => group.split('<tr>').length - 1)).toEqual([...Array<number>(8).fill(25), 1]);
  expect(rest.join('')).toBe(rows(201).replace('<td>a</td>', `<td>${within}</td>`));
});

it('refuses what is no report', () => {
  expect(() => previewPage('<p>')).toThrow('must hold its style sheet');
});
