import { expect, it } from 'vitest';
import type { SurveyLine } from '../survey/model';
import { surveyLines } from '../survey/survey-lines';
import { readSurveyLines, surveyLinesText } from './survey-lines-file';

it('gives the lines back that were written', () => {
  const lines = surveyLines().map((line): SurveyLine => ({ ...line, isOn: !line.isOn, window: [line.window[0] - 1, line.window[1] + 0.5] }));
  expect(readSurveyLines(surveyLinesText(lines))).toEqual({ ok: true, value: lines });
});

it('says what is wrong with a file', () => {
  const [first, ...rest] = surveyLines();
  const problemOf = (lines: SurveyLine[]): unknown => readSurveyLines(surveyLinesText(lines));
  expect(readSurveyLines('[')).toMatchObject({ ok: false });
  expect(readSurveyLines('{"format":"halocline-xps-template/1","lines":[]}')).toMatchObject({ ok: false, problem: expect.stringMatching(/^format: /) as string });
  expect(problemOf([])).toMatchObject({ ok: false, problem: expect.stringMatching(/^lines: /) as string });
  expect(problemOf([{ ...first!, window: [300, 280] }, ...rest])).toMatchObject({ ok: false, problem: 'lines.0.window: a window begins below its end' });
  expect(problemOf([first!, first!, ...rest])).toEqual({ ok: false, problem: `${first!.id} stands there twice` });
  const [needy] = surveyLines().filter(({ overlaps }) => overlaps.length > 0);
  expect(problemOf([needy!])).toMatchObject({ ok: false, problem: expect.stringContaining(`${needy!.id} is told from`) as string });
});
