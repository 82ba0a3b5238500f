import type { Curve } from '@shared/spectrum/spectrum';

const perUnit: Readonly<Record<string, number>> = { g: 1000, mg: 1, µg: 0.001, μg: 0.001, ug: 0.001 };
/** What EC-Lab writes where nobody entered a mass, mg, and less. */
const placeholderMg = 0.001;

/** Mass of active material that the header of a cycler's file states, mg; null without one, and for the placeholder of a mass that nobody entered. */
export function fileMassMg({ metadata }: Curve): number | null {
  const text = Object.entries(metadata).find(([name]) => /mass of active material/i.test(name))?.[1] ?? '';
  const [, number, unit] = /^\s*([\d.,]+)\s*(g|mg|[µμu]g)\b/.exec(text) ?? [];
  const mass = Number(number?.replace(',', '.')) * (perUnit[unit ?? ''] ?? Number.NaN);
  return mass > placeholderMg ? mass : null;
}
