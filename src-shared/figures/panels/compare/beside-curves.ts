/** States and curves of a second project among those of the first: their ids never meet, and their names say where they come from. Pure. */
import type { State } from '@shared/project/document';
import type { KeyNumber } from '@shared/report/key-numbers';
import type { CompareSource } from './compare-curves';

const prefix = 'beside:';

/** Whether an id is one of the second project. */
export const isBeside = (id: string): boolean => id.startsWith(prefix);

/** The id under which something of the second project stands beside the first. */
export const besideId = (id: string): string => `${prefix}${id}`;

/** @param name of the second project, which stands behind the label of each state: where there is little room the state is what is read */
export function besideStates(states: readonly State[], name: string): State[] {
  return states.map((state) => ({ ...state, id: besideId(state.id), label: `${state.label} · ${name}`, shortLabel: `${state.shortLabel} · ${name}` }));
}

/** Starting materials stay those of the first project. */
export function besideSources(sources: readonly CompareSource[]): CompareSource[] {
  return sources.flatMap((source) =>
    source.stateId === null ? [] : [{ ...source, id: besideId(source.id), stateId: besideId(source.stateId), measurementId: besideId(source.measurementId) }],
  );
}

/** @param from where the numbers come from, said in front of the analysis that gave them */
export function besideNumbers(numbers: readonly KeyNumber[], from: string): KeyNumber[] {
  return numbers.map((number) => ({ ...number, stateId: besideId(number.stateId), source: `${from}: ${number.source}` }));
}
