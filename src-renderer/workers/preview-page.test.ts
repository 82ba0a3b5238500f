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

it('refuses what is no report', () => {
  expect(() => previewPage('<p>')).toThrow('must hold its style sheet');
});
