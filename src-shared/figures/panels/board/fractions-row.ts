/** The row of ruthenium's oxidation states. */
import { surveyPrefix, type KeyNumber } from '@shared/report/key-numbers';
import type { Species } from '@shared/xps/model';
import type { PlotTheme } from '../../scene/plot-theme';
import type { BoardArea, BoardCell } from './board';
import { ionIds, keyOf, later, type BoardInput, type NumbersOf, type Row } from './board-input';

/** Ru fractions: thick from XPS, thin below what the charge passed expects. Null when neither is known. */
export function fractionsRow({ states, cycling, theme, t }: BoardInput, numbersOf: NumbersOf): Row | null {
  const cells = states.map((state): BoardCell | null => {
    const own = numbersOf(state).filter(({ technique, id }) => technique === 'xps' && !id.startsWith(surveyPrefix));
    const shares = ionIds.map(([id, , species]) => ({ species, value: valueOf(own.find((number) => number.id === id)) }));
    const expected = cycling?.result.states.find(({ stateId }) => stateId === state.id)?.fractions ?? null;
    const measured = shares.some(({ value }) => value > 0);
    if (!measured && !expected) return null;
    const oxidation = own.find(({ id }) => id === 'xps.oxidation');
    const fromCharge = numbersOf(state).find(({ id }) => id === 'cycling.oxidation');
    return {
      stateId: state.id,
      plotNotes: [],
      anchorAt: () => null,
      drawing: later(() => ({
        curves: [],
        areas: [
          ...(measured ? [...bars(shares, [0.42, 0.62], theme), ...restOf(shares, [0.42, 0.62], theme)] : []),
          ...(expected ? bars(ionIds.map(([, , species]) => ({ species, value: expected[species] })), [0.26, 0.34], theme) : []),
        ],
      })),
      pin: null,
      headline: oxidation ? t('board.meanXps', { value: oxidation.text }) : '',
      note: fromCharge ? t('board.meanCharge', { value: fromCharge.text }) : '',
      // The thin bar below stands for the charge: a cell is only as current as both.
      isStale: own.some(({ isStale }) => isStale) || fromCharge?.isStale === true,
    };
  });
  if (cells.every((cell) => cell === null)) return null;
  const hasRest = states.flatMap(numbersOf).some(({ id, isUpperLimit }) => isUpperLimit && ionIds.some(([own]) => own === id));
  return { id: 'fractions', title: t('board.fractions'), notes: [t('board.fractionsXps'), ...(cycling ? [t('board.fractionsCharge')] : []), ...(hasRest ? [t('board.fractionsRest')] : [])], key: keyOf(ionIds.map(([, , species]) => species), { theme, t }), axis: '', isReversed: false, range: [0, 1], yRange: [0.2, 1.1], wordsAt: 'right', weight: 0.8, cells };
}

/** A share below its limit has no colour of its own: it is part of what the others leave. */
const valueOf = (number: KeyNumber | undefined): number => (number && !number.isUpperLimit ? Math.max(0, number.value ?? 0) : 0);

interface Share {
  readonly species: Species;
  readonly value: number;
}

/** What the shares above their limits leave of the whole. */
function restOf(shares: readonly Share[], [low, high]: readonly [number, number], theme: PlotTheme): BoardArea[] {
  const from = shares.reduce((sum, { value }) => sum + value, 0);
  return from >= 1 ? [] : [{ x: Float64Array.of(from, 1), low: Float64Array.of(low, low), high: Float64Array.of(high, high), colour: theme.faintText, opacity: 0.2 }];
}

function bars(shares: readonly Share[], [low, high]: readonly [number, number], theme: PlotTheme): BoardArea[] {
  let from = 0;
  return shares.map(({ species, value }) => {
    const to = Math.min(1, from + Math.max(0, value));
    const area = { x: Float64Array.of(from, to), low: Float64Array.of(low, low), high: Float64Array.of(high, high), colour: theme.species[species], opacity: 0.85 };
    from = to;
    return area;
  });
}
