import { expect, it } from 'vitest';
import { exampleAnalysis, exampleDocument } from '@shared/report/testing/example-project';
import type { ProjectDocument, XpsAnalysis } from '@shared/project/document';
import { recordPatches, type Edit } from '@shared/project/edit';
import { keptFits } from './fit-history';

let document: ProjectDocument = { ...exampleDocument, analyses: [] };
const history: Edit[] = [];
function edit(key: string, recipe: (draft: ProjectDocument) => void): void {
  const made = recordPatches(document, recipe);
  document = made.document;
  history.push({ id: `e${history.length}`, name: { key, params: {} }, patches: made.patches, inverse: made.inverse, at: '2026-01-01T00:00:00.000Z', by: null, undoes: null });
}
const keep = (at: string, chi: number) => (draft: ProjectDocument): void => {
  const analysis = draft.analyses.find((one): one is XpsAnalysis => one.kind === 'xps-series') ?? null;
  const result = { ...structuredClone(exampleAnalysis.result!), reducedChiSquare: chi };
  if (analysis) Object.assign(analysis, { result, computedAt: at });
  else draft.analyses.push({ ...structuredClone(exampleAnalysis), result, computedAt: at });
};

it('finds every fit that was kept, newest first, with the settings it had', () => {
  edit('edit.xpsFitAll', keep('2026-01-01T10:00:00.000Z', 1.5));
  edit('edit.xpsSlope', (draft) => void ((draft.analyses[0] as XpsAnalysis).settings.regions[0]!.background.slope = false));
  edit('edit.rename', (draft) => void (draft.title = 'other'));
  edit('edit.xpsFitAll', keep('2026-01-01T11:00:00.000Z', 1.1));
  const fits = keptFits(document.analyses, history, 'xps');
  expect(fits.map(({ analysis }) => [analysis.computedAt, analysis.result.reducedChiSquare, analysis.settings.regions[0]!.background.slope])).toEqual([
    ['2026-01-01T11:00:00.000Z', 1.1, false],
    ['2026-01-01T10:00:00.000Z', 1.5, true],
  ]);
  expect(keptFits(document.analyses, history, 'another')).toEqual([]);
});

it('still lists a fit that was undone', () => {
  const before = document;
  edit('edit.xpsFitAll', keep('2026-01-01T13:00:00.000Z', 1.4));
  const last = history[history.length - 1]!;
  history.push({ ...last, id: 'undo', patches: last.inverse, inverse: last.patches, undoes: last.id });
  expect(keptFits(before.analyses, history, 'xps')[0]!.analysis.result.reducedChiSquare).toBe(1.4);
});

it('lists a fit that came with all results brought up to date, by the step that made it', () => {
  edit('edit.bringUpToDate', keep('2026-01-01T15:00:00.000Z', 1.2));
  const made = history[history.length - 1]!.id;
  edit('edit.bringUpToDate', (draft) => void (draft.analyses = [...draft.analyses].reverse()));
  const [newest] = keptFits(document.analyses, history, 'xps');
  expect([newest!.id, newest!.analysis.result.reducedChiSquare]).toEqual([made, 1.2]);
});
