/** Energy density of a whole stack: cathode composite, separator, anode and both current collectors; no casing. */
import * as v from 'valibot';

/** Part of a stack, and the key of its name in the dictionary ("cycling.stack.<part>"). */
export const stackParts = ['cathode', 'separator', 'anode', 'copper', 'aluminium', 'other'] as const;

export const StackLayerSchema = v.object({
  part: v.picklist(stackParts),
  /** Mass per area of electrode. */
  mgPerCm2: v.pipe(v.number(), v.finite(), v.minValue(0)),
});
export type StackLayer = v.InferOutput<typeof StackLayerSchema>;

/** Cell design of the paper's Table S5: 15 mg/cm² of composite, separator, lithium, copper, aluminium. */
export const paperStack: readonly StackLayer[] = [
  { part: 'cathode', mgPerCm2: 15.0 },
  { part: 'separator', mgPerCm2: 3.6 },
  { part: 'anode', mgPerCm2: 1.07 },
  { part: 'copper', mgPerCm2: 8.96 },
  { part: 'aluminium', mgPerCm2: 2.7 },
];

export interface StackEnergy {
  readonly stackMgPerCm2: number;
  readonly whPerKg: number;
  /** Relative gain of the stack's energy density per relative gain of cathode loading. */
  readonly loadingElasticity: number;
}

/**
 * @param cathodeWhPerKg energy per mass of cathode composite
 * @throws RangeError for a mass that is not positive or without a cathode
 */
export function stackEnergy(cathodeWhPerKg: number, layers: readonly StackLayer[]): StackEnergy {
  let cathode = 0;
  let total = 0;
  for (const layer of layers) {
    if (!(layer.mgPerCm2 >= 0)) throw new RangeError(`the mass of the ${layer.part} must not be negative; got ${layer.mgPerCm2} mg/cm²`);
    total += layer.mgPerCm2;
    if (layer.part === 'cathode') cathode += layer.mgPerCm2;
  }
  if (!(cathode > 0)) throw new RangeError(`a stack needs a cathode; got ${cathode} mg/cm² of it`);
  return { stackMgPerCm2: total, whPerKg: (cathodeWhPerKg * cathode) / total, loadingElasticity: 1 - cathode / total };
}
