/** The lines that surveys are quantified by as a file, checked when it is read. */
import * as v from 'valibot';
import { SurveyLineSchema, type SurveyLine } from '../survey/model';
import { checkedJson, type Checked } from './checked-json';

const format = 'halocline-survey-lines/1';

const FileSchema = v.object({ format: v.literal(format), lines: v.pipe(v.array(SurveyLineSchema), v.minLength(1), v.maxLength(200)) });

/** The text of a file of lines. */
export const surveyLinesText = (lines: readonly SurveyLine[]): string => `${JSON.stringify({ format, lines }, null, 1)}\n`;

/** Reads a file of lines. Each stands once, and is told from other elements by lines that are there. */
export function readSurveyLines(text: string): Checked<SurveyLine[]> {
  const read = checkedJson(FileSchema, text);
  if (!read.ok) return read;
  const { lines } = read.value;
  const ids = lines.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) return { ok: false, problem: `${twice} stands there twice` };
  for (const { id, overlaps } of lines) {
    const absent = overlaps.find(({ line }) => !ids.includes(line));
    if (absent) return { ok: false, problem: `${id} is told from ${absent.subshell} by ${absent.line}, which is not there` };
  }
  return { ok: true, value: lines };
}
