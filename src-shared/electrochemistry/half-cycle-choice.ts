/** Which half cycles there are, and which of them are wanted. */
import { automaticPins } from './analyse-cycling';
import type { CyclingSettings } from './settings';
import { pairCycles, type CyclingStep, type SplitCurve } from './split-steps';

/** What is known of every half cycle, whether or not it is compared. */
export interface HalfCycle {
  readonly step: number;
  readonly direction: CyclingStep['direction'];
  /** Index of the cycle that it belongs to. */
  readonly cycle: number;
  /** Signed: charge positive, mAh. */
  readonly chargeMAh: number;
  /** The state that it leads to: the one at its end, else the last one in it. */
  readonly stateId: string | null;
}

/** Half cycles that lead to states; those of the first or last cycle, of all cycles, or of listed ones. */
export const cycleChoices = ['states', 'first', 'last', 'list', 'all'] as const;
export const directionChoices = ['both', 'charge', 'discharge'] as const;

export interface HalfCycleChoice {
  readonly cycles: (typeof cycleChoices)[number];
  /** Numbers of cycles from 1, e.g. "1, 3-5"; read where `cycles` says so. */
  readonly list: string;
  readonly direction: (typeof directionChoices)[number];
}

/** The numbers of a list like "1, 3-5", each once and rising; null where it cannot be read. Ranges are cut at `most`. */
export function cyclesInList(list: string, most: number): number[] | null {
  const parts = list.split(/[,、，;；\s]+/).filter((part) => part !== '');
  const found = new Set<number>();
  for (const part of parts) {
    const [, from, to] = /^(\d{1,9})(?:[-–〜~](\d{1,9}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    for (let number = Number(from); number <= Math.min(Number(to ?? from), most); number += 1) found.add(number);
  }
  return [...found].filter((number) => number >= 1).sort((a, b) => a - b);
}

/** All half cycles of a curve in order. */
export function halfCyclesOf({ steps }: Pick<SplitCurve, 'steps'>, { pins, states }: Pick<CyclingSettings, 'pins' | 'states'>): HalfCycle[] {
  const ends = (pins ?? automaticPins(steps, states)).map(({ stateId, afterStep, row }) => ({
    stateId,
    step: row === null ? afterStep : steps.filter(({ firstRow }) => firstRow <= row).length - 1,
    isAtEnd: row === null || steps.some(({ lastRow }) => lastRow === row),
  }));
  return pairCycles(steps).flatMap(({ index: cycle, charge, discharge }) =>
    [charge, discharge]
      .filter((step) => step !== null)
      .map(({ index, direction, chargeMAh }): HalfCycle => {
        const inStep = ends.filter(({ step }) => step === index);
        return { step: index, direction, cycle, chargeMAh, stateId: (inStep.find(({ isAtEnd }) => isAtEnd) ?? inStep.at(-1))?.stateId ?? null };
      }),
  );
}

/** The half cycles that a choice names; none for a list that cannot be read. */
export function chosenHalfCycles(all: readonly HalfCycle[], { cycles, list, direction }: HalfCycleChoice): HalfCycle[] {
  const last = all.at(-1)?.cycle ?? 0;
  const listed = cycles === 'list' ? (cyclesInList(list, last + 1) ?? []) : [];
  const isChosen: Readonly<Record<HalfCycleChoice['cycles'], (half: HalfCycle) => boolean>> = {
    states: ({ stateId }) => stateId !== null,
    first: ({ cycle }) => cycle === 0,
    last: ({ cycle }) => cycle === last,
    list: ({ cycle }) => listed.includes(cycle + 1),
    all: () => true,
  };
  return all.filter((half) => (direction === 'both' || half.direction === direction) && isChosen[cycles](half));
}
