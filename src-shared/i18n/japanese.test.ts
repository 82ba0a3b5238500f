/**
 * How Japanese texts are set. A space stands between Japanese characters and Latin letters, digits or symbols, and none beside full-width marks; a name
 * that the program gives in Japanese ({setting}を) needs none. A bare unit stands in half-width brackets, all else in full-width ones; a range has 〜.
 */
import { describe, expect, it } from 'vitest';
import { ja } from './ja/index';
import type { Message } from './message';

const japanese: Readonly<Record<string, Message>> = ja;

/** Places that the program fills with Japanese words: names of states, parameters, settings, axes and analyses. */
const inJapanese: ReadonlySet<string> = new Set(['state', 'parameter', 'setting', 'axis', 'analysis']);
const filling = (place: string): string | number => (inJapanese.has(place) ? '語' : 2);

const filled = (message: Message): string =>
  typeof message === 'function'
    ? message(new Proxy({}, { get: (_, place) => (typeof place === 'string' ? filling(place) : undefined) }))
    : message.replace(/\{(\w+)\}/g, (_, place: string) => String(filling(place)));

const character = '[\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3400-\\u9fff]';
const other = '[A-Za-z0-9\\u0370-\\u03ff²³¹\\u2070-\\u209cÅ%°±√]';
const unit = 'eV|nm|V|h|Å|Å⁻¹|cm⁻¹|°|°C|1?σ|%|10³|1/eV|mAh|mA|mA/cm²|mAh/V|Wh/kg|S/cm|wt%|counts eV|counts s⁻¹ eV';
/** Words that are written without the space. */
const setWords = /X線|\d回目(?:充電|放電)|(?:充電|放電)\d/gu;

/** Keys of texts in which a pattern occurs. */
const withPattern = (pattern: RegExp): string[] =>
  Object.entries(japanese)
    .map(([key, message]) => [key, filled(message).replace(setWords, (word) => word.replace(/[A-Z\d]/g, '語'))] as const)
    .filter(([, text]) => pattern.test(text))
    .map(([key, text]) => `${key}: ${pattern.exec(text)![0]}`);

describe('Japanese texts', () => {
  it('have a space between Japanese and Latin characters', () => {
    expect(withPattern(new RegExp(`${character}${other}|${other}${character}`, 'u'))).toEqual([]);
  });

  it('have no space within Japanese or beside full-width marks', () => {
    expect(withPattern(new RegExp(`${character} ${character}|(?<!-) [、。（）「」：]|[、。（）「：] `, 'u'))).toEqual([]);
  });

  it('have bare units in half-width brackets and words in full-width ones', () => {
    expect(withPattern(new RegExp(`（(?:${unit})）(?!。)|[^ ]\\((?:${unit})\\)`, 'u'))).toEqual([]);
    expect(withPattern(new RegExp(`\\([^()]*${character}[^()]*\\)|${character}\\(`, 'u'))).toEqual([]);
  });

  it('have one mark for a range and one spelling of long vowels', () => {
    expect(withPattern(/[～]|\d ?~ ?\d|フォルダ(?!ー)|パラメータ(?!ー)|ライブラリー/u)).toEqual([]);
  });
});
