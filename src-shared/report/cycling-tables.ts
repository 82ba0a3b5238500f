/** The numbers of a cycling analysis as tables: one description serves the view, the report and the files. */
import type { ElectrodeMass } from '@shared/electrochemistry/electrode-mass';
import { relativeMassUncertainty } from '@shared/electrochemistry/electrode-mass';
import { cellsAtLeast, literatureCells } from '@shared/electrochemistry/literature-table';
import { rateCapability } from '@shared/electrochemistry/rate-capability';
import type { CyclingResult, StepResult } from '@shared/electrochemistry/result';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { chargeAgainstXps, type ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import { speaking } from '@shared/project/analyses/of-kind';
import type { ProjectDocument } from '@shared/project/document';
import type { Cell, Table } from './csv';
import { formatNumber, formatUncertainty, noValue } from './number-format';
import type { Texts } from './texts';

export interface NumberCell {
  /** As people read it, uncertainty included. */
  readonly text: string;
  /** What a file holds. */
  readonly value: Cell;
  /** Standard uncertainty, where there is one. */
  readonly sigma: number | null;
}

export interface NumberColumn {
  /** Quantity, unit and mass base. */
  readonly label: string;
  readonly isText: boolean;
}

export interface NumberTable {
  /** File name without ending. */
  readonly name: string;
  readonly columns: readonly NumberColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly NumberCell[] }[];
}

/** Result and settings that it belongs to. */
export interface ComputedCycling {
  readonly result: CyclingResult;
  readonly settings: CyclingSettings;
}

const none: NumberCell = { text: noValue, value: null, sigma: null };
const words = (text: string): NumberCell => ({ text, value: text, sigma: null });
const number = (value: number | null, decimals: number, signed = false): NumberCell => (value === null ? none : { text: formatNumber(value, { decimals, signed }), value, sigma: null });
/** An uncertainty of a fraction below this is not seen at three decimals. */
const leastShownUncertainty = 0.0005;
const uncertain = (value: number, sigma: number | null, decimals = 1, signed = false): NumberCell => ({ text: formatUncertainty(value, sigma, { decimals, signed }), value, sigma });
const text = (label: string): NumberColumn => ({ label, isText: true });
const figure = (label: string): NumberColumn => ({ label, isText: false });

/** Relative standard uncertainty that mass and current give to a capacity on a base. */
export function capacityRelativeUncertainty(mass: ElectrodeMass, settings: CyclingSettings, base: 'active' | 'composite'): number {
  return Math.hypot(relativeMassUncertainty(mass, base), settings.currentRelativeUncertainty);
}

