/** From measurements and stored results to the rows of the board. Pure; every word comes from an analysis, never from a picture. */
import type { ProjectDocument } from '@shared/project/document';
import { surveyKey } from '@shared/project/region-key';
import type { KeyNumber } from '@shared/report/key-numbers';
import { firstWords } from '@shared/report/markdown';
import type { BoardRow } from './board';
import type { BoardInput, NumbersOf } from './board-input';
import { cyclingRow } from './cycling-row';
import { fractionsRow } from './fractions-row';
import { spectraRow } from './spectra-row';
import { surveyRow } from './survey-row';

/** Rows of the board: cycling and shares where there are any, and between them one for each technique or region. */
export function boardRows(input: BoardInput): BoardRow[] {
  const byState = new Map<string | null, KeyNumber[]>(input.states.map(({ id }) => [id, []]));
  for (const number of input.numbers) byState.get(number.stateId)?.push(number);
  const numbersOf: NumbersOf = ({ id }) => byState.get(id)!;
  const fractions = fractionsRow(input, numbersOf);
  const rows = [...(input.cycling ? [cyclingRow(input.cycling, input, numbersOf)] : []), ...input.columns.map((column) => (column.region === surveyKey ? surveyRow : spectraRow)(column, input, numbersOf)), ...(fractions ? [fractions] : [])];
  return rows.map((row) => ({ ...row, caution: row.cells.some((cell) => cell?.isStale) ? input.t('compare.stale') : '' }));
}

/** What people wrote on a state, in few words; empty without notes. */
export function stateNote(annotations: ProjectDocument['annotations'], stateId: string): string {
  const own = annotations.filter(({ anchor }) => anchor.kind === 'state' && anchor.stateId === stateId);
  return own.length === 0 ? '' : `${firstWords(own[0]!.text, 60)}${own.length > 1 ? ` (+${own.length - 1})` : ''}`;
}
