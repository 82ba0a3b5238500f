import { describe, expect, it } from 'vitest';
import { exampleAnalysis, exampleDocument } from '@shared/report/testing/example-project';
import { compareProjects } from './compare-projects';

describe('compareProjects', () => {
  it('finds a project equal to itself', () => {
    const { sameFiles, files, analyses } = compareProjects(exampleDocument, structuredClone(exampleDocument));
    expect([sameFiles, files]).toEqual([2, []]);
    expect(analyses).toMatchObject([{ title: exampleAnalysis.title, only: null, comparison: { different: [] } }]);
    expect(analyses[0]!.comparison!.compared).toBeGreaterThan(20);
  });

  it('names the number, the file and the analysis that differ', () => {
    const other = structuredClone(exampleDocument);
    const [analysis] = other.analyses;
    if (analysis?.kind !== 'xps-series') throw new Error('the example has an XPS analysis');
    analysis.result!.states[1]!.clToRu!.value = 3.9;
    other.files[0]!.sha256 = 'd'.repeat(64);
    other.analyses.push({ ...exampleAnalysis, id: 'second', title: 'second' });
    const { files, analyses } = compareProjects(exampleDocument, other);
    expect(files).toEqual([{ name: 'before.vms', only: 'here' }, { name: 'before.vms', only: 'there' }]);
    expect(analyses[0]!.comparison!.different).toEqual([{ name: 'charge1 Cl/Ru', stored: 4, recomputed: 3.9 }]);
    expect(analyses[1]).toEqual({ title: 'second', comparison: null, only: 'there' });
  });

  it('says where a result is missing', () => {
    const bare = { ...exampleDocument, analyses: [{ ...exampleAnalysis, result: null }] };
    expect(compareProjects(exampleDocument, bare).analyses).toEqual([{ title: exampleAnalysis.title, comparison: null, only: 'here' }]);
    expect(compareProjects(bare, exampleDocument).analyses).toEqual([{ title: exampleAnalysis.title, comparison: null, only: 'there' }]);
  });
});
