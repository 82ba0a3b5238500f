/** Transport numbers from resistances and geometry. Units are checked by type; independent uncertainties add in quadrature. */
import { avogadro, faraday, gasConstant, vacuumPermittivity } from './constants';
import { measured, powerProduct, type Measured } from './units';

/** Area of a disk from its diameter. */
export function diskArea(diameter: Measured<'cm'>): Measured<'cm²'> {
  return powerProduct(Math.PI / 4, 'cm²', [[diameter, 2]]);
}

/** Conductivity σ = L/(R A) of a pellet between flat electrodes. */
export function conductivity(resistance: Measured<'ohm'>, thickness: Measured<'cm'>, area: Measured<'cm²'>): Measured<'S/cm'> {
  return powerProduct(1, 'S/cm', [
    [thickness, 1],
    [resistance, -1],
    [area, -1],
  ]);
}

/** Resistance that a conductivity means for a geometry. */
export function resistanceOf(sigma: Measured<'S/cm'>, thickness: Measured<'cm'>, area: Measured<'cm²'>): Measured<'ohm'> {
  return powerProduct(1, 'ohm', [
    [thickness, 1],
    [sigma, -1],
    [area, -1],
  ]);
}

/** Electronic conductivity from the steady current of a DC polarisation: σ = i L/(V A). */
export function electronicConductivity(current: Measured<'A'>, voltage: Measured<'V'>, thickness: Measured<'cm'>, area: Measured<'cm²'>): Measured<'S/cm'> {
  return powerProduct(1, 'S/cm', [
    [current, 1],
    [thickness, 1],
    [voltage, -1],
    [area, -1],
  ]);
}

/** Geometric density m/(A L), to be held against the density of the material. */
export function geometricDensity(mass: Measured<'mg'>, thickness: Measured<'cm'>, area: Measured<'cm²'>): Measured<'g/cm³'> {
  return powerProduct(1e-3, 'g/cm³', [
    [mass, 1],
    [thickness, -1],
    [area, -1],
  ]);
}

/** Where the concentration of mobile ions comes from, and what it is. */
export interface IonConcentration {
  readonly concentration: Measured<'mol/cm³'>;
  /** Number density, 1/cm³. */
  readonly perCm3: number;
}

/** Concentration of mobile ions from density, molar mass and ions per formula unit. */
export function ionConcentration(density: Measured<'g/cm³'>, molarMass: Measured<'g/mol'>, ionsPerFormula: number): IonConcentration {
  const concentration = powerProduct(ionsPerFormula, 'mol/cm³', [
    [density, 1],
    [molarMass, -1],
  ]);
  return { concentration, perCm3: concentration.value * avogadro };
}

/**
 * Conductivity diffusion coefficient D = σ R T/(z² F² c), Nernst–Einstein with Haven ratio and thermodynamic factor 1.
 * It is not the chemical diffusion coefficient that titration methods give.
 */
export function nernstEinstein(sigma: Measured<'S/cm'>, temperature: Measured<'K'>, concentration: Measured<'mol/cm³'>, chargeNumber = 1): Measured<'cm²/s'> {
  return powerProduct(gasConstant / (chargeNumber * faraday) ** 2, 'cm²/s', [
    [sigma, 1],
    [temperature, 1],
    [concentration, -1],
  ]);
}

/** Capacitance of a relaxation, C = τ/R. */
export function capacitance(timeConstant: Measured<'s'>, resistance: Measured<'ohm'>): Measured<'F'> {
  return powerProduct(1, 'F', [
    [timeConstant, 1],
    [resistance, -1],
  ]);
}

/** Frequency of a relaxation's maximum, 1/(2π R C), Hz: outside the measured window it is an extrapolation. */
export function relaxationFrequency(resistance: Measured<'ohm'>, c: Measured<'F'>): number {
  return 1 / (2 * Math.PI * resistance.value * c.value);
}

/** Relative permittivity that a capacitance means for a geometry, ε_r = C L/(ε₀ A). */
export function relativePermittivity(c: Measured<'F'>, thickness: Measured<'cm'>, area: Measured<'cm²'>): number {
  return (c.value * thickness.value) / (vacuumPermittivity * area.value);
}

/** Share of the current that electrons carry, and orders of magnitude between both conductivities. */
export function electronicShare(ionic: Measured<'S/cm'>, electronic: Measured<'S/cm'>): { readonly transferenceNumber: number; readonly ordersOfMagnitude: number } {
  return {
    transferenceNumber: electronic.value / (ionic.value + electronic.value),
    ordersOfMagnitude: Math.log10(ionic.value / electronic.value),
  };
}

/** A temperature in °C as one in K, taken as exact. */
export const celsius = (degrees: number): Measured<'K'> => measured(degrees + 273.15, 'K');
