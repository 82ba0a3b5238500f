/** How half cycles are compared; kept with the rest of the look of Compare. */
import { cycleChoices, directionChoices, type HalfCycleChoice } from '@shared/electrochemistry/half-cycle-choice';
import type { Remembered } from './remembered';

export const cyclingCurves = ['voltage', 'differential'] as const;
/** What charges are divided by: mass of active material, of the composite, Ru, or the half cycle's own charge. */
export const chargePers = ['active', 'composite', 'ru', 'capacity'] as const;
/** Where charges are counted from: the beginning of the half cycle, or assembly. */
export const chargeOrigins = ['step', 'assembly'] as const;

export interface CyclingCompareLook {
  readonly curve: (typeof cyclingCurves)[number];
  readonly per: (typeof chargePers)[number];
  readonly origin: (typeof chargeOrigins)[number];
  readonly cycles: HalfCycleChoice['cycles'];
  readonly list: string;
  readonly direction: HalfCycleChoice['direction'];
  /** Id of the cycle that others are compared with; '' for the first one. */
  readonly against: string;
}

/** The names under which a document keeps them. */
const names = { curve: 'cycling.curve', per: 'cycling.per', origin: 'cycling.origin', cycles: 'cycling.cycles', list: 'cycling.list', direction: 'cycling.direction', against: 'cycling.against' } as const satisfies Record<keyof CyclingCompareLook, string>;

/** What the document keeps of a change of the look. */
export const keptCyclingLook = (change: Partial<CyclingCompareLook>): Record<string, string> => Object.fromEntries((Object.keys(names) as (keyof CyclingCompareLook)[]).flatMap((name) => (change[name] === undefined ? [] : [[names[name], change[name]]])));

/** The look that the document keeps, with defaults for what it does not. */
export function rememberedCyclingLook(remembered: Remembered): CyclingCompareLook {
  const oneOf = <T extends string>(name: keyof CyclingCompareLook, all: readonly T[]): T => all.find((one) => one === remembered?.[names[name]]) ?? all[0]!;
  const text = (name: keyof CyclingCompareLook): string => String(remembered?.[names[name]] ?? '');
  return {
    curve: oneOf('curve', cyclingCurves),
    per: oneOf('per', chargePers),
    origin: oneOf('origin', chargeOrigins),
    cycles: oneOf('cycles', cycleChoices),
    list: text('list'),
    direction: oneOf('direction', directionChoices),
    against: text('against'),
  };
}
