import { describe, expect, it } from 'vitest';
import { surveyLines } from '@shared/xps/survey/survey-lines';
import { besideOwnSets, ownLineSets, rememberLineSets, withLineSet, type LineSet } from './own-lines';

const lines = surveyLines();
const fewer = lines.map((line) => ({ ...line, isOn: line.isOn && line.id !== 'Zr3d' }));
const electrode: LineSet = { name: 'electrode', lines };

describe('own sets of lines', () => {
  it('come back from memory as they were kept', () => {
    const kept = [electrode, { name: 'without Zr', lines: fewer }];
    expect(ownLineSets(rememberLineSets(kept))).toEqual(kept);
  });

  it('leave out what can no longer be read', () => {
    const broken = JSON.stringify([{ name: 'a', text: '{' }, ...(JSON.parse(rememberLineSets([electrode])) as unknown[])]);
    expect(ownLineSets(broken).map(({ name }) => name)).toEqual(['electrode']);
    expect([ownLineSets(null), ownLineSets('{'), ownLineSets('[1]')]).toEqual([[], [], []]);
  });

  it('are replaced by one of the same name, and given another name where they came from a file', () => {
    const [replaced] = withLineSet([electrode], { name: 'electrode', lines: fewer });
    expect(replaced!.lines).toBe(fewer);
    expect(besideOwnSets([electrode], { name: 'electrode', lines: fewer }).name).toBe('electrode (2)');
    expect(besideOwnSets([electrode], { name: 'electrode', lines }).name).toBe('electrode');
  });
});
