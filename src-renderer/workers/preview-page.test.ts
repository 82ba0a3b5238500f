import { newDocument } from '@shared/project/new-document';
import { reportPage } from '@shared/report/report-page';
import { expect, it } from 'vitest';
import { previewPage } from './preview-page';

const page = reportPage({ document: newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: '<style>a{}</style>' }), curves: {}, software: { name: 'Halocline', version: '0' }, createdAt: '2026-01-01T00:00:00.000Z' }, 'en');

it('takes the style sheet out of a page and nothing else', () => {
  const { html, style, drawings } = previewPage(page);
  expect(style).toContain('table{');
  expect(html).not.toContain('<style>');
  expect(html).toContain("default-src 'none'");
  expect(html).toContain('&lt;style&gt;a{}&lt;/style&gt;');
  expect(drawings).toEqual([]);
});

it('takes out what stands inside the drawings, those within others included, and leaves their room', () => {
  const inside = ['<rect/>', '<path d="M0 0"/><svg viewBox="0 0 1 1"><text>Ru⁴⁺</text></svg><g/>', ''];
  const withDrawings = page.replace('</body>', () => `<p>a</p>${inside.map((one, at) => `<svg viewBox="0 0 ${at} 9">${one}</svg>`).join('<p>b</p>')}</body>`);
  const { html, drawings } = previewPage(withDrawings);
  expect(drawings.map((bytes) => new TextDecoder().decode(bytes))).toEqual(inside);
  expect(html).toContain('<p>a</p><svg viewBox="0 0 0 9"></svg><p>b</p><svg viewBox="0 0 1 9"></svg><p>b</p><svg viewBox="0 0 2 9"></svg></body>');
});

it('lays out what is in sight on screen, and everything on paper', () => {
  const { style } = previewPage(page);
  expect(style.slice(style.indexOf('@media screen{'))).toContain('content-visibility:auto');
  expect(style.slice(0, style.indexOf('@media screen{'))).not.toContain('content-visibility:auto');
});

it('divides the rows of a long table and of no other', () => {
  const rows = (count: number): string => Array.from({ length: count }, (_, k) => `<tr><th scope="row">${k}</th><td>a</td></tr>\n`).join('');
  const table = (count: number): string => `<div class="table"><table><caption>c</caption>\n<thead><tr><th>d</th></tr></thead>\n<tbody>${rows(count)}</tbody></table></div>`;
  const { html } = previewPage(page.replace('</body>', () => `${table(200)}${table(201)}</body>`));
  expect(html).toContain(table(200));
  const long = html.slice(html.indexOf('<table class="long">'));
  expect(long.match(/<tbody>/g)).toHaveLength(5);
  expect(long.slice(0, long.indexOf('</table>')).replaceAll('</tbody><tbody>', '')).toBe(table(201).slice('<div class="table">'.length).replace('<table>', '<table class="long">').replace('</table></div>', ''));
});

it('refuses what is no report', () => {
  expect(() => previewPage('<p>')).toThrow('must hold its style sheet');
});
