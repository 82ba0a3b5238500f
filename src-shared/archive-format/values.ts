/** Results as the named values that electronic notebooks import with a Dataset. */
import type { StateResults } from '@shared/report/results';

/** One number or word of a result. */
export interface NamedValue {
  /** Path in results.json with dots: "xps.fractions.Ru4+". */
  readonly property: string;
  readonly value: string | number;
  /** "" where it has none. */
  readonly unit: string;
  readonly stdUncertainty: number | null;
}

/** What would swamp a notebook: single lines, warnings, correlations. They are in results.json. */
const leftOut = new Set(['components', 'warnings', 'fractionCovariance', 'peaks', 'id']);
const units: readonly (readonly [ending: string, unit: string])[] = [
  ['_eV', 'eV'],
  ['_deg', '°'],
  ['_countsDeg', 'counts °'],
  ['_cpsEV', 'counts eV/s'],
];

/** The values of one state. */
export function valuesOfState(state: StateResults): NamedValue[] {
  return collect(state, '');
}

function collect(node: unknown, property: string): NamedValue[] {
  if (typeof node === 'number' || typeof node === 'string') return [{ property, value: node, unit: unitOf(property), stdUncertainty: null }];
  if (typeof node === 'boolean') return [{ property, value: String(node), unit: '', stdUncertainty: null }];
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  if ('value' in node && typeof node.value === 'number' && 'stdUncertainty' in node) {
    return [{ property, value: node.value, unit: unitOf(property), stdUncertainty: typeof node.stdUncertainty === 'number' ? node.stdUncertainty : null }];
  }
  return Object.entries(node).flatMap(([key, child]) => (leftOut.has(key) ? [] : collect(child, property === '' ? key : `${property}.${key}`)));
}

function unitOf(property: string): string {
  return units.find(([ending]) => property.endsWith(ending))?.[1] ?? '';
}
