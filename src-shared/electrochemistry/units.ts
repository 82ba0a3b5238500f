/**
 * Numbers that carry their unit in the type: a resistance cannot be passed where a length is asked for.
 * Uncertainties are standard uncertainties (1σ); `null` where nobody stated one.
 */

export type Unit =
  | 'ohm'
  | 'cm'
  | 'cm²'
  | 'S/cm'
  | 'K'
  | 'eV'
  | 'g/cm³'
  | 'g/mol'
  | 'mol/cm³'
  | 'cm²/s'
  | 's'
  | 'F'
  | 'A'
  | 'V'
  | 'mg'
  | 'mg/cm²'
  | 'mAh'
  | 'mWh'
  | 'mAh/g'
  | 'Wh/kg';

export interface Measured<U extends Unit> {
  readonly value: number;
  readonly stdUncertainty: number | null;
  readonly unit: U;
}

/** @throws RangeError unless the value is finite and the uncertainty, if any, is not negative */
export function measured<U extends Unit>(value: number, unit: U, stdUncertainty: number | null = null): Measured<U> {
  if (!Number.isFinite(value)) throw new RangeError(`a quantity in ${unit} must be a finite number; got ${value}`);
  if (stdUncertainty !== null && !(stdUncertainty >= 0)) throw new RangeError(`an uncertainty in ${unit} must not be negative; got ${stdUncertainty}`);
  return { value, stdUncertainty, unit };
}

/**
 * constant × product of powers, with the uncertainties of independent factors in quadrature. Factors without a stated
 * uncertainty add none; when no factor has one, the result has none.
 */
export function powerProduct<U extends Unit>(constant: number, unit: U, factors: readonly (readonly [Measured<Unit>, number])[]): Measured<U> {
  let value = constant;
  let squared = 0;
  let isStated = false;
  for (const [factor, power] of factors) {
    if (!(factor.value > 0)) throw new RangeError(`a factor in ${factor.unit} must be positive; got ${factor.value}`);
    value *= factor.value ** power;
    if (factor.stdUncertainty === null) continue;
    isStated = true;
    squared += ((power * factor.stdUncertainty) / factor.value) ** 2;
  }
  return measured(value, unit, isStated ? Math.abs(value) * Math.sqrt(squared) : null);
}
