/** Guesses which state of charge a file belongs to from what people write into names. */
import type { State } from './document';

/** A state as words describe it: before cycling, or the n-th charge or discharge (`cycle` null when no number is given). */
interface StateWords {
  readonly kind: 'before' | 'charge' | 'discharge';
  readonly cycle: number | null;
}

/** @param options.letters whether "C1" and "D2" are a charge and a discharge; defaults to true */
export type StateTeller = (name: string, options?: { readonly letters?: boolean }) => string | null;

/**
 * Tells which of the states a name speaks of: its id, or `null` when it speaks of none or of more than one.
 * Labels without a meaning of their own match literally ("A3" finds the state labelled "A3"), all others by meaning:
 * "2nd_discharge", "dis2", "D2" and "放電2" find the state whose id or label means the second discharge.
 * One teller serves all names of an import: what the states mean is worked out once, and what a folder says is remembered.
 */
export function stateTeller(states: readonly Pick<State, 'id' | 'label' | 'shortLabel'>[]): StateTeller {
  const known = states.map(({ id, label, shortLabel }) => ({
    id,
    literals: [id, label, shortLabel].map(normalise).filter((words) => readWords(words) === null),
    meaning: readWords(normalise(id)) ?? readWords(normalise(label)),
  }));
  const tell = (name: string, letters: boolean): string | null => {
    const normal = normalise(name);
    const literal = known.filter(({ literals }) => literals.some((words) => containsWhole(normal, words)));
    if (literal.length === 1) return literal[0]!.id;
    const said = readWords(normal, letters);
    if (said === null) return null;
    const fitting = known.filter(({ meaning }) => meaning?.kind === said.kind && (said.kind === 'before' || said.cycle === null || said.cycle === (meaning.cycle ?? 1)));
    return fitting.length === 1 ? fitting[0]!.id : null;
  };
  const told = new Map<string, string | null>();
  return (name, { letters = true } = {}) => {
    const key = `${letters} ${name}`;
    const before = told.get(key);
    if (before !== undefined) return before;
    const state = tell(name, letters);
    told.set(key, state);
    return state;
  };
}

/** Full-width digits become plain ones, camelCase is split, everything is lower case without an extension. */
function normalise(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\.[A-Za-z]{1,5}$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/第?([一二三四五六七八九])(?=回|サイクル|次|充|放)/g, (_, kanji: string) => String('一二三四五六七八九'.indexOf(kanji) + 1))
    .replace(/(?<![a-z])(first|second|third|fourth|fifth)(?![a-z])/g, (_, word: string) => `${['first', 'second', 'third', 'fourth', 'fifth'].indexOf(word) + 1}th`);
}

function containsWhole(text: string, words: string): boolean {
  if (words.length < 2) return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + words.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

const dischargeWord = '(?:dis(?:charged?|chg|chrg|chr|ch)?|dchg|dch|放電)';
const chargeWord = '(?:charged?|chg|chrg|chr|cha|ch|充電)';
const beforeWord = /(?<![a-z])(?:pristine|before|as[-_ ]?(?:prepared|prep|made|synthesi[sz]ed)|fresh|ocv|initial|uncycled|uncharged)(?![a-z])|サイクル前|充放電前|充電前|未充電|未サイクル|初期状態|作製直後/;
const cycleWord = '(?:cycles?|cyc|回目|サイクル目?|次)';

/** What a normalised name says; `null` for nothing and for contradictions ("before 2nd charge", "charge1 vs discharge2"). */
function readWords(name: string, letters = true): StateWords | null {
  const isBefore = beforeWord.test(name);
  const rest = name.replace(beforeWord, ' ').replace(/充放電/g, ' ');
  const discharges = readSteps(rest, dischargeSteps, letters);
  const charges = readSteps(rest, chargeSteps, letters);
  if (isBefore) return discharges.length + charges.length === 0 ? { kind: 'before', cycle: null } : null;
  const found = [...discharges.map((cycle) => ({ kind: 'discharge' as const, cycle })), ...charges.map((cycle) => ({ kind: 'charge' as const, cycle }))];
  // "charge_charge1": the word without a number adds nothing to the one with.
  const numbered = found.filter(({ cycle }) => cycle !== null);
  const distinct = new Map((numbered.length > 0 ? numbered : found).map((words) => [`${words.kind}${words.cycle ?? ''}`, words]));
  if (numbered.length > 0 && found.some(({ kind }) => kind !== numbered[0]!.kind)) return null;
  return distinct.size === 1 ? [...distinct.values()][0]! : null;
}

// A plain number before the word ("02_charge") counts the files more often than the cycles, so it must be an ordinal or touch the word.
const stepsOf = (word: string): RegExp =>
  new RegExp(
    `(?:(?<![\\d.])(\\d{1,2})(?:(?:st|nd|rd|th)[-_ ]*(?:${cycleWord}[-_ の]*)?|[-_ ]*${cycleWord}[-_ の]*|)|${cycleWord}[-_ ]?(\\d{1,2})[-_, ]+)?` +
      `(?<![a-z])${word}(?![a-z])(?:[-_ ]?${cycleWord}?[-_ ]?(\\d{1,2})(?![\\d.]))?`,
    'g',
  );
const lettersOf = (letter: string): RegExp => new RegExp(`(?<![a-z0-9])${letter}(\\d{1,2})(?![a-z0-9.])`, 'g');
const dischargeSteps = [stepsOf(dischargeWord), lettersOf('d')] as const;
const chargeSteps = [stepsOf(chargeWord), lettersOf('c')] as const;

/** Cycle numbers that stand with a word (`null`: the word without a number), then those of single letters: "D2". */
function readSteps(name: string, [words, ofLetters]: readonly [RegExp, RegExp], letters: boolean): (number | null)[] {
  const steps: (number | null)[] = [];
  for (const [, before, cycle, after] of name.matchAll(words)) {
    const number = before ?? cycle ?? after;
    steps.push(number === undefined ? null : Number(number));
  }
  if (letters) for (const [, number] of name.matchAll(ofLetters)) steps.push(Number(number));
  return steps;
}
