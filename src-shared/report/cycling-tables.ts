/** The numbers of a cycling analysis as tables: one description serves the view, the report and the files. */
import type { ElectrodeMass } from '@shared/electrochemistry/electrode-mass';
import { relativeMassUncertainty } from '@shared/electrochemistry/electrode-mass';
import { rateCapability } from '@shared/electrochemistry/rate-capability';
import type { CyclingResult, StepResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { chargeAgainstXps, type ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import { speaking } from '@shared/project/analyses/of-kind';
import type { ProjectDocument } from '@shared/project/document';
import type { Table } from './csv';
import { ions, leastShownUncertainty } from './fraction-texts';
import { formatNumber, noValue } from './number-format';
import { emptyCell, figureColumn, numberCell, tableOfNumbers, textColumn, uncertainCell, withoutEmptyColumns, wordCell, type NumberCell, type NumberTable } from './number-table';
import type { Texts } from './texts';

/** Result and settings that it belongs to. */
export interface ComputedCycling {
  readonly result: CyclingResult;
  readonly settings: CyclingSettings;
}

/** Relative standard uncertainty that mass and current give to a capacity on a base. */
export function capacityRelativeUncertainty(mass: ElectrodeMass, settings: CyclingSettings, base: 'active' | 'composite'): number {
  return Math.hypot(relativeMassUncertainty(mass, base), settings.currentRelativeUncertainty);
}

/** Standard uncertainty of the shift between two electrodes, V; none when nothing was shifted. */
const shiftUncertainty = ({ measuredVersus, shownVersus }: CyclingSettings): number =>
  measuredVersus.name === shownVersus.name ? 0 : Math.hypot(measuredVersus.stdUncertaintyV, shownVersus.stdUncertaintyV);

/** Standard uncertainty of an energy, Wh/kg: that of mass and current, and of the shift between two electrodes for all of the capacity on the same base (mAh/g). */
export function energyUncertainty(energyWhKg: number, capacityMAhG: number, base: 'active' | 'composite', settings: CyclingSettings): number {
  const relative = settings.mass ? capacityRelativeUncertainty(settings.mass, settings, base) : 0;
  return Math.hypot(energyWhKg * relative, capacityMAhG * shiftUncertainty(settings));
}

/** Name of a step: its direction and which one of its kind it is. */
export function stepName(steps: readonly Pick<StepResult, 'index' | 'direction'>[], index: number, t: Texts): string {
  const step = steps.find((one) => one.index === index);
  if (!step) return noValue;
  const count = steps.filter(({ direction, index: other }) => direction === step.direction && other <= index).length;
  return t(`cycling.step.${step.direction}`, { number: count });
}

/** Table of steps: charge passed and capacities with their uncertainty, in the units that its heads name. */
export function stepsTable({ result, settings }: ComputedCycling, t: Texts): NumberTable {
  const mass = settings.mass;
  const active = mass ? capacityRelativeUncertainty(mass, settings, 'active') : 0;
  const composite = mass ? capacityRelativeUncertainty(mass, settings, 'composite') : 0;
  const shift = shiftUncertainty(settings);
  const energy = (value: number, capacity: number, base: 'active' | 'composite'): NumberCell => uncertainCell(Math.abs(value), energyUncertainty(value, capacity, base, settings), 0);
  const { versus } = result;
  return withoutEmptyColumns({
    name: 'cycling-steps',
    columns: [
      textColumn(t('cycling.column.step')),
      figureColumn(t('cycling.column.capacityActive')),
      figureColumn(t('cycling.column.capacityComposite')),
      figureColumn(t('cycling.column.endVoltage', { versus })),
      figureColumn(t('cycling.column.meanVoltage', { versus })),
      figureColumn(t('cycling.column.energyActive')),
      figureColumn(t('cycling.column.energyComposite')),
      figureColumn(t('cycling.column.duration')),
      figureColumn(t('cycling.column.current')),
      figureColumn(t('cycling.column.currentArea')),
      figureColumn(t('cycling.column.currentMass')),
      figureColumn(t('cycling.column.rows')),
    ],
    rows: result.steps.map((step) => ({
      id: String(step.index),
      cells: [
        wordCell(stepName(result.steps, step.index, t)),
        uncertainCell(Math.abs(step.capacityActiveMAhG), Math.abs(step.capacityActiveMAhG) * active),
        uncertainCell(Math.abs(step.capacityCompositeMAhG), Math.abs(step.capacityCompositeMAhG) * composite),
        numberCell(step.endVoltageV, 3),
        uncertainCell(step.meanVoltageV, shift === 0 ? null : shift, 3),
        energy(step.energyActiveWhKg, step.capacityActiveMAhG, 'active'),
        energy(step.energyCompositeWhKg, step.capacityCompositeMAhG, 'composite'),
        numberCell((step.endTimeS - step.startTimeS) / 3600, 2),
        numberCell(step.meanCurrentMA, 4),
        numberCell(step.mAPerCm2, 4),
        numberCell(step.mAPerGramActive, 2),
        numberCell(step.rows[1] - step.rows[0] + 1, 0),
      ],
    })),
  });
}

/** Table of cycles: capacities of charge and discharge, and their ratio. */
export function cyclesTable({ result }: ComputedCycling, t: Texts): NumberTable {
  const step = (index: number | null): StepResult | undefined => result.steps.find((one) => one.index === index);
  return {
    name: 'cycling-cycles',
    columns: [
      textColumn(t('cycling.column.cycle')),
      figureColumn(t('cycling.column.chargeCapacity')),
      figureColumn(t('cycling.column.dischargeCapacity')),
      figureColumn(t('cycling.column.ratio')),
      textColumn(t('cycling.column.ratioKind')),
      figureColumn(t('cycling.column.energyEfficiency', { versus: result.versus })),
      figureColumn(t('cycling.column.hysteresis')),
    ],
    rows: result.cycles.map((cycle) => ({
      id: String(cycle.index),
      cells: [
        wordCell(String(cycle.index + 1)),
        numberCell(step(cycle.chargeStep) ? Math.abs(step(cycle.chargeStep)!.capacityActiveMAhG) : null, 1),
        numberCell(step(cycle.dischargeStep) ? Math.abs(step(cycle.dischargeStep)!.capacityActiveMAhG) : null, 1),
        numberCell(cycle.ratio === null ? null : 100 * cycle.ratio, 1),
        cycle.ratio === null ? emptyCell : wordCell(t(`cycling.ratioKind.${cycle.ratioKind}`)),
        numberCell(cycle.energyEfficiency === null ? null : 100 * cycle.energyEfficiency, 1),
        numberCell(cycle.hysteresisV, 3),
      ],
    })),
  };
}

/** The states on the curve with what the charge lets expect and, where XPS was computed, what it sees and whether both agree. */
export function statesTable(document: ProjectDocument, { result, settings }: ComputedCycling, compared: readonly ChargeAgainstXps[], t: Texts): NumberTable {
  const rows = document.states.flatMap((state) => {
    const on = result.states.find(({ stateId }) => stateId === state.id);
    return on ? [{ state, on, seen: compared.find(({ stateId }) => stateId === state.id) ?? null }] : [];
  });
  const hasXps = rows.some(({ seen }) => seen?.seen);
  const relative = settings.mass ? capacityRelativeUncertainty(settings.mass, settings, 'active') : 0;
  const root = (covariance: readonly (readonly number[])[] | null, i: number): number | null => (covariance ? Math.sqrt(Math.max(0, covariance[i]![i]!)) : null);
  return {
    name: 'cycling-states',
    columns: [
      textColumn(t('cycling.column.state')),
      textColumn(t('cycling.column.place')),
      figureColumn(t('cycling.column.netCapacity')),
      figureColumn(t('cycling.column.voltage', { versus: result.versus })),
      figureColumn(t('cycling.column.electrons')),
      ...ions.map((ion) => figureColumn(t('cycling.column.expected', { ion: ionNames[ion] }))),
      ...(hasXps ? ions.map((ion) => figureColumn(t('cycling.column.seen', { ion: ionNames[ion] }))) : []),
      ...(hasXps ? (['chiSquare', 'pValue', 'reconcilingMass', 'reconcilingEfficiency'] as const).map((key) => figureColumn(t(`cycling.column.${key}`))) : []),
    ],
    rows: rows.map(({ state, on, seen }) => ({
      id: state.id,
      cells: [
        wordCell(state.label),
        wordCell(on.own ? t('cycling.place.own', { curve: on.own.name }) : on.afterStep < 0 ? t('cycling.place.before') : stepName(result.steps, on.afterStep, t)),
        uncertainCell(on.netCapacityMAhG, Math.abs(on.netCapacityMAhG) * relative, 1, true),
        numberCell(on.voltageV, 3),
        uncertainCell(on.electronsPerRu.value, on.electronsPerRu.stdUncertainty, 3, true),
        ...ions.map((ion, i) => expectedFraction(on.fractions[ion], root(on.covariance, i))),
        ...(hasXps ? ions.map((ion, i) => (seen?.seen ? uncertainCell(seen.seen.fractions[ion], root(seen.seen.covariance, i), 3) : emptyCell)) : []),
        ...(hasXps ? agreementCells(seen) : []),
      ],
    })),
  };
}

/** Some standard uncertainties from Ru³⁺ the absent ion keeps a vanishing one, whose digits say nothing: the fraction then reads 0.000. */
function expectedFraction(value: number, sigma: number | null): NumberCell {
  const isShown = sigma !== null && sigma >= leastShownUncertainty;
  return { ...uncertainCell(value, isShown ? sigma : null, 3), sigma };
}

function agreementCells(compared: ChargeAgainstXps | null): NumberCell[] {
  const found = compared?.agreement;
  if (!found) return [emptyCell, emptyCell, emptyCell, emptyCell];
  return [
    numberCell(found.chiSquare, 2),
    { text: formatProbability(found.pValue), value: found.pValue, sigma: null },
    numberCell(found.reconcilingMassMg, 2),
    numberCell(found.reconcilingEfficiency === null ? null : 100 * found.reconcilingEfficiency, 0),
  ];
}

/** A probability: "0.37", and "< 0.001" where more would be pretended. */
export const formatProbability = (p: number): string => (p < 0.001 ? '< 0.001' : formatNumber(p, { decimals: p < 0.1 ? 3 : 2 }));

export const ionNames = { 'Ru2+': 'Ru²⁺', 'Ru3+': 'Ru³⁺', 'Ru4+': 'Ru⁴⁺' } as const;

/** Table of the rate capability: current and capacity of each discharge, and what it retains of the slowest. */
export function rateTable({ result }: ComputedCycling, t: Texts): NumberTable {
  return withoutEmptyColumns({
    name: 'cycling-rate',
    columns: [textColumn(t('cycling.column.step')), figureColumn(t('cycling.column.current')), figureColumn(t('cycling.column.currentArea')), figureColumn(t('cycling.column.currentMass')), figureColumn(t('cycling.column.capacityActive')), figureColumn(t('cycling.column.retention'))],
    rows: rateCapability(result.steps).map((point) => ({
      id: String(point.step),
      cells: [
        wordCell(stepName(result.steps, point.step, t)),
        numberCell(point.currentMA, 4),
        numberCell(point.mAPerCm2, 4),
        numberCell(point.mAPerGramActive, 2),
        numberCell(point.capacityMAhG, 1),
        numberCell(100 * point.retention, 1),
      ],
    })),
  });
}

/** The CSV tables of the cycling analysis that speaks for a document; none without one. */
export function cyclingTables(document: ProjectDocument, t: Texts): Table[] {
  const computed = speaking(document.analyses, 'cycling');
  if (!computed) return [];
  const compared = chargeAgainstXps(document)?.states ?? [];
  return [stepsTable(computed, t), cyclesTable(computed, t), statesTable(document, computed, compared, t), rateTable(computed, t)].map(tableOfNumbers);
}
