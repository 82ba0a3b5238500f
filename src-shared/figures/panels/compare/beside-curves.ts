/** States and curves of a second project among those of the first: their ids never meet, and their names say where they come from. Pure. */
import type { State } from '@shared/project/document';
import type { KeyNumber } from '@shared/report/key-numbers';
import type { CompareSource } from './compare-curves';
import type { CompareSubject } from './compare-subjects';

const prefix = 'beside:';

/** Whether an id is one of the second project. */
export const isBeside = (id: string): boolean => id.startsWith(prefix);

/** The id under which something of the second project stands beside the first. */
export const besideId = (id: string): string => `${prefix}${id}`;

/** The id that something of the second project has there; any other as it is. */
export const withoutBeside = (id: string): string => (isBeside(id) ? id.slice(prefix.length) : id);

/** @param name of the second project, which stands behind the label of each state: where there is little room the state is what is read */
export function besideStates<S extends State>(states: readonly S[], name: string): S[] {
  return states.map((state) => ({ ...state, id: besideId(state.id), label: `${state.label} · ${name}`, shortLabel: `${state.shortLabel} · ${name}` }));
}

/** Half cycles of the second project; they have the colours of its states. */
export const besideSubjects = (subjects: readonly CompareSubject[], name: string): CompareSubject[] =>
  besideStates(subjects, name).map((subject) => (subject.halfCycle ? { ...subject, halfCycle: { ...subject.halfCycle, stateId: subject.halfCycle.stateId && besideId(subject.halfCycle.stateId) } } : subject));

/** Starting materials stay those of the first project. */
export function besideSources(sources: readonly CompareSource[]): CompareSource[] {
  return sources.flatMap((source) =>
    source.stateId === null ? [] : [{ ...source, id: besideId(source.id), stateId: besideId(source.stateId), measurementId: besideId(source.measurementId), ...(source.halfCycle && { halfCycle: { ...source.halfCycle, cycle: besideId(source.halfCycle.cycle) } }) }],
  );
}

/** @param from where the numbers come from, said in front of the analysis that gave them */
export function besideNumbers(numbers: readonly KeyNumber[], from: string): KeyNumber[] {
  return numbers.map((number) => ({ ...number, stateId: besideId(number.stateId), source: `${from}: ${number.source}` }));
}
