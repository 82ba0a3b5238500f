/** How Compare is looked at; kept in the document's view state. */
import type { Normalisation } from '@shared/spectrum/comparison/normalise';
import type { Range } from '../../scene/zoom';
import type { Arrangement } from '../../stack/stack-rows';
import type { CyclingCompareLook } from './cycling-compare-look';
import type { Remembered } from './remembered';

export const arrangements = ['overlay', 'offset', 'columns', 'rows', 'heat'] as const satisfies readonly Arrangement[];
export const quantities = ['spectra', 'difference', 'ratio'] as const;
/** Neighbouring channels that may be taken together: weak differences of noisy patterns show in their means. */
export const binnings = [1, 2, 4, 8, 16, 32] as const;
/** What is taken off Raman spectra before anything else. */
export const preparations = ['spikes', 'baseline', 'none'] as const;
export const normalisations = ['none', 'area', 'max', 'window'] as const;

export interface CompareLook {
  /** technique/region; '' for the first one. */
  readonly column: string;
  readonly arrangement: (typeof arrangements)[number];
  readonly quantity: (typeof quantities)[number];
  /** State that others are compared with; '' for the first one that was measured. */
  readonly against: string;
  readonly normalise: (typeof normalisations)[number];
  /** Of Raman spectra; by the settings of their view. */
  readonly preparation: (typeof preparations)[number];
  readonly binning: (typeof binnings)[number];
  /** Stored charge corrections (XPS) or entered sample displacements (XRD) are taken off the axis. */
  readonly isAligned: boolean;
  /** Goniometer radius, mm. */
  readonly radius: number;
  readonly hasReferences: boolean;
  readonly hasBand: boolean;
  readonly hasCommonScale: boolean;
  readonly hasNotes: boolean;
  /** Distance of lifted curves, as part of the tallest one's height. */
  readonly offset: number;
  readonly isTableOpen: boolean;
}

/** The look that the document remembers, with defaults for what it does not. */
export function rememberedLook(remembered: Remembered): CompareLook {
  const flag = (name: keyof CompareLook, fallback: boolean): boolean => (typeof remembered?.[name] === 'boolean' ? remembered[name] : fallback);
  const number = (name: keyof CompareLook, fallback: number): number => (typeof remembered?.[name] === 'number' ? remembered[name] : fallback);
  const text = (name: keyof CompareLook): string => (typeof remembered?.[name] === 'string' ? remembered[name] : '');
  const oneOf = <T extends string>(name: keyof CompareLook, all: readonly T[]): T => all.find((one) => one === remembered?.[name]) ?? all[0]!;
  return {
    column: text('column'),
    arrangement: oneOf('arrangement', arrangements),
    quantity: oneOf('quantity', quantities),
    against: text('against'),
    normalise: oneOf('normalise', normalisations),
    preparation: oneOf('preparation', preparations),
    binning: binnings.find((one) => one === remembered?.['binning']) ?? 1,
    isAligned: flag('isAligned', true),
    radius: number('radius', 150),
    hasReferences: flag('hasReferences', false),
    hasBand: flag('hasBand', true),
    hasCommonScale: flag('hasCommonScale', true),
    hasNotes: flag('hasNotes', true),
    offset: number('offset', 0.4),
    isTableOpen: flag('isTableOpen', false),
  };
}

/** What is taken off the spectra of a technique. */
export const preparationOf = (technique: string | undefined, { preparation }: Pick<CompareLook, 'preparation'>): CompareLook['preparation'] => (technique === 'raman' ? preparation : 'none');

/** What can be drawn of a technique: a voltage has no zero of its own, so that its ratio would mean nothing. */
export const quantitiesOf = (technique: string | undefined, { curve }: Pick<CyclingCompareLook, 'curve'>): readonly CompareLook['quantity'][] => (technique === 'electrochemistry' && curve === 'voltage' ? ['spectra', 'difference'] : quantities);

/** The look as far as it makes sense of a technique: half cycles are scaled by mass or charge alone. */
export function lookOn(technique: string | undefined, look: CompareLook, cycling: Pick<CyclingCompareLook, 'curve'>): CompareLook {
  if (technique !== 'electrochemistry') return look;
  return { ...look, normalise: 'none', hasReferences: false, quantity: quantitiesOf(technique, cycling).find((one) => one === look.quantity) ?? 'spectra' };
}

/** The displacement of a state, µm, that was entered for XRD patterns; positive below the axis of the goniometer. */
export const displacementKey = (stateId: string): string => `displacement.${stateId}`;

/** An end of the window that normalises a column, in units of its axis. */
export const windowKey = (columnId: string, end: 'from' | 'to'): string => `window.${end}.${columnId}`;

/** The window that was chosen for a column, or null. What was chosen before windows belonged to columns holds where nothing was chosen since. */
export function windowIn(remembered: Remembered, columnId: string): Range | null {
  const from = remembered?.[windowKey(columnId, 'from')] ?? remembered?.['windowFrom'];
  const to = remembered?.[windowKey(columnId, 'to')] ?? remembered?.['windowTo'];
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
}

/** The normalisation of a look. @param window the ends in any order; null for all that was measured */
export function normalisationOf({ normalise }: Pick<CompareLook, 'normalise'>, window: Range | null, measured: Range): Normalisation {
  const [a, b] = window ?? measured;
  return normalise === 'window' ? { kind: 'window', from: Math.min(a, b), to: Math.max(a, b) } : { kind: normalise };
}
