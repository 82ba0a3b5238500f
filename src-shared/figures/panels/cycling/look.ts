import type { MassBase } from '@shared/electrochemistry/electrode-mass';
import type { ProjectDocument } from '@shared/project/document';
import type { CurveAxis } from './curve-plot';

export const tabs = ['curve', 'differential', 'rate', 'literature', 'transport', 'paper'] as const;
export type Tab = (typeof tabs)[number];
export const results = ['steps', 'cycles', 'states'] as const;
export type ResultKind = (typeof results)[number];
export const axes: readonly CurveAxis[] = ['net', 'electrons', 'step', 'time'];

export interface CyclingLook {
  readonly tab: Tab;
  readonly axis: CurveAxis;
  readonly base: MassBase;
  readonly results: ResultKind;
  readonly hasNotes: boolean;
}

const one = <T extends string>(value: unknown, of: readonly T[]): T => of.find((entry) => entry === value) ?? of[0]!;

/** How the view was looked at last, as the document remembers it. */
export function rememberedLook(kept: ProjectDocument['view'][string] | undefined): CyclingLook {
  return { tab: one(kept?.['tab'], tabs), axis: one(kept?.['axis'], axes), base: one(kept?.['base'], ['active', 'composite']), results: one(kept?.['results'], results), hasNotes: kept?.['hasNotes'] !== false };
}
