import type { Analysis, XpsAnalysis } from '@shared/project/document';
import type { Quantity, XpsResult } from '@shared/xps/result';
import { systematicPart } from '@shared/xps/variants/systematic-part';

/**
 * When two computations of the same analysis agree: within this share of the standard uncertainty, or within this share of the
 * value. Another processor rounds differently in the last digits, and an iteration stops where steps stop to matter.
 */
export const agreement = { ofUncertainty: 0.01, relative: 1e-6 } as const;

export interface Difference {
  /** What differs, e.g. "charge1 Ru4+". */
  readonly name: string;
  /** A number, or a verdict in its word; null where one of the two has none. */
  readonly stored: Known['value'] | null;
  readonly recomputed: Known['value'] | null;
}

export interface Comparison {
  /** How many numbers were compared. */
  readonly compared: number;
  readonly different: readonly Difference[];
}

/**
 * Compares two computations of an analysis: every number that a reader takes from it (shares, ratios, shifts, lines, limits, fit quality,
 * parameters, and the uncertainties of all) and every verdict.
 */
export function compareResults(stored: Analysis, recomputed: Analysis): Comparison {
  const [was, is] = [valuesOf(stored), valuesOf(recomputed)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const different = names.flatMap((name): Difference[] => {
    const [a, b] = [was.get(name), is.get(name)];
    return a && b && agree(a, b) ? [] : [{ name, stored: a?.value ?? null, recomputed: b?.value ?? null }];
  });
  return { compared: names.length, different };
}

interface Known {
  readonly value: number | string;
  readonly sigma: number | null;
}

function agree(a: Known, b: Known): boolean {
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return a.value === b.value;
  const slack = Math.max(agreement.relative * Math.max(Math.abs(a.value), Math.abs(b.value)), agreement.ofUncertainty * (a.sigma ?? 0));
  return Math.abs(a.value - b.value) <= slack;
}

function valuesOf(analysis: Analysis): Map<string, Known> {
  if (analysis.result === null) return new Map();
  if (analysis.kind === 'xps-series') return new Map([...numbersOf(analysis.result), ...numbersOfVariants(analysis)]);
  const values = new Map<string, Known>();
  collect(analysis.result, '', null, values);
  return values;
}

/** Every leaf of a result under its path; a `value` beside a `stdUncertainty` is held to that. */
function collect(node: unknown, path: string, sigma: number | null, into: Map<string, Known>): void {
  if (typeof node === 'number' || typeof node === 'string') into.set(path, { value: node, sigma });
  if (typeof node === 'boolean') into.set(path, { value: node ? 'yes' : 'no', sigma: null });
  if (node === null || typeof node !== 'object') return;
  const own = 'stdUncertainty' in node && typeof node.stdUncertainty === 'number' ? node.stdUncertainty : null;
  // Entries of a list are named where they have a name, so that one more does not make all that follow different.
  for (const [key, child] of Object.entries(node)) {
    const name = Array.isArray(node) && isNamed(child) ? child.name : key;
    collect(child, path === '' ? name : `${path} ${name}`, own, into);
  }
}

const isNamed = (node: unknown): node is { name: string } => typeof node === 'object' && node !== null && 'name' in node && typeof node.name === 'string';

function numbersOf(result: XpsResult): Map<string, Known> {
  const numbers = new Map<string, Known>();
  const put = (name: string, quantity: Quantity | null) => {
    if (quantity === null) return;
    numbers.set(name, { value: quantity.value, sigma: quantity.stdUncertainty });
    // An uncertainty is itself known to about a hundredth of itself.
    if (quantity.stdUncertainty !== null) numbers.set(`u(${name})`, { value: quantity.stdUncertainty, sigma: quantity.stdUncertainty });
  };
  for (const state of result.states) {
    const id = state.stateId;
    for (const [species, share] of Object.entries(state.fractions ?? {})) put(`${id} ${species}`, share);
    put(`${id} mean Ru`, state.meanOxidationState);
    put(`${id} charge shift`, state.chargeShift);
    put(`${id} Cl/Ru`, state.clToRu);
    put(`${id} Ru−Cl`, state.ruMinusCl);
    for (const { region, lines, reducedChiSquare } of state.regions) {
      numbers.set(`${id} ${region} χ²`, { value: reducedChiSquare, sigma: null });
      for (const line of lines) {
        put(`${id} ${line.name} position`, line.position);
        put(`${id} ${line.name} FWHM`, line.fwhm);
        put(`${id} ${line.name} area`, line.area);
      }
    }
  }
  for (const { name, value, stderr } of result.parameters) put(name, { value, stdUncertainty: stderr, interval: null });
  return numbers;
}

/** The systematic part as model variants give it; a variant's own numbers are only the way to it. */
function numbersOfVariants({ result, variants }: XpsAnalysis): Map<string, Known> {
  const spreads = result && variants ? systematicPart(result, variants.variants) : [];
  return new Map(
    spreads.flatMap(({ stateId, numbers }) =>
      // A spread is known about as well as the steps at which fits stop: to a hundredth of itself.
      Object.entries(numbers).map(([name, { systematic }]): [string, Known] => [`${stateId} ${name} systematic`, { value: systematic, sigma: systematic }]),
    ),
  );
}
