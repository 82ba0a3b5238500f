/**
 * The worked numbers of Tanibata et al. 2026, doi 10.1021/acsmaterialslett.6c00297, each recomputed from the inputs that
 * the paper states, beside what it prints; those that do not come out as well as those that do.
 * Titles and explanations: keys "cycling.paper.<id>.title" and "….note" of the dictionary.
 */
import { arrheniusConductivity } from './arrhenius';
import { boltzmannEv, faraday, gasConstant } from './constants';
import { capacityPerElectron } from './electron-capacity';
import { formulaAmounts, molarMass } from './formula';
import { cellsAtLeast, literatureCells } from './literature-table';
import { convertPotential, lithium, lithiumIndium } from './reference-electrode';
import { paperStack, stackEnergy } from './stack-energy';
import { celsius, conductivity, diskArea, electronicShare, geometricDensity, ionConcentration, nernstEinstein, relaxationFrequency, resistanceOf } from './transport';
import { measured } from './units';

export type PaperCheckId =
  | 'capacity'
  | 'lowerLimit'
  | 'upperLimit'
  | 'diffusion'
  | 'arrhenius'
  | 'ionicOverElectronic'
  | 'bulkCapacitance'
  | 'bulkPeak'
  | 'boundaryPeak'
  | 'pelletDensity'
  | 'cathodeEnergy'
  | 'stackMass'
  | 'stackEnergy'
  | 'highestEnergy'
  | 'bondStrength'
  | 'modelInText'
  | 'modelInMethods';

/** `plausible`: possible, but a curve that is not given would be needed to recompute it. */
export type Verdict = 'reproduced' | 'not-reproduced' | 'plausible' | 'contradicted';

interface Value {
  readonly symbol: string;
  readonly value: number;
  readonly unit: string;
}

export interface PaperCheck {
  readonly id: PaperCheckId;
  /** How the printed number is meant: a value to its last digit, a bound, an order of magnitude, or a whole number. */
  readonly relation: 'equals' | 'at-least' | 'at-most' | 'same-order' | 'whole-number' | 'within';
  readonly printed: number;
  readonly recomputed: number;
  readonly unit: string;
  readonly verdict: Verdict;
  readonly inputs: readonly Value[];
  /** What the inputs would have to be for the printed number to come out. */
  readonly reconciling: readonly Value[];
}

/** Half a unit of the last printed digit is what rounding explains. */
const equals = (printed: number, recomputed: number, halfUnit: number): Verdict => (Math.abs(printed - recomputed) <= halfUnit ? 'reproduced' : 'not-reproduced');
const holds = (isTrue: boolean): Verdict => (isTrue ? 'reproduced' : 'not-reproduced');
const of = (symbol: string, value: number, unit: string): Value => ({ symbol, value, unit });

const paperFormula = 'LiRuCl4';

