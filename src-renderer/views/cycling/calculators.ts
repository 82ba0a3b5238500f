/** The transport calculators as data: which quantities go in, and what comes out. Units are checked by the types of the science. */
import { superscriptDigits } from '@shared/i18n/small-digits';
import { arrheniusFit, type ArrheniusFit, type ArrheniusPoint } from '@shared/electrochemistry/arrhenius';
import { capacitance, celsius, conductivity, diskArea, electronicConductivity, geometricDensity, ionConcentration, nernstEinstein, relaxationFrequency } from '@shared/electrochemistry/transport';
import { measured, type Measured, type Unit } from '@shared/electrochemistry/units';
import type { MessageKey } from '@shared/i18n/translate';
import { formatUncertainty } from '@shared/report/number-format';

export interface CalculatorInput {
  readonly id: string;
  readonly labelKey: MessageKey;
  /** As people enter it. */
  readonly unit: string;
  /** What the paper states, as an example to begin with. */
  readonly value: number;
  readonly uncertainty: number | null;
}

export interface Entered {
  readonly value: number;
  readonly uncertainty: number | null;
}

interface CalculatorOutput {
  readonly labelKey: MessageKey;
  readonly text: string;
}

export interface Calculator {
  readonly id: string;
  readonly titleKey: MessageKey;
  readonly noteKey: MessageKey | null;
  readonly inputs: readonly CalculatorInput[];
  readonly compute: (entered: Readonly<Record<string, Entered>>) => readonly CalculatorOutput[];
}

const input = (id: string, labelKey: MessageKey, unit: string, value: number): CalculatorInput => ({ id, labelKey, unit, value, uncertainty: null });

/** An entered number in the unit that the formulas use. */
const quantity = <U extends Unit>({ value, uncertainty }: Entered, unit: U, factor = 1): Measured<U> => measured(value * factor, unit, uncertainty === null ? null : uncertainty * factor);
const kelvin = ({ value, uncertainty }: Entered): Measured<'K'> => ({ ...celsius(value), stdUncertainty: uncertainty });

/** "2.50(8) × 10⁻⁴ S/cm": powers of ten apart from the digits that the uncertainty belongs to. */
export function scientific(value: number, sigma: number | null, unit: string): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const small = power >= -2 && power < 5;
  const scale = small ? 1 : 10 ** power;
  const digits = formatUncertainty(value / scale, sigma === null ? null : sigma / scale, { decimals: small ? Math.max(0, 3 - power) : 3 });
  return `${digits}${small ? '' : ` × 10${superscriptDigits(String(power))}`}${unit === '' ? '' : ` ${unit}`}`;
}

const shown = (labelKey: MessageKey, { value, stdUncertainty, unit }: Measured<Unit>): CalculatorOutput => ({ labelKey, text: scientific(value, stdUncertainty, unit) });

export const calculators: readonly Calculator[] = [
  {
    id: 'conductivity',
    titleKey: 'cycling.transport.conductivity',
    noteKey: null,
    inputs: [
      input('resistance', 'cycling.transport.resistance', 'Ω', 254.6),
      input('thickness', 'cycling.transport.thickness', 'mm', 0.5),
      input('diameter', 'cycling.transport.diameter', 'mm', 10),
      input('mass', 'cycling.transport.pelletMass', 'mg', 70),
    ],
    compute: ({ resistance, thickness, diameter, mass }) => {
      const length = quantity(thickness!, 'cm', 0.1);
      const area = diskArea(quantity(diameter!, 'cm', 0.1));
      return [
        shown('cycling.transport.ionic', conductivity(quantity(resistance!, 'ohm'), length, area)),
        shown('cycling.transport.geometricDensity', geometricDensity(quantity(mass!, 'mg'), length, area)),
      ];
    },
  },
  {
    id: 'electronic',
    titleKey: 'cycling.transport.electronic',
    noteKey: null,
    inputs: [
      input('current', 'cycling.transport.current', 'µA', 0.314),
      input('voltage', 'cycling.transport.voltage', 'mV', 5),
      input('thickness', 'cycling.transport.thickness', 'mm', 0.5),
      input('diameter', 'cycling.transport.diameter', 'mm', 10),
    ],
    compute: ({ current, voltage, thickness, diameter }) => [
      shown('cycling.transport.electronic', electronicConductivity(quantity(current!, 'A', 1e-6), quantity(voltage!, 'V', 1e-3), quantity(thickness!, 'cm', 0.1), diskArea(quantity(diameter!, 'cm', 0.1)))),
    ],
  },
  {
    id: 'diffusion',
    titleKey: 'cycling.transport.diffusion',
    noteKey: 'cycling.transport.diffusionNote',
    inputs: [
      input('sigma', 'cycling.transport.ionic', 'S/cm', 2.5e-4),
      input('temperature', 'cycling.transport.temperature', '°C', 25),
      input('density', 'cycling.transport.density', 'g/cm³', 2.98),
      input('molarMass', 'cycling.transport.molarMass', 'g/mol', 249.81),
      input('ions', 'cycling.transport.ions', '', 1),
    ],
    compute: ({ sigma, temperature, density, molarMass, ions }) => {
      const { concentration, perCm3 } = ionConcentration(quantity(density!, 'g/cm³'), quantity(molarMass!, 'g/mol'), ions!.value);
      return [
        shown('cycling.transport.diffusivity', nernstEinstein(quantity(sigma!, 'S/cm'), kelvin(temperature!), concentration)),
        shown('cycling.transport.concentration', concentration),
        { labelKey: 'cycling.transport.numberDensity', text: scientific(perCm3, null, 'cm⁻³') },
      ];
    },
  },
  {
    id: 'relaxation',
    titleKey: 'cycling.transport.relaxation',
    noteKey: 'cycling.transport.relaxationNote',
    inputs: [input('tau', 'cycling.transport.timeConstant', 's', 1.37e-8), input('resistance', 'cycling.transport.resistance', 'Ω', 249.6)],
    compute: ({ tau, resistance }) => {
      const found = capacitance(quantity(tau!, 's'), quantity(resistance!, 'ohm'));
      return [shown('cycling.transport.capacitance', found), { labelKey: 'cycling.transport.frequency', text: scientific(relaxationFrequency(quantity(resistance!, 'ohm'), found), null, 'Hz') }];
    },
  },
];

export type ReadPoints = { readonly ok: true; readonly points: readonly ArrheniusPoint[] } | { readonly ok: false; readonly line: number; readonly text: string };

/** Reads "25 2.5e-4 1e-5" per line: °C, S/cm and, if there is one, its uncertainty. Blank lines do not count; a decimal comma is understood. */
export function readArrhenius(text: string): ReadPoints {
  const points: ArrheniusPoint[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const numbers = line.trim().split(/[\s;]+/).map((word) => Number(word.replace(',', '.')));
    const [degrees, sigma, spread = null] = numbers;
    const isRead = numbers.length >= 2 && numbers.length <= 3 && numbers.every((number) => Number.isFinite(number)) && degrees! > -273.15 && sigma! > 0 && (spread === null || spread >= 0);
    if (!isRead) return { ok: false, line: at + 1, text: line };
    points.push({ temperature: celsius(degrees!), conductivity: measured(sigma!, 'S/cm', spread) });
  }
  return { ok: true, points };
}

/** The fit, or null with fewer than two temperatures. */
export function fitArrhenius(points: readonly ArrheniusPoint[]): ArrheniusFit | null {
  return new Set(points.map(({ temperature }) => temperature.value)).size < 2 ? null : arrheniusFit(points);
}
