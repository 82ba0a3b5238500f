/** What the analyses say in a cell of the board. */
import { surveyKey } from '@shared/project/region-key';
import { surveyPrefix, surveyVerdictId, surveyWithoutId, type KeyNumber } from '@shared/report/key-numbers';
import { phaseLabel } from '@shared/report/xrd-limits';
import type { BoardCell } from './board';
import { ionIds, type BoardColumn, type Translate } from './board-input';

type Words = Pick<BoardCell, 'headline' | 'tone' | 'note' | 'isStale'>;
type Writing = (headline: string, note: string, tone?: KeyNumber['tone']) => Words;

/** What no line breaks apart: a name with its number and unit. */
const together = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ').replaceAll(' ', '\u00a0');

/** So many elements a cell names; all of them stand in the XPS view and in the report. */
const mostElements = 5;

/** What the analyses say about one cell: the verdict or the leading number, and what stands behind it. */
export function cellWords(numbers: readonly KeyNumber[], { technique, region }: Pick<BoardColumn, 'technique' | 'region'>, t: Translate): Words {
  const isSurvey = technique === 'xps' && region === surveyKey;
  const own = numbers.filter((number) => number.technique === technique && number.id.startsWith(surveyPrefix) === isSurvey);
  const find = (id: string): KeyNumber | undefined => own.find((number) => number.id === id);
  const words: Writing = (headline, note, tone) => ({ headline, note, isStale: own.some(({ isStale }) => isStale), ...(tone && { tone }) });
  const unanalysed: Words = { headline: '', note: t('board.notAnalysed'), isStale: false };
  if (own.length === 0) return unanalysed;
  if (technique === 'xrd') {
    const limited = own.filter(({ id }) => id.startsWith('xrd.limit.')).slice(0, 2);
    const list = limited.map(({ id, text, unit }) => together(phaseLabel(id.slice('xrd.limit.'.length)), text, unit)).join(', ');
    // Per cent alone would read as per cent by weight.
    const limits = limited.some(({ unit }) => unit === '%') ? t('xrd.limitsOfHalo', { limits: list }) : list;
    const halo = find('xrd.halo');
    const verdict = find('xrd.verdict');
    return words(verdict?.text ?? '', limits !== '' ? limits : halo ? t('board.halo', { position: halo.text }) : '', verdict?.tone);
  }
  if (technique === 'raman') return ramanWords(own, words, t);
  if (isSurvey) return surveyWords(own, words, t);
  const chi = find(`xps.chi.${region}`);
  const chiWords = chi ? together('χ²ᵣ', chi.text) : '';
  const shares = ionIds.flatMap(([id, label]) => {
    const number = find(id);
    return number && !number.isUpperLimit ? [together(label, number.text)] : [];
  });
  if (!chi) return unanalysed;
  if (region.startsWith('Ru3d') && shares.length > 0) return words(shares.join(', '), chiWords);
  const ratio = find('xps.clToRu');
  return region === 'Cl2p' && ratio ? words(together('Cl/Ru', ratio.text), chiWords) : words(chiWords, '');
}

/** The starting materials with a share or a limit lead; those that Raman cannot judge stand behind them. */
function ramanWords(own: readonly KeyNumber[], words: Writing, t: Translate): Words {
  const ofKind = (kind: RegExp): readonly KeyNumber[] => own.filter(({ id }) => kind.test(id)).slice(0, 2);
  const nameOf = ({ id }: KeyNumber): string => phaseLabel(id.replace(/^raman\.\w+\./, ''));
  const named = (number: KeyNumber): string => together(nameOf(number), number.text, number.unit);
  const judged = ofKind(/^raman\.(limit|weight)\./);
  const open = ofKind(/^raman\.verdict\./);
  const unjudged = open.length === 0 ? '' : together(open.map(nameOf).join(', '), open[0]!.text);
  // Of the material that leads, which is also the one drawn behind the spectrum.
  const likenesses = own.filter(({ id }) => id.startsWith('raman.similarity.'));
  const leading = judged[0] ?? open[0];
  const similarity = likenesses.find(({ id }) => leading && id.replace(/^raman\.\w+\./, '') === leading.id.replace(/^raman\.\w+\./, '')) ?? likenesses[0];
  const likeness = similarity ? together(t('board.similarity', { reference: phaseLabel(similarity.id.slice('raman.similarity.'.length)), value: similarity.text })) : '';
  if (judged.length === 0) return words(unjudged, likeness);
  return words(judged.map(named).join(', '), [unjudged, likeness].filter((part) => part !== '').join(', '), judged.find(({ tone }) => tone)?.tone);
}

/** At-% of the most frequent elements lead, unless a peak has no name: then that does. Limits of what was not detected stand behind. */
function surveyWords(own: readonly KeyNumber[], words: Writing, t: Translate): Words {
  const verdict = own.find(({ id }) => id === surveyVerdictId);
  const without = own.find(({ id }) => id === surveyWithoutId);
  const elements = own.filter((number) => number !== verdict && number !== without);
  const named = ({ id, text }: KeyNumber): string => together(id.slice(surveyPrefix.length), text);
  const detected = elements.filter(({ isUpperLimit }) => !isUpperLimit).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const limited = elements.filter(({ isUpperLimit }) => isUpperLimit).slice(0, 2);
  const inAtoms = (some: readonly KeyNumber[]): string => (some.length === 0 ? '' : `${some.map(named).join(', ')}\u00a0at-%`);
  const behind = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');
  // Of what has no number the others would seem to be all.
  const shares = [inAtoms(detected.slice(0, mostElements)), ...(without ? [together(t('survey.without', { elements: without.text }))] : [])].filter((part) => part !== '').join(' ');
  if (verdict?.tone === 'bad') return words(together(verdict.text), behind(shares, inAtoms(limited)), 'bad');
  return words(shares, behind(inAtoms(limited), verdict?.text ?? ''));
}
