import { expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { foreignRuthenium } from '@shared/xps/templates/foreign-species';
import { furtherTemplates } from '@shared/xps/templates/further-templates';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { sourceText } from './source-text';

const english = (key: Parameters<typeof translate>[1]) => translate('en', key);
const japanese = (key: Parameters<typeof translate>[1]) => translate('ja', key);

/** Every `source` anywhere in a model. */
function sourcesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'source' && typeof inner === 'string' ? [inner] : sourcesIn(inner)));
}

it('says every source of the shipped models in both languages, and any other as it was written', () => {
  const models = [...Object.values(regionTemplates), ...Object.values(furtherTemplates)].map((template) => template());
  const sources = [...new Set(sourcesIn([models, foreignRuthenium()]))].filter((source) => source !== '');
  expect(sources.length).toBeGreaterThan(60);
  for (const source of sources) {
    expect(sourceText(source, english)).toBe(source);
    // A Japanese sentence, or at least its punctuation, tells that the text was found.
    expect(sourceText(source, japanese), source).not.toBe(source);
  }
  expect(sourceText('Our own measurement of 2026', japanese)).toBe('Our own measurement of 2026');
});
