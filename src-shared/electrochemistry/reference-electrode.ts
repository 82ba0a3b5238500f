/** Potentials and what they are measured against. The measured number is kept; the shifted one says that it is shifted. */
import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());

export const ReferenceElectrodeSchema = v.object({
  /** As shown on an axis, e.g. "Li–In". */
  name: v.string(),
  /** Potential of this electrode against Li/Li⁺, V. */
  againstLithiumV: finite,
  stdUncertaintyV: v.pipe(finite, v.minValue(0)),
  source: v.string(),
});
export type ReferenceElectrode = v.InferOutput<typeof ReferenceElectrodeSchema>;

export const lithium: ReferenceElectrode = { name: 'Li/Li⁺', againstLithiumV: 0, stdUncertaintyV: 0, source: 'definition' };

/** In the two-phase region In + InLi only: outside of it the potential is not constant. */
export const lithiumIndium: ReferenceElectrode = {
  name: 'Li–In',
  againstLithiumV: 0.62,
  stdUncertaintyV: 0.01,
  source: 'Santhosha et al. 2019, Batteries & Supercaps 2, 524, doi 10.1002/batt.201800149',
};

/** The same potential against another electrode, V. */
export function convertPotential(volts: number, from: ReferenceElectrode, to: ReferenceElectrode): number {
  return volts + from.againstLithiumV - to.againstLithiumV;
}
