import { expect, test } from 'vitest';
import { dividedCurrentUnit } from './current-density';

test.each([
  ['Current density (mA/cm²)', 'mA/cm²'],
  ['Current density [mA/cm^2]', 'mA/cm²'],
  ['j/mA cm-2', 'mA/cm²'],
  ['J (mA·cm⁻²)', 'mA/cm²'],
  ['i / uA/cm2', 'µA/cm²'],
  ['j (A/m2)', 'A/m²'],
  ['Specific current (mA/g)', 'mA/g'],
  ['I (A g⁻¹)', 'A/g'],
  ['I/A kg^-1', 'A/kg'],
  ['Current (mA)', null],
  ['I/mA', null],
  ['Capacity (mAh/g)', null],
  ['Specific capacity/mA h g-1', null],
  ['Potential vs Ag', null],
  ['Voltage A', null],
  ['H (A/m)', null],
])('%s: %s', (name, unit) => expect(dividedCurrentUnit(name)).toBe(unit));
