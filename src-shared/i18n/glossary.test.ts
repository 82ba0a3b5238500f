import { describe, expect, it } from 'vitest';
import { en } from './en/index';
import { glossary, type Term } from './glossary';
import { ja } from './ja/index';
import type { Message } from './message';

const english: Readonly<Record<string, Message>> = en;
const japanese: Readonly<Record<string, Message>> = ja;

/** The words of a message without what is put into its places; functions speak in the plural. */
const words = (message: Message): string =>
  typeof message === 'function' ? message(new Proxy({}, { get: (_, name) => (name === Symbol.toPrimitive ? undefined : 2) })) : message.replace(/\{\w+\}/g, '');

const pattern = ({ en: term }: Term): RegExp =>
  new RegExp(`(?<![\\p{L}-])${term.replace(/y$/, '(?:y|ies)')}s?(?![\\p{L}])`, 'giu');

/** Terms that a text uses; a longer term hides the shorter ones in it ("charge shift" is no "charge"). */
function termsIn(text: string): Term[] {
  let rest = text;
  const found: Term[] = [];
  for (const term of [...glossary].sort((a, b) => b.en.length - a.en.length)) {
    const plain = term.notIn ? rest.replace(term.notIn, '') : rest;
    if (!pattern(term).test(plain)) continue;
    found.push(term);
    rest = rest.replace(pattern(term), ' ');
  }
  return found;
}

describe('the dictionary', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort());
  });

  it('has the same places to fill in both languages', () => {
    const places = (message: Message): string[] => (typeof message === 'string' ? [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort() : []);
    const differing = Object.keys(en).filter((key) => typeof english[key] === 'string' && typeof japanese[key] === 'string' && places(english[key]).join() !== places(japanese[key]).join());
    expect(differing).toEqual([]);
  });

  it('uses the words of the glossary', () => {
    const strays = Object.entries(english).flatMap(([key, message]) =>
      termsIn(words(message))
        .filter((term) => term.mayBeLeftOut !== true && !words(japanese[key]!).includes(term.ja))
        .map((term) => `${key}: "${term.en}" is ${term.ja}, not: ${words(japanese[key]!)}`),
    );
    expect(strays).toEqual([]);
  });

  it('finds the longest term only', () => {
    expect(termsIn('Charge shift per state, sensitivity factors, Halocline').map((term) => term.en)).toEqual(['sensitivity factor', 'charge shift']);
    expect(termsIn('Uncertainties of both').map((term) => term.en)).toEqual(['uncertainty']);
  });
});
