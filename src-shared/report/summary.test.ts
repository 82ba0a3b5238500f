import { describe, expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import { inputHashOf } from '@shared/project/analyses/staleness';
import { singleId } from '@shared/project/analyses/xps-scope';
import type { Analysis, AnalysisOf, ProjectDocument } from '@shared/project/document';
import type { RamanResult } from '@shared/raman/result';
import type { StateResult } from '@shared/xps/result';
import type { XrdResult } from '@shared/xrd/result';
import { aboutWeightedMean, summaryLines } from './summary';
import { exampleAnalysis, exampleDocument, quantity } from './testing/example-project';
import type { Texts } from './texts';

const t: Texts = (key, params) => translate('en', key, params);

/** The document with analyses that belong to their settings and data. */
function current(document: ProjectDocument, ...analyses: Analysis[]): ProjectDocument {
  return { ...document, analyses: analyses.map((analysis) => ({ ...analysis, resultOf: inputHashOf(document, analysis) })) };
}
/** With every space alike: where a line may break is not what is tested here. */
const words = (document: ProjectDocument): string[] => summaryLines(document, t).map(({ headline, text }) => `${headline} ${text}`.replaceAll('\u00a0', ' '));

describe('χ² about the weighted mean', () => {
  it('is as worked out by hand: 1(1) and 3(1) have mean 2 and χ² 2; the surer value pulls the mean', () => {
    const equal = aboutWeightedMean([quantity(1, 1), quantity(3, 1)]);
    expect(equal).toMatchObject({ mean: 2, chiSquare: 2 });
    expect(equal.stdUncertainty).toBeCloseTo(Math.SQRT1_2, 12);
    // Weights 4 and 1: mean (4 × 1 + 3) / 5 = 1.4, χ² 4 × 0.16 + 2.56 = 3.2.
    const pulled = aboutWeightedMean([quantity(1, 0.5), quantity(3, 1)]);
    expect(pulled.mean).toBeCloseTo(1.4, 12);
    expect(pulled.chiSquare).toBeCloseTo(3.2, 12);
  });
});

describe('what XPS says', () => {
  const series = (change: (state: StateResult, index: number) => Partial<StateResult>): ProjectDocument => {
    const result = exampleAnalysis.result!;
    return current(exampleDocument, { ...exampleAnalysis, result: { ...result, states: result.states.map((state, i) => ({ ...state, ...change(state, i) })) } });
  };

  it('tells between which oxidation states ruthenium moves, with the error of the difference', () => {
    const means = [quantity(3, 0.03), quantity(3.62, 0.04), null];
    // √(0.03² + 0.04²) = 0.05
    expect(words(series((_, i) => ({ meanOxidationState: means[i]! })))).toContain('0.62(5) electrons per Ru take part. The mean oxidation state by XPS ranges from +3.00(3) to +3.62(4).');
  });

  it('says that chlorine stays when the states agree within their errors, and that it changes when they do not', () => {
    const stays = words(series((_, i) => ({ clToRu: quantity(4 + 0.02 * i, 0.03) }))).find((line) => line.startsWith('No significant change'));
    expect(stays).toMatch(/^No significant change of Cl\/Ru\. Cl\/Ru from 4\.00\(3\) to 4\.04\(3\): χ² 0\.9 \(2 d\.f\.\), p 0\.64/);
    const [line] = summaryLines(series((_, i) => ({ clToRu: quantity(i === 0 ? 4 : 3.7, 0.03) })), t).filter(({ headline }) => headline.startsWith('Cl/Ru'));
    expect(line).toMatchObject({ headline: 'Cl/Ru changes significantly.', needsAttention: true });
    expect(line!.text).toContain('p < 0.001');
  });

  it('holds the states’ own errors and the common one in the mean: two of 4.0(3) with 3 % have √(0.09/2 + 0.12²) = 0.24', () => {
    const two = series((_, i) => ({ clToRu: i === 2 ? null : quantity(4, 0.3), clToRuCommonRelative: 0.03 }));
    expect(words(two).find((line) => line.startsWith('No significant change'))).toContain('(3 %, common to all states): 4.0(2).');
    const certain = series((_, i) => ({ clToRu: i === 2 ? null : quantity(4, 0.3), clToRuCommonRelative: 0 }));
    expect(words(certain).find((line) => line.startsWith('No significant change'))).not.toContain('sensitivity factors');
  });

  it('goes by the fit of all states, not by a later one of a state alone', () => {
    const alone = { ...exampleAnalysis, id: singleId('charge1'), result: { ...exampleAnalysis.result!, states: [] } };
    const both = current(exampleDocument, exampleAnalysis, alone);
    expect(words(both)).toEqual(words(current(exampleDocument, exampleAnalysis)));
  });

  it('is silent about a fit that did not converge, and about a result that is out of date', () => {
    const result = { ...exampleAnalysis.result!, converged: false };
    expect(words(current(exampleDocument, { ...exampleAnalysis, result }))).toEqual([]);
    expect(words({ ...exampleDocument, analyses: [{ ...exampleAnalysis, resultOf: 'f'.repeat(64) }] })).toEqual([]);
  });
});

describe('what XRD and Raman say', () => {
  const measured = (technique: 'xrd' | 'raman', states: readonly string[]): ProjectDocument => ({
    ...exampleDocument,
    sample: { ...exampleDocument.sample, formula: '' },
    measurements: states.map((stateId) => ({ id: `m-${stateId}`, sha256: 'a'.repeat(64), index: 0, technique, region: '', stateId, role: 'state' as const, referenceName: null, points: 10 })),
  });
  const states = exampleDocument.states.slice(0, 2).map(({ id }) => id);

  const phase = (upperLimit95: number, detected: boolean) =>
    ({ name: 'LiCl', origin: 'listed', detected, significance: 1, threshold: 4, area: 0, areaUncertainty: 1, detectionLimit: 9, detectionLimitByWidth: [], upperLimit95, coveredBy: null }) as unknown as XrdResult['phases'][number];
  const pattern = (verdict: XrdResult['verdict'], limit: number): XrdResult =>
    ({ verdict, falseAlarmRate: 0.01, blindThreshold: 4, statistics: 'counts', dispersion: 1, halos: [], mainHalo: null, haloReducedChiSquare: null, peaks: [], phases: [phase(limit, verdict === 'crystalline')], findings: [] }) as XrdResult;
  const xrd = (...results: XrdResult[]): ProjectDocument => {
    const document = measured('xrd', states);
    const analysis = { kind: 'xrd-halo', id: 'x', title: '', settings: {}, result: Object.fromEntries(results.map((result, i) => [`m-${states[i]!}`, result])), resultOf: null, computedAt: null, software: null };
    return current(document, analysis as unknown as AnalysisOf<'xrd-halo'>);
  };

  it('gives the limit that holds in every pattern: the highest', () => {
    expect(words(xrd(pattern('amorphous', 12), pattern('amorphous', 30)))).toEqual(['Amorphous in all 2 measured states. No Bragg peak at a false-alarm rate of 1 % per pattern. LiCl < 30 counts·° in every measured state (95 %).']);
  });

  it('names what is crystalline, and where; and what cannot be judged', () => {
    const found = summaryLines(xrd(pattern('amorphous', 12), pattern('crystalline', 30)), t);
    expect(found).toMatchObject([{ headline: `LiCl in ${exampleDocument.states[1]!.label}.`, text: '1 of 2 states is amorphous to the stated limits.', needsAttention: true }]);
    expect(words(xrd(pattern('inconclusive', 12), pattern('amorphous', 1)))[0]).toContain(`XRD is inconclusive for ${exampleDocument.states[0]!.label}.`);
  });

  it('counts states where their names would be a list', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ ...exampleDocument.states[0]!, id: `s${i}`, label: `state ${i}` }));
    const document = { ...measured('xrd', many.map(({ id }) => id)), states: many };
    const result = Object.fromEntries(many.map(({ id }, i) => [`m-${id}`, pattern(i < 7 ? 'inconclusive' : 'amorphous', 1)]));
    const analysis = { kind: 'xrd-halo', id: 'x', title: '', settings: {}, result, resultOf: null, computedAt: null, software: null };
    expect(words(current(document, analysis as unknown as AnalysisOf<'xrd-halo'>))).toEqual(['XRD is inconclusive for 7 of 9 states. 2 of 9 states are amorphous to the stated limits.']);
  });

  it('never takes a reference that Raman cannot judge for one that is absent', () => {
    const document = measured('raman', states);
    const reference = (name: string, verdict: RamanResult['references'][number]['verdict'], upperLimit95: number) =>
      ({ name, verdict, upperLimit95, similarity: 0, weight: quantity(0), significance: 0, threshold: verdict === 'inconclusive' && name === 'LiCl' ? null : 4, detectionLimit: 1 }) as unknown as RamanResult['references'][number];
    const result = (limit: number): RamanResult =>
      ({ window: [100, 600], falseAlarmRate: 0.01, statistics: 'counts', spikes: [], bands: [], findings: [], references: [reference('RuCl3', 'notDetected', limit), reference('LiCl', 'inconclusive', 1)] }) as RamanResult;
    const analysis = { kind: 'raman-mixture', id: 'r', title: '', settings: {}, result: { [`m-${states[0]!}`]: result(0.011), [`m-${states[1]!}`]: result(0.0205) }, resultOf: null, computedAt: null, software: null };
    expect(words(current(document, analysis as unknown as AnalysisOf<'raman-mixture'>))).toEqual([
      'No RuCl₃ detected by Raman. RuCl₃ < 2.1 % of the band intensity in every measured state (95 %). LiCl has no sharp Raman bands, so Raman is inconclusive for it.',
    ]);
  });

  it('says of each phase in which states it is, and of peaks without a name where they stand', () => {
    const named = (name: string, unassigned: number): XrdResult => ({ ...pattern('crystalline', 1), phases: [{ ...phase(1, true), name }], peaks: Array.from({ length: unassigned }, () => ({ phase: null })) as unknown as XrdResult['peaks'] });
    const [first, second] = exampleDocument.states;
    expect(words(xrd(named('LiCl', 0), named('RuO2', 1)))[0]).toContain(`LiCl in ${first!.label}. RuO₂ in ${second!.label}. Bragg peaks of no known phase in ${second!.label}.`);
  });

  it('tells smoothed data from a reference without bands, and one spectrum that cannot be judged from all', () => {
    const reference = (verdict: RamanResult['references'][number]['verdict']) =>
      ({ name: 'RuCl3', verdict, upperLimit95: 0.01, similarity: 0, weight: quantity(0), significance: 0, threshold: 4, detectionLimit: 1 }) as unknown as RamanResult['references'][number];
    const said = (...verdicts: RamanResult['references'][number]['verdict'][]) => {
      const result = Object.fromEntries(verdicts.map((verdict, i) => [`m-${states[i]!}`, { window: [100, 600], falseAlarmRate: 0.01, statistics: 'smoothed', spikes: [], bands: [], findings: [], references: [reference(verdict)] }]));
      return words(current(measured('raman', states), { kind: 'raman-mixture', id: 'r', title: '', settings: {}, result, resultOf: null, computedAt: null, software: null } as unknown as AnalysisOf<'raman-mixture'>));
    };
    const [first, second] = exampleDocument.states.map(({ label }) => label);
    expect(said('inconclusive', 'inconclusive')).toEqual([`Raman is inconclusive for the starting materials. Raman is inconclusive for RuCl₃ in ${first}, ${second}.`]);
    expect(said('notDetected', 'inconclusive')).toEqual([`No RuCl₃ detected by Raman. RuCl₃ < 1.0 % of the band intensity in ${first} (95 %). Raman is inconclusive for RuCl₃ in ${second}.`]);
  });
});
