/** The user's own sets of survey lines, as this computer remembers them. */
import * as v from 'valibot';
import { readSurveyLines, surveyLinesText } from '@shared/xps/exchange/survey-lines-file';
import type { SurveyLine } from '@shared/xps/survey/model';

export interface LineSet {
  readonly name: string;
  readonly lines: readonly SurveyLine[];
}

const RememberedSchema = v.array(v.object({ name: v.pipe(v.string(), v.minLength(1)), text: v.string() }));

/** The sets of a memory; what can no longer be read is left out. */
export function ownLineSets(remembered: string | null): LineSet[] {
  if (remembered === null) return [];
  let kept: unknown;
  try {
    kept = JSON.parse(remembered);
  } catch {
    // Memory written by hand or cut short: nothing of it is a set of lines.
    return [];
  }
  if (!v.is(RememberedSchema, kept)) return [];
  return kept.flatMap(({ name, text }) => {
    const read = readSurveyLines(text);
    return read.ok ? [{ name, lines: read.value }] : [];
  });
}

export const rememberLineSets = (own: readonly LineSet[]): string => JSON.stringify(own.map(({ name, lines }) => ({ name, text: surveyLinesText(lines) })));

/** Keeps a set beside the others; one of the same name it replaces. */
export const withLineSet = (own: readonly LineSet[], kept: LineSet): LineSet[] => [...own.filter(({ name }) => name !== kept.name), kept];

/** A set under a name that is free, so that none of the user's own goes; the one that is there already where they are equal. */
export function besideOwnSets(own: readonly LineSet[], { name, lines }: LineSet): LineSet {
  const text = surveyLinesText(lines);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} (${n})`;
    const taken = own.find((one) => one.name === candidate);
    if (!taken || surveyLinesText(taken.lines) === text) return { name: candidate, lines };
  }
}
