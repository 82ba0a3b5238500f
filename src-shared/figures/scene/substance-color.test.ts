import { expect, it } from 'vitest';
import { bandLibrary } from '@shared/raman/band-library';
import { contrastOnWhite } from '../figure-colors';
import { plotThemes } from './plot-theme';
import { substanceColor } from './substance-color';

const { light, dark } = plotThemes;

it('gives a substance one colour under each of its names, wherever it is drawn', () => {
  for (const theme of [light, dark]) for (const name of ['alpha-RuCl3', 'α-RuCl3']) expect(substanceColor(name, theme)).toBe(substanceColor('RuCl3', theme));
  expect(substanceColor('β-RuCl3', light)).toBe(substanceColor('beta-RuCl3', light));
  expect(substanceColor('beta-RuCl3', light)).not.toBe(substanceColor('RuCl3', light));
  expect(substanceColor('RuCl3', { ...light, substances: { RuCl3: '#123456' } })).toBe('#123456');
});

it('tells apart what the techniques draw together', () => {
  const patterns = ['LiCl', 'RuCl3', 'beta-RuCl3', 'RuO2', 'Ru', 'Li2ZrCl6', 'graphite-2H'];
  for (const names of [patterns, ['LiCl', 'RuCl3', 'RuO2', 'carbon', 'silicon']]) for (const theme of [light, dark]) expect(new Set(names.map((name) => substanceColor(name, theme))).size).toBe(names.length);
});

it('stands out from paper', () => {
  for (const name of [...bandLibrary.map((band) => band.name), 'LiCl', 'Ru', 'Li2ZrCl6', 'something else']) expect(contrastOnWhite(substanceColor(name, light))).toBeGreaterThan(4.5);
});
