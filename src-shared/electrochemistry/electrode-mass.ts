/** The mass a number is divided by is part of the number: active material or the whole composite, never left open. */
import * as v from 'valibot';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

export const MassBaseSchema = v.picklist(['active', 'composite']);
export type MassBase = v.InferOutput<typeof MassBaseSchema>;

/** One weighed mass and the share of active material; the other mass follows. */
export const ElectrodeMassSchema = v.object({
  /** Which mass was weighed. */
  base: MassBaseSchema,
  valueMg: positive,
  /** Standard uncertainty of the weighing, mg. */
  stdUncertaintyMg: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Share of active material in the composite by weight, 0 … 1. */
  activeShare: v.pipe(positive, v.maxValue(1)),
  /** Relative standard uncertainty of that share. */
  activeShareRelativeUncertainty: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Where the mass comes from, e.g. "manifest", "file header", "user". */
  source: v.string(),
});
export type ElectrodeMass = v.InferOutput<typeof ElectrodeMassSchema>;

/** The mass on the asked base, mg. */
export function massOn(mass: ElectrodeMass, base: MassBase): number {
  if (mass.base === base) return mass.valueMg;
  return base === 'active' ? mass.valueMg * mass.activeShare : mass.valueMg / mass.activeShare;
}

/** Relative standard uncertainty of the mass on the asked base. */
export function relativeMassUncertainty(mass: ElectrodeMass, base: MassBase): number {
  const weighing = mass.stdUncertaintyMg / mass.valueMg;
  return mass.base === base ? weighing : Math.hypot(weighing, mass.activeShareRelativeUncertainty);
}

/** Charge per mass, mAh/g. */
export function specificCapacity(chargeMAh: number, mass: ElectrodeMass, base: MassBase): number {
  return (1000 * chargeMAh) / massOn(mass, base);
}

/** Energy per mass; mWh/g is the same number as Wh/kg. */
export function specificEnergy(energyMWh: number, mass: ElectrodeMass, base: MassBase): number {
  return (1000 * energyMWh) / massOn(mass, base);
}
