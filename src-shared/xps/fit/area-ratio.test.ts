/** Ru 3p of another program, with losses that are steps and with losses that are not. */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { analyseXpsSeries } from '../analyse';
import { readSets, settingsOf, spectraOf } from '../testing/counted-sets';

const sets = readSets<'tougaard' | 'steps'>(resolve(import.meta.dirname, 'fixtures/ru3p-losses.json'));

/** Components whose two lines do not have the areas of a doublet. */
function unusual(name: keyof typeof sets): unknown[] {
  const states = spectraOf(sets[name], ['Ru3p']);
  return analyseXpsSeries(states, settingsOf(sets[name], states)).findings.flatMap(({ key, params }) => (key === 'xpsFinding.areaRatioUnusual' ? [params['id']] : []));
}

// The losses of Ru 3p3/2 run on under Ru 3p1/2, 22 eV behind it, and are counted with its area.
it('names a doublet whose minor line holds losses of the major one, and none whose losses are steps', () => {
  expect(unusual('tougaard')).toEqual(['ru']);
  expect(unusual('steps')).toEqual([]);
});
