import type { Edit, EditPatch } from '@shared/project/edit';

/** One place that a step changed. */
export interface StepChange {
  /** Keys from the top of the document down. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

const mostShown = 40;
const longestValue = 160;

/** What a step changed, as far as a person reads it; long values are cut, many places counted. */
export function changesOf({ patches, inverse }: Pick<Edit, 'patches' | 'inverse'>): { readonly shown: readonly StepChange[]; readonly more: number } {
  const before = new Map(inverse.map((patch) => [placeOf(patch), valueOf(patch)]));
  const changes = patches.map((patch): StepChange => ({ place: placeOf(patch), before: before.get(placeOf(patch)) ?? '', after: valueOf(patch) }));
  return { shown: changes.slice(0, mostShown), more: Math.max(0, changes.length - mostShown) };
}

function placeOf({ path }: EditPatch): string {
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : step)).join(' › ');
}

function valueOf(patch: EditPatch): string {
  if (patch.op === 'remove') return '';
  const text = typeof patch.value === 'string' ? patch.value : JSON.stringify(patch.value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
