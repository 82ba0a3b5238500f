/** Energy density of a whole stack: cathode composite, separator, anode and both current collectors; no casing. */

export interface StackLayer {
  readonly name: string;
  readonly mgPerCm2: number;
  readonly isCathode: boolean;
}

/** Cell design of the paper's Table S5: 15 mg/cm² of composite, separator, lithium, copper, aluminium. */
export const paperStack: readonly StackLayer[] = [
  { name: 'cathode composite', mgPerCm2: 15.0, isCathode: true },
  { name: 'separator', mgPerCm2: 3.6, isCathode: false },
  { name: 'lithium', mgPerCm2: 1.07, isCathode: false },
  { name: 'copper', mgPerCm2: 8.96, isCathode: false },
  { name: 'aluminium', mgPerCm2: 2.7, isCathode: false },
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
    if (!(layer.mgPerCm2 >= 0)) throw new RangeError(`the mass of ${layer.name} must not be negative; got ${layer.mgPerCm2} mg/cm²`);
    total += layer.mgPerCm2;
    if (layer.isCathode) cathode += layer.mgPerCm2;
  }
  if (!(cathode > 0)) throw new RangeError(`a stack needs a cathode; got ${cathode} mg/cm² of it`);
  return { stackMgPerCm2: total, whPerKg: (cathodeWhPerKg * cathode) / total, loadingElasticity: 1 - cathode / total };
}