/** Standard uncertainty of the shift between two electrodes, V; none when nothing was shifted. */
const shiftUncertainty = ({ measuredVersus, shownVersus }: CyclingSettings): number =>
  measuredVersus.name === shownVersus.name ? 0 : Math.hypot(measuredVersus.stdUncertaintyV, shownVersus.stdUncertaintyV);

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
  const energy = (value: number, relative: number, capacity: number): NumberCell => uncertain(Math.abs(value), Math.hypot(value * relative, capacity * shift), 0);
  const { versus } = result;
  return withoutEmptyColumns({
    name: 'cycling-steps',
    columns: [
      text(t('cycling.column.step')),
      figure(t('cycling.column.capacityActive')),
      figure(t('cycling.column.capacityComposite')),
      figure(t('cycling.column.endVoltage', { versus })),
      figure(t('cycling.column.meanVoltage', { versus })),
      figure(t('cycling.column.energyActive')),
      figure(t('cycling.column.energyComposite')),
      figure(t('cycling.column.duration')),
      figure(t('cycling.column.current')),
      figure(t('cycling.column.currentArea')),
      figure(t('cycling.column.currentMass')),
      figure(t('cycling.column.rows')),
    ],
    rows: result.steps.map((step) => ({
      id: String(step.index),
      cells: [
        words(stepName(result.steps, step.index, t)),
        uncertain(Math.abs(step.capacityActiveMAhG), Math.abs(step.capacityActiveMAhG) * active),
        uncertain(Math.abs(step.capacityCompositeMAhG), Math.abs(step.capacityCompositeMAhG) * composite),
        number(step.endVoltageV, 3),
        uncertain(step.meanVoltageV, shift === 0 ? null : shift, 3),
        energy(step.energyActiveWhKg, active, step.capacityActiveMAhG),
        energy(step.energyCompositeWhKg, composite, step.capacityCompositeMAhG),
        number((step.endTimeS - step.startTimeS) / 3600, 2),
        number(step.meanCurrentMA, 4),
        number(step.mAPerCm2, 4),
        number(step.mAPerGramActive, 2),
        number(step.rows[1] - step.rows[0] + 1, 0),
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
      text(t('cycling.column.cycle')),
      figure(t('cycling.column.chargeCapacity')),
      figure(t('cycling.column.dischargeCapacity')),
      figure(t('cycling.column.ratio')),
      text(t('cycling.column.ratioKind')),
      figure(t('cycling.column.energyEfficiency')),
      figure(t('cycling.column.hysteresis')),
    ],
    rows: result.cycles.map((cycle) => ({
      id: String(cycle.index),
      cells: [
        words(String(cycle.index + 1)),
        number(step(cycle.chargeStep) ? Math.abs(step(cycle.chargeStep)!.capacityActiveMAhG) : null, 1),
        number(step(cycle.dischargeStep) ? Math.abs(step(cycle.dischargeStep)!.capacityActiveMAhG) : null, 1),
        number(cycle.ratio === null ? null : 100 * cycle.ratio, 1),
        cycle.ratio === null ? none : words(t(`cycling.ratioKind.${cycle.ratioKind}`)),
        number(cycle.energyEfficiency === null ? null : 100 * cycle.energyEfficiency, 1),
        number(cycle.hysteresisV, 3),
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
  const ions = ['Ru2+', 'Ru3+', 'Ru4+'] as const;
  const root = (covariance: readonly (readonly number[])[] | null, i: number): number | null => (covariance ? Math.sqrt(Math.max(0, covariance[i]![i]!)) : null);
  return {
    name: 'cycling-states',
    columns: [
      text(t('cycling.column.state')),
      text(t('cycling.column.place')),
      figure(t('cycling.column.netCapacity')),
      figure(t('cycling.column.voltage', { versus: result.versus })),
      figure(t('cycling.column.electrons')),
      ...ions.map((ion) => figure(t('cycling.column.expected', { ion: ionNames[ion] }))),
      ...(hasXps ? ions.map((ion) => figure(t('cycling.column.seen', { ion: ionNames[ion] }))) : []),
      ...(hasXps ? (['chiSquare', 'pValue', 'reconcilingMass', 'reconcilingEfficiency'] as const).map((key) => figure(t(`cycling.column.${key}`))) : []),
    ],
    rows: rows.map(({ state, on, seen }) => ({
      id: state.id,
      cells: [
        words(state.label),
        words(on.afterStep < 0 ? t('cycling.place.before') : stepName(result.steps, on.afterStep, t)),
        uncertain(on.netCapacityMAhG, Math.abs(on.netCapacityMAhG) * relative, 1, true),
        number(on.voltageV, 3),
        uncertain(on.electronsPerRu.value, on.electronsPerRu.stdUncertainty, 3, true),
        ...ions.map((ion, i) => expectedFraction(on.fractions[ion], root(on.covariance, i))),
        ...(hasXps ? ions.map((ion, i) => (seen?.seen ? uncertain(seen.seen.fractions[ion], root(seen.seen.covariance, i), 3) : none)) : []),
        ...(hasXps ? agreementCells(seen) : []),
      ],
    })),
  };
}

/** Many standard uncertainties from Ru³⁺ the absent ion keeps a vanishing one (10⁻⁹⁸), whose digits say nothing: the fraction then reads 0.000. */
function expectedFraction(value: number, sigma: number | null): NumberCell {
  const isShown = sigma !== null && sigma >= leastShownUncertainty;
  return { ...uncertain(value, isShown ? sigma : null, 3), sigma };
}

function agreementCells(compared: ChargeAgainstXps | null): NumberCell[] {
  const found = compared?.agreement;
  if (!found) return [none, none, none, none];
  return [
    number(found.chiSquare, 2),
    { text: formatProbability(found.pValue), value: found.pValue, sigma: null },
    number(found.reconcilingMassMg, 2),
    number(found.reconcilingEfficiency === null ? null : 100 * found.reconcilingEfficiency, 0),
  ];
}

/** A probability: "0.37", and "< 0.001" where more would be pretended. */
export const formatProbability = (p: number): string => (p < 0.001 ? '< 0.001' : formatNumber(p, { decimals: p < 0.1 ? 3 : 2 }));

export const ionNames = { 'Ru2+': 'Ru²⁺', 'Ru3+': 'Ru³⁺', 'Ru4+': 'Ru⁴⁺' } as const;

/** Table of the rate capability: current and capacity of each discharge, and what it retains of the slowest. */
export function rateTable({ result }: ComputedCycling, t: Texts): NumberTable {
  return withoutEmptyColumns({
    name: 'cycling-rate',
    columns: [text(t('cycling.column.step')), figure(t('cycling.column.current')), figure(t('cycling.column.currentArea')), figure(t('cycling.column.currentMass')), figure(t('cycling.column.capacityActive')), figure(t('cycling.column.retention'))],
    rows: rateCapability(result.steps).map((point) => ({
      id: String(point.step),
      cells: [
        words(stepName(result.steps, point.step, t)),
        number(point.currentMA, 4),
        number(point.mAPerCm2, 4),
        number(point.mAPerGramActive, 2),
        number(point.capacityMAhG, 1),
        number(100 * point.retention, 1),
      ],
    })),
  });
}

/** The discharge that delivers most. */
export interface BestDischarge {
  readonly index: number;
  /** Delivered, and so positive. */
  readonly capacityActiveMAhG: number;
  readonly energyActiveWhKg: number;
  readonly energyCompositeWhKg: number;
}

/** The discharge with most energy per composite; null without a discharge. */
export function bestDischarge({ steps }: CyclingResult): BestDischarge | null {
  return steps
    .filter(({ direction }) => direction === 'discharge')
    .map(({ index, capacityActiveMAhG, energyActiveWhKg, energyCompositeWhKg }) => ({
      index,
      capacityActiveMAhG: Math.abs(capacityActiveMAhG),
      energyActiveWhKg: Math.abs(energyActiveWhKg),
      energyCompositeWhKg: Math.abs(energyCompositeWhKg),
    }))
    .reduce<BestDischarge | null>((best, step) => (best === null || step.energyCompositeWhKg > best.energyCompositeWhKg ? step : best), null);
}

/** Table 1 of the paper with this cell in its place by energy. `id` "this" marks the cell of the project. */
export function literatureTable(computed: ComputedCycling | null, thisLabel: string, t: Texts): NumberTable {
  const best = computed && bestDischarge(computed.result);
  const share = computed?.settings.mass?.activeShare ?? null;
  const above = cellsAtLeast(literatureCells.find(({ work }) => work === 'this work')!.whPerKgComposite);
  const printed = literatureCells.map((cell) => ({
    id: String(cell.id),
    composite: cell.whPerKgComposite,
    cells: [
      words(cell.work === 'this work' ? t('cycling.literature.paper') : cell.work),
      number(cell.year, 0),
      words(cell.activeMaterial),
      number(cell.whPerKgComposite, 0),
      number(cell.whPerKgActive, 0),
      number(cell.weightPercent.active, 0),
      words([cell.sharesDoNotAddUp ? t('cycling.literature.shares') : '', above.includes(cell) ? t('cycling.literature.above') : ''].filter((flag) => flag !== '').join('; ')),
      words(cell.solidElectrolyte),
    ],
  }));
  const own = best && {
    id: 'this',
    composite: best.energyCompositeWhKg,
    cells: [
      words(thisLabel), none, words(computed.settings.formula), number(best.energyCompositeWhKg, 0), number(best.energyActiveWhKg, 0),
      number(share === null ? null : 100 * share, 0), words(t('cycling.literature.own')), words(noValue),
    ],
  };
  const rows = [...printed, ...(own ? [own] : [])].sort((a, b) => b.composite - a.composite);
  return {
    name: 'cycling-literature',
    columns: [
      text(t('cycling.column.work')), figure(t('cycling.column.year')), text(t('cycling.column.activeMaterial')), figure(t('cycling.column.energyComposite')),
      figure(t('cycling.column.energyActive')), figure(t('cycling.column.activePercent')), text(t('cycling.column.remarks')), text(t('cycling.column.electrolyte')),
    ],
    rows,
  };
}

/** Without the columns that no row has anything in. */
function withoutEmptyColumns({ name, columns, rows }: NumberTable): NumberTable {
  const isUsed = columns.map((_, at) => rows.some(({ cells }) => cells[at]!.value !== null));
  return { name, columns: columns.filter((_, at) => isUsed[at]), rows: rows.map(({ id, cells }) => ({ id, cells: cells.filter((_, at) => isUsed[at]) })) };
}

/** A table in full precision, each uncertainty in a column of its own. */
export function tableOfNumbers({ name, columns, rows }: NumberTable): Table {
  const hasSigma = columns.map((_, at) => rows.some(({ cells }) => cells[at]!.sigma !== null));
  return {
    name,
    columns: columns.flatMap(({ label }, at) => (hasSigma[at] ? [label, `${label} 1σ`] : [label])),
    rows: rows.map(({ cells }) => cells.flatMap((cell, at) => (hasSigma[at] ? [cell.value, cell.sigma] : [cell.value]))),
  };
}

/** The CSV tables of the last computed cycling analysis of a document; none without one. */
export function cyclingTables(document: ProjectDocument, t: Texts): Table[] {
  const computed = speaking(document.analyses, 'cycling');
  if (!computed) return [];
  const compared = chargeAgainstXps(document)?.states ?? [];
  return [stepsTable(computed, t), cyclesTable(computed, t), statesTable(document, computed, compared, t), rateTable(computed, t)].map(tableOfNumbers);
}