/** All checks, in the order of the paper's argument. */
export function paperChecks(): PaperCheck[] {
  const mass = molarMass(paperFormula)!;
  const atoms = Object.values(formulaAmounts(paperFormula)!).reduce((sum, count) => sum + count, 0);
  const perElectron = capacityPerElectron(mass);
  const ionic = measured(2.5e-4, 'S/cm');
  const electronic = measured(4.0e-6, 'S/cm');
  const area = diskArea(measured(1.0, 'cm'));
  const thickness = measured(0.05, 'cm');
  const room = celsius(25);

  const density = 2.98;
  const concentration = ionConcentration(measured(density, 'g/cm³'), measured(mass, 'g/mol'), 1).concentration;
  const diffusion = nernstEinstein(ionic, room, concentration).value;
  const printedDiffusion = 4.8e-9;

  const prefactor = 2.3e5;
  const activation = 0.4;
  const fromArrhenius = arrheniusConductivity(prefactor, activation, room);
  const neededActivation = boltzmannEv * room.value * Math.log(prefactor / (ionic.value * room.value));

  const total = resistanceOf(ionic, thickness, area);
  const bulk = { resistance: measured(0.98 * total.value, 'ohm'), capacitance: measured(5.5e-11, 'F') };
  const boundary = { resistance: measured(0.02 * total.value, 'ohm'), capacitance: measured(1.6e-8, 'F') };
  const bulkHz = relaxationFrequency(bulk.resistance, bulk.capacitance);
  const boundaryHz = relaxationFrequency(boundary.resistance, boundary.capacitance);
  const highestHz = 1e6;

  const pelletMass = measured(70, 'mg');
  const pellet = geometricDensity(pelletMass, thickness, area).value;

  const composite = 472;
  const active = composite / 0.9;
  const meanVoltage = active / 150;
  const stack = stackEnergy(composite, paperStack);
  const highest = Math.max(...literatureCells.map((cell) => cell.whPerKgComposite));
  const orders = electronicShare(ionic, electronic).ordersOfMagnitude;
  const toMeasured = (volts: number) => convertPotential(volts, lithium, lithiumIndium);

  return [
    { id: 'capacity', relation: 'equals', printed: 107, recomputed: perElectron, unit: 'mAh/g', verdict: equals(107, perElectron, 0.5), inputs: [of('M', mass, 'g/mol'), of('n', 1, '')], reconciling: [] },
    { id: 'lowerLimit', relation: 'equals', printed: 2.0, recomputed: toMeasured(2.62), unit: 'V', verdict: equals(2.0, toMeasured(2.62), 0.005), inputs: [of('E(Li/Li⁺)', 2.62, 'V'), of('E(Li–In)', lithiumIndium.againstLithiumV, 'V')], reconciling: [] },
    { id: 'upperLimit', relation: 'equals', printed: 3.8, recomputed: toMeasured(4.42), unit: 'V', verdict: equals(3.8, toMeasured(4.42), 0.005), inputs: [of('E(Li/Li⁺)', 4.42, 'V'), of('E(Li–In)', lithiumIndium.againstLithiumV, 'V')], reconciling: [] },
    {
      id: 'diffusion', relation: 'equals', printed: printedDiffusion, recomputed: diffusion, unit: 'cm²/s', verdict: equals(printedDiffusion, diffusion, 0.05e-9),
      inputs: [of('σ', ionic.value, 'S/cm'), of('ρ', density, 'g/cm³'), of('M', mass, 'g/mol'), of('T', room.value, 'K')],
      reconciling: [of('ρ', (ionic.value * gasConstant * room.value * mass) / (faraday ** 2 * printedDiffusion), 'g/cm³')],
    },
    {
      id: 'arrhenius', relation: 'equals', printed: ionic.value, recomputed: fromArrhenius, unit: 'S/cm', verdict: equals(ionic.value, fromArrhenius, 0.05e-4),
      inputs: [of('A', prefactor, 'K S/cm'), of('Ea', activation, 'eV'), of('T', room.value, 'K')],
      reconciling: [of('Ea', neededActivation, 'eV'), of('A', (prefactor * ionic.value) / fromArrhenius, 'K S/cm')],
    },
    { id: 'ionicOverElectronic', relation: 'at-least', printed: 2, recomputed: orders, unit: '', verdict: holds(orders > 2), inputs: [of('σ', ionic.value, 'S/cm'), of('σₑ', electronic.value, 'S/cm')], reconciling: [of('σₑ', ionic.value / 100, 'S/cm')] },
    { id: 'bulkCapacitance', relation: 'same-order', printed: 1e-12, recomputed: bulk.capacitance.value, unit: 'F', verdict: holds(Math.abs(Math.log10(bulk.capacitance.value / 1e-12)) < 0.5), inputs: [of('C₁', bulk.capacitance.value, 'F')], reconciling: [] },
    { id: 'bulkPeak', relation: 'at-most', printed: highestHz, recomputed: bulkHz, unit: 'Hz', verdict: holds(bulkHz <= highestHz), inputs: [of('R₁', bulk.resistance.value, 'ohm'), of('C₁', bulk.capacitance.value, 'F')], reconciling: [] },
    { id: 'boundaryPeak', relation: 'at-most', printed: highestHz, recomputed: boundaryHz, unit: 'Hz', verdict: holds(boundaryHz <= highestHz), inputs: [of('R₂', boundary.resistance.value, 'ohm'), of('C₂', boundary.capacitance.value, 'F')], reconciling: [] },
    {
      id: 'pelletDensity', relation: 'equals', printed: density, recomputed: pellet, unit: 'g/cm³', verdict: equals(density, pellet, 0.005),
      inputs: [of('m', pelletMass.value, 'mg'), of('L', thickness.value, 'cm'), of('A', area.value, 'cm²')],
      reconciling: [of('L', (thickness.value * pellet) / density, 'cm'), of('σ', conductivity(total, measured((thickness.value * pellet) / density, 'cm'), area).value, 'S/cm')],
    },
    {
      id: 'cathodeEnergy', relation: 'within', printed: composite, recomputed: meanVoltage, unit: 'V', verdict: meanVoltage > 2.62 && meanVoltage < 4.42 ? 'plausible' : 'contradicted',
      inputs: [of('E', composite, 'Wh/kg'), of('w', 0.9, ''), of('Q', 150, 'mAh/g')], reconciling: [],
    },
    { id: 'stackMass', relation: 'equals', printed: 31.33, recomputed: stack.stackMgPerCm2, unit: 'mg/cm²', verdict: equals(31.33, stack.stackMgPerCm2, 0.0051), inputs: paperStack.map((layer) => of(layer.part, layer.mgPerCm2, 'mg/cm²')), reconciling: [] },
    { id: 'stackEnergy', relation: 'equals', printed: 226, recomputed: stack.whPerKg, unit: 'Wh/kg', verdict: equals(226, stack.whPerKg, 0.5), inputs: [of('E', composite, 'Wh/kg'), of('m', 15, 'mg/cm²'), of('Σm', stack.stackMgPerCm2, 'mg/cm²')], reconciling: [] },
    {
      id: 'highestEnergy', relation: 'at-least', printed: composite, recomputed: highest, unit: 'Wh/kg', verdict: cellsAtLeast(composite).length > 0 ? 'contradicted' : 'reproduced',
      inputs: cellsAtLeast(composite).map((cell) => of(`${cell.work} ${cell.year}`, cell.whPerKgComposite, 'Wh/kg')), reconciling: [],
    },
    { id: 'bondStrength', relation: 'equals', printed: 49, recomputed: 100 * (2.66 / 1.78 - 1), unit: '%', verdict: equals(49, 100 * (2.66 / 1.78 - 1), 0.5), inputs: [of('–ICOHP(Ru–Cl)', 2.66, 'eV'), of('–ICOHP(Fe–Cl)', 1.78, 'eV')], reconciling: [] },
    { id: 'modelInText', relation: 'whole-number', printed: 1008, recomputed: 1008 / atoms, unit: '', verdict: holds(Number.isInteger(1008 / atoms)), inputs: [of('N', 1008, '')], reconciling: [] },
    { id: 'modelInMethods', relation: 'whole-number', printed: 1159, recomputed: 1159 / atoms, unit: '', verdict: holds(Number.isInteger(1159 / atoms)), inputs: [of('N', 1159, '')], reconciling: [] },
  ];
}
