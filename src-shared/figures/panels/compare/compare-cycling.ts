/** Half cycles as sources of Compare: which quantity lies along them, per which mass, and what is known of both scales. */
import { electronCapacity } from '@shared/electrochemistry/analyse-cycling';
import type { ComparedHalfCycles, HalfCycleCurve } from '@shared/electrochemistry/half-cycle-curves';
import type { HalfCycle } from '@shared/electrochemistry/half-cycle-choice';
import { wholeBins } from '@shared/electrochemistry/differential-capacity';
import { massOn, relativeMassUncertainty } from '@shared/electrochemistry/electrode-mass';
import { convertPotential, type ReferenceElectrode } from '@shared/electrochemistry/reference-electrode';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { SampledCurve } from '@shared/spectrum/comparison/sampled-curve';
import type { CompareSource, ScaleDoubt } from './compare-curves';
import type { CyclingCompareLook } from './cycling-compare-look';

/** What the charges of a curve are divided by: what was asked for as far as it is known, else nothing. */
export type ChargeUnit = 'active' | 'composite' | 'ru' | 'capacity' | 'mAh';

/** The axes of compared half cycles. */
export interface CyclingAxes extends Pick<CyclingCompareLook, 'curve' | 'origin'> {
  readonly per: ChargeUnit;
  /** What voltages are shown against. */
  readonly versus: ReferenceElectrode;
}

export const halfCycleId = (step: number): string => `step:${step}`;
/** @param cycle index from 0 */
export const cycleId = (cycle: number): string => `cycle:${cycle + 1}`;
/** The index of a cycle by its id; null for anything else. */
export const cycleOfId = (id: string): number | null => (/^cycle:\d+$/.test(id) ? Number(id.slice('cycle:'.length)) - 1 : null);

/** Index of the cycle that others are set against; null where none is, or one of another project. */
export const againstIn = ({ quantity }: { readonly quantity: string }, { against }: Pick<CyclingCompareLook, 'against'>): number | null => (quantity === 'spectra' ? null : against === '' ? 0 : cycleOfId(against));

/** The unit that the charges of a curve can have. Per mass or per Ru wants a mass, and per Ru a formula. */
export function chargeUnit(settings: CyclingSettings, per: CyclingCompareLook['per']): ChargeUnit {
  if (per === 'capacity') return per;
  return settings.mass === null || (per === 'ru' && electronCapacity(settings) === null) ? 'mAh' : per;
}

/** Axes of a curve as it is looked at. */
export const cyclingAxes = (settings: CyclingSettings, { curve, origin, per }: CyclingCompareLook): CyclingAxes => ({
  curve,
  per: chargeUnit(settings, per),
  // The share of the own charge begins with the half cycle.
  origin: per === 'capacity' || curve === 'differential' ? 'step' : origin,
  versus: settings.shownVersus,
});

interface SourcesInput {
  readonly halfCycles: ComparedHalfCycles;
  readonly settings: CyclingSettings;
  readonly measurementId: string;
  /** Those that are drawn: of the first project, where there are two. */
  readonly axes: CyclingAxes;
  /** A ratio has no sign; else discharges lie below, as the field draws dQ/dV. */
  readonly isUnsigned: boolean;
  /** What tells this cell from another one. */
  readonly cell: string;
}

/** The chosen half cycles of a curve, and those they are set against. */
export function cyclingSources({ halfCycles: { all, curves }, settings, measurementId, axes, isUnsigned, cell }: SourcesInput): CompareSource[] {
  // Every cell has passed mAh, whatever else is known of it.
  const hasUnit = axes.per === 'mAh' || axes.per === chargeUnit(settings, axes.per);
  const shiftV = convertPotential(0, settings.measuredVersus, axes.versus);
  return curves.map((curve): CompareSource => {
    const half = all.find(({ step }) => step === curve.step)!;
    const scale: HalfCycleScale = { perMAh: hasUnit ? unitsPerMAh(settings, axes.per, half) : 1, shiftV, sign: half.direction === 'discharge' && !isUnsigned ? -1 : 1 };
    const made = axes.curve === 'voltage' ? voltageCurve(curve, half, axes, scale) : differentialCurve(curve, scale);
    return {
      id: halfCycleId(curve.step),
      stateId: halfCycleId(curve.step),
      measurementId,
      measured: made.measured,
      shift: null,
      obstacle: hasUnit ? null : 'no-mass',
      halfCycle: { cycle: cycleId(half.cycle), direction: half.direction, hours: made.timeS.map((time) => time / 3600), x: made.x },
      doubt: doubtOf(settings, axes, cell),
    };
  });
}

function unitsPerMAh(settings: CyclingSettings, per: ChargeUnit, { chargeMAh }: HalfCycle): number {
  switch (per) {
    case 'mAh':
      return 1;
    case 'capacity':
      return 1 / Math.abs(chargeMAh);
    case 'ru':
      return 1000 / massOn(settings.mass!, 'active') / electronCapacity(settings)!.value;
    case 'active':
    case 'composite':
      return 1000 / massOn(settings.mass!, per);
  }
}

interface HalfCycleScale {
  readonly perMAh: number;
  readonly shiftV: number;
  /** Of dQ/dV. */
  readonly sign: 1 | -1;
}

interface MadeCurve {
  readonly measured: SampledCurve;
  /** Of every row. */
  readonly timeS: Float64Array;
  readonly x: Float64Array;
}

/** Voltage against charge. Counted from assembly a discharge runs back, and is turned so that the axis rises. */
function voltageCurve({ chargeMAh, voltageV, timeS, netBeforeMAh }: HalfCycleCurve, { direction }: HalfCycle, { origin }: CyclingAxes, { perMAh, shiftV }: HalfCycleScale): MadeCurve {
  const way = direction === 'charge' || origin === 'step' ? 1 : -1;
  const before = origin === 'step' ? 0 : netBeforeMAh;
  const x = chargeMAh.map((charge) => (before + way * charge) * perMAh);
  const y = voltageV.map((voltage) => voltage + shiftV);
  return { measured: { x: way > 0 ? x : x.slice().reverse(), y: way > 0 ? y : y.reverse(), variance: null }, timeS, x };
}

function differentialCurve({ voltageV, timeS, differential }: HalfCycleCurve, { perMAh, shiftV, sign }: HalfCycleScale): MadeCurve {
  const bins = wholeBins(differential);
  return { measured: { x: bins.voltageV.map((voltage) => voltage + shiftV), y: bins.mAhPerV.map((value) => sign * value * perMAh), variance: null }, timeS, x: voltageV.map((voltage) => voltage + shiftV) };
}

/** What mass, current and electrode leave uncertain of a cell: the same for all of its half cycles, so that it shows against another cell alone. */
function doubtOf(settings: CyclingSettings, { curve, per }: CyclingAxes, cell: string): ScaleDoubt {
  const { mass, measuredVersus, currentRelativeUncertainty } = settings;
  const ofMass = mass === null || per === 'mAh' ? 0 : relativeMassUncertainty(mass, per === 'composite' ? 'composite' : 'active');
  const ofCharge = per === 'capacity' ? 0 : Math.hypot(ofMass, currentRelativeUncertainty);
  return { cell, electrode: measuredVersus.name, ofCharge, ofVoltageV: measuredVersus.stdUncertaintyV, isChargeAlongX: curve === 'voltage' };
}
