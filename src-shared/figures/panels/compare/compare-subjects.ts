/** What compared curves are of: states of the project, or half cycles. */
import type { HalfCycle, HalfCycleChoice } from '@shared/electrochemistry/half-cycle-choice';
import type { ComparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import type { State } from '@shared/project/document';
import { stepName } from '@shared/report/cycling-tables';
import type { Texts } from '@shared/report/texts';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { risingColor } from '../../stack/heat';
import { cycleId, halfCycleId } from './compare-cycling';

/** A state, or what stands in its place. */
export interface CompareSubject extends State {
  /** Of half cycles alone. */
  readonly halfCycle?: {
    /** Charge 1, discharge 2, …; '' where the label says it. */
    readonly name: string;
    readonly direction: HalfCycle['direction'];
    /** The state that it leads to, whose colour it has; null: it has one by its place among all cycles. */
    readonly stateId: string | null;
    /** That place, 0 … 1. */
    readonly share: number;
  };
}

/** Half cycles as subjects, called by the state that they lead to or else by direction and number. */
export function halfCycleSubjects(all: readonly HalfCycle[], states: readonly State[], t: Texts): CompareSubject[] {
  const steps = all.map(({ step, direction }) => ({ index: step, direction }));
  const last = Math.max(1, all.at(-1)?.cycle ?? 0);
  return all.map(({ step, direction, cycle, stateId }): CompareSubject => {
    const state = states.find(({ id }) => id === stateId);
    const name = stepName(steps, step, t);
    const isSaid = state?.label.toLowerCase() === name.toLowerCase();
    return {
      id: halfCycleId(step),
      label: state?.label ?? name,
      shortLabel: state?.shortLabel ?? name,
      palette: state?.palette ?? 0,
      halfCycle: { name: state && !isSaid ? name : '', direction, stateId: state?.id ?? null, share: cycle / last },
    };
  });
}

/** The cycles that half cycles can be compared with. */
export const cycleSubjects = (all: readonly HalfCycle[], t: Texts): State[] =>
  [...new Set(all.map(({ cycle }) => cycle))].map((cycle) => {
    const label = t('compare.cycling.cycle', { number: cycle + 1 });
    return { id: cycleId(cycle), label, shortLabel: label, palette: 0 };
  });

/** Whether a half cycle is drawn: it was chosen, and where states choose, so was its state. */
export function shownHalfCycles({ all, chosen }: Pick<ComparedHalfCycles, 'all' | 'chosen'>, cycles: HalfCycleChoice['cycles'], isStateVisible: (stateId: string) => boolean): (id: string) => boolean {
  const shown = new Set(all.filter(({ step, stateId }) => chosen.includes(step) && (cycles !== 'states' || (stateId !== null && isStateVisible(stateId)))).map(({ step }) => halfCycleId(step)));
  return (id) => shown.has(id);
}

/** Colour, symbol and dash of a subject in one theme. */
export function subjectLook({ halfCycle, ...state }: CompareSubject, theme: PlotTheme): ReturnType<typeof stateLookIn> {
  if (!halfCycle) return stateLookIn(state, theme);
  if (halfCycle.stateId !== null) return stateLookIn({ ...state, id: halfCycle.stateId }, theme);
  return { color: risingColor(halfCycle.share, theme), shape: halfCycle.direction === 'charge' ? 'up' : 'down', hollow: false, dash: [] };
}
