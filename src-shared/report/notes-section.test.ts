import { translate } from '@shared/i18n/translate';
import { newDocument } from '@shared/project/new-document';
import { expect, it } from 'vitest';
import { markdownMarkup, notesSection } from './notes-section';
import { hostile } from './testing/example-project';

const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' });

it('writes what a note is about, its words, its author and its day', () => {
  const measurement = { id: 'm', sha256: 'a'.repeat(64), index: 0, technique: 'xps' as const, region: 'Cl2p', stateId: 'charge1', role: 'state' as const, referenceName: null, points: 3 };
  const section = notesSection(
    {
      ...document,
      measurements: [measurement],
      people: [{ id: 'ada', name: 'Ada <b>', orcid: null }],
      annotations: [{ id: 'n', anchor: { kind: 'range', measurementId: 'm', from: 197, to: 200.5 }, text: '**Cl^-^** only', author: 'ada', createdAt: '2026-11-22T10:00:00.000Z' }],
    },
    (key, params) => translate('en', key, params),
  );
  expect(section!.text).toContain('<h3>1st charge, Cl 2p 197.00 – 200.50 eV</h3><p><strong>Cl<sup>-</sup></strong> only</p>');
  expect(section!.text).toContain('Ada &lt;b&gt;, 2026-11-22');
});

it('lets no markup of a note through', () => {
  expect(markdownMarkup(`${hostile} **<script>** [a](https://x.example/)`).text).not.toMatch(/<(?!\/?(p|strong|code|br)>)/);
});

it('is left out without notes', () => {
  expect(notesSection(document, (key) => key)).toBeNull();
});
